"""Branch words beside the exits of their arrows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from tests.corpus.columns import Columns
from tests.corpus.geometry import Arrow, Note, Point, Rect, Symbol
from tests.corpus.lettering import text_width
from tests.corpus.style import Style

_GAP = 1.5
_FARTHER = (0.0, 2.0, 4.0, 7.0, 10.0, 14.0, 19.0, 25.0)
_SYMBOL, _NOTE, _LINE, _OTHER, _RULE, _OUT = 1000.0, 1000.0, 200.0, 60.0, 25.0, 400.0
_READABLE = 4.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands on the page already."""

    symbols: Sequence[Symbol]
    arrows: Sequence[Arrow]
    rules: Sequence[Rect]
    bounds: Rect


def notes(surroundings: Surroundings, style: Style) -> tuple[Note, ...]:
    """A note for each labelled arrow, where it covers least."""
    placed: list[Note] = []
    for arrow in surroundings.arrows:
        if arrow.label:
            found = [
                (price + _cost(note.rect, arrow, surroundings, placed), n, note)
                for n, (price, note) in enumerate(_candidates(arrow, style))
            ]
            placed.append(min(found, key=itemgetter(0, 1))[2])
    return tuple(placed)


def _candidates(arrow: Arrow, style: Style) -> Iterator[tuple[float, Note]]:
    """The word on one line, or on two, at each place beside the exit."""
    font, size = style.text.font_name, style.arrows.label_size
    words = (arrow.label or "").split()
    for price, lines in ((0.0, (" ".join(words),)), (15.0, tuple(words))):
        room = max(text_width(line, font, size) for line in lines), size * len(lines)
        yield from ((price + off, Note(lines, rect, arrow.page)) for off, rect in _places(arrow, room))


def surroundings(
    symbols: Sequence[Symbol], arrows: Sequence[Arrow], grid: Columns, rows: Sequence[float]
) -> Surroundings:
    """The symbols, arrows and rules of one page."""
    left, right = grid.lane(0)[0], grid.lane(grid.lanes - 1)[1]
    upright = [Rect(x, rows[0], x, rows[-1]) for x in (*(grid.lane(n)[0] for n in range(grid.lanes)), right)]
    level = [Rect(left, y, right, y) for y in rows]
    return Surroundings(symbols, arrows, [*upright, *level], Rect(left, rows[0], right, rows[-1]))


def _cost(rect: Rect, own: Arrow, around: Surroundings, placed: Sequence[Note]) -> float:
    """What a note covers at `rect`, and how many arrows it could be taken for."""
    near = rect.grown(_READABLE)
    prices = [_SYMBOL for s in around.symbols if rect.meets(s.rect.grown(0.5))]
    prices += [_NOTE for note in placed if rect.meets(note.rect.grown(1.0))]
    prices += [_LINE for arrow in around.arrows for leg in arrow.legs if rect.meets(leg.grown(0.8))]
    prices += [
        _OTHER
        for arrow in around.arrows
        if arrow is not own and any(map(near.meets, (g.grown(0.1) for g in arrow.legs)))
    ]
    prices += [_RULE for rule in around.rules if rect.meets(rule.grown(0.3))]
    prices += [_OUT] if rect.x0 < around.bounds.x0 or rect.x1 > around.bounds.x1 else []
    return sum(prices)


def _places(arrow: Arrow, room: Point) -> Iterator[tuple[float, Rect]]:
    """Rectangles beside the first two legs with a price for each point off the exit."""
    width, height = room
    price = 0.0
    for start, end in zip(arrow.points[:2], arrow.points[1:3], strict=False):
        for off in _FARTHER:
            x, y = _along(start, end, off)
            if abs(end[0] - start[0]) > abs(end[1] - start[1]):
                left = x + _GAP if end[0] > start[0] else x - _GAP - width
                tops = (y - height - _GAP, y + _GAP)
                yield from ((price + off, Rect(left, top, left + width, top + height)) for top in tops)
            else:
                top = y + _GAP if end[1] > start[1] else y - _GAP - height
                lefts = (x + _GAP, x - _GAP - width)
                yield from ((price + off, Rect(left, top, left + width, top + height)) for left in lefts)
        price += 12.0


def _along(start: Point, end: Point, off: float) -> Point:
    length = max(1e-6, abs(end[0] - start[0]) + abs(end[1] - start[1]))
    part = min(1.0, off / length)
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])
