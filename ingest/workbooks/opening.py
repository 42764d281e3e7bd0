"""A workbook file → calamine's workbook, once its bytes are known to be harmless."""

from io import BytesIO
from pathlib import Path
from typing import IO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from ingest.archive import Archive, open_zip
from ingest.file_bytes import read_bytes
from ingest.kind import LOCKED, check_kind
from ingest.limits import LOG_LIMITS, LogLimits
from ingest.workbooks.area import Area
from ingest.workbooks.compound import workbook_stream
from ingest.workbooks.excel_records import check_records
from ingest.workbooks.excel_sheet import ExcelPart
from ingest.workbooks.ods_sheet import OdsContent
from ingest.xml_check import walk_xml
from model.errors import SopError
from model.text import Text

_BROKEN = Text(
    id="{name}: buku kerja rusak ({why}). Buka di Excel atau LibreOffice, simpan ulang, lalu ulangi.",
    en="{name}: the workbook is damaged ({why}). Open it in Excel or LibreOffice, save it again and try again.",
)
_FAULTS = (CalamineError, OSError, ValueError)
_MANIFEST = "META-INF/manifest.xml"


def open_workbook(path: Path, limits: LogLimits = LOG_LIMITS) -> CalamineWorkbook:
    """The workbook in the file `path`; `SopError` when opening it would be unwise or impossible."""
    raw, suffix = read_bytes(path, limits.workbook.file_bytes), path.suffix.lower()
    check_kind(raw, path.name, suffix)
    if suffix == ".xls":
        check_records(workbook_stream(raw, path.name), path.name, limits.cells)
    else:
        _check_package(open_zip(raw, path.name, limits.workbook), suffix, limits.cells)
    try:
        return CalamineWorkbook.from_filelike(BytesIO(raw))
    except PasswordError as error:
        raise SopError(LOCKED, name=path.name) from error
    except _FAULTS as error:
        raise SopError(_BROKEN, name=path.name, why=_said(error)) from error


def open_sheet(workbook: CalamineWorkbook, sheet: str, name: str) -> CalamineSheet:
    """The sheet `sheet` of the file `name`; `SopError` when it cannot be read."""
    try:
        return workbook.get_sheet_by_name(sheet)
    except _FAULTS as error:
        raise SopError(_BROKEN, name=name, why=_said(error)) from error


def _check_package(archive: Archive, suffix: str, limit: int) -> None:
    if suffix == ".ods" and b"encryption-data" in archive.read(_MANIFEST):
        raise SopError(LOCKED, name=archive.name)

    def check(file: IO[bytes], part: str) -> None:
        area = Area(archive.name, part, limit)
        content = OdsContent(area) if suffix == ".ods" else ExcelPart(area)
        walk_xml(file, (archive.name, part), content.start)
        content.close()

    archive.check_markup(check)


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:80]
