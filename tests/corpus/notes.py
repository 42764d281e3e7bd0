"""Branch words beside the exits of their arrows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from tests.corpus.columns import Columns
from tests.corpus.geometry import DECISION, Arrow, Note, Point, Rect, Symbol
from tests.corpus.lettering import text_width
from tests.corpus.style import Style

_GAP = 1.5
_FARTHER = (0.0, 2.0, 4.0, 7.0, 10.0, 14.0, 19.0, 25.0)
_SYMBOL, _NOTE, _LINE, _OUT = 1000.0, 1000.0, 400.0, 400.0
_OWN, _OTHER, _RULE, _SMALL = 150.0, 60.0, 25.0, 0.8
_READABLE, _SECOND_LEG = 4.0, 12.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands on the page already."""

    symbols: Sequence[Symbol]
    arrows: Sequence[Arrow]
    rules: Sequence[Rect]
    bounds: Rect


def notes(surroundings: Surroundings, style: Style) -> tuple[dict[int, Note], tuple[int, ...]]:
    """A note for each labelled edge where it covers least, and the edges that have no room for theirs."""
    placed: dict[int, Note] = {}
    lost = []
    for arrow in surroundings.arrows:
        if arrow.label:
            prices = _Prices(arrow, surroundings, tuple(placed.values()))
            ranked = [
                (price + prices.of(note.rect), n, note) for n, (price, note) in enumerate(_candidates(arrow, style))
            ]
            price, _, note = min(ranked, key=itemgetter(0, 1))
            if price < _OUT:
                placed[arrow.edge] = note
            else:
                lost.append(arrow.edge)
    return placed, tuple(lost)


def _candidates(arrow: Arrow, style: Style) -> Iterator[tuple[float, Note]]:
    """The word on one line, on two or in smaller letters, at each place beside the exit."""
    font, usual = style.text.font_name, style.arrows.label_size
    words = (arrow.label or "").split()
    line = (" ".join(words),)
    for price, lines, size in ((0.0, line, usual), (15.0, tuple(words), usual), (25.0, line, usual * _SMALL)):
        room = max(text_width(line, font, size) for line in lines), size * len(lines)
        yield from ((price + off, Note(lines, rect, size, arrow.source)) for off, rect in _places(arrow, room))


def surroundings(
    symbols: Sequence[Symbol], arrows: Sequence[Arrow], grid: Columns, rows: Sequence[float]
) -> Surroundings:
    """The symbols, arrows and rules of one page."""
    left, right = grid.lane(0)[0], grid.lane(grid.lanes - 1)[1]
    upright = [Rect(x, rows[0], x, rows[-1]) for x in (*(grid.lane(n)[0] for n in range(grid.lanes)), right)]
    level = [Rect(left, y, right, y) for y in rows]
    return Surroundings(symbols, arrows, [*upright, *level], Rect(left, rows[0], right, rows[-1]))


@dataclass(frozen=True, slots=True)
class _Prices:
    """What a note of arrow `own` costs at a place: what it covers, how many arrows it could be taken for."""

    own: Arrow
    around: Surroundings
    placed: Sequence[Note]

    def of(self, rect: Rect) -> float:
        around, near = self.around, rect.grown(_READABLE)
        prices = [_SYMBOL for symbol in around.symbols if _covers(rect, symbol)]
        prices += [_NOTE for note in self.placed if rect.meets(note.rect.grown(1.0))]
        prices += [self._line(arrow) for arrow in around.arrows for leg in arrow.legs if rect.meets(leg.grown(0.8))]
        others = (arrow for arrow in around.arrows if arrow is not self.own)
        prices += [_OTHER for arrow in others if any(near.meets(leg.grown(0.1)) for leg in arrow.legs)]
        prices += [_RULE for rule in around.rules if rect.meets(rule.grown(0.3))]
        return sum(prices) + (_OUT if rect.x0 < around.bounds.x0 or rect.x1 > around.bounds.x1 else 0.0)

    def _line(self, arrow: Arrow) -> float:
        return _OWN if arrow is self.own else _LINE


def _covers(rect: Rect, symbol: Symbol) -> bool:
    """Whether `rect` lies on `symbol`; the corners around a diamond are free."""
    if symbol.kind != DECISION or not rect.meets(symbol.rect):
        return rect.meets(symbol.rect.grown(0.5))
    x, y = symbol.rect.center
    dx = max(0.0, rect.x0 - x, x - rect.x1) / (symbol.rect.width / 2 + 1)
    dy = max(0.0, rect.y0 - y, y - rect.y1) / (symbol.rect.height / 2 + 1)
    return dx + dy < 1


def _places(arrow: Arrow, room: Point) -> Iterator[tuple[float, Rect]]:
    """Rectangles beside the first two legs with a price for each point off the exit."""
    price = 0.0
    for start, end in zip(arrow.points[:2], arrow.points[1:3], strict=False):
        for off in _FARTHER:
            corners = _level(start, end, off, room) if _is_level(start, end) else _upright(start, end, off, room)
            for x, y in corners:
                yield price + off, Rect(x, y, x + room[0], y + room[1])
        price += max(_SECOND_LEG, abs(end[0] - start[0]) + abs(end[1] - start[1]))


def _level(start: Point, end: Point, off: float, room: Point) -> Iterator[Point]:
    """Upper left corners above and below a level leg; also a little back toward its start."""
    forth = 1 if end[0] > start[0] else -1
    x = start[0] + forth * min(off, abs(end[0] - start[0]))
    for back in (0.0, 0.5, 0.9):
        left = x + forth * _GAP - (room[0] if forth < 0 else 0.0) - forth * back * room[0]
        yield from ((left, y) for y in (start[1] - room[1] - _GAP, start[1] + _GAP))


def _upright(start: Point, end: Point, off: float, room: Point) -> Iterator[Point]:
    """Upper left corners right and left of an upright leg."""
    forth = 1 if end[1] > start[1] else -1
    y = start[1] + forth * min(off, abs(end[1] - start[1]))
    top = y + _GAP if forth > 0 else y - _GAP - room[1]
    yield from ((start[0] + _GAP, top), (start[0] - _GAP - room[0], top))


def _is_level(start: Point, end: Point) -> bool:
    return abs(end[0] - start[0]) > abs(end[1] - start[1])
