"""Strokes made ready to be tied: each once, and cut where they run through shapes."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import dist

from ingest.layout.geometry.page import Box, Point, Stroke
from ingest.layout.geometry.polygon import distance_to_box
from ingest.layout.geometry.shapes import Shape

_SHORTEST = 1.0
_DEEP = 2.5


def line_pieces(strokes: Iterable[Stroke], shapes: tuple[Shape, ...]) -> Iterator[list[Point]]:
    """The points of every line; one drawn behind shapes becomes a line from each to the next."""
    for points in _distinct(strokes):
        yield from _cut_at_shapes(points, shapes)


def _distinct(strokes: Iterable[Stroke]) -> Iterator[list[Point]]:
    """Lines that go somewhere, each once however often it is drawn."""
    seen: set[tuple[tuple[int, int], ...]] = set()
    for stroke in strokes:
        points = [p for p, q in zip(stroke.points, (None, *stroke.points), strict=False) if p != q]
        key = tuple((round(x), round(y)) for x, y in points)
        if (
            len(points) > 1
            and sum(dist(a, b) for a, b in pairwise(points)) >= _SHORTEST
            and not {key, key[::-1]} & seen
        ):
            seen.add(key)
            yield points


def _cut_at_shapes(points: list[Point], shapes: tuple[Shape, ...]) -> Iterator[list[Point]]:
    """A straight line that runs through shapes, cut in the middle of each."""
    if len(points) != 2:
        yield points
        return
    a, b = points
    cuts = []
    for shape in shapes:
        x0, y0, x1, y1 = shape.box
        inner = (x0 + _DEEP, y0 + _DEEP, x1 - _DEEP, y1 - _DEEP)
        at = _crossing(a, b, inner)
        if at and min(distance_to_box(a, shape.box), distance_to_box(b, shape.box)) > _DEEP:
            cuts.append(at)
    way = [a, *sorted(cuts, key=lambda p: dist(a, p)), b]
    yield from (list(pair) for pair in pairwise(way))


def _crossing(a: Point, b: Point, box: Box) -> Point | None:
    """The middle of the box where an axis-parallel line crosses all of it."""
    x0, y0, x1, y1 = box
    if abs(a[0] - b[0]) < 1 and x0 < a[0] < x1 and min(a[1], b[1]) < y0 and max(a[1], b[1]) > y1:
        return a[0], (y0 + y1) / 2
    if abs(a[1] - b[1]) < 1 and y0 < a[1] < y1 and min(a[0], b[0]) < x0 and max(a[0], b[0]) > x1:
        return (x0 + x1) / 2, a[1]
    return None
