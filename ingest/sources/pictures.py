"""What a picture in a PDF shows, drawn by pdfium."""

from math import ceil, floor

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as c
from numpy.typing import NDArray

from ingest.layout.geometry.page import Box

_SCALE = 4
_DEPTH = 9


def shown(raw: bytes, index: int, number: int, box: Box) -> NDArray[np.uint8]:
    """The ink of a page's image `number` within `box`, 288 dots an inch, as far as nothing covers it.

    The page is drawn twice, as it is and with nothing but this image: a covered image has ink only
    in the one, texts and lines over it only in the other.
    """
    with pdfium.PdfDocument(raw) as document:
        page = document[index]
        whole = _region(page, box)
        _leave_only(page, number)
        alone = _region(page, box)
        page.close()
    darker = whole > alone
    alone[darker] = whole[darker]
    return alone


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
