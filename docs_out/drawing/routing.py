"""Which way each arrow takes: the cheapest that keeps clear of shapes and of other arrows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf
from operator import itemgetter

from docs_out.drawing.metrics import longest_word
from docs_out.drawing.offpage import Joint
from docs_out.drawing.paths import Way, detours, direct, drops
from docs_out.drawing.shapes import BOTTOM, RIGHT, TOP, Connector, Point, Rect, Shape
from docs_out.drawing.sheet import LABEL_SIZE, Columns

_CONFLICT = 10_000.0
_BENDS = {2: 0.0, 3: 15.0, 4: 40.0}
_CROSSING, _OFF_MIDDLE, _SHORT_HEAD = 18.0, 30.0, 60.0
_NO_ROOM, _AROUND = 80.0, 5.0
_APART, _TOUCH, _CLEAR, _HEAD, _PORTS = 2.4, 0.02, 2.4, 6.5, 3.5


@dataclass(frozen=True, slots=True)
class _Scene:
    """What stands on the page already: shapes with their free zones, arrows' legs and ends."""

    zones: Sequence[tuple[Shape, Rect]]
    legs: Sequence[Rect]
    ends: Sequence[Point]

    def conflicts(self, arrow: Connector) -> float:
        """What `arrow` crosses or covers; conflicts cost more than any clean way."""
        legs, own = arrow.legs, (arrow.points[0], arrow.points[-1])
        crossed = sum(_closeness(a, b) for a, b in product(legs, self.legs))
        shared = sum(_CONFLICT for end, mine in product(self.ends, own) if _near(end, mine))
        return crossed + shared + self._through_shapes(arrow, legs)

    def _through_shapes(self, arrow: Connector, legs: Sequence[Rect]) -> float:
        hits = 0
        for shape, zone in self.zones:
            first = 1 if shape is arrow.source else 0
            last = len(legs) - 1 if shape is arrow.target else len(legs)
            hits += any(leg.meets(zone) for leg in legs[first:last])
        return hits * 2 * _CONFLICT


def route(joints: Iterable[Joint], shapes: Sequence[Shape], grid: Columns) -> tuple[Connector, ...]:
    """One connector a joint, in the order of the joints; ids follow those of `shapes`."""
    numbered = [Way(joint, len(shapes) + 1 + i) for i, joint in enumerate(joints)]
    placed: list[Connector] = []
    for way in sorted(numbered, key=_turn):
        page = way.joint.source.page
        arrows = [c for c in placed if c.source.page == page]
        zones = [(s, s.rect.grown(_CLEAR)) for s in shapes if s.page == page]
        ends = [end for arrow in arrows for end in (arrow.points[0], arrow.points[-1])]
        placed.append(_best(way, _Scene(zones, [leg for arrow in arrows for leg in arrow.legs], ends), grid))
    return tuple(sorted(placed, key=lambda arrow: arrow.id))


def _best(way: Way, scene: _Scene, grid: Columns) -> Connector:
    stages: tuple[Callable[[], Iterator[Connector]], ...] = (
        lambda: direct(way),
        lambda: detours(way, grid, slots=False),
        lambda: detours(way, grid, slots=True),
        lambda: drops(way),
    )
    best, cost = None, inf
    for stage in stages:
        for price, arrow in sorted(
            ((_price(arrow) + _cramped(arrow, grid), arrow) for arrow in stage()), key=itemgetter(0)
        ):
            if price >= cost:
                break
            total = price + scene.conflicts(arrow)
            best, cost = (arrow, total) if total < cost else (best, cost)
        if cost < _CONFLICT:
            break
    assert best is not None
    return best


def _turn(way: Way) -> tuple[bool, bool, int, int]:
    """Pentagons first, then arrows down, then loops; short before long."""
    source, target = way.joint.source, way.joint.target
    pentagon = not (source.letter or target.letter)
    return pentagon, target.row < source.row, abs(target.row - source.row), way.number


def _price(arrow: Connector) -> float:
    """Length and bends, and what looks poor on its own."""
    length = sum(leg.width + leg.height for leg in arrow.legs)
    return length + _BENDS[len(arrow.points)] + _taste(arrow)


def _cramped(arrow: Connector, grid: Columns) -> float:
    """What it costs that the word of an arrow that leaves sideways has no room beside its shape."""
    if not arrow.label or arrow.sides[0] in (TOP, BOTTOM):
        return 0.0
    left, right = grid.lane(0)[0], grid.lane(grid.lanes - 1)[1]
    rect = arrow.source.rect
    room = right - rect.right if arrow.sides[0] == RIGHT else rect.x - left
    return _NO_ROOM if room < longest_word(arrow.label, LABEL_SIZE) + _AROUND else 0.0


def _taste(arrow: Connector) -> float:
    last, start, end = arrow.legs[-1], arrow.points[0], arrow.points[-1]
    short = _SHORT_HEAD if last.width + last.height < _HEAD else 0.0
    ends = ((arrow.source, start, arrow.sides[0]), (arrow.target, end, arrow.sides[1]))
    return short + sum(_OFF_MIDDLE for shape, point, side in ends if _off_middle(shape.rect, point, side))


def _off_middle(rect: Rect, point: Point, side: int) -> bool:
    axis = 0 if side in (TOP, BOTTOM) else 1
    return abs(rect.center[axis] - point[axis]) > 1


def _closeness(a: Rect, b: Rect) -> float:
    if not _within(a, b, _APART):
        return 0.0
    if (a.width > a.height) == (b.width > b.height):
        return _CONFLICT
    return _CROSSING if _within(a, b, _TOUCH) else 0.0


def _within(a: Rect, b: Rect, apart: float) -> bool:
    return (
        a.x - b.x - b.width < apart
        and b.x - a.x - a.width < apart
        and a.top - b.top - b.height < apart
        and b.top - a.top - a.height < apart
    )


def _near(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) < _PORTS and abs(a[1] - b[1]) < _PORTS
