"""The lines of a drawing as a network: ends tied to shapes, to each other, or in the air."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import count, islice, pairwise
from math import dist

from ingest.layout.geometry.lines import line_pieces
from ingest.layout.geometry.near import Near
from ingest.layout.geometry.page import Box, Point, Stroke, box_of
from ingest.layout.geometry.polygon import (
    direction,
    distance_to_box,
    distance_to_outline,
    distance_to_segment,
    dot,
    inside,
    within,
)
from ingest.layout.geometry.shapes import ArrowHead, Shape

_MOST_LINES = 6000
_NEAREST = 8
_MEET = 1.2
_HEAD_FITS = ((2.5, 0.6), (6.0, 0.95), (4.5, -0.2))
_NEAR = 12.0
_DOT_NEAR = 1.0
_DEEP = 2.5
_AIM = 1.5


@dataclass(slots=True)
class End:
    """One end of a line: its point (a head's tip where it has one), what it is tied to."""

    line: int
    point: Point
    direction: Point
    knot: int
    last: bool = False
    head: bool = False
    shape: int | None = None
    joined: bool = False

    @property
    def free(self) -> bool:
        """Whether the end is tied to nothing yet."""
        return self.shape is None and not self.joined


@dataclass(slots=True)
class _Line:
    points: list[Point]
    box: Box
    ends: list[End] = field(default_factory=list)


class Network:
    """Lines with their ends; each round ties what lies within its tolerance."""

    def __init__(self, shapes: tuple[Shape, ...], strokes: Iterable[Stroke], heads: tuple[ArrowHead, ...]) -> None:
        self._shapes = shapes
        self._boxes = [shape.box for shape in shapes]
        self._knots = count()
        self._lines: list[_Line] = []
        self._tied: dict[int, list[End]] = {}
        for points in islice(line_pieces(strokes, shapes), _MOST_LINES):
            self._add(points)
        self._put_heads(heads)

    def touch(self, tolerance: float) -> None:
        """Ties free ends that lie in a shape or within `tolerance` of its outline."""
        for end in self._free():
            near = [(self._gap(end.point, self._shapes[i]), i) for i in self._around(end.point, tolerance)]
            gap, index = min(near, default=(tolerance + 1, 0))
            if gap <= tolerance:
                end.shape = index

    def join(self, tolerance: float) -> None:
        """Ties free ends to each other, the nearest pairs first; each end looks at its nearest few."""
        ends = [end for line in self._lines for end in line.ends if end.shape is None and not end.head]
        near = Near((end.point, (i, end)) for i, end in enumerate(ends))
        pairs = []
        for i, a in enumerate(ends):
            others = (
                (dist(a.point, b.point), i, j)
                for j, b in near.around((*a.point, *a.point), tolerance)
                if j < i and a.line != b.line and (a.free or b.free)
            )
            pairs += nsmallest(_NEAREST, (pair for pair in others if pair[0] <= tolerance))
        for gap, i, j in sorted(pairs):
            a, b = ends[i], ends[j]
            if (a.free and b.free) or ((a.free or b.free) and gap < _MEET):
                self._tie(a, b)

    def relay(self, tolerance: float) -> None:
        """Ties an end with a head to where the next line begins: the head only marks the way."""
        free = self._free()
        near = Near((end.point, (i, end)) for i, end in enumerate(free))
        for end in (end for end in free if end.head):
            onward = [
                (dist(end.point, e.point), i, e)
                for i, e in near.around((*end.point, *end.point), tolerance)
                if e.free and not e.head and e.line != end.line
            ]
            gap, _, other = min(onward, default=(tolerance + 1, 0, end))
            if end.free and gap <= tolerance:
                end.head = False
                self._tie(end, other)

    def branch(self, tolerance: float) -> None:
        """Ties free ends to the inside of another line, which is split there."""
        for end in self._free():
            found = self._nearest_line(end, tolerance)
            if found:
                self._split(*found, end)

    def aim(self, reach: float) -> None:
        """Ties free ends to the first shape that lies ahead within `reach`."""
        for end in self._free():
            near = self._around(end.point, reach + _AIM)
            ahead = [(hit, i) for i in near if (hit := _hit(end, self._shapes[i].box, reach)) is not None]
            others = {e.shape for e in self._lines[end.line].ends}
            targets = [(hit, i) for hit, i in ahead if i not in others]
            if targets:
                end.shape = min(targets)[1]

    def components(self) -> Iterator[tuple[End, ...]]:
        """The ends of all lines that hang together, component by component."""
        seen: set[int] = set()
        for start in range(len(self._lines)):
            if start in seen:
                continue
            lines = self._reach(start)
            seen |= set(lines)
            yield tuple(end for line in lines for end in self._lines[line].ends)

    def way(self, start: End, goal: End) -> tuple[Point, ...]:
        """The points along the lines from one end to another of the same component."""
        before: dict[int, tuple[int, bool]] = {start.line: (-1, not start.last)}
        todo = deque([start.line])
        while todo and goal.line not in before:
            line = todo.popleft()
            for mine in self._lines[line].ends:
                for other in self._at(mine):
                    if other.line not in before:
                        before[other.line] = (line, not other.last)
                        todo.append(other.line)
        return self._trace(before, goal.line)

    def _trace(self, before: dict[int, tuple[int, bool]], line: int) -> tuple[Point, ...]:
        pieces: list[list[Point]] = []
        while line >= 0 and line in before:
            previous, forward = before[line]
            own = self._lines[line].points
            pieces.append(own if forward else own[::-1])
            line = previous
        return tuple(point for piece in reversed(pieces) for point in piece)

    def _add(self, points: list[Point]) -> _Line:
        line = _Line(points, box_of(points))
        number = len(self._lines)
        first, last = direction(points[1], points[0]), direction(points[-2], points[-1])
        line.ends = [
            End(number, points[0], first, next(self._knots)),
            End(number, points[-1], last, next(self._knots), last=True),
        ]
        self._lines.append(line)
        for end in line.ends:
            self._tied[end.knot] = [end]
        return line

    def _put_heads(self, heads: tuple[ArrowHead, ...]) -> None:
        """Each head goes to the end it prolongs; dots only to lines that have no other head."""
        left = [head for head in heads if not head.is_dot]
        near_to = Near((end.point, (i, end)) for i, end in enumerate(e for line in self._lines for e in line.ends))
        for near, aligned in _HEAD_FITS:
            for head in tuple(left):
                end = self._end_for(head, near_to.around(head.box, near), near, aligned)
                if end:
                    end.head, end.point = True, head.tip
                    end.direction = direction(head.base, head.tip)
                    left.remove(head)
        for disc in (head for head in heads if head.is_dot):
            for _, end in sorted(near_to.around(disc.box, _DOT_NEAR), key=lambda placed: placed[0]):
                bare = not any(other.head for other in self._lines[end.line].ends)
                if bare and distance_to_box(end.point, disc.box) <= _DOT_NEAR:
                    end.head = True

    @staticmethod
    def _end_for(head: ArrowHead, ends: Iterable[tuple[int, End]], near: float, aligned: float) -> End | None:
        pointing = direction(head.base, head.tip)
        options = [
            (distance_to_box(end.point, head.box) - 2 * dot(end.direction, pointing), i, end)
            for i, end in ends
            if not end.head and distance_to_box(end.point, head.box) <= near and dot(end.direction, pointing) > aligned
        ]
        return min(options)[2] if options else None

    def _free(self) -> list[End]:
        return [end for line in self._lines for end in line.ends if end.free]

    def _at(self, end: End) -> list[End]:
        """Ends of other lines tied to this one."""
        if not end.joined:
            return []
        others = (e for e in self._tied[end.knot] if e.joined and e.line != end.line)
        return sorted(others, key=lambda e: (e.line, e.last))

    def _reach(self, start: int) -> list[int]:
        found, todo = {start: None}, [start]
        knots: set[int] = set()
        while todo:
            for end in (end for end in self._lines[todo.pop()].ends if end.knot not in knots):
                knots.add(end.knot)
                fresh = [other.line for other in self._at(end) if other.line not in found]
                found.update(dict.fromkeys(fresh))
                todo += fresh
        return list(found)

    def _tie(self, a: End, b: End) -> None:
        if a.knot != b.knot:
            moved = self._tied.pop(b.knot)
            self._tied[a.knot] += moved
            for end in moved:
                end.knot = a.knot
        a.joined = b.joined = True

    def _nearest_line(self, end: End, tolerance: float) -> tuple[int, int] | None:
        """The line and its segment nearest to a free end, away from that line's own ends."""
        options = []
        for number, line in enumerate(self._lines):
            if number == end.line or not inside(end.point, line.box, tolerance):
                continue
            if min(dist(end.point, line.points[0]), dist(end.point, line.points[-1])) < tolerance + 1:
                continue
            for index, (a, b) in enumerate(pairwise(line.points)):
                gap = distance_to_segment(end.point, a, b)
                if gap <= tolerance and abs(dot(direction(a, b), end.direction)) < 0.8:
                    options.append((gap, number, index))
        return min(options)[1:] if options else None

    def _split(self, number: int, segment: int, end: End) -> None:
        line = self._lines[number]
        rest = self._add([end.point, *line.points[segment + 1 :]])
        line.points = [*line.points[: segment + 1], end.point]
        line.box = box_of(line.points)
        line.ends[1], rest.ends[1] = rest.ends[1], line.ends[1]
        rest.ends[1].line, line.ends[1].line = rest.ends[0].line, number
        line.ends[1].point, line.ends[1].direction = end.point, direction(line.points[-2], end.point)
        end.head = False
        self._tie(line.ends[1], rest.ends[0])
        self._tie(line.ends[1], end)

    def _around(self, point: Point, reach: float) -> list[int]:
        """The shapes whose boxes lie within `reach` of a point on both axes."""
        x, y = point
        return [i for i, (x0, y0, x1, y1) in enumerate(self._boxes) if x0 - reach <= x <= x1 + reach and y0 - reach <= y <= y1 + reach]  # fmt: skip

    def _gap(self, point: Point, shape: Shape) -> float:
        if inside(point, shape.box) and distance_to_outline(point, shape.points) < _DEEP * 4:
            return 0.0 if within(point, shape.points) else distance_to_outline(point, shape.points)
        if distance_to_box(point, shape.box) > _NEAR:
            return _NEAR
        return distance_to_outline(point, shape.points)


def _hit(end: End, box: Box, reach: float) -> float | None:
    """How far ahead of an end a box begins, if within `reach`."""
    (x, y), (dx, dy) = end.point, end.direction
    steps = int(reach) + 1
    return next((float(s) for s in range(1, steps) if inside((x + dx * s, y + dy * s), box, _AIM)), None)
