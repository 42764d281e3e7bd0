"""The cells of a Word table on its grid: which columns and rows each takes, and where the columns lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

from ingest.sources.word.content import Cell, Table

_WIDEST = 1_600.0
_NARROWEST = 4.0


@dataclass(slots=True)
class Slot:
    """A cell with its first and past-the-last column and row."""

    cell: Cell
    left: int
    right: int
    top: int
    bottom: int


def slots_of(table: Table) -> tuple[Slot, ...]:
    """All cells from the top; one that goes on from above belongs to the cell there."""
    slots: list[Slot] = []
    open_: dict[int, Slot] = {}
    for number, row in enumerate(table.rows):
        left = row.before
        below: dict[int, Slot] = {}
        for cell in row.cells:
            right = left + cell.span
            above = open_.get(left) if cell.merge == "continue" else None
            if above is not None and above.right == right:
                above.bottom = number + 1
                below[left] = above
            else:
                slots.append(Slot(cell, left, right, number, number + 1))
                if cell.merge:
                    below[left] = slots[-1]
            left = right
        open_ = below
    return tuple(slots)


def edges_of(table: Table, slots: Sequence[Slot], room: float) -> tuple[float, ...]:
    """The left edge of each column and the right end of the last, from 0.

    A grid that is missing, too short or empty is made from the widths of the cells.
    """
    count = max((slot.right for slot in slots), default=0)
    written = table.columns[:count]
    if len(written) == count and sum(written) > _NARROWEST * count:
        widths = [width or _width(column, slots) or _NARROWEST for column, width in enumerate(written)]
        return tuple(accumulate(widths, initial=0.0))
    widths = [_width(column, slots) or (written[column] if column < len(written) else 0.0) for column in range(count)]
    left = max(room - sum(widths), 0.0) / max(widths.count(0.0), 1)
    return tuple(accumulate((width or max(left, _NARROWEST) for width in widths), initial=0.0))


def _width(column: int, slots: Sequence[Slot]) -> float:
    """The usual width of the cells that take this column alone."""
    found = [s.cell.width for s in slots if s.left == column and s.right == column + 1 and 0 < s.cell.width < _WIDEST]
    return median(found) if found else 0.0
