"""Heads of flow tables among the cells of a page: which column is what, and the lanes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.layout.columns import role_of
from ingest.layout.geometry.cells import Cell
from ingest.layout.geometry.page import Word
from ingest.layout.markup import fold

_REACH = 45
_NEAR = 4.0
_WHITE = 2.0
_QUALITY = ("requirements", "time", "output")


@dataclass(frozen=True, slots=True)
class Span:
    """A column's extent across the page."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """Halfway between the sides."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Lane:
    """A performer column."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a flow table: extent, lanes from left to right, and the other columns by role."""

    top: float
    bottom: float
    lanes: tuple[Lane, ...]
    columns: tuple[tuple[str, Span], ...]

    def span(self, role: str) -> Span | None:
        """The column of `role`, if the table has one."""
        return next((span for name, span in self.columns if name == role), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the lanes."""
        return tuple(lane.name for lane in self.lanes)


def find_heads(cells: tuple[Cell, ...]) -> tuple[Head, ...]:
    """The heads on a page, top down."""
    named = [(role, cell) for cell in cells if cell.words and (role := role_of(fold(cell.text)))]
    heads = [_head(cell, named, cells) for role, cell in named if role == "activity"]
    return tuple(sorted((head for head in heads if head), key=lambda head: head.top))


def names_rows(cells: tuple[Cell, ...]) -> bool:
    """Whether a cell heads a column of numbers; without a head of a flow table that is one of another table."""
    return any(role_of(fold(cell.text)) == "number" for cell in cells if cell.words)


def _head(activity: Cell, named: list[tuple[str, Cell]], cells: tuple[Cell, ...]) -> Head | None:
    top, bottom = activity.box[1] - _REACH, activity.box[3] + _REACH
    near = [(role, cell) for role, cell in named if cell.box[1] > top and cell.box[3] < bottom]
    quality = [cell for role, cell in near if role in _QUALITY and cell.box[0] >= activity.box[2] - _NEAR]
    if len(quality) < 2:  # noqa: PLR2004 (two of kelengkapan, waktu, output)
        return None
    base = max(cell.box[3] for cell in quality)
    first = min(cell.box[0] for cell in quality)
    lanes = tuple(_lanes(cells, activity, base, first))
    columns = {role: Span(cell.box[0], cell.box[2]) for role, cell in reversed(near) if role != "group"}
    start = min(cell.box[1] for role, cell in near if cell.box[1] < base)
    return Head(start, base, lanes, (*columns.items(),)) if lanes else None


def _lanes(cells: tuple[Cell, ...], activity: Cell, base: float, end: float) -> Iterator[Lane]:
    """The lowest cells of the head between the activity and the mutu baku."""
    lowest = [
        cell
        for cell in cells
        if cell.box[0] >= activity.box[2] - _NEAR
        and cell.box[2] <= end + _NEAR
        and abs(cell.box[3] - base) < _NEAR
        and cell.box[1] < base - _NEAR
        and cell.box[1] >= activity.box[1] - _REACH
    ]
    for cell in sorted(lowest, key=lambda cell: cell.box[0]):
        for part in _parted(cell, _column_numbers(cell, cells)):
            yield Lane(_name(part), Span(part.box[0], part.box[2]))


def _column_numbers(cell: Cell, cells: tuple[Cell, ...]) -> tuple[Word, ...]:
    """The running column numbers that stand below one cell of the head, where they are more than one."""
    below = [c for c in cells if abs(c.box[1] - cell.box[3]) < _NEAR and abs(c.box[0] - cell.box[0]) < _NEAR and abs(c.box[2] - cell.box[2]) < _NEAR]  # fmt: skip
    words = tuple(sorted(below[0].words, key=lambda word: word.x0)) if below else ()
    numbers = [int(text) if (text := word.text.strip("(). ")).isdecimal() else 0 for word in words]
    running = 0 not in numbers and all(b == a + 1 for a, b in pairwise(numbers))
    return words if running and len(words) > 1 else ()


def _parted(cell: Cell, numbers: tuple[Word, ...]) -> tuple[Cell, ...]:
    """A cell whose columns have no rule between them, cut where all its lines leave a gap between two column numbers."""
    gaps = [_gap(cell.words, a.centre[0], b.centre[0]) for a, b in pairwise(numbers)]
    cuts = [gap.middle for gap in gaps if gap and gap.x1 - gap.x0 >= _WHITE]
    if not cuts or len(cuts) < len(gaps):
        return (cell,)
    x0, top, x1, bottom = cell.box
    return tuple(
        Cell((a, top, b, bottom), tuple(word for word in cell.words if a < word.centre[0] <= b))
        for a, b in pairwise((x0, *cuts, x1))
    )


def _gap(words: Iterable[Word], start: float, end: float) -> Span | None:
    """The widest span between two places that no word reaches into."""
    edges = [start]
    gaps = []
    for word in sorted(words, key=lambda word: word.x0):
        if word.x0 > edges[-1] and word.x0 < end:
            gaps.append(Span(edges[-1], word.x0))
        edges.append(max(edges[-1], word.x1))
    return max((gap for gap in gaps if gap.x0 > start), key=lambda gap: gap.x1 - gap.x0, default=None)


def _name(cell: Cell) -> str:
    """The name of a lane; a word split by hyphenation at a line end is put together."""
    return fold(re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", cell.text))
