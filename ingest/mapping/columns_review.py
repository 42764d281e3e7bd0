"""The columns of a log as a table that people look through, change and keep: CSV out and in."""

import csv
import io
from collections import Counter
from pathlib import Path

from ingest.decode import decode
from ingest.file_bytes import read_bytes
from ingest.mapping.headings import cells
from ingest.mapping.stamps import FORMATS
from model.csv_text import as_said, csv_text
from model.errors import SopError
from model.log import CANONICAL, TIMES, LogColumn, LogColumns, RawLog, StampFormat
from model.text import Text

_BAD_LINE = Text(
    id="{name}, baris {line}: {what} {value} tidak dikenal. Tulis salah satu dari: {known}.",
    en="{name}, line {line}: the {what} {value} is not known. Write one of: {known}.",
)
_TWICE = Text(
    id="{name}: kolom {column} ditetapkan lebih dari sekali. Sisakan satu baris untuk kolom itu.",
    en="{name}: the column {column} is given more than once. Keep one line for it.",
)
_NO_HEAD = Text(
    id="{name}: tidak ada kolom {missing}. Baris pertama harus memuat heading,column[,format].",
    en="{name}: there is no column {missing}. The first line must hold heading,column[,format].",
)
_NO_TABLE = Text(
    id="{name}, baris {line}: tidak dapat dibaca sebagai CSV ({why}). Periksa tanda kutipnya, lalu ulangi.",
    en="{name}, line {line}: cannot be read as CSV ({why}). Check its quotes and try again.",
)
_HEAD = ("heading", "column", "confidence", "how", "format", "example")
_CLOCK = " clock"
_AND = "+"
_CELLS = (*CANONICAL, *(name + _CLOCK for name in TIMES))


def columns_table(log: RawLog, columns: LogColumns) -> str:
    """Every heading with the column it was taken for, how sure that is, and an example, as CSV.

    A heading that serves two columns names both with a plus; the hours of a time written in two
    columns are its clock.
    """
    return csv_text(_HEAD, (_row(log, columns, at) for at in range(len(log.headings))))


def read_columns(path: Path, log: RawLog) -> LogColumns:
    """The columns as the user's table says; a heading whose line names no column is none.

    `SopError` names the line that cannot be followed. Of the cells heading, column and format count.
    """
    lines = _lines(path)
    said = {_place(path, log, line, row): (line, row) for line, row in lines if row["heading"]}
    places = [(name, at) for at, (line, row) in said.items() for name in _columns_in(path, line, row["column"] or "")]
    for name, n in Counter(name for name, _ in places).items():
        if n > 1:
            raise SopError(_TWICE, name=path.name, column=name)
    clocks = {name.removesuffix(_CLOCK): at for name, at in places if name.endswith(_CLOCK)}
    found = [
        LogColumn(name, log.headings[at], at, 1.0, "given", _stamp(path, *said[at], name), clocks.get(name))
        for name, at in places
        if not name.endswith(_CLOCK)
    ]
    used = {at for _, at in places}
    return LogColumns(tuple(found), unused=tuple(at for at in said if at not in used))


def _lines(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of the user's table, each with its line."""
    rows = csv.DictReader(io.StringIO(decode(read_bytes(path), path.name)))
    try:
        for missing in ("heading", "column"):
            if missing not in (rows.fieldnames or ()):
                raise SopError(_NO_HEAD, name=path.name, missing=missing)
        return [(rows.line_num, row) for row in rows]
    except csv.Error as error:
        raise SopError(_NO_TABLE, name=path.name, line=rows.line_num + 1, why=error) from error


def _row(log: RawLog, columns: LogColumns, at: int) -> tuple[object, ...]:
    own = [c for c in columns.columns if c.at == at]
    names = [c.column for c in own] + [c.column + _CLOCK for c in columns.columns if c.clock == at]
    example = next(iter(cells(log, at)), "")[:80]
    sure = (own[0].confidence, own[0].how, _format(own[0])) if own else ("", "", "")
    return (log.headings[at], _AND.join(names), *sure, example)


def _format(column: LogColumn) -> str:
    """The name of a stamp's format, with "zone" where stamps carry one."""
    return "" if column.stamp is None else column.stamp.name + (" zone" if column.stamp.zoned else "")


def _stamp(path: Path, line: int, row: dict[str, str], column: str) -> StampFormat | None:
    """The format that the user's line says for a time column; None leaves it to the sample."""
    name, _, zone = (row.get("format") or "").strip().partition(" ")
    if column not in TIMES or not name:
        return None
    if name not in FORMATS:
        raise SopError(_BAD_LINE, name=path.name, line=line, what="format", value=name[:40], known=", ".join(FORMATS))
    return StampFormat(name, zone == "zone")


def _place(path: Path, log: RawLog, line: int, row: dict[str, str]) -> int:
    heading = as_said(row["heading"])
    if heading not in log.headings:
        known = ", ".join(name[:40] for name in log.headings[:20])
        raise SopError(_BAD_LINE, name=path.name, line=line, what="heading", value=heading[:40], known=known)
    return log.headings.index(heading)


def _columns_in(path: Path, line: int, cell: str) -> list[str]:
    names = [name.strip().lower() for name in cell.split(_AND) if name.strip()]
    for name in names:
        if name not in _CELLS:
            raise SopError(
                _BAD_LINE, name=path.name, line=line, what="column", value=name[:40], known=", ".join(_CELLS)
            )
    return names
