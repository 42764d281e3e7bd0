"""A sheet's rows → headings and data, below whatever letterhead stands above them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

Row: TypeAlias = list[str | None]
_TOP = 20
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The headings of a sheet's table, and in which of its rows the data begins."""

    headings: tuple[str, ...]
    first: int


def find_table(rows: Sequence[Row]) -> SheetTable | None:
    """The table that `rows`, the first of a sheet, belong to; None where no heading is followed by data."""
    candidates = [
        at for at in range(min(_TOP, len(rows))) if _texts(rows[at]) >= _FEWEST and any(map(any, rows[at + 1 :]))
    ]
    if not candidates:
        return None
    at = max(candidates, key=lambda at: (_words(rows[at]), _texts(rows[at])))
    below = next((row for row in rows[at + 1 :] if any(row)), [])
    if not _continues(rows[at], below) or not any(map(any, rows[at + 2 :])):
        return SheetTable(tuple(_clean(cell) for cell in rows[at]), at + 1)
    return SheetTable(tuple(_joined(rows[at], below)), rows.index(below, at + 1) + 1)


def _texts(row: Row) -> int:
    return len({cell for cell in row if cell})


def _words(row: Row) -> int:
    """Different texts without digits: headings have none, rows of data mostly do."""
    return len({cell for cell in row if _is_word(cell)})


def _is_word(cell: str | None) -> bool:
    return bool(cell) and not any(ch.isdigit() for ch in cell or "")


def _continues(top: Row, below: Row) -> bool:
    """Whether `below` is the second row of a heading: words alone, under merged cells of `top`."""
    filled = [at for at, cell in enumerate(below) if cell]
    return any(not top[at] for at in filled) and len(filled) < len(below) and all(_is_word(below[at]) for at in filled)


def _joined(top: Row, below: Row) -> Iterator[str]:
    """The two rows of a heading as one: "Waktu" above "Mulai" is "Waktu Mulai"."""
    above = ""
    for over, under in zip(top, below, strict=True):
        above = _clean(over) or above
        yield f"{above} {_clean(under)}" if under else _clean(over)


def _clean(cell: str | None) -> str:
    return " ".join((cell or "").split())


def first_rows(rows: Iterator[Row]) -> list[Row]:
    """As many rows as `find_table` looks at, with some data below."""
    return list(islice(rows, 3 * _TOP))
