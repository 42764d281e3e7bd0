"""The references in a part of an Excel file, checked as it streams by."""

from collections.abc import Callable
from typing import TypeAlias

from ingest.workbooks.area import Area, column_number
from ingest.xml_check import named

_Act: TypeAlias = Callable[[list[str]], None]
_LONGEST = len("XFD1048576")


class ExcelPart:
    """Watches the elements of one part: where cells stand, said or counted, and the areas it names.

    Sheets have millions of cells: their elements are looked up by name once, their area is checked by rows.
    """

    def __init__(self, area: Area) -> None:
        self._area = area
        self._acts: dict[str, _Act | None] = {}
        self._by_name = {"sheetData": self._open, "dimension": self._named, "mergeCell": self._named}
        self._row = self._column = self._width = self._cells = 0
        self._label = "0"

    def start(self, tag: str, attributes: list[str]) -> None:
        """Takes in an element."""
        try:
            act = self._acts[tag]
        except KeyError:
            act = self._acts[tag] = self._by_name.get(tag.rpartition(":")[2])
        if act is not None:
            act(attributes)

    def close(self) -> None:
        """Takes in the cells of the row that the last element belongs to."""
        if self._cells:
            self._area.use(self._row, self._width, self._cells)
        self._column = self._width = self._cells = 0

    def _open(self, _attributes: list[str]) -> None:
        """Only within a sheet are elements named c and row cells and rows."""
        self._acts.clear()
        self._by_name |= {"row": self._begin, "c": self._cell}
        self._row = 0

    def _begin(self, attributes: list[str]) -> None:
        self.close()
        self._row, _ = self._area.place("A" + (_reference(attributes) or str(self._row + 1)))
        self._label = str(self._row)

    def _cell(self, attributes: list[str]) -> None:
        reference = _reference(attributes)
        letters = reference.removesuffix(self._label)
        if letters.isalpha() and len(letters) < len(reference) <= _LONGEST:
            self._column = column_number(letters)
        elif reference:
            row, self._column = self._area.place(reference)
            self._area.use(row, self._column)
        else:
            self._column += 1
        self._cells += 1
        self._width = max(self._width, self._column)

    def _named(self, attributes: list[str]) -> None:
        for corner in filter(None, named(attributes).get("ref", "").split(":")):
            self._area.place(corner)


def _reference(attributes: list[str]) -> str:
    """The attribute `r`, which most writers put first."""
    if attributes and attributes[0] == "r":
        return attributes[1]
    return named(attributes).get("r", "")
