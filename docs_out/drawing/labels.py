"""Branch words beside the exits of their arrows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import inf
from operator import itemgetter

from docs_out.drawing.metrics import longest_word, width, wrap
from docs_out.drawing.shapes import BOTTOM, DIAMOND, LEFT, RIGHT, TOP, Connector, Label, Point, Rect, Shape
from docs_out.drawing.sheet import LABEL_SIZE, Columns

LABEL_PITCH = 8.0
_WIDEST = 44.0
_GAP = 2.0
_FARTHER = (0.0, 2.0, 4.0, 6.0, 10.0, 16.0, 24.0)
_LINE_HALF = 0.6
_LINE = 8.0  # the price of another line
_BEYOND = 5.5  # as far beside an arrow as its pentagon reaches
_ALONG = 12.0  # the price of standing beside the second leg
_CLOSER, _TIGHT = -1.0, 20.0  # nearer to it than usual, and the price of that
_HIT_SHAPE, _HIT_LABEL, _HIT_HEAD, _HIT_LINE = 1000.0, 1000.0, 500.0, 200.0
_NEAR_OTHER, _READABLE = 90.0, 5.0
_HEAD_LENGTH, _HEAD_HALF = 6.0, 1.9


@dataclass(frozen=True, slots=True)
class _Scene:
    """What stands on a page: shapes, the legs of its arrows, their heads, labels."""

    shapes: Sequence[Shape]
    legs: Sequence[tuple[Connector, tuple[Rect, ...]]]
    heads: Sequence[Rect]
    labels: Sequence[Label]

    def cost(self, rect: Rect, own: Connector) -> float:
        """What the label of arrow `own` covers at `rect`, and how many others it could be taken for."""
        shapes = sum(_HIT_SHAPE for s in self.shapes if _covers(rect, s))
        labels = sum(_HIT_LABEL for label in self.labels if rect.meets(label.rect))
        heads = sum(_HIT_HEAD for head in self.heads if rect.meets(head))
        touching = rect.grown(_LINE_HALF)
        lines = sum(_HIT_LINE for _, legs in self.legs for leg in legs if touching.meets(leg))
        near = rect.grown(max(_READABLE, 1 + min(_gap(rect, leg) for leg in own.legs)))
        others = sum(_NEAR_OTHER for arrow, legs in self.legs if arrow is not own and any(map(near.meets, legs)))
        return shapes + labels + heads + lines + others


def label_all(arrows: Sequence[Connector], shapes: Sequence[Shape], grid: Columns) -> tuple[Label, ...]:
    """A label for each arrow that has a word, where it covers least."""
    placed: list[Label] = []
    ids = count(len(shapes) + len(arrows) + 1)
    legs = [(arrow, arrow.legs) for arrow in arrows]
    for arrow in (arrow for arrow in arrows if arrow.label):
        page = arrow.source.page
        here = [pair for pair in legs if pair[0].source.page == page]
        near = [shape for shape in shapes if shape.page == page]
        labels = [label for label in placed if label.connector.source.page == page]
        scene = _Scene(near, here, [_head(one) for one, _ in here], labels)
        rect, lines = _best(arrow, scene, grid)
        placed.append(Label(next(ids), arrow, lines, rect))
    return tuple(placed)


def _best(arrow: Connector, scene: _Scene, grid: Columns) -> tuple[Rect, tuple[str, ...]]:
    """The cheapest place and its lines, the cheaper places by themselves tried first."""
    best, chosen = inf, None
    for price, rect, lines in sorted(_choices(arrow, grid), key=itemgetter(0)):
        if price >= best:
            break
        total = price + scene.cost(rect, arrow)
        best, chosen = (total, (rect, lines)) if total < best else (best, chosen)
    assert chosen is not None, "an arrow has places for its word"
    return chosen


def _choices(arrow: Connector, grid: Columns) -> Iterator[tuple[float, Rect, tuple[str, ...]]]:
    """Price, place and lines of the word, on as few lines as it likes or on one a word."""
    narrow = longest_word(arrow.label, LABEL_SIZE)
    for lines in dict.fromkeys(wrap(arrow.label, LABEL_SIZE, most) for most in (_WIDEST, min(narrow, _WIDEST))):
        room = max(width(line, LABEL_SIZE) for line in lines) + 1.5, len(lines) * LABEL_PITCH
        for price, rect in _places(arrow, room, grid):
            yield price + _LINE * len(lines), rect, lines


def _places(arrow: Connector, room: tuple[float, float], grid: Columns) -> Iterator[tuple[float, Rect]]:
    """Rectangles beside the first two legs with a price for each point off the exit."""
    left, right = grid.lane(0)[0] + 0.25, grid.lane(grid.lanes - 1)[1] - 0.25
    for x, top, price in _corners(arrow, room):
        within = min(max(x, left), right - room[0])
        yield price + 2 * abs(within - x), Rect(within, top, *room)


def _corners(arrow: Connector, room: tuple[float, float]) -> Iterator[tuple[float, float, float]]:
    """Left edge, top and price of each place."""
    (x, y), box, side = arrow.points[0], arrow.source.rect, arrow.sides[0]
    for off in _FARTHER:
        if side in (TOP, BOTTOM):
            top = box.bottom + 0.75 + off if side == BOTTOM else box.top - 0.75 - room[1] - off
            yield from _beside((x, top), room, off)
            yield from _beside((x, top), room, off + _BEYOND, _BEYOND)
            continue
        start = box.right + _GAP + off if side == RIGHT else box.x - _GAP - room[0] - off
        yield from ((start, y - 0.75 - room[1], off), (start, y + 0.75, off))
        aside = box.right + _GAP if side == RIGHT else box.x - _GAP - room[0]
        yield from ((aside, y - 0.75 - room[1] - off, off + 1), (aside, y + 0.75 + off, off + 1))
        yield from _second_leg(arrow, room, off)


def _second_leg(arrow: Connector, room: tuple[float, float], off: float) -> Iterator[tuple[float, float, float]]:
    if len(arrow.points) > 2:  # noqa: PLR2004 - it has a corner
        (x, y), end = arrow.points[1:3]
        top = y + 0.75 + off if end[1] > y else y - 0.75 - room[1] - off
        yield from _beside((x, top), room, _ALONG + off)
        yield from _beside((x, top), room, _ALONG + _TIGHT + off, _CLOSER)


def _beside(
    place: Point, room: tuple[float, float], price: float, farther: float = 0.0
) -> Iterator[tuple[float, float, float]]:
    x, top = place
    gap = _GAP + farther
    yield from ((x + gap, top, price), (x - gap - room[0], top, price))


def _gap(a: Rect, b: Rect) -> float:
    return max(0.0, a.x - b.right, b.x - a.right, a.top - b.bottom, b.top - a.bottom)


def _covers(rect: Rect, shape: Shape) -> bool:
    """Whether `rect` lies on `shape`; the corners around a diamond are free."""
    if shape.kind != DIAMOND or not rect.meets(shape.rect.grown(0.5)):
        return rect.meets(shape.rect.grown(0.5))
    x, y = shape.rect.center
    dx = max(0.0, rect.x - x, x - rect.right) / (shape.rect.width / 2 + 1)
    dy = max(0.0, rect.top - y, y - rect.bottom) / (shape.rect.height / 2 + 1)
    return dx + dy < 1


def _head(arrow: Connector) -> Rect:
    x, y = arrow.points[-1]
    length, half = _HEAD_LENGTH, _HEAD_HALF
    heads = {
        TOP: Rect(x - half, y - length, 2 * half, length),
        BOTTOM: Rect(x - half, y, 2 * half, length),
        LEFT: Rect(x - length, y - half, length, 2 * half),
        RIGHT: Rect(x, y - half, length, 2 * half),
    }
    return heads[arrow.sides[1]]
