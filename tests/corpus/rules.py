"""Draws table cells: rules in a producer's way, then the texts."""

from collections.abc import Callable, Iterable, Sequence

from tests.corpus.columns import Cell
from tests.corpus.geometry import Point, Rect
from tests.corpus.ink import Ink, Look
from tests.corpus.lettering import LEADING, text_width

Line = tuple[Point, Point]
_SHADE = (0.87, 0.89, 0.92)


def draw_rules(ink: Ink, rects: Sequence[Rect], bare: Sequence[float] = ()) -> None:
    """The borders of `rects`; upright rules at the xs in `bare` are left out."""
    ink.canvas.setLineWidth(ink.style.table.rule_width)
    ink.canvas.setStrokeColorRGB(0, 0, 0)
    _RULES[ink.style.table.rules](ink, rects, bare)


def draw_cell_texts(ink: Ink, cells: Iterable[Cell]) -> None:
    """The lines of `cells` in the fonts of their looks."""
    for cell in cells:
        head = cell.look == "head"
        font = ink.style.text.bold_name if head else ink.style.text.font_name
        size = _fitting(cell, font, ink.style.text.size)
        look = Look(font, size, cell.centered, middle=head or ink.style.text.middle)
        if cell.upright:
            _upright(ink, cell, look)
        else:
            ink.lines(cell.lines, cell.rect, look)


def shade(ink: Ink, rect: Rect) -> None:
    ink.rect(rect, fill=_SHADE, stroke=False)


def _fitting(cell: Cell, font: str, size: float) -> float:
    """Head texts shrink a little before they would leave their cell."""
    room = cell.rect.height if cell.upright else cell.rect.width
    widest = max((text_width(line, font, size) for line in cell.lines), default=0.0)
    return size * min(1.0, (room - 5) / widest) if widest and cell.look == "head" else size


def _upright(ink: Ink, cell: Cell, look: Look) -> None:
    x, y = cell.rect.center
    ink.canvas.saveState()
    ink.canvas.translate(x, ink.height - y)
    ink.canvas.rotate(90)
    for number, line in enumerate(cell.lines):
        across = (number - (len(cell.lines) - 1) / 2) * look.size * LEADING
        left = -text_width(line, look.font, look.size) / 2
        ink.text(left, ink.height + across - look.size / 2, line, look.font, look.size)
    ink.canvas.restoreState()


def _sides(rect: Rect) -> tuple[Line, Line, Line, Line]:
    """Upper, lower, left, right border."""
    a, b, c, d = (rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x0, rect.y1), (rect.x1, rect.y1)
    return (a, b), (c, d), (a, c), (b, d)


def _lines(rects: Iterable[Rect], bare: Sequence[float]) -> list[Line]:
    """All borders once, without the upright ones at `bare`."""
    lines = dict.fromkeys(line for rect in rects for line in _sides(rect))
    return [(a, b) for a, b in lines if a[0] != b[0] or not any(abs(a[0] - x) < 0.1 for x in bare)]


def _merged(lines: Iterable[Line]) -> list[Line]:
    """Borders in line with each other as one long rule."""
    found: list[Line] = []
    for a, b in sorted(lines, key=lambda line: (line[0][0] == line[1][0], line[0][line[0][0] != line[1][0]], line)):
        if found and _follows(found[-1], a, b):
            found[-1] = (found[-1][0], max(found[-1][1], b))
        else:
            found.append((a, b))
    return found


def _follows(rule: Line, a: Point, b: Point) -> bool:
    """Whether the line from `a` to `b` begins on `rule` and has its direction."""
    upright = a[0] == b[0]
    axis = 0 if upright else 1
    same = (rule[0][0] == rule[1][0]) == upright and abs(rule[0][axis] - a[axis]) < 0.01
    return same and a[1 - axis] <= rule[1][1 - axis] + 0.01


def _rects(ink: Ink, rects: Sequence[Rect], _bare: Sequence[float]) -> None:
    for rect in rects:
        ink.rect(rect)


def _long(ink: Ink, rects: Sequence[Rect], bare: Sequence[float]) -> None:
    for a, b in _merged(_lines(rects, bare)):
        ink.line(a, b)


def _slivers(ink: Ink, rects: Sequence[Rect], bare: Sequence[float]) -> None:
    for a, b in _lines(rects, bare):
        ink.sliver(a, b, ink.style.table.rule_width)


def _double(ink: Ink, rects: Sequence[Rect], bare: Sequence[float]) -> None:
    for (ax, ay), (bx, by) in _lines(rects, bare):
        ink.line((ax, ay), (bx, by))
        ink.line((ax + 0.3, ay + 0.3), (bx + 0.3, by + 0.3))


_RULES: dict[str, Callable[[Ink, Sequence[Rect], Sequence[float]], None]] = {
    "rects": _rects,
    "lines": _long,
    "slivers": _slivers,
    "double": _double,
    "open": _long,
    "bare": _long,
}
