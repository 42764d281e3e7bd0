"""Flowcharts, or parts of them, that were pasted over the lanes of a table as pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from ingest.layout.geometry.drawing import Drawing
from ingest.layout.geometry.page import Box, Outline, Picture, Point, Stroke
from ingest.layout.geometry.polygon import area as area_of
from ingest.layout.geometry.polygon import hull, inside, middle, same_box
from ingest.layout.geometry.tracing import drawn, trace

_WITHIN = 0.5
_MOST = 60
_SAME = 1.0
_CORNERS, _SPAN, _THIN = 12, 12.0, 0.2


@dataclass(frozen=True, slots=True)
class Pictured:
    """What the pictures in the lanes show."""

    outlines: tuple[Outline, ...]
    strokes: tuple[Stroke, ...]

    def shows(self, box: Box) -> bool:
        """Whether the symbol in `box` stands in a picture."""
        return any(same_box(outline.box, box, _SAME) for outline in self.outlines)

    def runs(self, points: Iterable[Point]) -> bool:
        """Whether the line through `points` stands in a picture, at least a piece of it."""
        ends = {point for stroke in self.strokes for point in stroke.points}
        return any(point in ends for point in points)


def untangled(drawing: Drawing, area: Box) -> tuple[Drawing, tuple[Picture, ...]]:
    """`drawing` without what lies in `area`, and that as a picture, if some lines and symbols there are one outline.

    Spreadsheet programs export what touches as a single filled outline.
    """
    inner = [o for o in drawing.outlines if _share(o.box, area) > _WITHIN]
    if not any(map(_is_tangle, inner)):
        return drawing, ()
    lines = [s for s in drawing.strokes if inside(middle(s.box), area)]
    kept = Drawing(
        tuple(o for o in drawing.outlines if o not in inner), tuple(s for s in drawing.strokes if s not in lines)
    )
    return kept, (Picture(area, partial(drawn, Drawing(tuple(inner), tuple(lines)), area)),)


def _is_tangle(outline: Outline) -> bool:
    """Whether an outline follows the ink of lines: it fills little of what it spans, and has many corners."""
    x0, y0, x1, y1 = outline.box
    if not outline.filled or outline.stroked or len(outline.points) < _CORNERS or min(x1 - x0, y1 - y0) < _SPAN:
        return False
    return area_of(outline.points) < _THIN * area_of(hull(outline.points))


def trace_pictures(pictures: Iterable[Picture], lanes: Box) -> Pictured:
    """The drawing in the pictures that lie mostly in the lanes: no code of a signature, no scan of the page."""
    here = [picture for picture in pictures if _share(picture.box, lanes) > _WITHIN]
    drawings = [trace(picture) for picture in here[:_MOST]]
    return Pictured(
        tuple(outline for drawing in drawings for outline in drawing.outlines),
        tuple(stroke for drawing in drawings for stroke in drawing.strokes),
    )


def _share(box: Box, lanes: Box) -> float:
    """How much of a picture lies in the lanes."""
    width = max(0.0, min(box[2], lanes[2]) - max(box[0], lanes[0]))
    height = max(0.0, min(box[3], lanes[3]) - max(box[1], lanes[1]))
    return width * height / max(1e-6, (box[2] - box[0]) * (box[3] - box[1]))
