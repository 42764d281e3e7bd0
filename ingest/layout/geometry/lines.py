"""Strokes made ready to be tied: each once, and cut where they run through shapes."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import dist

from ingest.layout.geometry.page import Box, Point, Stroke
from ingest.layout.geometry.polygon import distance_to_box
from ingest.layout.geometry.shapes import Shape

_SHORTEST = 1.0
_DEEP, _DEEPEST = 2.5, 6.5


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
    """A straight line that runs through shapes, cut within each: deep enough to be tied, no deeper."""
    if len(points) != 2:
        yield points
        return
    a, b = points
    cuts: list[tuple[Point, Point]] = []
    for shape in shapes:
        x0, y0, x1, y1 = shape.box
        inner = (x0 + _DEEP, y0 + _DEEP, x1 - _DEEP, y1 - _DEEP)
        at = _crossing(a, b, inner)
        if at and min(distance_to_box(a, shape.box), distance_to_box(b, shape.box)) > _DEEP:
            cuts.append(at)
    nearest_first = sorted((sorted(cut, key=lambda p: dist(a, p)) for cut in cuts), key=lambda cut: dist(a, cut[0]))
    way = [a, *(point for cut in nearest_first for point in cut), b]
    yield from ([p, q] for p, q in zip(way[::2], way[1::2], strict=True) if p != q)


def _crossing(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    """Where an axis-parallel line that crosses all of the box is cut on either side; in a low box both are its middle."""
    x0, y0, x1, y1 = box
    if abs(a[0] - b[0]) < 1 and x0 < a[0] < x1 and min(a[1], b[1]) < y0 and max(a[1], b[1]) > y1:
        deep = min(_DEEPEST, (y1 - y0) / 2)
        return (a[0], y0 + deep), (a[0], y1 - deep)
    if abs(a[1] - b[1]) < 1 and y0 < a[1] < y1 and min(a[0], b[0]) < x0 and max(a[0], b[0]) > x1:
        deep = min(_DEEPEST, (x1 - x0) / 2)
        return (x0 + deep, a[1]), (x1 - deep, a[1])
    return None
