"""Draws arrows with the strokes, heads and inexactness of a producer."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import atan2, cos, hypot, sin
from random import Random

from tests.corpus.geometry import Arrow, Note, Point
from tests.corpus.ink import BLACK, WHITE, Ink
from tests.corpus.style import ArrowStyle

_SHORTEN = 0.2  # a line loses at most this part of its first or last leg to a gap
_SPREAD = 0.42


def draw_arrow(ink: Ink, arrow: Arrow, rng: Random) -> None:
    """`arrow` with its heads."""
    style = ink.style.arrows
    points = _inexact(arrow, style, rng)
    ink.canvas.setLineWidth(style.line)
    ink.canvas.setStrokeColorRGB(0, 0, 0)
    if style.stroke == "outline" and arrow.head and not arrow.tail and len(points) == 2:
        _outlined(ink, points)
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
    font, size = ink.style.text.font_name, ink.style.arrows.label_size
    for number, line in enumerate(note.lines):
        ink.text(note.rect.x0, note.rect.y0 + number * size, line, font, size)


def _inexact(arrow: Arrow, style: ArrowStyle, rng: Random) -> list[Point]:
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


def _toward(end: Point, other: Point, by: float) -> Point:
    length = hypot(other[0] - end[0], other[1] - end[1])
    part = min(by, length * _SHORTEN) / length if length else 0.0
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


def _outlined(ink: Ink, points: Sequence[Point]) -> None:
    """Line and head as one filled polygon."""
    (ax, ay), tip = points
    angle = atan2(tip[1] - ay, tip[0] - ax)
    length, half = max(5.0, ink.style.arrows.head_size), ink.style.arrows.line / 2
    neck = (tip[0] - length * cos(angle), tip[1] - length * sin(angle))
    dx, dy = -sin(angle), cos(angle)
    outline = [(ax + dx * half, ay + dy * half), (neck[0] + dx * half, neck[1] + dy * half)]
    outline += [(neck[0] + dx * half * 2.6, neck[1] + dy * half * 2.6), tip]
    outline += [(neck[0] - dx * half * 2.6, neck[1] - dy * half * 2.6), (neck[0] - dx * half, neck[1] - dy * half)]
    ink.path([*outline, (ax - dx * half, ay - dy * half)], close=True, fill=BLACK, stroke=False)


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
