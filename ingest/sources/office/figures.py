"""What drawing objects show, and the glue that ties lines to symbols."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import dist, hypot
from typing import TypeAlias

from ingest.layout.geometry.page import Box, Outline, Point, Stroke, box_of
from ingest.layout.geometry.polygon import nearest_on_segment

_HEAD_LENGTH, _HEAD_HALF = 5.0, 2.0


@dataclass(frozen=True, slots=True)
class Glue:
    """An end of a line that is tied to a symbol: the symbol's id, the number of its connection site."""

    symbol: str
    site: int


@dataclass(frozen=True, slots=True)
class Symbol:
    """A closed shape: outline, connection sites, the text in it."""

    id: str
    points: tuple[Point, ...]
    sites: tuple[Point, ...]
    texts: tuple[str, ...] = ()
    curves: int = 0

    @property
    def box(self) -> Box:
        """x0, top, x1, bottom."""
        return box_of(self.points)

    def moved(self, dx: float, dy: float) -> "Symbol":
        """The same elsewhere."""
        return replace(self, points=_moved(self.points, dx, dy), sites=_moved(self.sites, dx, dy))


@dataclass(frozen=True, slots=True)
class Line:
    """An open line: which ends have a head, which are glued; `exact` when both symbols are known."""

    points: tuple[Point, ...]
    heads: tuple[bool, bool] = (False, False)
    glue: tuple[Glue | None, Glue | None] = (None, None)
    exact: bool = False

    @property
    def box(self) -> Box:
        """x0, top, x1, bottom."""
        return box_of(self.points)

    def moved(self, dx: float, dy: float) -> "Line":
        """The same elsewhere."""
        return replace(self, points=_moved(self.points, dx, dy))


@dataclass(frozen=True, slots=True)
class Label:
    """Text without a visible frame."""

    box: Box
    texts: tuple[str, ...]

    def moved(self, dx: float, dy: float) -> "Label":
        """The same elsewhere."""
        return replace(self, box=_moved_box(self.box, dx, dy))


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster image."""

    box: Box

    def moved(self, dx: float, dy: float) -> "Picture":
        """The same elsewhere."""
        return Picture(_moved_box(self.box, dx, dy))


Figure: TypeAlias = Symbol | Line | Label | Picture


def outline_of(symbol: Symbol) -> Outline:
    """The symbol as an area: its sides are no rules of a table."""
    return Outline(symbol.points, symbol.curves, filled=True, stroked=False)


def strokes_of(line: Line) -> Stroke:
    """The line; an exact one of two points gets a third, so that nobody takes it for several in a row."""
    points = tuple(b for a, b in zip((None, *line.points), line.points, strict=False) if a != b)
    if line.exact and len(points) == 2:  # noqa: PLR2004 (a straight line)
        (ax, ay), (bx, by) = points
        points = (points[0], ((ax + bx) / 2, (ay + by) / 2), points[1])
    return Stroke(points)


def heads_of(line: Line) -> Iterator[Outline]:
    """A small triangle for each arrow head."""
    points = strokes_of(line).points
    ends = ((line.heads[0], points[1::-1]), (line.heads[1], points[-2:]))
    for headed, leg in ends:
        if headed and len(leg) == 2 and leg[0] != leg[1]:  # noqa: PLR2004 (where it comes from, where it points)
            yield Outline(_triangle(*leg), filled=True)


def glued(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures with every line drawn from symbol to symbol where both are known."""
    found = tuple(figures)
    symbols: dict[str, list[Symbol]] = {}
    for figure in found:
        if isinstance(figure, Symbol) and figure.id:
            symbols.setdefault(figure.id, []).append(figure)
    ties = _Ties(symbols)
    return tuple(ties.tied(figure) if isinstance(figure, Line) else figure for figure in found)


class _Ties:
    """Ends at symbols; those that share a connection site are set apart, so that each keeps its own head."""

    _STEPS = (0.0, 5.0, -5.0, 9.0, -9.0)
    _NEAR = 4.0

    def __init__(self, symbols: dict[str, list[Symbol]]) -> None:
        self._symbols = symbols
        self._taken: dict[tuple[int, int], int] = {}

    def tied(self, line: Line) -> Line:
        """`line` from site to site; as it is where a symbol is not known."""
        start, end = line.points[0], line.points[-1]
        source, target = self._site(line.glue[0], start), self._site(line.glue[1], end)
        if source is None or target is None:
            return line
        ends = self._end(*source, start), self._end(*target, end)
        return replace(line, points=_drawn_between(line.points, *ends), exact=True)

    def _end(self, symbol: Symbol, site: int, drawn: Point) -> Point:
        """Where a line meets its symbol: as drawn where that is on the outline, else at the site."""
        sides = pairwise((*symbol.points, symbol.points[0]))
        near = min((nearest_on_segment(drawn, a, b) for a, b in sides), key=lambda point: dist(point, drawn))
        return near if dist(near, drawn) < self._NEAR else self._port(symbol, site)

    def _site(self, glue: Glue | None, end: Point) -> tuple[Symbol, int] | None:
        """The glued symbol (of several copies with one id the nearest) and its site."""
        options = self._symbols.get(glue.symbol, ()) if glue else ()
        if glue is None or not options:
            return None
        sites = [(symbol, glue.site % len(symbol.sites)) for symbol in options]
        return min(sites, key=lambda option: dist(option[0].sites[option[1]], end))

    def _port(self, symbol: Symbol, site: int) -> Point:
        """A free place beside the site, on the outline."""
        x, y = symbol.sites[site]
        taken = self._taken.get((id(symbol), site), 0)
        self._taken[id(symbol), site] = taken + 1
        step = self._STEPS[taken % len(self._STEPS)]
        x0, top, x1, bottom = symbol.box
        level = min(abs(x - x0), abs(x - x1)) <= min(abs(y - top), abs(y - bottom))
        room = 0.35 * ((bottom - top) if level else (x1 - x0))
        off = max(-room, min(room, step))
        return _onto_outline(symbol, (x, y + off) if level else (x + off, y), level=level) if off else (x, y)


def _onto_outline(symbol: Symbol, point: Point, *, level: bool) -> Point:
    """Where a level or upright line through `point` crosses the outline, nearest to it."""
    along, across = (0, 1) if level else (1, 0)
    crossings = []
    for a, b in pairwise((*symbol.points, symbol.points[0])):
        if (a[across] > point[across]) != (b[across] > point[across]):
            part = (point[across] - a[across]) / (b[across] - a[across])
            crossings.append(a[along] + part * (b[along] - a[along]))
    at = min(crossings, key=lambda value: abs(value - point[along]), default=point[along])
    return (at, point[1]) if level else (point[0], at)


def _drawn_between(points: tuple[Point, ...], start: Point, end: Point) -> tuple[Point, ...]:
    """The same way from other ends: each axis stretched so that corners stay square."""
    old, new = (points[0], points[-1]), (start, end)
    inner = [tuple(_stretched(p[i], [e[i] for e in old], [e[i] for e in new]) for i in (0, 1)) for p in points[1:-1]]
    return (start, *((x, y) for x, y in inner), end)


def _stretched(value: float, old: list[float], new: list[float]) -> float:
    extent = old[1] - old[0]
    if abs(extent) < 1:
        return value + new[0] - old[0]
    return new[0] + (value - old[0]) / extent * (new[1] - new[0])


def _triangle(base: Point, tip: Point) -> tuple[Point, ...]:
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = hypot(dx, dy)
    ux, uy = dx / length, dy / length
    x, y = tip[0] - ux * _HEAD_LENGTH, tip[1] - uy * _HEAD_LENGTH
    return tip, (x - uy * _HEAD_HALF, y + ux * _HEAD_HALF), (x + uy * _HEAD_HALF, y - ux * _HEAD_HALF)


def _moved(points: tuple[Point, ...], dx: float, dy: float) -> tuple[Point, ...]:
    return tuple((x + dx, y + dy) for x, y in points)


def _moved_box(box: Box, dx: float, dy: float) -> Box:
    return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy
