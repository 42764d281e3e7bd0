"""Freeform shapes (custGeom) → pieces of paths in parts of width and height."""

from collections.abc import Iterator

from ingest.layout.geometry.page import Point
from ingest.sources.office.xml import Element, attr, every, first, kids, local, number
from ingest.sources.paths import SubPath, curve_points

_MOST = 2_000
_CONTROLS = {"cubicBezTo": 3, "quadBezTo": 2}


def paths(geometry: Element, width: float, height: float) -> Iterator[SubPath]:
    """The pieces of all paths; a path without extent of its own counts in the units of the shape."""
    for path in every(first(geometry, "pathLst"), "path"):
        extent = number(attr(path, "w")) or width or 1.0, number(attr(path, "h")) or height or 1.0
        yield from _pieces(path, extent)


def _pieces(path: Element, extent: tuple[float, float]) -> Iterator[SubPath]:
    points: list[Point] = []
    curves = 0
    for command in list(kids(path))[:_MOST]:
        name = local(command)
        found = [_point(point, extent) for point in every(command, "pt")]
        if name == "moveTo" and found:
            yield SubPath(tuple(points), curves, closed=False)
            points, curves = found[:1], 0
        elif name == "lnTo" and points:
            points += found[:1]
        elif name == "close":
            yield SubPath(tuple(points), curves, closed=True)
            points, curves = points[:1], 0
        elif points and len(found) == _CONTROLS.get(name):
            points += curve_points(points[-1], found[0], found[-2], found[-1])
            curves += 1
    yield SubPath(tuple(points), curves, closed=False)


def _point(point: Element, extent: tuple[float, float]) -> Point:
    return _coordinate(attr(point, "x"), extent[0], "rw"), _coordinate(attr(point, "y"), extent[1], "bh")


def _coordinate(text: str | None, extent: float, whole: str) -> float:
    """A coordinate as a part of the extent; the names of far side and centre are known."""
    if text in tuple(whole):
        return 1.0
    return 0.5 if text in ("hc", "vc") else number(text) / extent
