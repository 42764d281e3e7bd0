"""Native PDF: text layer and vector flowchart."""

import pypdfium2 as pdfium

from ingest.layout.page_document import read_pages
from ingest.sources import pdfium as fast
from model.errors import SopError
from model.reader import OnPage, Reader
from model.sop import SopDocument
from model.text import Text

_LOCKED = Text(
    id="{name}: PDF ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi lalu coba lagi.",
    en="{name}: this PDF is locked with a password. Save it again without one and retry.",
)
_BROKEN = Text(
    id="{name}: PDF ini rusak dan tidak dapat dibuka. Buat ulang PDF dari dokumen aslinya.",
    en="{name}: this PDF is damaged and cannot be opened. Make it anew from the original document.",
)


def read(raw: bytes, name: str, on_page: OnPage) -> SopDocument:
    """The SOP in the PDF `raw`; `SopError` when it cannot be opened or has no step table.

    What pdfium cannot open is tried once more with pdfminer, which mends other damage.
    """
    try:
        return read_pages(fast.pages(raw, on_page), raw, name, "pdf")
    except pdfium.PdfiumError as error:
        if "password" in str(error):
            raise SopError(_LOCKED, name=name) from error
    return _read_patiently(raw, name, on_page)


def _read_patiently(raw: bytes, name: str, on_page: OnPage) -> SopDocument:
    # pdfminer takes long to load and is seldom needed.
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException  # noqa: PLC0415

    from ingest.sources import plumber  # noqa: PLC0415

    try:
        return read_pages(plumber.pages(raw, on_page), raw, name, "pdf")
    except (PdfminerException, MalformedPDFException) as error:
        raise SopError(_BROKEN, name=name) from error


READER = Reader(suffixes=(".pdf",), read=read)
