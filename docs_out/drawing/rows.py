"""Row heights and the page each row stands on."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import inf

from docs_out.drawing.links import KINDS, Link, Stacks, drawn
from docs_out.drawing.metrics import wrap
from docs_out.drawing.shapes import BOX, DIAMOND, Row
from docs_out.drawing.sheet import PAD_X, PAD_Y, SAFETY, Columns, Sheet, pitch
from model.sop import Performer, Procedure, Step

SHAPE_HEIGHT, DIAMOND_HEIGHT = 20.0, 28.0
ABOVE, BELOW = 22.0, 24.0
_MARGIN, _DIAMOND_MARGIN = 9.0, 11.0
_BETWEEN = 16.0  # room for an arrow between two symbols of a cell
_EMPTY = 20.0
RESERVE = 12.0  # what a page may be taller in the word processor than planned
_SIZES = (8.0, 7.0, 6.0)


@dataclass(frozen=True, slots=True)
class Room:
    """The height rows have on the first page and on each later one."""

    first: float
    later: float

    def on(self, page: int) -> float:
        return self.later if page else self.first


@dataclass(frozen=True, slots=True)
class Need:
    """The height a row needs for its texts, and beside them for its shapes."""

    texts: float
    shapes: float


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows with the arrows between them; tells what a page of some of them takes."""

    needs: Sequence[Need]
    arrows: Collection[tuple[int, int]]

    def page(self, start: int, end: int) -> list[Row]:
        """Rows `start` to `end` as one page: pentagons where an arrow leaves or enters it."""
        here = range(start, end)
        leaving = {a for a, b in self.arrows if a in here and b not in here}
        entering = {b for a, b in self.arrows if b in here and a not in here}
        rows, top = [], 0.0
        for step in here:
            above, below = ABOVE if step in entering else 0.0, BELOW if step in leaving else 0.0
            need = self.needs[step]
            rows.append(Row(step, 0, top, max(need.texts, need.shapes + above + below), above, below))
            top += rows[-1].height
        return rows

    def fullest(self, start: int, room: float) -> list[Row]:
        """The most rows from `start` on that fit in `room`, at least one."""
        best = self.page(start, start + 1)
        for end in range(start + 2, len(self.needs) + 1):
            page = self.page(start, end)
            if sum(max(n.texts, n.shapes) for n in self.needs[start:end]) > room:
                break
            best = page if _height(page) <= room else best
        return best


def text_size(procedure: Procedure, sheet: Sheet, grid: Columns, room: float) -> float:
    """The largest size at which every row fits on a page; the smallest if none does."""
    for size in _SIZES:
        if all(_text_height(step, sheet, grid, size) <= room - RESERVE for step in procedure.steps):
            return size
    return _SIZES[-1]


def needs(procedure: Procedure, sheet: Sheet, grid: Columns, size: float) -> list[Need]:
    """What each row needs for its texts and shapes."""
    shapes = [_shapes_height(row) for row in drawn(procedure)]
    texts = [_text_height(step, sheet, grid, size) for step in procedure.steps]
    return [Need(*pair) for pair in zip(texts, shapes, strict=True)]


def rows(needed: Sequence[Need], links: Iterable[Link], room: Room) -> tuple[Row, ...]:
    """The rows on their pages, with bands for pentagons where an arrow leaves its page."""
    table = _Rows(needed, {(link.source[0], link.target[0]) for link in links})
    found: list[Row] = []
    page = 0
    while len(found) < len(needed):
        lines = table.fullest(len(found), room.on(page) - RESERVE)
        end = len(found) + len(lines)
        following = table.page(end, end + 1)[0].height if end < len(needed) else inf
        found += _placed(lines, page, _missing(lines, following, room.on(page)))
        page += 1
    return tuple(found)


def _missing(lines: Sequence[Row], following: float, room: float) -> float:
    """What the rows must grow so that the `following` one is sure not to fit below them."""
    slack = room - _height(lines)
    return min(max(0.0, slack + RESERVE - following), max(0.0, slack - RESERVE))


def _placed(lines: Sequence[Row], page: int, missing: float) -> list[Row]:
    share = missing / len(lines)
    return [
        replace(line, page=page, top=line.top + n * share, height=line.height + share) for n, line in enumerate(lines)
    ]


def _height(lines: Sequence[Row]) -> float:
    return sum(line.height for line in lines)


def tops(stack: Sequence[Performer]) -> tuple[float, ...]:
    """How far below the first each symbol of a cell begins, and where the last ends."""
    heights = [symbol_height(who) + _BETWEEN for who in stack]
    *starts, end = accumulate(heights, initial=0.0)
    return (*starts, end - _BETWEEN)


def symbol_height(performer: Performer) -> float:
    """The height of a performer's symbol."""
    return DIAMOND_HEIGHT if KINDS.get(performer.symbol, BOX) == DIAMOND else SHAPE_HEIGHT


def _shapes_height(stacks: Stacks) -> float:
    """What the highest cell of a row takes."""
    return max((tops(stack)[-1] + 2 * max(map(_margin, stack)) for stack in stacks.values()), default=_EMPTY)


def _margin(performer: Performer) -> float:
    return _DIAMOND_MARGIN if KINDS.get(performer.symbol, BOX) == DIAMOND else _MARGIN


def _text_height(step: Step, sheet: Sheet, grid: Columns, size: float) -> float:
    fields = sheet.before + sheet.after
    places = [i if i < len(sheet.before) else i + grid.lanes for i in range(len(fields))]
    rooms = [(grid.width(place) - 2 * PAD_X) * SAFETY for place in places]
    lines = max(len(wrap(f.text(step), size, room)) for f, room in zip(fields, rooms, strict=True))
    return lines * pitch(size) + 2 * PAD_Y
