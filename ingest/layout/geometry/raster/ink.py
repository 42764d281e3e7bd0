"""Pictures → ink: where something is drawn, at a fixed number of pixels a point."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Mask: TypeAlias = NDArray[np.uint8]
Bits: TypeAlias = NDArray[np.bool_]

UNIT = 4
MARGIN = 24
_INK = 0.8
_DARKEST_PAPER = 200.0


@dataclass(frozen=True, slots=True)
class Blob:
    """Ink that hangs together: its place, and its own pixels there (255) among others' (0)."""

    x: int
    y: int
    width: int
    height: int
    pixels: int
    mask: Mask

    @property
    def size(self) -> int:
        """The longer side."""
        return max(self.width, self.height)


def px(points: float) -> int:
    """Points in pixels, at least one."""
    return max(1, round(points * UNIT))


def ink_of(grey: Mask, width: float, height: float) -> Mask:
    """255 where a picture of `width` by `height` points has ink, within an empty margin."""
    size = px(width), px(height)
    if grey.shape != (size[1], size[0]):
        shrinks = grey.shape[0] > size[1]
        grey = as_mask(cv2.resize(grey, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC))
    paper = max(float(np.percentile(grey, 95)), _DARKEST_PAPER)
    return np.pad(np.where(grey < _INK * paper, 255, 0).astype(np.uint8), MARGIN)


def as_mask(found: object) -> Mask:
    """What OpenCV returns, as the array of bytes that it is."""
    return np.asarray(found, dtype=np.uint8)


def blobs(mask: Mask, connectivity: int = 8) -> Iterator[Blob]:
    """The connected parts of `mask`."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=connectivity)
    for index in range(1, count):
        x, y, width, height, pixels = (int(value) for value in stats[index])
        own = np.where(labels[y : y + height, x : x + width] == index, 255, 0).astype(np.uint8)
        yield Blob(x, y, width, height, pixels, own)


def opened(mask: Mask, width: int, height: int) -> Mask:
    """What of `mask` holds an upright rectangle of that size."""
    return as_mask(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((height, width), np.uint8)))


def round_brush(diameter: int) -> Mask:
    """A disc to grow, shrink or open with."""
    return as_mask(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (diameter, diameter)))


def grown(mask: Mask, by: int) -> Mask:
    """`mask` with `by` more pixels on every side."""
    return as_mask(cv2.dilate(mask, round_brush(2 * by + 1))) if by else mask
