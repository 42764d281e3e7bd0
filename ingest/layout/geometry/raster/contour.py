"""Areas of pixels → polygons with as few corners as their shape has."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

import cv2
import numpy as np

from ingest.layout.geometry.page import Point
from ingest.layout.geometry.raster.ink import Mask, px

_COARSE, _FINE = (0.6, 0.9, 1.3), 0.25
_CUT = 2.4
_OFF_RECTANGLE, _OFF_DIAMOND, _OFF_ANGULAR = 0.035, 0.12, 0.11
_ANGULAR = 5
_CURVES = 4


@dataclass(frozen=True, slots=True)
class Contour:
    """A closed polygon in pixels; `curves` as in an outline, `plain` for rectangles and diamonds."""

    points: tuple[Point, ...]
    curves: int
    filled: bool
    plain: bool = False


def contour_of(area: Mask, corner: Point, *, filled: bool) -> Contour:
    """The contour of an area whose array begins at `corner`; angular where few straight sides make it."""
    around = max(cv2.findContours(area, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0], key=len)
    plain = _plain(area, cv2.boundingRect(around))
    if plain:
        return Contour(_moved(plain, corner), 0, filled, plain=True)
    for apart in _COARSE:
        angular = _sharpened(_polygon(around, (0, 0), apart))
        if len(angular) <= _ANGULAR and _differs(angular, area) < _OFF_ANGULAR:
            return Contour(_moved(angular, corner), 0, filled)
    return Contour(_polygon(around, corner, _FINE), _CURVES, filled)


def _plain(area: Mask, box: Sequence[int]) -> tuple[Point, ...] | None:
    """The rectangle or diamond that an area is, but for a few pixels."""
    x0, y0, width, height = box
    x1, y1, x, y = x0 + width, y0 + height, x0 + width / 2, y0 + height / 2
    shapes: tuple[tuple[tuple[Point, ...], float], ...] = (
        (((x0, y0), (x1, y0), (x1, y1), (x0, y1)), _OFF_RECTANGLE),
        (((x, y0), (x1, y), (x, y1), (x0, y)), _OFF_DIAMOND),
    )
    return next((points for points, share in shapes if _differs(points, area) < share), None)


def _differs(points: tuple[Point, ...], area: Mask) -> float:
    """The share of a polygon's pixels that it has and `area` has not, or the other way round."""
    whole = np.zeros_like(area)
    cv2.fillPoly(whole, [np.array(points, dtype=np.int32)], 255)
    return float(np.count_nonzero(whole ^ area)) / max(1.0, float(np.count_nonzero(whole)))


def _moved(points: tuple[Point, ...], by: Point) -> tuple[Point, ...]:
    return tuple((x + by[0], y + by[1]) for x, y in points)


def _polygon(around: object, corner: Point, apart: float) -> tuple[Point, ...]:
    rough = cv2.approxPolyDP(np.asarray(around, dtype=np.int32), px(apart), closed=True).reshape(-1, 2)
    return tuple((float(x) + corner[0] + 0.5, float(y) + corner[1] + 0.5) for x, y in rough)


def _sharpened(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The polygon with each cut corner (a short side) replaced by the point where its neighbours meet."""
    ring = list(points)
    while len(ring) > 3:
        sides = [dist(ring[i - 1], ring[i]) for i in range(len(ring))]
        i = min(range(len(ring)), key=sides.__getitem__)
        if sides[i] > px(_CUT):
            break
        before, a, b, after = ring[i - 2], ring[i - 1], ring[i], ring[(i + 1) % len(ring)]
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        corner = _meeting(before, a, b, after)
        ring[i] = corner if corner and dist(corner, middle) < px(_CUT) else middle
        del ring[i - 1]
    return tuple(ring)


def _meeting(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Where the lines through `a` and `b` and through `c` and `d` meet."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = a, b, c, d
    turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if abs(turn) < 1e-6:
        return None
    t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn
    return ax + t * (bx - ax), ay + t * (by - ay)
