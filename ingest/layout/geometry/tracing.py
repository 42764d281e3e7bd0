"""Pictures → outlines and strokes, as if they had been drawn as lines."""

from typing import TYPE_CHECKING

from ingest.layout.geometry.drawing import Drawing
from ingest.layout.geometry.page import Box, Outline, Picture, Point, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray


def trace(picture: Picture) -> Drawing:
    """The symbols, lines and arrow heads in a picture; its text is left out."""
    # OpenCV is loaded for the first picture: most documents have none to trace
    from ingest.layout.geometry.raster.areas import find_areas  # noqa: PLC0415
    from ingest.layout.geometry.raster.arrows import find_arrows  # noqa: PLC0415
    from ingest.layout.geometry.raster.grid import without_grid  # noqa: PLC0415
    from ingest.layout.geometry.raster.ink import MARGIN, ink_of  # noqa: PLC0415

    x0, top, x1, bottom = picture.box
    ink = without_grid(ink_of(picture.grey(), x1 - x0, bottom - top))
    across, down = (x1 - x0) / (ink.shape[1] - 2 * MARGIN), (bottom - top) / (ink.shape[0] - 2 * MARGIN)

    def placed(points: "Iterable[Point]") -> tuple[Point, ...]:
        return tuple((x0 + (x - MARGIN) * across, top + (y - MARGIN) * down) for x, y in points)

    areas = find_areas(ink)
    arrows = find_arrows(ink, areas)
    symbols = (Outline(placed(c.points), c.curves, c.filled, not c.filled) for c in areas.contours)
    heads = (Outline(placed((h.tip, *h.wings)), filled=True) for h in arrows.heads)
    return Drawing((*symbols, *heads), tuple(Stroke(placed((line.a, line.b))) for line in arrows.lines))


def drawn(drawing: Drawing, box: Box) -> "NDArray[np.uint8]":
    """The ink of `drawing` within `box` as the pixels of a picture."""
    from ingest.layout.geometry.raster.drawing import ink_within  # noqa: PLC0415

    return ink_within(drawing, box)
