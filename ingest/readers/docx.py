"""Word documents: tables, native shapes and connectors."""

from ingest.layout.page_document import read_pages
from ingest.sources.office.package import open_package
from ingest.sources.word.document import read_word
from model.reader import OnPage, Reader
from model.sop import SopDocument


def read(raw: bytes, name: str, _on_page: OnPage) -> SopDocument:
    """The SOP in the Word file `raw`; `SopError` when it cannot be opened or has no step table."""
    found = read_word(open_package(raw, name))
    return read_pages(found.pages, raw, name, "docx")


READER = Reader(suffixes=(".docx", ".docm"), read=read)
