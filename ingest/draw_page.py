"""A page of a PDF → a PNG file, drawn in this very process; `ingest.page_picture` does the same behind limits."""

from math import sqrt
from pathlib import Path

import cv2
import pypdfium2 as pdfium

from ingest.file_bytes import read_bytes
from ingest.kind import check_kind
from ingest.limits import Limits
from model.errors import SopError
from model.picture import Picture
from model.reader import OnPage
from model.text import Text

_NO_PAGE = Text(
    id="{name}: tidak ada halaman {page}; dokumen ini mempunyai {pages} halaman. Pilih halaman lain.",
    en="{name}: there is no page {page}; this document has {pages} pages. Choose another page.",
)
_UNDRAWABLE = Text(
    id="{name}: halaman {page} tidak dapat digambar. Bandingkan dengan dokumen aslinya.",
    en="{name}: page {page} cannot be drawn. Compare with the original document.",
)
WIDTH = 1240
_MOST_PIXELS = 6_000_000


def draw_page(path: Path, on_page: OnPage, limits: Limits, page: int, target: Path) -> Picture:
    """What the PNG file `target` now shows: page `page` of the PDF `path`, whatever its name ends in."""
    raw = read_bytes(path, limits.file_bytes)
    check_kind(raw, path.name, ".pdf")
    on_page(page)
    try:
        with pdfium.PdfDocument(raw) as document:
            return _drawn(document, path.name, page, target)
    except (pdfium.PdfiumError, cv2.error) as error:
        raise SopError(_UNDRAWABLE, name=path.name, page=page) from error


def _drawn(document: pdfium.PdfDocument, name: str, number: int, target: Path) -> Picture:
    pages = len(document)
    if not 1 <= number <= pages:
        raise SopError(_NO_PAGE, name=name, page=number, pages=pages)
    page = _whole(document, number - 1)
    width, height = page.get_size()
    bitmap = page.render(scale=_scale(width, height), draw_annots=False, may_draw_forms=False)
    done, encoded = cv2.imencode(".png", bitmap.to_numpy())
    if not done:
        raise SopError(_UNDRAWABLE, name=name, page=number)
    target.write_bytes(encoded.tobytes())
    return Picture(number, pages, width, height)


def _whole(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """The page without its crop box: places found by reading are counted from the media box."""
    page = document[index]
    page.set_cropbox(*page.get_mediabox())
    page.close()
    return document[index]


def _scale(width: float, height: float) -> float:
    """Pixels a point: `WIDTH` pixels across, fewer where the whole would be too large."""
    return min(WIDTH / width, sqrt(_MOST_PIXELS / (width * height)))
