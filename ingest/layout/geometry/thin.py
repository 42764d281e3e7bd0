"""Thin filled outlines are lines: drivers that print from spreadsheets turn every line into one."""

from itertools import combinations
from math import dist

from ingest.layout.geometry.page import Outline, Point
from ingest.layout.geometry.polygon import area, corners, distance_to_line, distance_to_segment, perimeter
from ingest.layout.geometry.rules import is_rectangle

_THICKEST = 3.6
_FINE = 1.8
_RATIO_FINE, _RATIO_THICK = 5.0, 12.0
_BAR, _DASH = 3.0, 2.5
_SHORTEST = 5.0
_HOOK = 1.2
_MOST_CAPS, _MOST_CORNERS = 16, 100


def centre_line(outline: Outline) -> tuple[Point, ...] | None:
    """The line that a thin outline stands for, or None where it encloses something."""
    if bar := _bar(outline):
        return bar
    around = perimeter(outline.points)
    thickness = 2 * area(outline.points) / max(around, 1.0)
    if around < 2 * _SHORTEST or thickness > _THICKEST or around / 2 < _ratio(thickness) * max(thickness, 0.3):
        return None
    if len(corners(outline.points, 0.4)) == 3:
        return None
    x0, y0, x1, y1 = outline.box
    if min(x1 - x0, y1 - y0) <= _THICKEST:
        mid_x, mid_y = (x0 + x1) / 2, (y0 + y1) / 2
        return ((x0, mid_y), (x1, mid_y)) if x1 - x0 > y1 - y0 else ((mid_x, y0), (mid_x, y1))
    return _elbow(outline.points, thickness) if outline.filled and not outline.stroked else None


def _ratio(thickness: float) -> float:
    """How much longer than thick a line is at least."""
    return _RATIO_FINE if thickness <= _FINE else _RATIO_THICK


def _bar(outline: Outline) -> tuple[Point, ...] | None:
    """The middle of a short thick line drawn as an upright rectangle."""
    x0, y0, x1, y1 = outline.box
    thin, long = sorted((x1 - x0, y1 - y0))
    if not is_rectangle(outline) or thin > _THICKEST or long < max(_DASH, _BAR * thin):
        return None
    mid_x, mid_y = (x0 + x1) / 2, (y0 + y1) / 2
    return ((x0, mid_y), (x1, mid_y)) if x1 - x0 > y1 - y0 else ((mid_x, y0), (mid_x, y1))


def _elbow(points: tuple[Point, ...], thickness: float) -> tuple[Point, ...] | None:
    """The middle of a thin band with corners: the side from end to end that the other side runs along."""
    vertices = corners(points, 0.4 * thickness, 0.1 * thickness)
    caps = [i for i, (a, b) in enumerate(zip(vertices, vertices[1:] + vertices[:1], strict=True)) if dist(a, b) < 2.2 * thickness + 0.4]  # fmt: skip
    if not 2 <= len(caps) <= _MOST_CAPS or len(vertices) > _MOST_CORNERS:
        return None
    sides = [(vertices[i + 1 : j + 1], vertices[j + 1 :] + vertices[: i + 1]) for i, j in combinations(caps, 2)]
    options = [(_apart(*pair), pair[0]) for pair in sides if min(map(len, pair)) > 1]
    apart, side = min(options, default=(_THICKEST * 9, ()))
    return _straightened(side) if apart <= 2.2 * max(thickness, 0.5) + 1.2 else None


def _apart(one: tuple[Point, ...], other: tuple[Point, ...]) -> float:
    """How far two sides of a band lie apart at most."""
    return max(*(distance_to_line(p, other) for p in one), *(distance_to_line(p, one) for p in other))


def _straightened(line: tuple[Point, ...]) -> tuple[Point, ...] | None:
    apart = [p for i, p in enumerate(line) if not i or dist(p, line[i - 1]) > _HOOK]
    if len(apart) < 2:
        return None
    inner = [b for a, b, c in zip(apart, apart[1:], apart[2:], strict=False) if distance_to_segment(b, a, c) > 0.5]
    return (apart[0], *inner, apart[-1])
