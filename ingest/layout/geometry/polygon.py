"""Measures on polygons and polylines."""

from collections.abc import Iterable
from itertools import pairwise
from math import dist, hypot

from ingest.layout.geometry.page import Box, Point

_FLAT = 0.25


def area(points: tuple[Point, ...]) -> float:
    """The area inside a closed polygon."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in _sides(points))) / 2


def perimeter(points: tuple[Point, ...]) -> float:
    """The length around a closed polygon."""
    return sum(dist(a, b) for a, b in _sides(points))


def corners(points: tuple[Point, ...], apart: float = 0.8, flat: float = _FLAT) -> tuple[Point, ...]:
    """The vertices of a closed polygon without those `apart` or less from the last, or `flat` or less off the line."""
    kept: list[Point] = []
    for point in points:
        if not kept or dist(point, kept[-1]) > apart:
            kept.append(point)
    if len(kept) > 1 and dist(kept[0], kept[-1]) <= apart:
        kept.pop()
    around = zip(kept[-1:] + kept[:-1], kept, kept[1:] + kept[:1], strict=True)
    return tuple(b for a, b, c in around if _bend(a, b, c) > flat)


def hull(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The convex hull of `points`, counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    return (*_half_hull(ordered), *_half_hull(ordered[::-1]))


def turn(a: Point, b: Point, c: Point) -> float:
    """Twice the area of a triangle, positive for a left turn."""
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])


def _half_hull(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def distance_to_line(point: Point, line: tuple[Point, ...]) -> float:
    """The distance of `point` to the nearest place of a polyline."""
    return min(distance_to_segment(point, a, b) for a, b in pairwise(line))


def distance_to_outline(point: Point, polygon: tuple[Point, ...]) -> float:
    """The distance of `point` to the nearest place of a closed polygon's outline."""
    return min(distance_to_segment(point, a, b) for a, b in _sides(polygon))


def distance_to_segment(point: Point, a: Point, b: Point) -> float:
    """The distance of `point` to the segment from `a` to `b`."""
    return dist(point, nearest_on_segment(point, a, b))


def nearest_on_segment(point: Point, a: Point, b: Point) -> Point:
    """The place on the segment from `a` to `b` that is nearest to `point`."""
    (px, py), (ax, ay), (bx, by) = point, a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length))
    return ax + t * dx, ay + t * dy


def distance_to_box(point: Point, box: Box) -> float:
    """The distance of `point` to `box`; 0 inside."""
    x, y = point
    return hypot(max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3]))


def inside(point: Point, box: Box, margin: float = 0.0) -> bool:
    """Whether `point` lies in `box` made larger by `margin` on each side."""
    return box[0] - margin <= point[0] <= box[2] + margin and box[1] - margin <= point[1] <= box[3] + margin


def direction(start: Point, end: Point) -> Point:
    """The unit vector from `start` to `end`."""
    length = dist(start, end) or 1.0
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def dot(a: Point, b: Point) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1]


def within(point: Point, polygon: tuple[Point, ...]) -> bool:
    """Whether `point` lies inside a polygon (even-odd rule)."""
    x, y = point
    crossed = False
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed = not crossed
    return crossed


def middle(box: Box) -> Point:
    """The centre of `box`."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def joined(boxes: Iterable[Box]) -> Box:
    """The smallest box around at least one box."""
    found = tuple(boxes)
    return min(b[0] for b in found), min(b[1] for b in found), max(b[2] for b in found), max(b[3] for b in found)


def same_box(one: Box, other: Box, apart: float) -> bool:
    """Whether all four sides of two boxes lie within `apart` of each other."""
    return all(abs(a - b) <= apart for a, b in zip(one, other, strict=True))


def _sides(points: tuple[Point, ...]) -> Iterable[tuple[Point, Point]]:
    return zip(points, points[1:] + points[:1], strict=True)


def _bend(a: Point, b: Point, c: Point) -> float:
    """How far `b` lies from the line through its neighbours."""
    return abs(turn(a, b, c)) / (dist(a, c) or 1e-6)
