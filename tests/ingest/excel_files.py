"""Excel workbooks built from their XML, for one feature at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from string import ascii_uppercase
from typing import TypeAlias

from ingest.readers.xlsx import read
from model.sop import SopDocument
from tests.ingest.zip_files import zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWN = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
Corner: TypeAlias = tuple[int, int, int, int]
_BLACK = '<a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
PLAIN, BORDERED, DATE, MINUTES, CENTRED = range(5)
_THIN = "".join(f'<{side} style="thin"><color auto="1"/></{side}>' for side in ("left", "right", "top", "bottom"))
_XF = '<xf numFmtId="{}" fontId="0" fillId="0" borderId="{}" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment{} vertical="center" wrapText="1"/></xf>'
_STYLES = (
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="0&quot; menit&quot;"/></numFmts>'
    '<fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{_THIN}<diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="5">{_XF.format(0, 0, "")}{_XF.format(0, 1, "")}{_XF.format(164, 1, "")}{_XF.format(165, 1, "")}'
    + _XF.format(0, 1, ' horizontal="center"')
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)
LANES = ("Pemohon", "Petugas", "Kepala Seksi")
HEAD = ("No", "Kegiatan", *LANES, "Kelengkapan", "Waktu", "Output")


@dataclass(frozen=True)
class Styled:
    """A value with its style."""

    value: object
    style: int = BORDERED


@dataclass(frozen=True)
class Sheet:
    """A worksheet: rows of values, merged areas, row heights by number (from 1), drawing objects."""

    name: str
    rows: Sequence[Sequence[object]]
    merged: Sequence[str] = ()
    style: int = BORDERED
    shapes: str = ""
    height: float = 45
    columns: str = ""
    state: str = "visible"


def read_sheets(*sheets: Sheet, parts: Mapping[str, str] | None = None) -> SopDocument:
    """What the reader makes of a workbook with `sheets`."""
    return read(excel_file(*sheets, parts=parts), "sop.xlsx", lambda _: None)


def excel_file(*sheets: Sheet, parts: Mapping[str, str] | None = None) -> bytes:
    """An .xlsx with `sheets`; `parts` replace whole parts by name."""
    content = {
        "[Content_Types].xml": _types(sheets),
        "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_KINDS}"><sheets>{_entries(sheets)}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            {f"worksheet{n}": f"worksheets/sheet{n}.xml" for n in range(1, len(sheets) + 1)} | {"styles": "styles.xml"}
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{_STYLES}</styleSheet>',
    }
    for number, sheet in enumerate(sheets, 1):
        content[f"xl/worksheets/sheet{number}.xml"] = _worksheet(sheet)
        if sheet.shapes:
            content[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(
                {"drawing": f"../drawings/drawing{number}.xml"}
            )
            content[f"xl/drawings/drawing{number}.xml"] = f"<xdr:wsDr {_DRAWN}>{sheet.shapes}</xdr:wsDr>"
    return zipped({**content, **(parts or {})})


def _types(sheets: Sequence[Sheet]) -> str:
    kinds = {"/xl/workbook.xml": f"{_SHEET}.sheet.main+xml", "/xl/styles.xml": f"{_SHEET}.styles+xml"}
    for number, sheet in enumerate(sheets, 1):
        kinds[f"/xl/worksheets/sheet{number}.xml"] = f"{_SHEET}.worksheet+xml"
        if sheet.shapes:
            kinds[f"/xl/drawings/drawing{number}.xml"] = "application/vnd.openxmlformats-officedocument.drawing+xml"
    parts = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    usual = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{usual}{parts}</Types>'


def _relations(targets: Mapping[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="{kind}" Type="{_KINDS}/{kind.rstrip("0123456789")}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _entries(sheets: Sequence[Sheet]) -> str:
    return "".join(
        f'<sheet name="{s.name}" sheetId="{n}" state="{s.state}" r:id="worksheet{n}"/>' for n, s in enumerate(sheets, 1)
    )


def _worksheet(sheet: Sheet) -> str:
    rows = "".join(_row(number, row, sheet) for number, row in enumerate(sheet.rows, 1))
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in sheet.merged)
    drawing = '<drawing r:id="drawing"/>' if sheet.shapes else ""
    setup = '<pageSetup paperSize="9" orientation="landscape"/>'
    columns = (
        sheet.columns
        or '<cols><col min="1" max="1" width="6" customWidth="1"/><col min="2" max="2" width="30" customWidth="1"/><col min="3" max="8" width="16" customWidth="1"/></cols>'
    )
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_KINDS}">{columns}<sheetData>{rows}</sheetData>'
        f"{f'<mergeCells>{merged}</mergeCells>' if merged else ''}{setup}{drawing}</worksheet>"
    )


def _row(number: int, values: Sequence[object], sheet: Sheet) -> str:
    cells = "".join(
        _cell(f"{ascii_uppercase[column]}{number}", value, sheet.style) for column, value in enumerate(values)
    )
    return f'<row r="{number}" ht="{sheet.height}" customHeight="1">{cells}</row>'


def _cell(reference: str, given: object, style: int) -> str:
    value, number = (given.value, given.style) if isinstance(given, Styled) else (given, style)
    if value is None:
        return f'<c r="{reference}" s="{number}"/>'
    if isinstance(value, int | float):
        return f'<c r="{reference}" s="{number}"><v>{value}</v></c>'
    return f'<c r="{reference}" s="{number}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def step(number: object, **texts: object) -> tuple[object, ...]:
    """A row of the flow table."""
    found = {"activity": f"Kegiatan {number}", "requirements": "Berkas", "time": "1 hari", "output": "Surat", **texts}
    return (number, found["activity"], None, None, None, found["requirements"], found["time"], found["output"])


def flow_sheet(*rows: Sequence[object], shapes: str = "", name: str = "Alur", style: int = BORDERED) -> Sheet:
    """A sheet with a flow table and its one-line head."""
    return Sheet(name, (HEAD, *rows), shapes=shapes, style=style)


def symbol(preset: str, number: int, column: int, row: int, text: str = "") -> str:
    """A symbol in the middle of a cell, counted from 0."""
    body = f"<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody>" if text else ""
    return _two_cells(_sp(preset, number, "", body), (column, row, 20, 12), (column, row, 64, 34))


def label(number: int, text: str, start: Corner, end: Corner) -> str:
    """A text without a frame between two points."""
    body = f"<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody>"
    return _two_cells(_sp("rect", number, "", body).replace(_BLACK, "<a:ln><a:noFill/></a:ln>"), start, end)


def arrow(number: int, start: Corner, end: Corner, ends: str = "", shape: str = "straightConnector1") -> str:
    """An arrow in the box between two points; `shape` is its preset and what turns it."""
    glue = ""
    if ends:
        (a, i), (b, j) = (part.split(":") for part in ends.split())
        glue = f'<a:stCxn id="{a}" idx="{i}"/><a:endCxn id="{b}" idx="{j}"/>'
    preset, _, turn = shape.partition(" ")
    line = (
        f'<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="{number}" name="Panah {number}"/><xdr:cNvCxnSpPr>{glue}</xdr:cNvCxnSpPr></xdr:nvCxnSpPr>'
        f'<xdr:spPr><a:xfrm {turn}><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm><a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
        '<a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:tailEnd type="triangle"/></a:ln></xdr:spPr></xdr:cxnSp>'
    )
    return _two_cells(line, start, end)


def _sp(preset: str, number: int, transform: str, body: str) -> str:
    place = transform or '<a:off x="0" y="0"/><a:ext cx="558800" cy="279400"/>'
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="{number}" name="Bentuk {number}"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>'
        f'<a:xfrm>{place}</a:xfrm><a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{_BLACK}'
        f"</xdr:spPr>{body}</xdr:sp>"
    )


def placed_sp(preset: str, number: int, box: tuple[float, float, float, float]) -> str:
    """A shape with a place of its own, as in a group."""
    x, y, cx, cy = (round(value * 12_700) for value in box)
    return _sp(preset, number, f'<a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/>', "")


def _two_cells(content: str, start: Corner, end: Corner) -> str:
    return (
        f"<xdr:twoCellAnchor>{corner('from', start)}{corner('to', end)}{content}<xdr:clientData/></xdr:twoCellAnchor>"
    )


def corner(name: str, place: Corner) -> str:
    """A corner of an anchor: column, row, points right and down."""
    column, row, right, down = place
    return (
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>{right * 12_700}</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>{down * 12_700}</xdr:rowOff></xdr:{name}>"
    )
