"""Points, rectangles, symbols and lines on a page, in points from the upper left corner."""

from dataclasses import dataclass

Point = tuple[float, float]
TERMINATOR, PROCESS, DECISION, OFFPAGE, GATE = "terminator", "process", "decision", "offpage", "gate"
TOP, LEFT, BOTTOM, RIGHT = "top", "left", "bottom", "right"
OUTWARD: dict[str, Point] = {TOP: (0, -1), LEFT: (-1, 0), BOTTOM: (0, 1), RIGHT: (1, 0)}


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def center(self) -> Point:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def grown(self, by: float) -> "Rect":
        return Rect(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def meets(self, other: "Rect") -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1


@dataclass(frozen=True, slots=True)
class Symbol:
    """One drawn symbol; a gate is the place where a line is cut by the page's end."""

    kind: str
    rect: Rect
    page: int
    step: int
    lane: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line along `points`; heads at its end, at both ends or nowhere.

    It `lands` on its target, or ends on another line; `edge` is its number in the procedure.
    """

    points: tuple[Point, ...]
    page: int
    source: Symbol
    target: Symbol
    label: str | None = None
    head: bool = True
    tail: bool = False
    lands: bool = True
    edge: int = -1

    @property
    def legs(self) -> tuple[Rect, ...]:
        """Its straight pieces as rectangles without thickness."""
        return tuple(span(a, b) for a, b in zip(self.points, self.points[1:], strict=False))


@dataclass(frozen=True, slots=True)
class Note:
    """A branch word in its lines, where it stands, and the symbol it stands beside."""

    lines: tuple[str, ...]
    rect: Rect
    size: float
    source: Symbol


def span(a: Point, b: Point) -> Rect:
    """The rectangle with corners `a` and `b`."""
    return Rect(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def port(rect: Rect, side: str, slot: float = 0.0) -> Point:
    """The middle of `side`, or `slot` points off it."""
    x, y = rect.center
    return {
        TOP: (x + slot, rect.y0),
        BOTTOM: (x + slot, rect.y1),
        LEFT: (rect.x0, y + slot),
        RIGHT: (rect.x1, y + slot),
    }[side]
