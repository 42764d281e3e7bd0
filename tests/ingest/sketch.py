"""Flowcharts drawn pixel by pixel, as a scanner or a screen shot delivers them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.layout.geometry.page import Box, Picture, Point

_SHIFT = 6


@dataclass(slots=True)
class Sketch:
    """A white sheet of `size` points; lines have `ink` (0 black) and `thick` points."""

    dpi: int = 200
    ink: int = 0
    thick: float = 1.0
    size: tuple[float, float] = (220.0, 190.0)
    sheet: NDArray[np.uint8] = field(init=False)

    def __post_init__(self) -> None:
        width, height = (round(side * self.dpi / 72) for side in self.size)
        self.sheet = np.full((height, width), 255, np.uint8)

    def polygon(self, points: Sequence[Point], fill: int | None = None) -> None:
        if fill is not None:
            cv2.fillPoly(self.sheet, [self._placed(points)], fill, cv2.LINE_AA, _SHIFT)
        self.line([*points, points[0]])

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: int | None = None) -> None:
        self.polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill)

    def diamond(self, x0: float, y0: float, x1: float, y1: float) -> None:
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        self.polygon([(x, y0), (x1, y), (x, y1), (x0, y)])

    def capsule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        r = (y1 - y0) / 2
        turns = np.linspace(-np.pi / 2, np.pi / 2, 24)
        right = [(x1 - r + r * np.cos(t), y0 + r + r * np.sin(t)) for t in turns]
        left = [(x0 + r - r * np.cos(t), y0 + r - r * np.sin(t)) for t in turns]
        self.polygon([*right, *left])

    def pentagon(self, x0: float, y0: float, x1: float, y1: float) -> None:
        low = y0 + 0.7 * (y1 - y0)
        self.polygon([(x0, y0), (x1, y0), (x1, low), ((x0 + x1) / 2, y1), (x0, low)])

    def line(self, points: Sequence[Point]) -> None:
        pen = max(1, round(self.thick * self.dpi / 72))
        cv2.polylines(self.sheet, [self._placed(points)], False, self.ink, pen, cv2.LINE_AA, _SHIFT)

    def arrow(self, *points: Point, filled: bool = True) -> None:
        """A line through `points` with a head of 6 by 5 points at the last."""
        (x0, y0), (x1, y1) = points[-2:]
        length = float(np.hypot(x1 - x0, y1 - y0))
        dx, dy = (x1 - x0) / length, (y1 - y0) / length
        base = x1 - 6 * dx, y1 - 6 * dy
        left, right = ((base[0] - s * 2.5 * dy, base[1] + s * 2.5 * dx) for s in (1, -1))
        self.line(points if not filled else [*points[:-1], base])
        if filled:
            cv2.fillPoly(self.sheet, [self._placed([left, (x1, y1), right])], self.ink, cv2.LINE_AA, _SHIFT)
        else:
            self.line([left, (x1, y1), right])

    def write(self, text: str, x: float, y: float, height: float = 6.0) -> None:
        scale = cv2.getFontScaleFromHeight(cv2.FONT_HERSHEY_SIMPLEX, max(4, round(height * self.dpi / 72)), 1)
        place = round(x * self.dpi / 72), round(y * self.dpi / 72)
        cv2.putText(self.sheet, text, place, cv2.FONT_HERSHEY_SIMPLEX, scale, self.ink, 1, cv2.LINE_AA)

    def picture(self, at: Point = (0.0, 0.0), jpeg: int | None = None) -> Picture:
        """The sheet as a picture whose corner lies at `at`."""
        sheet = self.sheet
        if jpeg is not None:
            _, coded = cv2.imencode(".jpg", sheet, [cv2.IMWRITE_JPEG_QUALITY, jpeg])
            sheet = np.asarray(cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE), np.uint8)
        box: Box = (*at, at[0] + self.size[0], at[1] + self.size[1])
        return Picture(box, lambda: sheet)

    def _placed(self, points: Sequence[Point]) -> NDArray[np.int32]:
        scale = self.dpi / 72
        # the middle of the first pixel is its coordinate 0
        return np.round((np.array(points) * scale - 0.5) * (1 << _SHIFT)).astype(np.int32)
