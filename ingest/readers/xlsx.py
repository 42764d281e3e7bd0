"""Excel workbooks: SOP forms drawn on worksheets."""

from dataclasses import replace

from ingest.layout.page_document import read_pages
from ingest.sources.excel.pages import read_excel
from ingest.sources.office.package import open_package
from model.reader import OnPage, Reader
from model.sop import SopDocument


def read(raw: bytes, name: str, _on_page: OnPage) -> SopDocument:
    """The SOP in the workbook `raw`; `SopError` when it cannot be opened or has no step table."""
    document = read_pages(read_excel(open_package(raw, name)), raw, name, "xlsx")
    # The pages are sheets.
    return replace(document, source=replace(document.source, pages=None))


READER = Reader(suffixes=(".xlsx", ".xlsm"), read=read)
