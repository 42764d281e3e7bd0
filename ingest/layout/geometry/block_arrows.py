"""Arrows drawn as one filled outline, shaft and head together."""

from math import dist

from ingest.layout.geometry.page import Outline, Point, Stroke, box_of
from ingest.layout.geometry.polygon import corners
from ingest.layout.geometry.shapes import ArrowHead
from ingest.layout.geometry.thin import centre_line

_SHAFT = 4.5
_WINGS = (3.0, 18.0)
_FEWEST, _MOST = 7, 64


def block_arrow(outline: Outline) -> tuple[Stroke, ArrowHead] | None:
    """A tip between two wings whose inner corners lie a shaft's width apart."""
    vertices = corners(outline.points, 0.3)
    if not _FEWEST <= len(vertices) <= _MOST or not outline.filled or outline.curves > 2:
        return None
    for i, tip in enumerate(vertices):
        ring = vertices[i:] + vertices[:i]
        left, right, inner_left, inner_right = ring[1], ring[-1], ring[2], ring[-2]
        wings = dist(left, right)
        base = ((inner_left[0] + inner_right[0]) / 2, (inner_left[1] + inner_right[1]) / 2)
        shaft = dist(inner_left, inner_right)
        if not (_WINGS[0] < wings < _WINGS[1] and shaft < min(_SHAFT, wings * 0.75)):
            continue
        if abs(dist(tip, left) - dist(tip, right)) > 0.3 * wings:
            continue
        line = _shaft_line(ring[2:-1], base)
        if line:
            return Stroke((*line, tip)), ArrowHead(tip, base, box_of((tip, left, right)))
    return None


def _shaft_line(band: tuple[Point, ...], base: Point) -> tuple[Point, ...] | None:
    """The middle of the shaft, ending at the head's base."""
    line = centre_line(Outline(band, 0, filled=True, stroked=False))
    if line is None:
        return None
    return line if dist(line[-1], base) < dist(line[0], base) else line[::-1]
