"""Outlines → flowchart symbols and arrow heads, told apart by corners, curves and area."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from math import dist

from ingest.layout.geometry.page import Box, Outline, Point, Stroke
from ingest.layout.geometry.polygon import area, corners, hull, same_box

_TWIN = 2.0
_SHADOW = 6.0
_SMALLEST = (10.0, 7.5)
_TALLEST = 140.0
_HEAD, _DOT = 11.0, 8.0
_RING, _DENTED = 0.45, 0.8
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Shape:
    """A symbol: its kind in the terms of the SOP JSON, its box and its outline."""

    kind: str
    box: Box
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class ArrowHead:
    """The head of an arrow: where it points, and where its line comes in; a dot (`tip` equals `base`) points nowhere."""

    tip: Point
    base: Point
    box: Box

    @property
    def is_dot(self) -> bool:
        """Whether the head has no direction."""
        return self.tip == self.base


def find_shapes(outlines: Iterable[Outline]) -> tuple[Shape, ...]:
    """The symbols; one that is painted twice (fill and border, shadow and shape) counts once."""
    found: list[Shape] = []
    for shape in _symbols(outlines):
        near = [other for other in found if _is_near(other.box, shape.box)]
        if not any(_holds(other, shape) for other in near):
            repeated = {id(other) for other in near if _repeats(other, shape)}
            found = [other for other in found if id(other) not in repeated] if repeated else found
            found.append(shape)
        if len(found) == _MOST:
            break
    return tuple(found)


def _symbols(outlines: Iterable[Outline]) -> Iterator[Shape]:
    """Each outline that draws a symbol, in drawing order."""
    for outline in outlines:
        if _has_size(outline.box):
            whole = _rounded_off(outline)
            if kind := kind_of(whole):
                yield Shape(kind, whole.box, whole.points)


def _is_near(one: Box, other: Box) -> bool:
    """Whether two boxes begin so close together that they may be one symbol painted twice."""
    return abs(one[0] - other[0]) <= _SHADOW and abs(one[1] - other[1]) <= _SHADOW


def _holds(fill: Shape, border: Shape) -> bool:
    """Whether `border` is the line drawn along the inner side of `fill`."""
    return same_box(fill.box, border.box, _TWIN) and _width(border) < _width(fill) - 0.2 and fill.kind != "other"


def _width(shape: Shape) -> float:
    return shape.box[2] - shape.box[0]


def _rounded_off(outline: Outline) -> Outline:
    """The outline without dents: a border drawn as a thin ring is the area that it surrounds."""
    around = hull(outline.points)
    if len(around) < 3 or _RING < area(outline.points) / (area(around) or 1) < _DENTED:
        return outline
    return replace(outline, points=around)


def kind_of(outline: Outline) -> str | None:
    """The symbol that a closed outline draws, or None for a triangle or a speck."""
    x0, y0, x1, y1 = outline.box
    width, height = x1 - x0, y1 - y0
    if min(width, height) < _SMALLEST[1] - 2:
        return None
    vertices = corners(outline.points)
    fill = area(outline.points) / (width * height)
    if outline.curves >= 2 or len(outline.points) > 12:
        return _round_kind(width, height, fill, len(vertices))
    return _angular_kind(vertices, outline.box, fill)


def _round_kind(width: float, height: float, fill: float, vertices: int) -> str:
    if fill >= 0.985:
        return "process"
    if 0.72 <= fill <= 0.83 and 0.75 < width / height < 1.33 and width < 24:
        return "connector"
    if 0.44 < fill < 0.56 and vertices == 4:
        return "decision"
    return "terminator" if fill > 0.7 else "other"


def _angular_kind(vertices: tuple[Point, ...], box: Box, fill: float) -> str | None:
    count = len(vertices)
    if count == 3 or (count == 4 and fill < 0.4):
        return None
    if fill > 0.95:
        return "process"
    if count == 4:
        return "decision" if 0.44 < fill < 0.57 and _is_diamond(vertices, box) else "other"
    if count == 5 and 0.6 < fill < 0.97:
        return "connector"
    if count > 6 and fill > 0.7:
        return "terminator"
    return "other"


def _is_diamond(vertices: tuple[Point, ...], box: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    near = 0.22 * max(box[2] - box[0], box[3] - box[1])
    return all(min(abs(vx - x), abs(vy - y)) < near for vx, vy in vertices)


def _has_size(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return width >= _SMALLEST[0] and _SMALLEST[1] <= height <= _TALLEST


def _repeats(earlier: Shape, later: Shape) -> bool:
    """Whether `later` is the same shape painted again, or the shape over its shadow."""
    if same_box(earlier.box, later.box, _TWIN):
        return True
    shift = (later.box[0] - earlier.box[0], later.box[1] - earlier.box[1])
    sides = (later.box[2] - earlier.box[2] - shift[0], later.box[3] - earlier.box[3] - shift[1])
    return max(map(abs, shift)) < _SHADOW and max(map(abs, sides)) < 1 and earlier.kind == later.kind


def find_heads(
    outlines: Iterable[Outline], strokes: Iterable[Stroke]
) -> tuple[tuple[ArrowHead, ...], tuple[Stroke, ...]]:
    """Arrow heads drawn as small triangles or open angles, and the strokes that are none."""
    heads = [head for outline in outlines if (head := _closed_head(outline) or _dot(outline))]
    kept = []
    for stroke in strokes:
        head = _open_head(stroke)
        if head:
            heads.append(head)
        else:
            kept.append(stroke)
    pairs, rest = _barbs(kept)
    return (*heads, *pairs), rest


def _closed_head(outline: Outline) -> ArrowHead | None:
    x0, y0, x1, y1 = outline.box
    size = max(x1 - x0, y1 - y0)
    vertices = corners(outline.points, 0.4)
    if not 1.5 < size < _HEAD + 4 or len(vertices) not in (3, 4):
        return None
    if len(vertices) == 4 and (area(outline.points) > 0.45 * (x1 - x0) * (y1 - y0) or outline.curves):
        return None
    return ArrowHead(*_tip_and_base(vertices), outline.box)


def _dot(outline: Outline) -> ArrowHead | None:
    """A small filled disc at the end of a line."""
    x0, y0, x1, y1 = outline.box
    width, height = x1 - x0, y1 - y0
    round_ = outline.curves >= 2 or len(corners(outline.points, 0.2)) > 5
    if not (outline.filled and round_ and 1.5 < min(width, height) <= max(width, height) < _DOT):
        return None
    if area(outline.points) < 0.6 * width * height:
        return None
    centre = ((x0 + x1) / 2, (y0 + y1) / 2)
    return ArrowHead(centre, centre, outline.box)


def _tip_and_base(vertices: tuple[Point, ...]) -> tuple[Point, Point]:
    """The vertex whose two sides are most alike and the middle of what lies opposite."""
    first = vertices[:3] if len(vertices) == 3 else vertices
    options = []
    for i, tip in enumerate(first):
        left, right = first[i - 1], first[(i + 1) % len(first)]
        alike = abs(dist(tip, left) - dist(tip, right))
        base = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
        options.append((alike - 0.35 * dist(tip, base), tip, base))
    _, tip, base = min(options)
    return tip, base


def _open_head(stroke: Stroke) -> ArrowHead | None:
    """Two strokes that meet at an angle, drawn as one line of three points."""
    if len(stroke.points) != 3:
        return None
    a, tip, b = stroke.points
    legs = dist(a, tip), dist(tip, b)
    if max(legs) > _HEAD or abs(legs[0] - legs[1]) > 0.35 * max(legs) or dist(a, b) > 1.75 * min(legs):
        return None
    return ArrowHead(tip, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), stroke.box)


def _barbs(strokes: list[Stroke]) -> tuple[tuple[ArrowHead, ...], tuple[Stroke, ...]]:
    """Heads of two separate short lines that share their tip, and the strokes that are left."""
    short = [s for s in strokes if len(s.points) == 2 and 2 < dist(*s.points) <= _HEAD and _is_slanted(s)]
    used: set[int] = set()
    heads = []
    for one, other in combinations(short, 2):
        if not used & {id(one), id(other)} and (head := _joined_barbs(one, other)):
            used |= {id(one), id(other)}
            heads.append(head)
    return tuple(heads), tuple(s for s in strokes if id(s) not in used)


def _is_slanted(stroke: Stroke) -> bool:
    x0, y0, x1, y1 = stroke.box
    return min(x1 - x0, y1 - y0) > 0.8


def _joined_barbs(one: Stroke, other: Stroke) -> ArrowHead | None:
    for tip, a in _both_ways(one):
        for near, b in _both_ways(other):
            if dist(tip, near) < 0.8:
                return _open_head(Stroke((a, tip, b)))
    return None


def _both_ways(stroke: Stroke) -> Iterator[tuple[Point, Point]]:
    yield stroke.points[0], stroke.points[-1]
    yield stroke.points[-1], stroke.points[0]
