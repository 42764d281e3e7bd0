"""What a picture in a PDF shows, drawn by pdfium."""

from math import ceil, floor

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as c
from numpy.typing import NDArray

from ingest.layout.geometry.page import Box

_SCALE = 4
_DEPTH = 9  # one more than forms are opened: pypdfium2 counts the page itself


def shown(raw: bytes, index: int, number: int, box: Box) -> NDArray[np.uint8]:
    """The ink of a page's image `number` within `box`, 288 dots an inch, as far as nothing covers it.

    The page is drawn twice, as it is and with nothing but this image: a covered image has ink only
    in the one, texts and lines over it only in the other. All white where pdfium cannot draw.
    """
    try:
        with pdfium.PdfDocument(raw) as document:
            page = document[index]
            on_sheet = _on_sheet(page, box)
            whole = _region(page, on_sheet)
            _leave_only(page, number)
            alone = _region(page, on_sheet)
            page.close()
    except pdfium.PdfiumError:
        return np.full((1, 1), 255, np.uint8)
    found: NDArray[np.uint8] = np.maximum(whole, alone)
    return found


def _on_sheet(page: pdfium.PdfPage, box: Box) -> Box:
    """`box` counted from the corner of what is drawn: the crop box lies within the media box."""
    outer, drawn = page.get_mediabox(), page.get_bbox()
    left, bottom, right, top = (abs(a - b) for a, b in zip(outer, drawn, strict=True))
    x, y = ((left, top), (bottom, left), (right, bottom), (top, right))[page.get_rotation() // 90]
    return box[0] - x, box[1] - y, box[2] - x, box[3] - y


def _region(page: pdfium.PdfPage, box: Box) -> NDArray[np.uint8]:
    """The darkest colour part of each pixel within `box`; white beyond the page."""
    x0, y0, x1, y1 = (round(side * _SCALE) for side in box)
    region = np.full((max(1, y1 - y0), max(1, x1 - x0)), 255, np.uint8)
    width, height = page.get_size()
    left, top = max(0, floor(box[0])), max(0, floor(box[1]))
    right, bottom = min(width, ceil(box[2]) + 1), min(height, ceil(box[3]) + 1)
    if right - left > 1 and bottom - top > 1:
        drawn = page.render(
            scale=_SCALE, crop=(left, height - bottom, width - right, top), draw_annots=False, may_draw_forms=False
        ).to_numpy()
        across, down = max(0, x0 - left * _SCALE), max(0, y0 - top * _SCALE)
        part = drawn[down:, across:, :3].min(axis=2)
        x, y = max(0, left * _SCALE - x0), max(0, top * _SCALE - y0)
        part = part[: region.shape[0] - y, : region.shape[1] - x]
        region[y : y + part.shape[0], x : x + part.shape[1]] = part
    return region


def _leave_only(page: pdfium.PdfPage, number: int) -> None:
    """Switches off every object but one image."""
    images = 0
    for thing in page.get_objects(max_depth=_DEPTH):
        wanted = thing.type == c.FPDF_PAGEOBJ_IMAGE and images == number
        images += thing.type == c.FPDF_PAGEOBJ_IMAGE
        if thing.type != c.FPDF_PAGEOBJ_FORM and not wanted:
            c.FPDFPageObj_SetIsActive(thing.raw, 0)
