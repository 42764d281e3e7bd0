"""Rules of the table that a picture shows along with the flowchart."""

import numpy as np

from ingest.layout.geometry.raster.ink import MARGIN, Bits, Blob, Mask, blobs, opened, px

_SHORTEST, _SHARE = px(100), 0.5
_THICKEST = px(3)
_SAME = px(1.5)


def without_grid(ink: Mask) -> Mask:
    """`ink` without long lines that begin and end alike, where there are some each way; what crosses them stays."""
    level, upright = _rules(ink), np.ascontiguousarray(_rules(np.ascontiguousarray(ink.T)).T)
    if not level.any() or not upright.any():
        return ink
    kept = np.where((level | upright) > 0, 0, ink).astype(np.uint8)
    kept |= _crossing(kept, level)
    kept |= _crossing(np.ascontiguousarray(kept.T), np.ascontiguousarray(upright.T)).T
    return kept


def _rules(ink: Mask) -> Mask:
    """The ink of long level lines of which there is more than one between the same verticals."""
    run = max(_SHORTEST, round(_SHARE * (ink.shape[1] - 2 * MARGIN)))
    lines = [blob for blob in blobs(opened(ink, run, 1)) if blob.height <= _THICKEST]
    found = np.zeros_like(ink)
    for line in lines:
        if any(_ends_alike(line, other) for other in lines if other is not line):
            found[line.y : line.y + line.height, line.x : line.x + line.width] |= line.mask
    return found


def _ends_alike(one: Blob, other: Blob) -> bool:
    return abs(one.x - other.x) <= _SAME and abs(one.x + one.width - other.x - other.width) <= _SAME


def _crossing(ink: Mask, rules: Mask) -> Mask:
    """Where ink goes on above and below a level rule: the rule's pixels there."""
    found = np.zeros_like(ink)
    for blob in blobs(rules):
        above: Bits = np.any(ink[blob.y - 2 : blob.y] > 0, axis=0)
        below: Bits = np.any(ink[blob.y + blob.height : blob.y + blob.height + 2] > 0, axis=0)
        straight = above & below
        aslant = _near(above, blob.height) & _near(below, blob.height) & ~_near(straight, 2 * blob.height)
        through = straight | aslant
        found[blob.y : blob.y + blob.height, through] = 255
    return found


def _near(columns: Bits, by: int) -> Bits:
    found: Bits = np.convolve(columns, np.ones(2 * by + 3), "same") > 0
    return found
