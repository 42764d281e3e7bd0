"""VML shapes, the drawings of Word before 2010 → figures in points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.layout.geometry.page import Box, Point, box_of
from ingest.sources.affine import Matrix, apply, compose, onto, turned
from ingest.sources.office import presets
from ingest.sources.office.drawingml import Drawing, is_branch_word
from ingest.sources.office.figures import Figure, Label, Line, Picture, Symbol
from ingest.sources.office.vml_path import path_pieces
from ingest.sources.office.vml_types import TYPES
from ingest.sources.office.xml import Element, attr, first, kids, local, number

_PRESETS = {"rect": "rect", "roundrect": "roundRect", "oval": "ellipse", "line": "line"}
OBJECTS = frozenset({"shape", "group", *_PRESETS})
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.346, "mm": 2.8346, "px": 0.75, "pc": 12.0, "": 0.75, "emu": 1 / 12_700}
_LENGTH = re.compile(r"\s*(-?\d{0,9}(?:\.\d{1,9})?)\s*([a-z]{0,3})")
_NUMBERS = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")
_DEPTH = 20
_FIXED = 65_536
_ADJUST = 21_600
_NO_HEAD = frozenset({None, "none", "oval", "diamond"})
_OFF = ("f", "false", "0")


def style_of(element: Element) -> dict[str, str]:
    """The properties of the attribute `style`."""
    pairs = (entry.partition(":") for entry in (attr(element, "style") or "").split(";"))
    return {name.strip().lower(): text.strip() for name, colon, text in pairs if colon}


def length(text: str | None) -> float:
    """A length in points; a bare number counts pixels."""
    found = _LENGTH.match(text or "")
    return float(found[1] or 0) * _UNITS.get(found[2], 1.0) if found and found[1] not in ("", "-") else 0.0


def figures(element: Element, drawing: Drawing) -> tuple[Figure, ...]:
    """What a VML object shows where it fills the box of `drawing`; a line keeps its own ends."""
    return tuple(_figures(element, _Place(drawing.box, (1, 0, 0, 1, 0, 0)), drawing, 0))


def ends_of(element: Element) -> Box | None:
    """Start and end of a `line` in points."""
    if local(element) != "line":
        return None
    start, end = ((attr(element, name) or "0,0").split(",") for name in ("from", "to"))
    return length(start[0]), length(start[-1]), length(end[0]), length(end[-1])


@dataclass(frozen=True, slots=True)
class _Place:
    """A box in the units of what holds it, and the map of these onto points."""

    box: Box
    frame: Matrix

    def unit(self, style: dict[str, str]) -> Matrix:
        """The map of the unit square onto the box, mirrored and turned as `style` says."""
        x0, y0, x1, y1 = self.box
        return compose(compose((x1 - x0, 0, 0, y1 - y0, x0, y0), _turn(style, self.box)), self.frame)


def _turn(style: dict[str, str], box: Box) -> Matrix:
    flip = style.get("flip", "")
    text = style.get("rotation", "")
    degrees = number(text) / _FIXED if text.endswith("fd") else number(text)
    return turned(box, degrees, flip_x="x" in flip, flip_y="y" in flip)


def _figures(element: Element, place: _Place, drawing: Drawing, depth: int) -> Iterator[Figure]:
    style = style_of(element)
    if style.get("visibility") == "hidden" or depth > _DEPTH:
        return
    if local(element) == "group":
        inner = _children_frame(element, place, style)
        for child in kids(element):
            if local(child) in OBJECTS:
                yield from _figures(child, _Place(_inner_box(child), inner), drawing, depth + 1)
    else:
        yield from _Shape(element, place.unit(style), drawing).figures()


def _children_frame(group: Element, place: _Place, style: dict[str, str]) -> Matrix:
    x, y = _pair(attr(group, "coordorigin"), 0)
    w, h = _pair(attr(group, "coordsize"), 1000)
    return compose(compose(onto((x, y, x + w, y + h), place.box), _turn(style, place.box)), place.frame)


def _inner_box(child: Element) -> Box:
    """The box of a group's child in the group's units."""
    if local(child) == "line":
        start, end = _pair(attr(child, "from"), 0), _pair(attr(child, "to"), 0)
        return (*start, *end)
    style = style_of(child)
    x, y, w, h = (number(style.get(name)) for name in ("left", "top", "width", "height"))
    return x, y, x + w, y + h


def _pair(text: str | None, default: float) -> Point:
    found = [float(part) for part in _NUMBERS.findall(text or "")]
    return (found[0], found[1]) if len(found) > 1 else (default, default)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A VML shape and the map of the unit square onto its place."""

    element: Element
    place: Matrix
    drawing: Drawing

    def figures(self) -> Iterator[Figure]:
        """What it shows."""
        if first(self.element, "imagedata") is not None:
            yield Picture(box_of(self._placed(presets.RECTANGLE)))
            return
        name = self._preset()
        way, arrow = presets.line(name, self._adjust()), presets.block_arrow(name)
        if way or arrow:
            yield from self._line(*(arrow or (way or (), self._heads())))
        elif not name:
            yield from self._drawn_path()
        else:
            yield from self._closed(presets.outline(name, {"adj": self._arc()}), presets.sites(name))

    def _preset(self) -> str:
        """The preset's name; empty for a freeform."""
        kind = (attr(self.element, "type") or "").rpartition("t")[2]
        return _PRESETS.get(local(self.element)) or TYPES.get(kind) or ("" if attr(self.element, "path") else "rect")

    def _drawn_path(self) -> Iterator[Figure]:
        size = _pair(attr(self.element, "coordsize"), 1000)
        origin = _pair(attr(self.element, "coordorigin"), 0)
        for piece in path_pieces(attr(self.element, "path") or ""):
            points = tuple(
                ((x - origin[0]) / (size[0] or 1), (y - origin[1]) / (size[1] or 1)) for x, y in piece.points
            )
            if piece.closed and len(points) > 2:  # noqa: PLR2004 (a triangle)
                yield from self._closed(points, presets.SIDES, piece.curves)
            elif len(points) > 1:
                yield from self._line(points, self._heads())

    def _closed(self, points: presets.Points | None, sites: presets.Points, curves: int = 0) -> Iterator[Figure]:
        texts = self.drawing.texts(self.element)
        if points and self._has_ink() and not (len(texts) == 1 and is_branch_word(texts[0])):
            yield Symbol(attr(self.element, "id") or "", self._placed(points), self._placed(sites), texts, curves)
        elif texts:
            yield Label(box_of(self._placed(presets.RECTANGLE)), texts)

    def _line(self, points: presets.Points, heads: tuple[bool, bool]) -> Iterator[Figure]:
        if attr(self.element, "stroked") not in _OFF:
            yield Line(self._placed(points), heads)

    def _placed(self, points: presets.Points) -> tuple[Point, ...]:
        return tuple(apply(self.place, x, y) for x, y in points)

    def _has_ink(self) -> bool:
        stroke, fill = first(self.element, "stroke"), first(self.element, "fill")
        stroked = attr(self.element, "stroked") not in _OFF and attr(stroke, "on") not in _OFF
        colour = (attr(self.element, "fillcolor") or "white").split(" ")[0]
        painted = colour not in ("white", "#fff", "#ffffff", "window")
        return stroked or (painted and attr(self.element, "filled") not in _OFF and attr(fill, "on") not in _OFF)

    def _heads(self) -> tuple[bool, bool]:
        stroke = first(self.element, "stroke")
        return attr(stroke, "startarrow") not in _NO_HEAD, attr(stroke, "endarrow") not in _NO_HEAD

    def _adjust(self) -> dict[str, float]:
        values = (attr(self.element, "adj") or "").split(",")
        return {f"adj{i}": number(text) / _ADJUST for i, text in enumerate(values, 1) if text.strip()}

    def _arc(self) -> float:
        """How round a rounded box is, as a part of its shorter side."""
        text = attr(self.element, "arcsize") or "0.2"
        return number(text) / (_FIXED if text.endswith("f") else 100 if text.endswith("%") else 1)
