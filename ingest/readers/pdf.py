"""Native PDF: text layer and vector flowchart."""

import pypdfium2 as pdfium

from ingest.layout.page_document import read_pages
from ingest.sources.pdfium import pages
from model.errors import SopError
from model.reader import OnPage, Reader
from model.sop import SopDocument
from model.text import Text

_UNREADABLE = Text(
    id="{name}: PDF ini tidak dapat dibuka ({why}). Simpan ulang tanpa kata sandi lalu coba lagi.",
    en="{name}: this PDF cannot be opened ({why}). Save it again without a password and retry.",
)


def read(raw: bytes, name: str, on_page: OnPage) -> SopDocument:
    """The SOP in the PDF `raw`; `SopError` when it cannot be opened or has no step table."""
    try:
        return read_pages(pages(raw, on_page), raw, name, "pdf")
    except pdfium.PdfiumError as error:
        raise SopError(_UNREADABLE, name=name, why=str(error)) from error


READER = Reader(suffixes=(".pdf",), read=read)
