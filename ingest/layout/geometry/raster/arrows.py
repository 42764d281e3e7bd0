"""Lines with their heads: large arrows along their lines, small ones as a whole."""

from dataclasses import dataclass, replace
from math import dist

import cv2
import numpy as np

from ingest.layout.geometry.page import Point, box_of
from ingest.layout.geometry.raster.areas import Areas
from ingest.layout.geometry.raster.heads import Head, LineEnd, head_at
from ingest.layout.geometry.raster.ink import Bits, Blob, Mask, grown, px
from ingest.layout.geometry.raster.letters import without_letters
from ingest.layout.geometry.raster.lines import Line, direction_of, find_lines

_AT_HEAD = px(1)
_ALONG = px(5)
_PIECE = (px(2.5), px(4))
_SOLID, _OTHER, _SHAFT = 0.75, 0.1, 1.6
_MOSTLY = 0.6
_BOTH = 1.3
_FINE = 0.6
_SAME = px(2)


@dataclass(frozen=True, slots=True)
class Arrows:
    """The lines of a picture and the heads at their ends."""

    lines: tuple[Line, ...]
    heads: tuple[Head, ...]


def find_arrows(ink: Mask, areas: Areas) -> Arrows:
    """What `ink` draws outside the symbols."""
    outside = np.where(areas.covered > 0, 0, ink).astype(np.uint8)
    kinds = without_letters(outside)
    large = _large(kinds.large, areas)
    small = [found for blob in kinds.small if (found := _small(blob, ink.shape, areas))]
    lines = (*large.lines, *map(_piece, kinds.dashes), *(line for line, _ in small))
    kept = tuple(line for line in lines if not _is_shadow(line, areas))
    return Arrows(kept, (*large.heads, *(head for _, head in small if head)))


def _large(ink: Mask, areas: Areas) -> Arrows:
    """Lines, the longest first, each end looked at; what lies within a head is part of it."""
    own = ink > 0
    lines: list[Line] = []
    heads: list[Head] = []
    for line in sorted(find_lines(ink), key=lambda one: -one.length):
        if any(head.holds(line.a, _AT_HEAD) and head.holds(line.b, _AT_HEAD) for head in heads):
            continue
        at_a = _new(head_at(own, LineEnd(line.a, _unit(line.b, line.a), line.thick), areas), heads)
        at_b = _new(head_at(own, LineEnd(line.b, _unit(line.a, line.b), line.thick), areas), heads)
        if at_a and at_b and line.length < _BOTH * (dist(at_a.tip, at_a.base) + dist(at_b.tip, at_b.base)):
            continue
        heads += [head for head in (at_a, at_b) if head]
        lines.append(replace(line, a=at_a.tip if at_a else line.a, b=at_b.tip if at_b else line.b))
    return Arrows(tuple(lines), tuple(heads))


def _new(head: Head | None, known: list[Head]) -> Head | None:
    return None if head is None or any(dist(head.tip, other.tip) < _SAME for other in known) else head


def _unit(start: Point, end: Point) -> Point:
    length = dist(start, end) or 1.0
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _small(blob: Blob, shape: tuple[int, ...], areas: Areas) -> tuple[Line, Head | None] | None:
    """A short arrow, or a short piece of a line."""
    own = np.zeros(shape, np.bool_)
    own[blob.y : blob.y + blob.height, blob.x : blob.x + blob.width] = blob.mask > 0
    for towards in _ways(blob):
        tail, end = _extreme(blob, (-towards[0], -towards[1])), _extreme(blob, towards)
        head = head_at(own, LineEnd(end, towards, px(_FINE)), areas)
        if head and _is_whole(own & (areas.covered == 0), Line(tail, head.tip, px(_FINE)), head, areas):
            return Line(tail, head.tip, px(_FINE)), head
    if min(blob.width, blob.height) > _PIECE[0] or blob.size < _PIECE[1]:
        return None
    return _piece(blob), None


def _ways(blob: Blob) -> tuple[Point, ...]:
    """Where a small arrow may point: along its longer side, across it, or aslant."""
    dx, dy = direction_of(blob)
    level: tuple[Point, ...] = ((1.0, 0.0), (-1.0, 0.0))
    upright: tuple[Point, ...] = ((0.0, 1.0), (0.0, -1.0))
    straight = (*level, *upright) if blob.width > blob.height else (*upright, *level)
    return (*straight, (dx, dy), (-dx, -dy))


def _piece(blob: Blob) -> Line:
    """The line along a level or upright piece."""
    towards = (1.0, 0.0) if blob.width > blob.height else (0.0, 1.0)
    return Line(_extreme(blob, (-towards[0], -towards[1])), _extreme(blob, towards), px(_FINE))


def _extreme(blob: Blob, towards: Point) -> Point:
    """Where the ink of a blob ends in a direction."""
    y, x = np.nonzero(blob.mask)
    ahead = x * towards[0] + y * towards[1]
    last = ahead > ahead.max() - 2
    along = float(ahead.max()) + 0.5 - float(ahead[last].mean())
    return (
        blob.x + float(x[last].mean()) + 0.5 + along * towards[0],
        blob.y + float(y[last].mean()) + 0.5 + along * towards[1],
    )


def _is_whole(own: Bits, line: Line, head: Head, areas: Areas) -> bool:
    """Whether a shaft and a filled head, or a longer shaft and an open head, are all that there is."""
    triangle, shaft = np.zeros(own.shape, np.uint8), np.zeros(own.shape, np.uint8)
    cv2.fillPoly(triangle, [np.round([head.tip, *head.wings]).astype(np.int32)], 255)
    cv2.line(shaft, _whole(line.a), _whole(line.b), 255, px(_SHAFT))
    triangle[areas.covered > 0] = 0
    filled = np.count_nonzero(own & (triangle > 0)) > _SOLID * np.count_nonzero(triangle)
    other = np.count_nonzero(own & (grown(triangle, px(_FINE)) == 0) & (shaft == 0))
    return bool(other < _OTHER * np.count_nonzero(own) and (filled or dist(line.a, head.base) > px(2)))


def _whole(point: Point) -> tuple[int, int]:
    return int(point[0]), int(point[1])


def _is_shadow(line: Line, areas: Areas) -> bool:
    """Whether a line runs along the side of a symbol and no farther."""
    return any(_runs_along(line, contour.points) for contour in areas.contours)


def _runs_along(line: Line, points: tuple[Point, ...]) -> bool:
    x0, y0, x1, y1 = box_of(points)
    for axis, (start, end), sides in ((0, (x0, x1), (y0, y1)), (1, (y0, y1), (x0, x1))):
        first, last = sorted((line.a[axis], line.b[axis]))
        across = line.a[1 - axis], line.b[1 - axis]
        within = start - _ALONG < first and last < end + _ALONG and last - first > _MOSTLY * (end - start)
        if (
            within
            and any(abs(place - side) < _ALONG for side in sides for place in across[:1])
            and abs(across[0] - across[1]) < px(1)
        ):
            return True
    return False
