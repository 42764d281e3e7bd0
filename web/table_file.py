"""A table of a page as a workbook: what the browser shows comes back as text, and numbers in it become numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, request

from docs_out.reporting.workbook import Facet, Field, Value, workbook
from model.errors import SopError
from model.text import Lang, Text
from store.workspace import Workspace
from web.site import current_lang

MOST_CELLS = 100_000
_MOST_BYTES = 20_000_000
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NO_TABLE = Text(
    id="Tabel tidak dapat disimpan: isinya bukan tabel. Muat ulang halaman, lalu simpan lagi.",
    en="The table cannot be saved: this is no table. Reload the page, then save again.",
)
_TOO_LARGE = Text(
    id="Tabel tidak dapat disimpan: lebih dari {most} sel. Persempit penyaring, lalu simpan lagi.",
    en="The table cannot be saved: more than {most} cells. Narrow the filter, then save again.",
)
_WHOLE, _LONGEST = r"-?(?:0|[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})*)", 24
# Only what our own pages write as a number is one: a case 20240017 or an NIP has no groups of digits and stays text.
_NUMBERS = {
    Lang.ID: re.compile(_WHOLE.format(group=r"\.") + r"(?:,[0-9]+)?%?"),
    Lang.EN: re.compile(_WHOLE.format(group=",") + r"(?:\.[0-9]+)?%?"),
}
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_NAME = 31
_NARROW, _WIDE, _A_LETTER = 10.0, 60.0, 1.1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a browser sends it."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def table_file(_workspace: Workspace) -> Response:
    """The table in the body of the request as an .xlsx file."""
    request.max_content_length = _MOST_BYTES
    content = written(sheet_of(request.get_json(silent=True)), current_lang())
    return Response(content, mimetype=_XLSX, headers={"Content-Disposition": 'attachment; filename="tabel.xlsx"'})


def sheet_of(body: object) -> Sheet:
    """The table in `body`; `SopError` where it is none, or too large."""
    title, head, rows = (body.get(name) if isinstance(body, dict) else None for name in ("title", "head", "rows"))
    if not isinstance(title, str) or not isinstance(rows, list) or not _is_row(head):
        raise SopError(_NO_TABLE)
    if not head or not all(_is_row(row) and len(row) == len(head) for row in rows):
        raise SopError(_NO_TABLE)
    if len(head) * (len(rows) + 1) > MOST_CELLS:
        raise SopError(_TOO_LARGE, most=MOST_CELLS)
    return Sheet(title, head, rows)


def _is_row(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(cell, str) for cell in found)


def written(sheet: Sheet, lang: Lang) -> bytes:
    """The workbook; text that begins like a formula stays text."""
    columns = [[row[place] for row in sheet.rows] for place in range(len(sheet.head))]
    kinds = [kind_of(column, lang) for column in columns]
    fields = tuple(Field(name, kind, _width([name, *column])) for name, kind, column in zip(sheet.head, kinds, columns, strict=True))  # fmt: skip
    cells = [[value_of(cell, kind, lang) for cell in column] for kind, column in zip(kinds, columns, strict=True)]
    rows = list(zip(*cells, strict=True))
    name = _NO_SHEET_NAME.sub(" ", sheet.title).strip("' ")[:_NAME].strip("' ") or "Tabel"
    return workbook([Facet(name, fields, rows)], sheet.title, lang)


def kind_of(column: Sequence[str], lang: Lang) -> str:
    """What a column holds: shares, hours (numbers with decimals), counts, else text."""
    found = [cell for cell in column if _is_number(cell, lang)]
    if not found:
        return "text"
    if found[0].endswith("%"):
        return "share"
    mark = "," if lang is Lang.ID else "."
    return "hours" if any(mark in cell for cell in found) else "count"


def value_of(cell: str, kind: str, lang: Lang) -> Value:
    """The number that `cell` writes in a column of this kind, else its text; None where it is empty."""
    if not cell:
        return None
    if kind == "text" or not _is_number(cell, lang) or cell.endswith("%") != (kind == "share"):
        return cell
    group, mark = (".", ",") if lang is Lang.ID else (",", ".")
    value = float(cell.rstrip("%").replace(group, "").replace(mark, "."))
    return value / 100 if kind == "share" else value


def _is_number(cell: str, lang: Lang) -> bool:
    return len(cell) <= _LONGEST and bool(_NUMBERS[lang].fullmatch(cell))


def _width(cells: Sequence[str]) -> float:
    return min(_WIDE, max(_NARROW, _A_LETTER * max(len(cell) for cell in cells) + 2))
