"""Arrow heads: what gets wider from the end of a line on, and as suddenly narrow again."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ingest.layout.geometry.page import Point
from ingest.layout.geometry.raster.areas import Areas
from ingest.layout.geometry.raster.ink import Bits, px

_AHEAD, _BEHIND, _ASIDE = px(6), px(14), px(7)
_NEAREST, _FARTHEST, _FEWEST_HIDDEN = px(0.8), px(11), 2
_WIDEST = px(13)
_WINGS = 0.5
_LOPSIDED = 1.9
_TIP, _HALFWAY = 0.62, (0.22, 0.86)
_NECK = 0.62
_GROWTH, _EVEN = 0.15, 0.75
_HIDDEN, _GAP = px(4), 3


Widths: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Head:
    """An arrow head in pixels: its tip, the middle of its base, the base's two ends."""

    tip: Point
    base: Point
    wings: tuple[Point, Point]

    def holds(self, point: Point, margin: float) -> bool:
        """Whether `point` lies in the box around the head."""
        xs, ys = zip(self.tip, *self.wings, strict=True)
        return min(xs) - margin <= point[0] <= max(xs) + margin and min(ys) - margin <= point[1] <= max(ys) + margin


@dataclass(frozen=True, slots=True)
class LineEnd:
    """Where a line ends, which way it points there (a unit vector), and how thick it is."""

    point: Point
    towards: Point
    thick: float


def head_at(own: Bits, end: LineEnd, areas: Areas) -> Head | None:
    """The head at the end of a line whose ink is `own`; its tip may lie under the line around a symbol."""
    strip = _strip(own, end)
    start = _first(strip)
    if start is None:
        return None
    ahead = _AHEAD - start
    hidden = _hidden(areas, _along(end, ahead), end.towards)
    for one, other in (_reaching(strip[start:]), _joined(strip[start:])):
        left, right = _uncrossed(one, other), _uncrossed(other, one)
        peak = _peak(left, right, end.thick, hidden=hidden > 0)
        if peak is not None:
            half = float(left[peak] + right[peak]) / 2
            return _head(_along(end, ahead + hidden), _along(end, ahead - peak), end.towards, half)
    return None


def _head(tip: Point, base: Point, towards: Point, half: float) -> Head:
    dx, dy = towards
    return Head(tip, base, ((base[0] - dy * half, base[1] + dx * half), (base[0] + dy * half, base[1] - dx * half)))


def _along(end: LineEnd, ahead: float) -> Point:
    return end.point[0] + end.towards[0] * ahead, end.point[1] + end.towards[1] * ahead


def _strip(own: Bits, end: LineEnd) -> Bits:
    """The ink around a line's end, turned so that the line comes from below and ends in the middle column."""
    back = np.arange(-_AHEAD, _BEHIND + 1)[:, None]
    side = np.arange(-_ASIDE, _ASIDE + 1)[None, :]
    dx, dy = end.towards
    x = np.floor(end.point[0] - back * dx - side * dy).astype(int)
    y = np.floor(end.point[1] - back * dy + side * dx).astype(int)
    within = (x >= 0) & (y >= 0) & (x < own.shape[1]) & (y < own.shape[0])
    found: Bits = own[np.where(within, y, 0), np.where(within, x, 0)] & within
    return found


def _first(strip: Bits) -> int | None:
    """The row where the line's ink really begins."""
    core: Bits = np.any(strip[:, _ASIDE - 2 : _ASIDE + 3], axis=1)
    start = _AHEAD + 1
    if not core[start : start + 3].any():
        return None
    start += int(np.argmax(core[start : start + 3]))
    while start > 0 and core[start - 1]:
        start -= 1
    return start


def _reaching(strip: Bits) -> tuple[Widths, Widths]:
    """How far the ink of each row reaches to either side of the middle, gaps or not (open heads have some)."""
    reach = np.arange(_ASIDE + 1)
    left, right = ((half * reach).max(axis=1) for half in _halves(strip))
    return left.astype(np.float64), right.astype(np.float64)


def _joined(strip: Bits) -> tuple[Widths, Widths]:
    """How far the ink of each row reaches without a gap: lines beside the arrow do not count."""
    left, right = (np.logical_and.accumulate(half[:, 1:], axis=1).sum(axis=1) for half in _halves(strip))
    return left.astype(np.float64), right.astype(np.float64)


def _halves(strip: Bits) -> tuple[Bits, Bits]:
    """The columns to the left and to the right of the middle, each counted from there."""
    return strip[:, _ASIDE::-1], strip[:, _ASIDE:]


def _uncrossed(side: Widths, other: Widths) -> Widths:
    """One side's reach, lines that cross the arrow taken out."""
    rows = np.arange(len(side))
    plain = (side < _ASIDE) | (other < _ASIDE)
    return np.interp(rows, rows[plain], side[plain]) if plain.any() else side


def _peak(left: Widths, right: Widths, thick: float, *, hidden: bool) -> int | None:
    """The widest row of a head: even on both sides, pointed before, a mere line behind."""
    width = left + right
    rows = range(_FEWEST_HIDDEN if hidden else _NEAREST, min(_FARTHEST, len(width)))
    pointed = _is_stump if hidden else _is_pointed
    fit = [row for row in rows if _is_head(left, right, row, thick) and pointed(width, row, thick)]
    return max(fit, key=lambda row: (min(left[row], right[row]), width[row]), default=None)


def _is_head(left: Widths, right: Widths, peak: int, thick: float) -> bool:
    """Whether no row before is wider, and the ink narrows at once behind."""
    sides, width = sorted((left[peak], right[peak])), left + right
    widest = width[peak]
    if sides[0] < thick / 2 + px(_WINGS) or widest > _WIDEST or sides[1] > _LOPSIDED * sides[0]:
        return False
    behind = width[peak + 1 : peak + px(2.5)]
    return bool(
        width[: peak + 1].max() <= widest + 1
        and (behind.min() if behind.size else 0.0) <= max(_NECK * widest, 1.5 * thick)
    )


def _is_pointed(width: Widths, peak: int, thick: float) -> bool:
    """Whether the ink grows evenly from the tip to the widest row."""
    widest, tip, halfway = width[peak], width[: max(1, peak // 6)].max(), width[peak // 2]
    grows = halfway - tip >= _GROWTH * widest and tip <= max(_TIP * widest, thick + 2)
    return bool(grows and _HALFWAY[0] * widest <= halfway <= _HALFWAY[1] * widest)


def _is_stump(width: Widths, peak: int, thick: float) -> bool:
    """Whether the rest of a head whose tip is hidden is clearly wider than its line."""
    even = width[0] - 1 <= width[peak // 2] >= _EVEN * (width[0] + width[peak]) / 2
    stump = width[peak] >= 2 * thick and even
    return bool(stump) or (peak >= _NEAREST and _is_pointed(width, peak, thick))


def _hidden(areas: Areas, tip: Point, towards: Point) -> int:
    """How far the line around a symbol hides the tip."""
    for step in range(_HIDDEN):
        x, y = int(tip[0] + towards[0] * step), int(tip[1] + towards[1] * step)
        if not (0 <= y < areas.inner.shape[0] and 0 <= x < areas.inner.shape[1]):
            return 0
        if areas.inner[y, x]:
            return step
        if step > _GAP and not areas.covered[y, x]:
            return 0
    return 0
