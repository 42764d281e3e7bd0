"""Affine maps of the plane as (a, b, c, d, e, f): x' = ax + cy + e, y' = bx + dy + f."""

from math import cos, radians, sin
from typing import TypeAlias

from ingest.layout.geometry.page import Box, Point

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def compose(first: Matrix, then: Matrix) -> Matrix:
    """The map that does `first` and then `then`."""
    a, b, c, d, e, f = first
    return (
        a * then[0] + b * then[2],
        a * then[1] + b * then[3],
        c * then[0] + d * then[2],
        c * then[1] + d * then[3],
        e * then[0] + f * then[2] + then[4],
        e * then[1] + f * then[3] + then[5],
    )


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """Where `matrix` puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def shift(dx: float, dy: float) -> Matrix:
    """The map that moves everything by a distance."""
    return 1, 0, 0, 1, dx, dy


def onto(source: Box, target: Box) -> Matrix:
    """The map of one box onto another; a side without extent takes the scale of the other side."""
    across, down = (_scale(source[i], source[i + 2], target[i], target[i + 2]) for i in (0, 1))
    across, down = across if across is not None else down, down if down is not None else across
    a, d = 1.0 if across is None else across, 1.0 if down is None else down
    return a, 0, 0, d, target[0] - a * source[0], target[1] - d * source[1]


def turned(box: Box, degrees: float, *, flip_x: bool, flip_y: bool) -> Matrix:
    """The map that mirrors and then turns clockwise, both about the middle of `box`."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    mirror: Matrix = (-1 if flip_x else 1, 0, 0, -1 if flip_y else 1, 0, 0)
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return compose(compose(shift(-x, -y), compose(mirror, (c, s, -s, c, 0, 0))), shift(x, y))


def _scale(start: float, end: float, new_start: float, new_end: float) -> float | None:
    """How much longer the new extent is; None where there was none."""
    return (new_end - new_start) / (end - start) if end != start else None
