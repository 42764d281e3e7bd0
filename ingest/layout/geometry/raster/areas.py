"""Symbols: white areas with a line around them, and areas filled with colour."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.layout.geometry.raster.contour import Contour, contour_of
from ingest.layout.geometry.raster.ink import MARGIN, Blob, Mask, as_mask, blobs, grown, px, round_brush

_SMALLEST = (9.0, 6.5)
_LARGEST = (230.0, 145.0)
_THICKEST = 3.5
_BORDER = 0.8
_NOTCH, _NOTCHES = 2.2, 12.0
_CONVEX = 0.93
_BRUSH, _TIPS = 2.5, 3
_ON = 6
_SHARED = 5.0


@dataclass(frozen=True, slots=True)
class Areas:
    """The symbols of a picture, the pixels inside them, and those that their lines may cover."""

    contours: tuple[Contour, ...]
    inner: Mask
    covered: Mask


@dataclass(frozen=True, slots=True)
class _Area:
    """A convex area, `mask` beginning at x and y, and the thickness of the line around it."""

    x: int
    y: int
    mask: Mask
    border: int

    def outline(self) -> Mask:
        """The area to the middle of the line around it."""
        return grown(self.mask, (self.border + 1) // 2)

    def contour(self) -> Contour:
        """The polygon around the area."""
        return contour_of(self.outline(), (self.x, self.y), filled=not self.border)

    def repeats(self, inner: Mask) -> bool:
        """Whether most of the area belongs to symbols already."""
        return bool(np.count_nonzero(self._at(inner) & self.mask) * 2 > np.count_nonzero(self.mask))

    def leans_on(self, inner: Mask) -> bool:
        """Whether another symbol's side is a side of the area: it is what is left between lines."""
        shared = np.count_nonzero(self._at(inner) & grown(self.mask, self.border + 1))
        return bool(shared > px(_SHARED) * (self.border / 2 + 1))

    def added(self, areas: "Areas", contour: Contour) -> "Areas":
        """`areas` and this one."""
        self._at(areas.inner)[:] |= self.outline()
        self._at(areas.covered)[:] |= grown(self.mask, self.border + 2)
        return Areas((*areas.contours, contour), areas.inner, areas.covered)

    def _at(self, whole: Mask) -> Mask:
        height, width = self.mask.shape
        return whole[self.y : self.y + height, self.x : self.x + width]


def find_areas(ink: Mask) -> Areas:
    """The areas that `ink` surrounds or fills, rectangles and diamonds first."""
    found = Areas((), np.zeros_like(ink), np.zeros_like(ink))
    areas = [(area, area.contour()) for area in (*_surrounded(ink), *_filled(ink))]
    for area, contour in sorted(areas, key=lambda one: not one[1].plain):
        if not area.repeats(found.inner) and (contour.plain or not area.leans_on(found.inner)):
            found = area.added(found, contour)
    return found


def _surrounded(ink: Mask) -> Iterator[_Area]:
    """White areas with an unbroken line of even thickness around them, letters inside not counted."""
    for blob in blobs(as_mask(255 - ink), connectivity=4):
        if not _has_size(blob) or blob.x < MARGIN:
            continue
        hull, own = _hull(blob)
        x, y = blob.x - MARGIN, blob.y - MARGIN
        around = ink[y : y + hull.shape[0], x : x + hull.shape[1]]
        border = 0 if _is_notched(hull, own) else _border(hull, around)
        if border and not _is_cell(blob, border, ink):
            yield _Area(x, y, hull, border)


def _filled(ink: Mask) -> Iterator[_Area]:
    """Areas of ink too thick for a line, with the tips that a round brush does not reach."""
    thick = as_mask(cv2.morphologyEx(ink, cv2.MORPH_OPEN, round_brush(px(_BRUSH))))
    for blob in blobs(as_mask(grown(thick, _TIPS) & ink)):
        hull, own = _hull(blob)
        full = np.count_nonzero(own) > _CONVEX * np.count_nonzero(hull)
        if _has_size(blob) and full and len(contour_of(hull, (0, 0), filled=True).points) > 3:
            yield _Area(blob.x - MARGIN, blob.y - MARGIN, hull, 0)


def _has_size(blob: Blob) -> bool:
    sides = zip((blob.width, blob.height), _SMALLEST, _LARGEST, strict=True)
    return all(px(least) <= side <= px(most) for side, least, most in sides)


def _hull(blob: Blob) -> tuple[Mask, Mask]:
    """The convex hull of a blob, and the blob without holes, both with a margin around."""
    own = np.pad(blob.mask, MARGIN)
    around = max(cv2.findContours(own, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0], key=cv2.contourArea)
    hull, whole = np.zeros_like(own), np.zeros_like(own)
    cv2.fillPoly(hull, [cv2.convexHull(around)], 255)
    cv2.fillPoly(whole, [around], 255)
    return hull, whole


def _is_notched(hull: Mask, own: Mask) -> bool:
    """Whether something wider than a line's end stands into the area: then lines and symbols make it by chance."""
    notches = cv2.morphologyEx(as_mask(hull & ~own), cv2.MORPH_OPEN, round_brush(px(_NOTCH)))
    return bool(np.count_nonzero(notches) > px(_NOTCHES) * px(1))


def _border(hull: Mask, around: Mask) -> int:
    """How many pixels thick the line around an area is; 0 without an unbroken line."""
    within = hull
    for step in range(px(_THICKEST)):
        beyond = grown(hull, step + 1)
        ring = (beyond > 0) & (within == 0)
        if np.count_nonzero(around[ring]) < _BORDER * np.count_nonzero(ring):
            return step
        within = beyond
    return 0


def _is_cell(blob: Blob, border: int, ink: Mask) -> bool:
    """Whether lines go on beyond the corners: the area is a cell, or lies between two symbols."""
    left, right = blob.x - border, blob.x + blob.width + border
    top, bottom = blob.y - border, blob.y + blob.height + border
    across = [ink[y : y + border, x : x + _ON] for y in (top, bottom - border) for x in (left - _ON, right)]
    down = [ink[y : y + _ON, x : x + border] for x in (left, right - border) for y in (top - _ON, bottom)]
    # both lists name the corners: top left, top right, bottom left, bottom right; `down` goes by columns
    corners = zip(across, (down[0], down[2], down[1], down[3]), strict=True)
    return sum(_goes_on(one, 1) or _goes_on(other, 0) for one, other in corners) > 1


def _goes_on(patch: Mask, axis: int) -> bool:
    """Whether a line runs through the whole of `patch` along `axis`."""
    return bool((patch > 0).all(axis=axis).any())
