"""DrawingML objects of Word and Excel (shapes, connectors, groups, canvases) → figures in points."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ingest.layout.geometry.page import Box, Point, box_of
from ingest.sources.affine import Matrix, apply, compose, onto, turned
from ingest.sources.office import presets
from ingest.sources.office.custom_geometry import paths
from ingest.sources.office.figures import Figure, Glue, Label, Line, Picture, Symbol
from ingest.sources.office.ink import has_head, is_drawn, is_filled, is_stroked
from ingest.sources.office.xml import Element, attr, every, first, kids, local, number

EMU = 12_700
_DEPTH = 20
_DEGREE = 60_000
_LIST = 100_000
_GROUPS = frozenset({"wgp", "grpSp", "wpc", "lockedCanvas"})
_SHAPES = frozenset({"wsp", "sp", "cxnSp"})
_SPARE = 3
TextReader: TypeAlias = Callable[[Element], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One object as it stands in its place: its extent, how its texts are read, the id it goes by."""

    box: Box
    texts: TextReader
    id: str = ""


def figures(element: Element, drawing: Drawing) -> tuple[Figure, ...]:
    """What a shape, connector, group, canvas or picture shows where it fills the box of `drawing`."""
    frame = onto(_own_box(element, drawing.box), drawing.box)
    return tuple(_figures(element, frame, drawing, 0))


def _figures(element: Element, frame: Matrix, drawing: Drawing, depth: int) -> Iterator[Figure]:
    name = local(element)
    if name in _GROUPS and depth < _DEPTH:
        inner = _group_frame(element, frame)
        for child in kids(element):
            yield from _figures(child, inner, drawing, depth + 1)
    elif name == "pic":
        yield Picture(box_of(_corners(_frame(first(element, "spPr", "xfrm"), element, frame))))
    elif name in _SHAPES:
        yield from _shape(element, frame, drawing)


def _own_box(element: Element, default: Box) -> Box:
    """The box in the element's own units, which need not begin at 0."""
    return _box(_transform(element)) or (0, 0, (default[2] - default[0]) * EMU, (default[3] - default[1]) * EMU)


def _transform(element: Element) -> Element | None:
    holder = next((kid for kid in kids(element) if local(kid) in ("spPr", "grpSpPr")), None)
    return first(holder, "xfrm")


def _box(transform: Element | None, offset: str = "off", extent: str = "ext") -> Box | None:
    size = first(transform, extent)
    if size is None:
        return None
    start = first(transform, offset)
    x, y = number(attr(start, "x")), number(attr(start, "y"))
    return x, y, x + number(attr(size, "cx")), y + number(attr(size, "cy"))


def _turn(transform: Element | None, box: Box) -> Matrix:
    flips = {name: attr(transform, name) in ("1", "true") for name in ("flipH", "flipV")}
    turn = number(attr(transform, "rot")) / _DEGREE
    return turned(box, turn, flip_x=flips["flipH"], flip_y=flips["flipV"])


def _group_frame(group: Element, frame: Matrix) -> Matrix:
    """The frame of a group's children: their coordinates onto the group's box, turned with it."""
    transform = _transform(group)
    outer, inner = _box(transform), _box(transform, "chOff", "chExt")
    if outer is None or inner is None:
        return frame
    return compose(compose(onto(inner, outer), _turn(transform, outer)), frame)


def _frame(transform: Element | None, element: Element, frame: Matrix) -> Matrix:
    """The map of the unit square onto the place of a shape."""
    box = _box(transform) or _box(_transform(element)) or (0, 0, 0, 0)
    return compose(compose((box[2] - box[0], 0, 0, box[3] - box[1], box[0], box[1]), _turn(transform, box)), frame)


def _corners(frame: Matrix) -> tuple[Point, ...]:
    return tuple(apply(frame, x, y) for x, y in presets.RECTANGLE)


def _shape(element: Element, frame: Matrix, drawing: Drawing) -> Iterator[Figure]:
    properties = first(element, "spPr")
    transform = first(properties, "xfrm")
    place = _frame(transform, element, frame) if transform is not None else onto((0, 0, 1, 1), drawing.box)
    shape = _Shape(element, place, drawing)
    geometry = first(properties, "custGeom")
    if geometry is not None:
        size = _box(transform) or (0, 0, 1, 1)
        yield from shape.freeform(geometry, size[2] - size[0], size[3] - size[1])
    else:
        yield from shape.preset(first(properties, "prstGeom"))


@dataclass(frozen=True, slots=True)
class _Shape:
    """A shape element and the map of the unit square onto its place."""

    element: Element
    place: Matrix
    drawing: Drawing

    def preset(self, geometry: Element | None) -> Iterator[Figure]:
        """The figure of a preset; none where nothing is drawn and nothing written."""
        name = attr(geometry, "prst") or "rect"
        adjust = {attr(guide, "name") or "": _guide(guide) for guide in every(first(geometry, "avLst"), "gd")}
        way, arrow = presets.line(name, adjust), presets.block_arrow(name)
        if way is not None or local(self.element) == "cxnSp":
            yield from self._line(way or presets.DIAGONAL, self._heads())
        elif arrow is not None:
            yield from self._line(*arrow)
        else:
            yield from self._closed(presets.outline(name, adjust), presets.sites(name))

    def freeform(self, geometry: Element, width: float, height: float) -> Iterator[Figure]:
        """The pieces of a freeform: closed ones are symbols, the others lines."""
        for piece in paths(geometry, width, height):
            if len(piece.points) > 1 and not piece.closed:
                yield from self._line(piece.points, self._heads())
            elif len(piece.points) >= _SPARE:
                yield from self._closed(piece.points, presets.SIDES, piece.curves)

    def _closed(self, points: presets.Points | None, sites: presets.Points, curves: int = 0) -> Iterator[Figure]:
        texts = self.drawing.texts(self.element)
        visible = points is not None and (is_filled(self.element) or is_stroked(self.element))
        if visible and points is not None and not (len(texts) == 1 and is_branch_word(texts[0])):
            yield Symbol(self._id(), self._placed(points), self._placed(sites), texts, curves)
        elif texts:
            yield Label(box_of(_corners(self.place)), texts)

    def _line(self, points: presets.Points, heads: tuple[bool, bool]) -> Iterator[Figure]:
        if is_drawn(self.element):
            yield Line(self._placed(points), heads, (self._glue("stCxn"), self._glue("endCxn")))
        if texts := self.drawing.texts(self.element):
            yield Label(box_of(_corners(self.place)), texts)

    def _placed(self, points: presets.Points) -> tuple[Point, ...]:
        return tuple(apply(self.place, x, y) for x, y in points)

    def _heads(self) -> tuple[bool, bool]:
        return has_head(self.element, "headEnd"), has_head(self.element, "tailEnd")

    def _id(self) -> str:
        named = next((kid for kid in kids(self.element) if local(kid) in ("cNvPr", "nvSpPr")), None)
        own = attr(first(named, "cNvPr"), "id") if named is not None and local(named) == "nvSpPr" else attr(named, "id")
        return own or self.drawing.id

    def _glue(self, end: str) -> Glue | None:
        found = first(self.element, "cNvCnPr", end)
        if found is None:
            found = first(self.element, "nvCxnSpPr", "cNvCxnSpPr", end)
        return None if found is None else Glue(attr(found, "id") or "", int(number(attr(found, "idx"), most=100)))


def is_branch_word(text: str) -> bool:
    """Whether a framed text is the label of an arrow."""
    return text.strip(" .:").lower() in ("ya", "tidak", "tdk", "y", "t", "yes", "no")


def _guide(guide: Element) -> float:
    """A literal adjust value ("val 50000") as a part of the extent."""
    return number((attr(guide, "fmla") or "").rpartition(" ")[2]) / _LIST
