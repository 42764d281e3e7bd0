"""Outlines and strokes → pixels, for drawings that are easier to read as a picture."""

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.layout.geometry.drawing import Drawing
from ingest.layout.geometry.page import Box, Point
from ingest.layout.geometry.raster.ink import UNIT, Mask, px

_LINE = 0.75
_SHIFT = 4


def ink_within(drawing: Drawing, box: Box) -> Mask:
    """Black on white: filled outlines as areas, all others and strokes as lines."""
    paper = np.full((px(box[3] - box[1]), px(box[2] - box[0])), 255, np.uint8)
    for outline in drawing.outlines:
        if outline.filled:
            cv2.fillPoly(paper, [_placed(outline.points, box)], 0, shift=_SHIFT)
        if outline.stroked:
            cv2.polylines(paper, [_placed(outline.points, box)], True, 0, px(_LINE), shift=_SHIFT)  # noqa: FBT003
    for stroke in drawing.strokes:
        cv2.polylines(paper, [_placed(stroke.points, box)], False, 0, px(_LINE), shift=_SHIFT)  # noqa: FBT003
    return paper


def _placed(points: Iterable[Point], box: Box) -> NDArray[np.int32]:
    scale = UNIT * (1 << _SHIFT)
    return np.array([((x - box[0]) * scale, (y - box[1]) * scale) for x, y in points]).round().astype(np.int32)
