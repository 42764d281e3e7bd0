"""What a flow table consists of: rectangles, shapes, connectors, labels, rows (all in points).

Coordinates count from the upper left corner of the table on its page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import sqrt

Point = tuple[float, float]
TOP, LEFT, BOTTOM, RIGHT = range(4)
CAPSULE, BOX, DIAMOND, PENTAGON, CIRCLE = "capsule", "box", "diamond", "pentagon", "circle"
CAPSULE_END = 3475 / 21600  # Word's flowChartTerminator: elliptical ends, this part of the width
_PENTAGON_SHOULDER = 0.8  # Word's flowChartOffpageConnector: straight sides, this part of the height
CORNERS: dict[str, tuple[Point, ...]] = {
    BOX: ((0, 0), (1, 0), (1, 1), (0, 1)),
    DIAMOND: ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    PENTAGON: ((0, 0), (1, 0), (1, _PENTAGON_SHOULDER), (0.5, 1), (0, _PENTAGON_SHOULDER)),
}  # in parts of width and height; the capsule has none
_HEAD_LENGTH, _HEAD_HALF = 5.0, 2.2


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle."""

    x: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def center(self) -> Point:
        return self.x + self.width / 2, self.top + self.height / 2

    def grown(self, by: float) -> "Rect":
        return Rect(self.x - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: "Rect") -> bool:
        return self.x < other.right and other.x < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Shape:
    """One symbol in the cell of `row` and `lane`; `letter` marks an off-page pentagon."""

    id: int
    kind: str
    row: int
    lane: int
    page: int
    rect: Rect
    letter: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Connector:
    """An arrow along 2 to 4 points from side `sides[0]` of `source` to `sides[1]` of `target`."""

    id: int
    source: Shape
    target: Shape
    points: tuple[Point, ...]
    sides: tuple[int, int]
    label: str = ""
    dashed: bool = False

    @property
    def legs(self) -> tuple[Rect, ...]:
        """Its straight pieces as rectangles without thickness."""
        return _legs(self.points)

    @property
    def head(self) -> tuple[Point, Point, Point]:
        """The arrow head where it is drawn as a triangle: one wing, the tip, the other wing."""
        (ax, ay), (x, y) = self.points[-2:]
        length = max(abs(x - ax), abs(y - ay)) or 1.0
        dx, dy = (x - ax) / length, (y - ay) / length
        bx, by = x - dx * _HEAD_LENGTH, y - dy * _HEAD_LENGTH
        return (bx - dy * _HEAD_HALF, by + dx * _HEAD_HALF), (x, y), (bx + dy * _HEAD_HALF, by - dx * _HEAD_HALF)

    @property
    def shaft(self) -> tuple[Point, ...]:
        """The line up to the base of that head."""
        (ax, ay), _, (bx, by) = self.head
        return *self.points[:-1], ((ax + bx) / 2, (ay + by) / 2)


@dataclass(frozen=True, slots=True)
class Label:
    """A branch word beside the exit of `connector`."""

    id: int
    connector: Connector
    lines: tuple[str, ...]
    rect: Rect


@dataclass(frozen=True, slots=True)
class Row:
    """One step's row; `above` and `below` are the bands of off-page pentagons."""

    step: int
    page: int
    top: float
    height: float
    above: float = 0.0
    below: float = 0.0


def span(a: Point, b: Point) -> Rect:
    """The rectangle with corners `a` and `b`."""
    return Rect(min(a[0], b[0]), min(a[1], b[1]), abs(b[0] - a[0]), abs(b[1] - a[1]))


@lru_cache(maxsize=16384)
def _legs(points: tuple[Point, ...]) -> tuple[Rect, ...]:
    """Asked for the same way many times while it is weighed."""
    return tuple(span(a, b) for a, b in pairwise(points))


def port(shape: Shape, side: int, slot: float = 0.0) -> Point:
    """The point of the outline on `side`, `slot` parts of its length off the middle."""
    x, y = shape.rect.center
    inset = _INSETS[shape.kind](shape.rect, side, slot)
    places: dict[int, Point] = {
        TOP: (x + slot * shape.rect.width, shape.rect.top + inset),
        BOTTOM: (x + slot * shape.rect.width, shape.rect.bottom - inset),
        LEFT: (shape.rect.x + inset, y + slot * shape.rect.height),
        RIGHT: (shape.rect.right - inset, y + slot * shape.rect.height),
    }
    return places[side]


def _box(_rect: Rect, _side: int, _slot: float) -> float:
    return 0.0


def _diamond(rect: Rect, side: int, slot: float) -> float:
    return abs(slot) * (rect.height if side in (TOP, BOTTOM) else rect.width)


def _capsule(rect: Rect, side: int, slot: float) -> float:
    if side in (LEFT, RIGHT):
        return CAPSULE_END * rect.width * (1 - sqrt(1 - (2 * slot) ** 2))
    into_end = max(0.0, (abs(slot) - 0.5) / CAPSULE_END + 1)
    return rect.height / 2 * (1 - sqrt(1 - into_end**2))


def _circle(rect: Rect, _side: int, slot: float) -> float:
    return rect.width / 2 * (1 - sqrt(1 - (2 * slot) ** 2))


def _pentagon(rect: Rect, side: int, slot: float) -> float:
    return abs(slot) * 2 * (1 - _PENTAGON_SHOULDER) * rect.height if side == BOTTOM else 0.0


_INSETS: dict[str, Callable[[Rect, int, float], float]] = {
    BOX: _box,
    DIAMOND: _diamond,
    CAPSULE: _capsule,
    PENTAGON: _pentagon,
    CIRCLE: _circle,
}
