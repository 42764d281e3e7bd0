"""Lines: long runs of ink across or down, and thin slanted ink."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import dist

import cv2
import numpy as np

from ingest.layout.geometry.page import Point
from ingest.layout.geometry.raster.ink import Blob, Mask, blobs, grown, opened, px

_RUN = px(4)
_THICKEST = px(3.4)
_SLENDER = 2.5
_STEEP = 0.06
_STRAIGHT = px(1)
_SLANTED = px(6)
_BARE = 0.8
_MEET = px(1.6)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line in pixels and its thickness."""

    a: Point
    b: Point
    thick: float

    @property
    def length(self) -> float:
        """The distance between the ends."""
        return dist(self.a, self.b)

    @property
    def middle(self) -> Point:
        """The point halfway."""
        return (self.a[0] + self.b[0]) / 2, (self.a[1] + self.b[1]) / 2


def find_lines(ink: Mask) -> tuple[Line, ...]:
    """The lines that `ink` draws, ends that make a corner put together."""
    level, taken_level = _level(ink)
    upright, taken_upright = _level(np.ascontiguousarray(ink.T))
    turned = [Line(line.a[::-1], line.b[::-1], line.thick) for line in upright]
    left = np.where(grown(taken_level | taken_upright.T, 2) > 0, 0, ink).astype(np.uint8)
    return (*_cornered(level, turned), *_slanted(left))


def _level(ink: Mask) -> tuple[list[Line], Mask]:
    """Lines across, and their ink."""
    lines: list[Line] = []
    taken = np.zeros_like(ink)
    for blob in blobs(opened(ink, _RUN, 1)):
        line = _level_line(blob)
        if line:
            lines.append(line)
            taken[blob.y : blob.y + blob.height, blob.x : blob.x + blob.width] |= blob.mask
    return lines, taken


def _level_line(blob: Blob) -> Line | None:
    """The line that long level runs make up, unless they are too thick or too steep."""
    thick = blob.pixels / blob.width
    start, end = _height(blob.mask[:, :6]), _height(blob.mask[:, -6:])
    if thick > _THICKEST or blob.width < _SLENDER * thick or abs(start - end) > _STEEP * blob.width + 2:
        return None
    if abs(start - end) < _STRAIGHT:
        start = end = float(np.median([start, end, _height(blob.mask)]))
    return Line((blob.x, blob.y + start), (blob.x + blob.width, blob.y + end), thick)


def _height(mask: Mask) -> float:
    return float(np.nonzero(mask)[0].mean()) + 0.5


def _slanted(ink: Mask) -> Iterator[Line]:
    """Thin ink along a line that is neither level nor upright; a head may thicken its end."""
    for blob in blobs(ink):
        if blob.size < _SLANTED:
            continue
        (dx, dy), (y, x) = direction_of(blob), np.nonzero(blob.mask)
        x0, y0 = float(np.median(x)), float(np.median(y))
        along = (x - x0) * dx + (y - y0) * dy
        aside = float(np.median((y - y0) * dx - (x - x0) * dy))
        foot = blob.x + x0 - aside * dy + 0.5, blob.y + y0 + aside * dx + 0.5
        first, last = float(along.min()), float(along.max())
        line = Line(
            (foot[0] + first * dx, foot[1] + first * dy),
            (foot[0] + last * dx, foot[1] + last * dy),
            blob.pixels / (last - first + 1),
        )
        if line.length >= _SLANTED and line.thick <= _THICKEST and _is_bare(blob, line):
            yield line


def direction_of(blob: Blob) -> Point:
    """The unit vector along most of a blob's ink."""
    y, x = np.nonzero(blob.mask)
    fit = np.ravel(cv2.fitLine(np.column_stack((x, y)).astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01))
    return float(fit[0]), float(fit[1])


def _is_bare(blob: Blob, line: Line) -> bool:
    """Whether the ink runs all along the line, and most of it on the line."""
    shape = blob.mask.shape
    drawn = np.zeros(shape, np.uint8)
    a, b = ((round(p[0] - blob.x - 0.5), round(p[1] - blob.y - 0.5)) for p in (line.a, line.b))
    cv2.line(drawn, a, b, 255, 1)
    on = np.count_nonzero(drawn & blob.mask)
    return bool(on >= _BARE * np.count_nonzero(drawn) and line.length > 3 * line.thick)


def _cornered(level: Sequence[Line], upright: Sequence[Line]) -> list[Line]:
    """The lines, with each pair of ends that make a corner moved to the point where the lines meet."""
    lines = [*level, *upright]
    for i in range(len(level)):
        for j in range(len(level), len(lines)):
            lines[i], lines[j] = _met(lines[i], lines[j])
    return lines


def _met(one: Line, other: Line) -> tuple[Line, Line]:
    """A level and an upright line, with their nearest ends put together if they all but touch."""
    ends = [(dist(p, q), i, j) for i, p in enumerate((one.a, one.b)) for j, q in enumerate((other.a, other.b))]
    gap, mine, yours = min(ends)
    if gap >= _MEET:
        return one, other
    corner = ((other.a, other.b)[yours][0], (one.a, one.b)[mine][1])
    return _moved(one, mine, corner), _moved(other, yours, corner)


def _moved(line: Line, end: int, to: Point) -> Line:
    return replace(line, b=to) if end else replace(line, a=to)
