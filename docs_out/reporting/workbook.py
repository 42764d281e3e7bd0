"""Tables as an Excel workbook: a sheet each, with filter, frozen head and number formats; no text is ever worked out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import chain
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docs_out.characters import clean, escaped
from model.text import Lang, Text

Value: TypeAlias = str | int | float | date | None
MOST_LETTERS = 32_767  # of a cell, in UTF-16 units
_MOST_ROWS = 1_000_000
_NOTE_ROOM = 100
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_EPOCH = date(1899, 12, 30).toordinal()
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
_BREAK = re.compile("\r\n?")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
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
        cells = "".join(self._row(n, row, facet) for n, row in enumerate(rows, 1))
        widths = "".join(
            f'<col min="{n}" max="{n}" width="{one.width:g}" customWidth="1"/>' for n, one in enumerate(facet.fields, 1)
        )
        area = _area(facet)
        return (
            f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="{area}"/>'
            '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft"'
            f' state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>{cells}</sheetData>'
            f'<autoFilter ref="{area}"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
            f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
        )

    def _row(self, number: int, row: tuple[Value, ...], facet: Facet) -> str:
        columns = enumerate(zip(row, facet.fields, strict=True))
        cells = (self._cell(f"{_letters(n)}{number}", value, one.kind, facet.name) for n, (value, one) in columns)
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _cell(self, name: str, value: Value, kind: str, sheet: str) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            look = _TITLE if re.fullmatch("[A-Z]+1", name) else _QUOTED if value.startswith(_ACTIVE) else _KINDS["text"]
            text = _ESCAPE.sub("_x005F_", self._held(_BREAK.sub("\n", clean(value)), name, sheet))
            return f'<c r="{name}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'
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
    book, sheets = _Book(lang), list(chain.from_iterable(map(_parted, facets)))
    bodies = [book.sheet(facet) for facet in sheets]
    if book.long:
        kinds = (("count", 10.0), ("text", 18.0), ("text", 10.0), ("text", 100.0))
        fields = tuple(Field(text.to(lang), *kind) for text, kind in zip(_LONG_COLUMNS, kinds, strict=True))
        sheets.append(Facet(_LONG.to(lang), fields, book.long))
        bodies.append(book.sheet(sheets[-1]))
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, text in _parts(sheets, bodies, title).items():
            package.writestr(ZipInfo(name, _FIRST_DAY), (_HEAD + text).encode(), ZIP_DEFLATED)
    return stream.getvalue()


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


def _letters(column: int) -> str:
    more, last = divmod(column, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)


def _area(facet: Facet, mark: str = "") -> str:
    last = _letters(len(facet.fields) - 1)
    return f"{mark}A{mark}1:{mark}{last}{mark}{len(facet.rows) + 1}"


def _parts(sheets: list[Facet], bodies: list[str], title: str) -> dict[str, str]:
    """The parts of the package by name."""
    numbers = range(1, len(sheets) + 1)
    kinds = {"/xl/workbook.xml": f"{_KIND}.sheet.main+xml", "/xl/styles.xml": f"{_KIND}.styles+xml",
             "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml"}  # fmt: skip
    kinds |= {f"/xl/worksheets/sheet{n}.xml": f"{_KIND}.worksheet+xml" for n in numbers}
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    links = [("book", f"{_RELATIONS}/officeDocument", "xl/workbook.xml"), ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")]  # fmt: skip
    inner = [(f"sheet{n}", f"{_RELATIONS}/worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": _links(links),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Mutu Baku</dc:creator><dc:title>{escaped(title)}</dc:title></cp:coreProperties>',
        "xl/workbook.xml": _sheets(sheets),
        "xl/_rels/workbook.xml.rels": _links([*inner, ("styles", f"{_RELATIONS}/styles", "styles.xml")]),
        "xl/styles.xml": _styles(),
    }  # fmt: skip
    return parts | {f"xl/worksheets/sheet{n}.xml": body for n, body in zip(numbers, bodies, strict=True)}


def _links(links: list[tuple[str, str, str]]) -> str:
    told = (f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in links)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


def _sheets(sheets: list[Facet]) -> str:
    """The sheets, their filters, and their heads as rows that are printed on every page."""
    entries = "".join(
        f'<sheet name="{escaped(s.name)}" sheetId="{n}" r:id="sheet{n}"/>' for n, s in enumerate(sheets, 1)
    )
    names = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{n}" hidden="1">\'{escaped(s.name)}\'!{_area(s, "$")}</definedName>'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{n}">\'{escaped(s.name)}\'!$1:$1</definedName>'
        for n, s in enumerate(sheets)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{entries}</sheets><definedNames>{names}</definedNames></workbook>'


def _styles() -> str:
    """The formats: none, head, text that begins like a formula, then one a kind."""
    codes = "".join(f'<numFmt numFmtId="{n}" formatCode="{code}"/>' for n, code in _CODES.items())
    top = '<alignment vertical="top" wrapText="1"/>'
    kinds = "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">{top}</xf>' for n in _FORMATS.values())  # fmt: skip
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(_CODES)}">{codes}</numFmts>'
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
