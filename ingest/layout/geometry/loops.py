"""Shapes drawn side by side: strokes whose ends meet to a convex ring become one outline."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import dist

from ingest.layout.geometry.page import Outline, Point, Stroke
from ingest.layout.geometry.polygon import turn

_MEET = 1.2
_LONGEST = 130.0
_MOST = 24
_STEPS = 100_000
_STEPS_EACH = 2_000


@dataclass(frozen=True, slots=True)
class Closed:
    """The outlines that strokes form, and the strokes that are left."""

    outlines: tuple[Outline, ...]
    strokes: tuple[Stroke, ...]


def close_loops(strokes: Iterable[Stroke]) -> Closed:
    """Every convex ring of strokes as an outline; each stroke belongs to one ring at most."""
    lines = list(strokes)
    sides = _Sides([s for s in lines if dist(s.points[0], s.points[-1]) < _LONGEST])
    found: list[Outline] = []
    used: set[int] = set()
    for start in sides.strokes:
        ring = None if id(start) in used else sides.ring(start, used)
        if ring:
            used |= {id(stroke) for stroke, _ in ring}
            points = tuple(p for stroke, forward in ring for p in _way(stroke, forward=forward)[:-1])
            found.append(Outline(points))
    return Closed(tuple(found), tuple(s for s in lines if id(s) not in used))


class _Sides:
    """Strokes found by where they begin or end.

    Where very many strokes meet, the rings that could be tried are without number: the search has
    so many steps for each stroke, and for all together.
    """

    def __init__(self, strokes: list[Stroke]) -> None:
        self.strokes = strokes
        self._left, self._left_here = _STEPS, 0
        self._at: dict[tuple[int, int], list[tuple[Stroke, bool]]] = defaultdict(list)
        for stroke in strokes:
            self._at[_place(stroke.points[0])].append((stroke, True))
            self._at[_place(stroke.points[-1])].append((stroke, False))

    def ring(self, start: Stroke, used: set[int]) -> list[tuple[Stroke, bool]] | None:
        """A convex ring that `start` belongs to."""
        for sense in (1, -1):
            self._left_here = _STEPS_EACH
            ring = self._grow([(start, True)], sense, used)
            if ring and len(ring) > 2:
                return ring
        return None

    def _grow(self, way: list[tuple[Stroke, bool]], sense: int, used: set[int]) -> list[tuple[Stroke, bool]] | None:
        end = _way(way[-1][0], forward=way[-1][1])[-1]
        if len(way) > 2 and dist(end, way[0][0].points[0]) < _MEET:
            return way
        if len(way) > _MOST:
            return None
        own = {id(stroke) for stroke, _ in way}
        for stroke, forward in self._from(end):
            if not self._may_go_on():
                return None
            if id(stroke) not in used and id(stroke) not in own and _turns(way[-1], (stroke, forward), sense):
                ring = self._grow([*way, (stroke, forward)], sense, used)
                if ring:
                    return ring
        return None

    def _may_go_on(self) -> bool:
        self._left -= 1
        self._left_here -= 1
        return self._left >= 0 and self._left_here >= 0

    def _from(self, point: Point) -> Iterator[tuple[Stroke, bool]]:
        column, row = _place(point)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for stroke, forward in self._at.get((column + dx, row + dy), ()):
                    if dist(_way(stroke, forward=forward)[0], point) < _MEET:
                        yield stroke, forward


def _place(point: Point) -> tuple[int, int]:
    return round(point[0] / _MEET), round(point[1] / _MEET)


def _way(stroke: Stroke, *, forward: bool) -> tuple[Point, ...]:
    return stroke.points if forward else stroke.points[::-1]


def _turns(last: tuple[Stroke, bool], following: tuple[Stroke, bool], sense: int) -> bool:
    """Whether the way bends to the wanted side where one stroke follows the other."""
    one, other = _way(last[0], forward=last[1]), _way(following[0], forward=following[1])
    bend = turn(one[-2], one[-1], other[1]) * sense
    return bend > 0.02 * dist(one[-2], one[-1]) * dist(one[-1], other[1])
