"""Repeated rows and columns in an OpenDocument sheet, counted as it streams by."""

from collections.abc import Mapping

from ingest.workbooks.area import MOST_COLUMNS, MOST_ROWS, Area
from ingest.xml_check import named

_CELLS = ("table-cell", "covered-table-cell")


class OdsContent:
    """Watches the elements of one part: what a repeated cell or row comes to.

    Empty cells and rows count only where something follows them: writers fill each sheet to its end.
    """

    def __init__(self, area: Area) -> None:
        self._area = area
        self._row = self._repeat = self._column = self._filled = 0

    def start(self, tag: str, attributes: list[str]) -> None:
        """Takes in an element."""
        local = tag.rpartition(":")[2]
        if local in _CELLS:
            self._cell(named(attributes))
        elif local == "table-row":
            self._begin(named(attributes))
        elif local == "table":
            self.close()
            self._row = 0
        elif local == "p":
            self._filled = self._column

    def close(self) -> None:
        """Takes in the row that the last element belongs to."""
        self._row += self._repeat
        if self._filled:
            self._area.use(self._row, self._filled, self._repeat * self._filled)
        self._repeat = self._filled = 0

    def _begin(self, attributes: Mapping[str, str]) -> None:
        self.close()
        self._repeat = self._times(attributes, "number-rows-repeated", MOST_ROWS)
        self._column = 0

    def _cell(self, attributes: Mapping[str, str]) -> None:
        self._column += self._times(attributes, "number-columns-repeated", MOST_COLUMNS)
        if "value-type" in attributes:
            self._filled = self._column

    def _times(self, attributes: Mapping[str, str], name: str, most: int) -> int:
        text = attributes.get(name, "1")
        if not (text.isdecimal() and len(text) < len(str(most)) + 1 and int(text) <= most):
            raise self._area.outside(f"{name}={text}")
        return int(text)
