"""Word documents: tables, native shapes and connectors."""

from dataclasses import replace

import pypdfium2 as pdfium

from ingest.layout.merge_drawing import is_clear, with_drawing
from ingest.layout.page_document import read_pages
from ingest.sources.libreoffice import to_pdf
from ingest.sources.office.harmless import harmless
from ingest.sources.office.package import Package, open_package
from ingest.sources.pdfium import pages
from ingest.sources.word.document import read_word
from model.errors import SopError
from model.reader import OnPage, Reader
from model.sop import SopDocument


def read(raw: bytes, name: str, on_page: OnPage) -> SopDocument:
    """The SOP in the Word file `raw`; `SopError` when it cannot be opened or has no step table.

    Where symbols hang far from their rows, whose heights only a word processor knows, and the drawing
    does not fit the rows, LibreOffice is asked.
    """
    package = open_package(raw, name)
    found = read_word(package)
    document = read_pages(found.pages, raw, name, "docx")
    # The pages are those of our own layout, one a table.
    document = replace(document, source=replace(document.source, pages=None))
    if not found.estimated or is_clear(document):
        return document
    return with_drawing(document, _rendered(package, name, on_page))


def _rendered(package: Package, name: str, on_page: OnPage) -> SopDocument | None:
    """What the pages say that LibreOffice makes of the file."""
    pdf = to_pdf(harmless(package), ".docx", lambda: on_page(1))
    try:
        return read_pages(pages(pdf, on_page), pdf, name, "docx") if pdf else None
    except (SopError, pdfium.PdfiumError):
        return None


READER = Reader(suffixes=(".docx", ".docm"), read=read)
