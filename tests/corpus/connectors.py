"""Draws arrows with the strokes, heads and inexactness of a producer."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import atan2, cos, hypot, sin
from random import Random

from tests.corpus.geometry import Arrow, Note, Point
from tests.corpus.ink import BLACK, WHITE, Ink
from tests.corpus.style import ArrowStyle

_SHORTEN = 0.2  # a line loses at most this part of its first or last leg to a gap
_SPREAD, _WING = 0.42, 2.6


def draw_arrow(ink: Ink, arrow: Arrow, rng: Random) -> None:
    """`arrow` with its heads."""
    style = ink.style.arrows
    points = inexact(arrow, style, rng)
    ink.canvas.setLineWidth(style.line)
    ink.canvas.setStrokeColorRGB(0, 0, 0)
    if style.stroke == "outline" and arrow.head and not arrow.tail:
        ink.path(_outline(points, style), close=True, fill=BLACK, stroke=False)
        return
    tips = ([points] if arrow.head else []) + ([points[::-1]] if arrow.tail else [])
    body = list(points)
    if style.head in ("triangle", "blob"):
        body = _shortened(body, style.head_size * 0.6 * arrow.head, style.head_size * 0.6 * arrow.tail)
    _STROKES[style.stroke](ink, body)
    for tip in tips:
        _HEADS[style.head](ink, tip[-2], tip[-1])


def draw_note(ink: Ink, note: Note) -> None:
    """A branch word, on white where the producer sets it into a box."""
    if ink.style.arrows.label_box:
        ink.rect(note.rect, fill=WHITE, stroke=False)
    for number, line in enumerate(note.lines):
        ink.text(note.rect.x0, note.rect.y0 + number * note.size, line, ink.style.text.font_name, note.size)


def inexact(arrow: Arrow, style: ArrowStyle, rng: Random) -> list[Point]:
    """The points with gaps at the symbols, or ends inside them, and corners a little off."""
    points = [*arrow.points]
    for n in range(1, len(points) - 1):
        x, y = points[n]
        points[n] = (x + rng.uniform(-1, 1) * style.slant, y + rng.uniform(-1, 1) * style.slant)
    gaps = [rng.uniform(-style.inside, style.gap) for _ in range(2)]
    return _shortened(points, gaps[1] if arrow.lands else 0.0, gaps[0])


def _shortened(points: Sequence[Point], end: float, start: float) -> list[Point]:
    found = [*points]
    found[0] = _toward(points[0], points[1], start)
    found[-1] = _toward(points[-1], points[-2], end)
    return found


def _toward(end: Point, other: Point, by: float, most: float = _SHORTEN) -> Point:
    length = hypot(other[0] - end[0], other[1] - end[1])
    part = min(by, length * most) / length if length else 0.0
    return end[0] + (other[0] - end[0]) * part, end[1] + (other[1] - end[1]) * part


def _polyline(ink: Ink, points: Sequence[Point]) -> None:
    ink.path(points)


def _segments(ink: Ink, points: Sequence[Point]) -> None:
    for a, b in pairwise(points):
        ink.line(a, b)


def _slivers(ink: Ink, points: Sequence[Point]) -> None:
    for a, b in pairwise(points):
        ink.sliver(a, b, ink.style.arrows.line)


def _dashed(ink: Ink, points: Sequence[Point]) -> None:
    ink.canvas.setDash(2, 1.5)
    ink.path(points)
    ink.canvas.setDash()


_STROKES: dict[str, Callable[[Ink, Sequence[Point]], None]] = {
    "polyline": _polyline,
    "segments": _segments,
    "slivers": _slivers,
    "dashed": _dashed,
    "outline": _slivers,
}


def _outline(points: Sequence[Point], style: ArrowStyle) -> list[Point]:
    """Line and head as one polygon around the line's middle."""
    tip, half = points[-1], style.line / 2
    neck = _toward(tip, points[-2], max(5.0, style.head_size), most=0.9)
    middle = [*points[:-1], neck]
    left = [_beside(middle, n, half) for n in range(len(middle))]
    right = [_beside(middle, n, -half) for n in range(len(middle))]
    wings = [_beside(middle, len(middle) - 1, side * half * _WING) for side in (1, -1)]
    return [*left, wings[0], tip, wings[1], *reversed(right)]


def _beside(points: Sequence[Point], n: int, by: float) -> Point:
    """The point `by` beside corner `n` of a line, where the borders of its two legs meet."""
    before = _normal(points[max(n, 1) - 1], points[max(n, 1)])
    after = _normal(points[min(n, len(points) - 2)], points[min(n, len(points) - 2) + 1])
    scale = by / max(0.3, 1 + before[0] * after[0] + before[1] * after[1])
    return points[n][0] + (before[0] + after[0]) * scale, points[n][1] + (before[1] + after[1]) * scale


def _normal(a: Point, b: Point) -> Point:
    length = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return (a[1] - b[1]) / length, (b[0] - a[0]) / length


def _wings(style: ArrowStyle, before: Point, tip: Point) -> tuple[Point, Point]:
    angle = atan2(tip[1] - before[1], tip[0] - before[0])
    left, right = angle + _SPREAD, angle - _SPREAD
    size = style.head_size
    return (tip[0] - size * cos(left), tip[1] - size * sin(left)), (
        tip[0] - size * cos(right),
        tip[1] - size * sin(right),
    )


def _triangle(ink: Ink, before: Point, tip: Point) -> None:
    left, right = _wings(ink.style.arrows, before, tip)
    ink.path((tip, left, right), close=True, fill=BLACK, stroke=False)


def _open(ink: Ink, before: Point, tip: Point) -> None:
    left, right = _wings(ink.style.arrows, before, tip)
    ink.path((left, tip, right))


def _blob(ink: Ink, before: Point, tip: Point) -> None:
    """A short filled arrow head with a notch, as print drivers flatten it."""
    left, right = _wings(ink.style.arrows, before, tip)
    middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
    notch = (middle[0] + (tip[0] - middle[0]) * 0.3, middle[1] + (tip[1] - middle[1]) * 0.3)
    ink.path((tip, left, notch, right), close=True, fill=BLACK, stroke=False)


def _nothing(_ink: Ink, _before: Point, _tip: Point) -> None:
    return


_HEADS: dict[str, Callable[[Ink, Point, Point], None]] = {
    "triangle": _triangle,
    "over": _triangle,
    "open": _open,
    "blob": _blob,
    "none": _nothing,
}
