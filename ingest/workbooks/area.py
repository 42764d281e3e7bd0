"""How much of a sheet is used, found before a library lays it out in memory."""

import re
from functools import cache

from model.errors import SopError
from model.text import Text

_FAR = Text(
    id="{name}: {part} menyebut sel {cell}, yang tidak ada. Buka di Excel atau LibreOffice, simpan ulang, lalu ulangi.",
    en="{name}: {part} names cell {cell}, which does not exist. Open it in Excel or LibreOffice, save it again and try again.",
)
_WIDE = Text(
    id="{name}: {part} memakai {rows} baris × {columns} kolom, lebih dari {limit} sel. Simpan tabel log saja, atau sebagai CSV, lalu ulangi.",
    en="{name}: {part} uses {rows} rows × {columns} columns, more than {limit} cells. Save the log's table alone, or as CSV, and try again.",
)
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class Area:
    """The used area of the sheet `part` in the file `name`, as far as it is known."""

    def __init__(self, name: str, part: str, limit: int) -> None:
        self._facts = {"name": name, "part": part}
        self._limit = limit
        self._rows = self._columns = self._cells = 0

    def use(self, row: int, column: int, cells: int = 1) -> None:
        """Takes in the cell at `row` and `column`, from 1, which stands for `cells` cells."""
        if row > MOST_ROWS or column > MOST_COLUMNS:
            raise self.outside(f"{row}, {column}")
        self._cells += cells
        self._rows, self._columns = max(self._rows, row), max(self._columns, column)
        if max(self._rows * self._columns, self._cells) > self._limit:
            raise SopError(_WIDE, rows=self._rows, columns=self._columns, limit=self._limit, **self._facts)

    def place(self, reference: str) -> tuple[int, int]:
        """Row and column, from 1, of a reference such as B7."""
        found = _REFERENCE.fullmatch(reference)
        row, column = (int(found[2]), column_number(found[1])) if found else (0, 0)
        if not (0 < row <= MOST_ROWS and 0 < column <= MOST_COLUMNS):
            raise self.outside(reference)
        return row, column

    def outside(self, cell: str) -> SopError:
        """The refusal of a cell that no sheet has."""
        return SopError(_FAR, cell=cell[:30], **self._facts)


@cache
def column_number(letters: str) -> int:
    """Which column, from 1, the letters of a reference name."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
