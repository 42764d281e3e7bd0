"""Rows that name their own columns, written to a table in pieces that fit in memory."""

from collections.abc import Mapping

from ingest.limits import LOG_LIMITS, LogLimits
from ingest.text_table import TextTable, rows_table
from model.errors import SopError
from model.text import Text

_WIDE = Text(
    id="{name}: memuat lebih dari {limit} kolom. Ekspor kolom log saja, lalu ulangi.",
    en="{name}: holds more than {limit} columns. Export the log's columns alone and try again.",
)
_MOST_ROWS, _MOST_LETTERS = 50_000, 20_000_000


class RowBuffer:
    """Collects the rows of the file `name` for `table`."""

    def __init__(self, table: TextTable, name: str, limits: LogLimits = LOG_LIMITS) -> None:
        self._table = table
        self._name = name
        self._limit = limits.columns
        self._headings: dict[str, None] = {}
        self._rows: list[Mapping[str, str | None]] = []
        self._letters = 0

    def add(self, row: Mapping[str, str | None]) -> None:
        """Takes in a row: its cells by their headings."""
        self._headings.update(dict.fromkeys(row))
        if len(self._headings) > self._limit:
            raise SopError(_WIDE, name=self._name, limit=self._limit)
        self._rows.append(row)
        self._letters += sum(len(cell) for cell in row.values() if cell)
        if len(self._rows) == _MOST_ROWS or self._letters > _MOST_LETTERS:
            self.flush()

    def flush(self) -> None:
        """Writes the rows taken in since the last time."""
        if self._rows:
            headings = tuple(self._headings)
            self._table.add(rows_table(headings, ([row.get(h) for h in headings] for row in self._rows)))
        self._rows, self._letters = [], 0
