"""Pieces of PDF paths → outlines and strokes, the same for every PDF library."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import dist

from ingest.layout.geometry.page import Outline, Point, Stroke

_STEPS = 6
_CLOSE = 0.5


@dataclass(frozen=True, slots=True)
class SubPath:
    """A piece of a path: flattened points, number of curves, whether it is closed by an operator."""

    points: tuple[Point, ...]
    curves: int
    closed: bool


def drawn(pieces: Iterable[SubPath], filled: bool, stroked: bool) -> tuple[list[Outline], list[Stroke]]:  # noqa: FBT001 (a pair)
    """What a painted path shows: closed or filled pieces are outlines, the others strokes."""
    outlines: list[Outline] = []
    strokes: list[Stroke] = []
    for piece in pieces if filled or stroked else ():
        points = piece.points
        if len(points) < 2:  # noqa: PLR2004 (a line has two ends)
            continue
        returns = len(points) > 3 and dist(points[0], points[-1]) < _CLOSE  # noqa: PLR2004 (a triangle and its start)
        if len(points) > 2 and (piece.closed or returns or (filled and not stroked)):  # noqa: PLR2004
            outlines.append(Outline(points, piece.curves, filled, stroked))
        else:
            strokes.append(Stroke(points))
    return outlines, strokes


def curve_points(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    """Points along a cubic Bézier curve, without its start."""
    out = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        u = 1 - t
        weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        out.append(
            (
                sum(w * p[0] for w, p in zip(weights, (start, one, two, end), strict=True)),
                sum(w * p[1] for w, p in zip(weights, (start, one, two, end), strict=True)),
            )
        )
    return out
