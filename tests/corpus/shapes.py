"""Draws symbols in the outline a producer uses."""

from collections.abc import Callable
from math import cos, pi, sin

from tests.corpus.geometry import DECISION, GATE, OFFPAGE, PROCESS, TERMINATOR, Point, Rect, Symbol
from tests.corpus.ink import GREY, WHITE, Color, Ink
from tests.corpus.lettering import text_width
from tests.corpus.style import ShapeStyle

_SHADOW = 1.6
_SHOULDER = 0.72
_ARC_POINTS = 12


def draw_symbol(ink: Ink, symbol: Symbol) -> None:
    """`symbol` with its text."""
    if symbol.kind == GATE:
        return
    style = ink.style.shapes
    ink.canvas.setLineWidth(style.line)
    ink.canvas.setStrokeColorRGB(0, 0, 0)
    if style.outline == "shadow":
        x, y = _SHADOW, _SHADOW
        r = symbol.rect
        _fill(ink, symbol.kind, Rect(r.x0 + x, r.y0 + y, r.x1 + x, r.y1 + y), GREY)
    _OUTLINES[style.outline](ink, symbol.kind, symbol.rect)
    _write(ink, symbol)


def _stroked(ink: Ink, kind: str, rect: Rect) -> None:
    _draw(ink, kind, rect, fill=None, stroke=True)


def _filled(ink: Ink, kind: str, rect: Rect) -> None:
    _draw(ink, kind, rect, fill=ink.style.shapes.fill, stroke=True)


def _twice(ink: Ink, kind: str, rect: Rect) -> None:
    _draw(ink, kind, rect, fill=ink.style.shapes.fill, stroke=False)
    _draw(ink, kind, rect, fill=None, stroke=True)


def _segments(ink: Ink, kind: str, rect: Rect) -> None:
    """Straight-sided symbols as separate lines."""
    if kind == TERMINATOR:
        _stroked(ink, kind, rect)
        return
    points = _corners(kind, rect, ink.style.shapes)
    for a, b in zip(points, (*points[1:], points[0]), strict=True):
        ink.line(a, b)


def _polygon(ink: Ink, kind: str, rect: Rect) -> None:
    """Round ends as many small pieces."""
    ink.path(_corners(kind, rect, ink.style.shapes), close=True, fill=ink.style.shapes.fill)


def _shadowed(ink: Ink, kind: str, rect: Rect) -> None:
    _draw(ink, kind, rect, fill=WHITE, stroke=True)


_OUTLINES: dict[str, Callable[[Ink, str, Rect], None]] = {
    "stroke": _stroked,
    "filled": _filled,
    "twice": _twice,
    "segments": _segments,
    "polygon": _polygon,
    "shadow": _shadowed,
}


def _fill(ink: Ink, kind: str, rect: Rect, color: Color) -> None:
    _draw(ink, kind, rect, fill=color, stroke=False)


def _draw(ink: Ink, kind: str, rect: Rect, *, fill: Color | None, stroke: bool) -> None:
    if kind == PROCESS:
        ink.rect(rect, fill=fill, stroke=stroke)
    elif kind == TERMINATOR:
        radius = min(rect.height * ink.style.shapes.capsule, rect.width / 2)
        ink.round_rect(rect, radius, fill=fill, stroke=stroke)
    else:
        ink.path(_corners(kind, rect, ink.style.shapes), close=True, fill=fill, stroke=stroke)


def _corners(kind: str, rect: Rect, style: ShapeStyle) -> tuple[Point, ...]:
    x, y = rect.center
    shoulder = rect.y0 + rect.height * _SHOULDER
    corners: dict[str, tuple[Point, ...]] = {
        PROCESS: ((rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x1, rect.y1), (rect.x0, rect.y1)),
        DECISION: ((x, rect.y0), (rect.x1, y), (x, rect.y1), (rect.x0, y)),
        OFFPAGE: ((rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x1, shoulder), (x, rect.y1), (rect.x0, shoulder)),
    }
    return corners[kind] if kind in corners else _rounded(rect, min(rect.height * style.capsule, rect.width / 2))


def _rounded(rect: Rect, radius: float) -> tuple[Point, ...]:
    """A rectangle with round corners as short straight pieces."""
    centers = (
        (rect.x1 - radius, rect.y1 - radius),
        (rect.x0 + radius, rect.y1 - radius),
        (rect.x0 + radius, rect.y0 + radius),
        (rect.x1 - radius, rect.y0 + radius),
    )
    return tuple(
        (x + radius * cos(angle), y + radius * sin(angle))
        for quarter, (x, y) in enumerate(centers)
        for angle in ((quarter + n / _ARC_POINTS) * pi / 2 for n in range(_ARC_POINTS + 1))
    )


def _write(ink: Ink, symbol: Symbol) -> None:
    """The symbol's text, as large as fits."""
    if not symbol.text:
        return
    font = ink.style.text.font_name
    share = 0.5 if symbol.kind == DECISION else 0.86
    wanted = min(ink.style.text.size, symbol.rect.height * 0.62)
    size = min(wanted, wanted * symbol.rect.width * share / text_width(symbol.text, font, wanted))
    if size >= 3.5 or symbol.kind == OFFPAGE:
        x, y = symbol.rect.center
        lift = 1.0 if symbol.kind == OFFPAGE else 0.0
        ink.text(x - text_width(symbol.text, font, size) / 2, y - size / 2 - lift, symbol.text, font, size)
