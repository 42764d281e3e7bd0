"""Tables as an Excel workbook: a sheet each, with filter, frozen head and number formats; no text is ever worked out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import TypeAlias

from docs_out.package import LOCALES
from docs_out.spreadsheet import MAIN, BookAbout, SheetPart, book, is_active, letters, plain, reference, text_cell
from model.text import Lang, Text

Value: TypeAlias = str | int | float | date | None
MOST_LETTERS = 32_767  # of a cell, in UTF-16 units
_MOST_ROWS = 1_000_000
_NOTE_ROOM = 100
_EPOCH = date(1899, 12, 30).toordinal()
_FORMATS = {"text": 49, "count": 3, "share": 164, "hours": 165, "moment": 166, "day": 167, "decimal": 168}
_CODES = {164: "0.0%", 165: "#,##0.00", 166: "dd/mm/yyyy hh:mm", 167: "dd/mm/yyyy", 168: "0.0000"}
_TITLE, _QUOTED = 1, 2
_KINDS = {kind: place for place, kind in enumerate(_FORMATS, 3)}
_CONTINUED = Text(id=" … [lanjutan: lembar {sheet}, nomor {n}]", en=" … [continued: sheet {sheet}, number {n}]")
_LONG = Text(id="Teks panjang", en="Long texts")
_LONG_COLUMNS = (Text(id="Nomor", en="Number"), Text(id="Lembar", en="Sheet"), Text(id="Sel", en="Cell"), Text(id="Lanjutan", en="Continuation"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its heading, what stands in it (a key of `_FORMATS`), its width in digits."""

    heading: str
    kind: str = "text"
    width: float = 14.0


@dataclass(frozen=True, slots=True)
class Facet:
    """A sheet: its name, columns and rows."""

    name: str
    fields: tuple[Field, ...]
    rows: Sequence[tuple[Value, ...]]


@dataclass(slots=True)
class _Book:
    """Writes cells, and collects what is too long for one."""

    lang: Lang
    long: list[tuple[Value, ...]] = field(default_factory=list)

    def sheet(self, facet: Facet) -> str:
        rows = [tuple(one.heading for one in facet.fields), *facet.rows]
        cells = "".join(self._row(n, row, facet) for n, row in enumerate(rows))
        widths = "".join(
            f'<col min="{n}" max="{n}" width="{one.width:g}" customWidth="1"/>' for n, one in enumerate(facet.fields, 1)
        )
        area = _area(facet)
        return (
            f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="{area}"/>'
            '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft"'
            f' state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>{cells}</sheetData>'
            f'<autoFilter ref="{area}"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
            f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
        )

    def _row(self, number: int, row: tuple[Value, ...], facet: Facet) -> str:
        columns = enumerate(zip(row, facet.fields, strict=True))
        cells = (self._cell(reference(number, n), value, one.kind, facet.name) for n, (value, one) in columns)
        return f'<row r="{number + 1}">{"".join(cells)}</row>'

    def _cell(self, name: str, value: Value, kind: str, sheet: str) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            look = _TITLE if re.fullmatch("[A-Z]+1", name) else _QUOTED if is_active(value) else _KINDS["text"]
            return text_cell(name, look, self._held(plain(value), name, sheet))
        return f'<c r="{name}" s="{_KINDS[kind]}"><v>{_number(value)}</v></c>'

    def _held(self, text: str, name: str, sheet: str) -> str:
        """`text`, or its beginning where a cell cannot hold it all; what is left goes to the sheet of long texts."""
        if len(text.encode("utf-16-le")) // 2 <= MOST_LETTERS:
            return text
        room = (MOST_LETTERS - _NOTE_ROOM) // (2 if max(text) > "\uffff" else 1)
        number = len(self.long) + 1
        for at in range(room, len(text), room):
            self.long.append((len(self.long) + 1, sheet, name, text[at : at + room]))
        return text[:room] + _CONTINUED.to(self.lang, sheet=_LONG.to(self.lang), n=number)


def workbook(facets: Iterable[Facet], title: str, lang: Lang) -> bytes:
    """An .xlsx file: equal tables give equal bytes."""
    writer, sheets = _Book(lang), list(chain.from_iterable(map(_parted, facets)))
    bodies = [writer.sheet(facet) for facet in sheets]
    if writer.long:
        kinds = (("count", 10.0), ("text", 18.0), ("text", 10.0), ("text", 100.0))
        fields = tuple(Field(text.to(lang), *kind) for text, kind in zip(_LONG_COLUMNS, kinds, strict=True))
        sheets.append(Facet(_LONG.to(lang), fields, writer.long))
        bodies.append(writer.sheet(sheets[-1]))
    parts = [SheetPart(one.name, xml, "", "$1:$1", _area(one, "$")) for one, xml in zip(sheets, bodies, strict=True)]
    return book(parts, _styles(), BookAbout(title, LOCALES[lang]))


def _parted(facet: Facet) -> Iterator[Facet]:
    """`facet`, on several sheets where one cannot hold its rows."""
    starts = range(0, max(len(facet.rows), 1), _MOST_ROWS)
    for number, start in enumerate(starts, 1):
        name = facet.name if number == 1 else f"{facet.name} {number}"
        yield replace(facet, name=name, rows=facet.rows[start : start + _MOST_ROWS])


def _number(value: float | date) -> str:
    """A figure, or a date as the days since Excel's first; local time, without its zone."""
    if isinstance(value, datetime):
        clock = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        return repr(value.toordinal() - _EPOCH + clock / timedelta(days=1))
    if isinstance(value, date):
        return str(value.toordinal() - _EPOCH)
    return repr(value)


def _area(facet: Facet, mark: str = "") -> str:
    last = letters(len(facet.fields) - 1)
    return f"{mark}A{mark}1:{mark}{last}{mark}{len(facet.rows) + 1}"


def _styles() -> str:
    """The formats: none, head, text that begins like a formula, then one a kind."""
    codes = "".join(f'<numFmt numFmtId="{n}" formatCode="{code}"/>' for n, code in _CODES.items())
    top = '<alignment vertical="top" wrapText="1"/>'
    kinds = "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">{top}</xf>' for n in _FORMATS.values())  # fmt: skip
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(_CODES)}">{codes}</numFmts>'
        '<fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{3 + len(_FORMATS)}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        f'<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">{top}</xf>'
        f'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1">{top}</xf>'
        f"{kinds}</cellXfs>"
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
