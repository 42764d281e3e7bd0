"""Excel and LibreOffice workbooks: one sheet is the log, every cell a text."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from ingest.text_table import NO_ROWS, TextTable, distinct, pieces, rows_table
from ingest.workbooks.opening import Tab, open_tab, open_workbook
from ingest.workbooks.table import Row, SheetTable, find_table, first_rows
from model.errors import SopError
from model.log import LogReader, RawLog
from model.text import Text

_NO_SHEET = Text(
    id="{name}: lembar {part} tidak ada. Pilih salah satu: {sheets}.",
    en="{name}: there is no sheet {part}. Choose one of: {sheets}.",
)


def read(path: Path, scratch: Path, part: str | None = None) -> RawLog:
    """The sheet `part` of the workbook `path`, else its first sheet with headings above data."""
    workbook = open_workbook(path)
    names = tuple(workbook.sheet_names)
    if part is not None and part not in names:
        raise SopError(_NO_SHEET, name=path.name, part=part, sheets=", ".join(names))
    tab, table = _chosen(workbook, path.name, _visible(workbook) if part is None else (part,))
    with TextTable(path.name, scratch) as rows:
        headings, kept = _kept(tab, table)
        for piece in pieces(_data(tab, table.first, kept)):
            rows.add(rows_table(headings, piece))
        return rows.raw_log(parts=names, part=tab.name)


def _chosen(workbook: CalamineWorkbook, file: str, sheets: tuple[str, ...]) -> tuple[Tab, SheetTable]:
    for sheet in sheets:
        tab = open_tab(workbook, sheet, file)
        table = find_table(first_rows(tab.rows()))
        if table is not None:
            return tab, table
    raise SopError(NO_ROWS, name=file)


def _visible(workbook: CalamineWorkbook) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in workbook.sheets_metadata if sheet.visible is SheetVisibleEnum.Visible)


def _kept(tab: Tab, table: SheetTable) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The headings of all columns that have one or hold data, and where those columns stand."""
    empty = {at for at, heading in enumerate(table.headings) if not heading}
    for row in islice(tab.rows(), table.first, None) if empty else ():
        empty -= {at for at in empty if row[at]}
    kept = tuple(at for at in range(len(table.headings)) if at not in empty)
    named = distinct(table.headings)
    return tuple(named[at] for at in kept), kept


def _data(tab: Tab, first: int, kept: tuple[int, ...]) -> Iterator[Row]:
    """The rows below the headings that hold anything."""
    for row in islice(tab.rows(), first, None):
        if any(row):
            yield [row[at] for at in kept]


LOG_READER = LogReader(suffixes=(".xlsx", ".xlsm", ".xls", ".ods"), read=read)
