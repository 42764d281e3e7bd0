"""A workbook file → calamine's workbook, once its bytes are known to be harmless."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from ingest.archive import Archive, open_zip
from ingest.cell_text import cell_text
from ingest.file_bytes import read_bytes
from ingest.kind import LOCKED, check_kind
from ingest.limits import LOG_LIMITS, LogLimits
from ingest.workbooks.area import Area
from ingest.workbooks.compound import workbook_stream
from ingest.workbooks.excel_records import check_records
from ingest.workbooks.excel_sheet import ExcelPart
from ingest.workbooks.ods_sheet import OdsContent
from ingest.workbooks.table import Row
from ingest.xml_check import walk_xml
from model.errors import SopError
from model.text import Text

_BROKEN = Text(
    id="{name}: buku kerja rusak ({why}). Buka di Excel atau LibreOffice, simpan ulang, lalu ulangi.",
    en="{name}: the workbook is damaged ({why}). Open it in Excel or LibreOffice, save it again and try again.",
)
_FAULTS = (CalamineError, OSError, OverflowError, ValueError)
_MANIFEST = "META-INF/manifest.xml"


def open_workbook(path: Path, limits: LogLimits = LOG_LIMITS) -> CalamineWorkbook:
    """The workbook in the file `path`; `SopError` when opening it would be unwise or impossible."""
    raw, suffix = read_bytes(path, limits.workbook.file_bytes), path.suffix.lower()
    check_kind(raw, path.name, suffix)
    if suffix == ".xls":
        check_records(workbook_stream(raw, path.name), path.name, limits.cells)
    else:
        _check_package(open_zip(raw, path.name, limits.workbook), suffix, limits.cells)
    with _reading(path.name):
        return CalamineWorkbook.from_filelike(BytesIO(raw))


@dataclass(frozen=True, slots=True)
class Tab:
    """The sheet `name` of the workbook in the file `file`."""

    file: str
    name: str
    sheet: CalamineSheet

    def rows(self) -> Iterator[Row]:
        """Its rows as text; `SopError` at a cell that cannot be read."""
        with _reading(self.file):
            for row in self.sheet.iter_rows():
                yield [cell_text(value) for value in row]


def open_tab(workbook: CalamineWorkbook, sheet: str, file: str) -> Tab:
    """The sheet `sheet`; `SopError` when it cannot be read."""
    with _reading(file):
        return Tab(file, sheet, workbook.get_sheet_by_name(sheet))


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Says what calamine finds wrong with the file `name`."""
    try:
        yield
    except PasswordError as error:
        raise SopError(LOCKED, name=name) from error
    except _FAULTS as error:
        raise SopError(_BROKEN, name=name, why=_said(error)) from error
    except BaseException as error:
        # A panic of the Rust library: its class stands beside Exception and cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
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


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:80]
