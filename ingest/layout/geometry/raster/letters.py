"""Text among the ink: small pieces that stand in a row, or that are neither line nor arrow."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ingest.layout.geometry.raster.ink import Blob, Mask, blobs, opened, px

_LETTER = px(14)
_LINE_OF_TEXT = (px(64), px(13))
_NEAR = px(3)
_RUNS = 0.6
_SPECK = px(1.2)
_DASH_GAP, _DASH_APART, _DASH_THICK = px(5), 2, px(2.2)


@dataclass(frozen=True, slots=True)
class Sorted:
    """Ink without text: pieces that are large, dashes of lines, and small pieces that stand alone."""

    large: Mask
    dashes: tuple[Blob, ...]
    small: tuple[Blob, ...]


def without_letters(ink: Mask) -> Sorted:
    """The ink that may be lines and arrows."""
    large = np.zeros_like(ink)
    small: list[Blob] = []
    for blob in blobs(ink):
        if blob.size <= _LETTER:
            small.append(blob)
        elif not _is_text(blob):
            large[blob.y : blob.y + blob.height, blob.x : blob.x + blob.width] |= blob.mask
    small = [blob for blob in small if blob.size > _SPECK]
    dashes = [blob for blob in small if any(_is_next_dash(blob, other) for other in small if other is not blob)]
    letters = [blob for blob in small if not any(blob is dash for dash in dashes)]
    return Sorted(large, tuple(dashes), tuple(blob for blob in letters if not _has_neighbour(blob, letters)))


def _is_text(blob: Blob) -> bool:
    """Whether ink no higher than a line of text is not mostly one line (letters that touch)."""
    length, height = blob.size, min(blob.width, blob.height)
    if length > _LINE_OF_TEXT[0] or height > _LINE_OF_TEXT[1] or height < px(3):
        return False
    run = round(_RUNS * length)
    runs = opened(blob.mask, run, 1) if blob.width > blob.height else opened(blob.mask, 1, run)
    return not runs.any()


def _has_neighbour(blob: Blob, others: Sequence[Blob]) -> bool:
    """Whether another small piece stands beside or above at the distance of letters."""
    return any(other is not blob and _beside(blob, other) for other in others)


def _is_next_dash(one: Blob, other: Blob) -> bool:
    """Whether two short level or upright pieces lie on one line."""
    level = one.width > one.height
    if level != (other.width > other.height) or not (_is_slender(one) and _is_slender(other)):
        return False
    if level:
        gap, apart = max(one.x - other.x - other.width, other.x - one.x - one.width), one.y - other.y
        apart += (one.height - other.height) // 2
    else:
        gap, apart = max(one.y - other.y - other.height, other.y - one.y - one.height), one.x - other.x
        apart += (one.width - other.width) // 2
    return 0 < gap < _DASH_GAP and abs(apart) <= _DASH_APART


def _is_slender(blob: Blob) -> bool:
    return blob.size >= 1.5 * min(blob.width, blob.height) and min(blob.width, blob.height) <= _DASH_THICK


def _beside(one: Blob, other: Blob) -> bool:
    gap_x = max(one.x, other.x) - min(one.x + one.width, other.x + other.width)
    gap_y = max(one.y, other.y) - min(one.y + one.height, other.y + other.height)
    return (gap_x < _NEAR and -gap_y * 2 > min(one.height, other.height)) or (
        gap_y < _NEAR and -gap_x * 2 > min(one.width, other.width)
    )
