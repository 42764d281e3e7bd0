"""The lines an arrow may run along on one page: which pieces are free, and what crossing costs."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.corpus.geometry import Arrow, Point, Rect

NEAR = 2.6  # lines nearer than this look like one
_CROSSING = 30.0
_SAME = 2e-3


@dataclass(slots=True)
class Lattice:
    """Crossing tracks `xs` and `ys`; a piece leads from a knot to the next one right or down.

    `closed` holds the pieces no arrow may take, `costs` those that cross an arrow, `straight` the
    knots where an arrow may not bend.
    """

    xs: Sequence[float]
    ys: Sequence[float]
    closed: set[tuple[int, int, bool]] = field(default_factory=set)
    costs: dict[tuple[int, int, bool], float] = field(default_factory=dict)
    straight: set[tuple[int, int]] = field(default_factory=set)

    def knot(self, point: Point) -> tuple[int, int]:
        return bisect_left(self.xs, point[0] - _SAME), bisect_left(self.ys, point[1] - _SAME)

    def has(self, point: Point) -> bool:
        """Whether `point` is one of the knots."""
        i, j = self.knot(point)
        return (
            i < len(self.xs)
            and j < len(self.ys)
            and max(abs(self.xs[i] - point[0]), abs(self.ys[j] - point[1])) < _SAME
        )

    def point(self, knot: tuple[int, int]) -> Point:
        return self.xs[knot[0]], self.ys[knot[1]]

    def knots(self, zone: Rect) -> Iterator[tuple[int, int]]:
        """The knots in `zone`."""
        zone = zone.grown(_SAME)
        rows = _inside(self.ys, zone.y0, zone.y1)
        return ((i, j) for i in _inside(self.xs, zone.x0, zone.x1) for j in rows)

    def close(self, zone: Rect) -> None:
        """Keeps arrows out of `zone`."""
        columns, rows = _inside(self.xs, zone.x0, zone.x1), _inside(self.ys, zone.y0, zone.y1)
        for i in columns:
            self.closed |= {(i, j, True) for j in _touching(self.ys, zone.y0, zone.y1)}
        for j in rows:
            self.closed |= {(i, j, False) for i in _touching(self.xs, zone.x0, zone.x1)}

    def shun(self, uprights: Iterable[float], levels: Iterable[float]) -> None:
        """Keeps arrows from running along the rules at these xs and ys."""
        for x in uprights:
            for i in _inside(self.xs, x - NEAR, x + NEAR):
                self.closed |= {(i, j, True) for j in range(len(self.ys))}
        for y in levels:
            for j in _inside(self.ys, y - NEAR, y + NEAR):
                self.closed |= {(i, j, False) for i in range(len(self.xs))}

    def occupy(self, arrow: Arrow) -> None:
        """Keeps arrows from running along `arrow`, from touching its corners and from bending on it."""
        for leg in arrow.legs:
            zone = leg.grown(NEAR)
            self.straight |= {
                (i, j) for i in _inside(self.xs, zone.x0, zone.x1) for j in _inside(self.ys, zone.y0, zone.y1)
            }
            self._guard(leg, zone)

    def _guard(self, leg: Rect, zone: Rect) -> None:
        upright = leg.height >= leg.width
        along, across = (self.xs, self.ys) if upright else (self.ys, self.xs)
        low, high = (zone.y0, zone.y1) if upright else (zone.x0, zone.x1)
        side = (zone.x0, zone.x1) if upright else (zone.y0, zone.y1)
        for track in _inside(along, *side):
            self.closed |= {_piece(track, n, upright) for n in _touching(across, low, high)}
        for track in _inside(across, low, high):
            near_end = min(across[track] - low, high - across[track]) < 2 * NEAR
            for n in _touching(along, *side):
                piece = _piece(track, n, not upright)
                self.costs[piece] = self.costs.get(piece, 0.0) + _CROSSING
                if near_end:
                    self.closed.add(piece)


def lattice(xs: Iterable[float], ys: Iterable[float]) -> Lattice:
    """The tracks without doubles."""
    return Lattice(tuple(_distinct(xs)), tuple(_distinct(ys)))


def _distinct(values: Iterable[float]) -> Iterator[float]:
    last = None
    for value in sorted(values):
        if last is None or value - last > _SAME:
            yield value
            last = value


def _inside(values: Sequence[float], low: float, high: float) -> range:
    """Tracks strictly between `low` and `high`."""
    return range(bisect_left(values, low + 1e-6), bisect_left(values, high - 1e-6))


def _touching(values: Sequence[float], low: float, high: float) -> range:
    """Pieces that overlap the stretch from `low` to `high`."""
    return range(max(0, bisect_left(values, low + 1e-6) - 1), min(len(values) - 1, bisect_left(values, high - 1e-6)))


def _piece(track: int, number: int, upright: bool) -> tuple[int, int, bool]:
    return (track, number, True) if upright else (number, track, False)
