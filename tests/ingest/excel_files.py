"""Excel workbooks built from their XML, for one feature at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from string import ascii_uppercase
from zipfile import ZipFile

from ingest.readers.xlsx import read
from model.sop import SopDocument

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWN = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PLAIN, BORDERED, DATE, MINUTES, CENTRED = range(5)
_STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="dd\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="0&quot; menit&quot;"/></numFmts>'
    "<borders><border/><border>"
    + "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    + "</border></borders><cellXfs>"
    '<xf numFmtId="0" borderId="0"/><xf numFmtId="0" borderId="1"/><xf numFmtId="164" borderId="1"/>'
    '<xf numFmtId="165" borderId="1"/><xf numFmtId="0" borderId="1"><alignment horizontal="center"/></xf></cellXfs>'
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
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/></Types>',
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
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, text in {**content, **(parts or {})}.items():
            package.writestr(name, text)
    return stream.getvalue()


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
    columns = (
        sheet.columns
        or '<cols><col min="1" max="1" width="6"/><col min="2" max="2" width="30"/><col min="3" max="8" width="16"/></cols>'
    )
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_KINDS}">{columns}<sheetData>{rows}</sheetData>'
        f"<mergeCells>{merged}</mergeCells>{drawing}</worksheet>"
    )


def _row(number: int, values: Sequence[object], sheet: Sheet) -> str:
    cells = "".join(
        _cell(f"{ascii_uppercase[column]}{number}", value, sheet.style) for column, value in enumerate(values)
    )
    return f'<row r="{number}" ht="{sheet.height}">{cells}</row>'


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


def arrow(number: int, start: tuple[int, int, int, int], end: tuple[int, int, int, int], ends: str = "") -> str:
    """A straight arrow between two points given by column, row and points from their corner."""
    glue = ""
    if ends:
        (a, i), (b, j) = (part.split(":") for part in ends.split())
        glue = f'<a:stCxn id="{a}" idx="{i}"/><a:endCxn id="{b}" idx="{j}"/>'
    line = (
        f'<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="{number}" name="Panah"/><xdr:cNvCxnSpPr>{glue}</xdr:cNvCxnSpPr></xdr:nvCxnSpPr>'
        '<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm><a:prstGeom prst="straightConnector1"/>'
        '<a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:tailEnd type="triangle"/></a:ln></xdr:spPr></xdr:cxnSp>'
    )
    return _two_cells(line, start, end)


def _sp(preset: str, number: int, transform: str, body: str) -> str:
    place = transform or '<a:off x="0" y="0"/><a:ext cx="558800" cy="279400"/>'
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="{number}" name="Bentuk"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>'
        f'<a:xfrm>{place}</a:xfrm><a:prstGeom prst="{preset}"/><a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        f"</xdr:spPr>{body}</xdr:sp>"
    )


def placed_sp(preset: str, number: int, box: tuple[float, float, float, float]) -> str:
    """A shape with a place of its own, as in a group."""
    x, y, cx, cy = (round(value * 12_700) for value in box)
    return _sp(preset, number, f'<a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/>', "")


def _two_cells(content: str, start: tuple[int, int, int, int], end: tuple[int, int, int, int]) -> str:
    return (
        f"<xdr:twoCellAnchor>{corner('from', start)}{corner('to', end)}{content}<xdr:clientData/></xdr:twoCellAnchor>"
    )


def corner(name: str, place: tuple[int, int, int, int]) -> str:
    """A corner of an anchor: column, row, points right and down."""
    column, row, right, down = place
    return (
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>{right * 12_700}</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>{down * 12_700}</xdr:rowOff></xdr:{name}>"
    )
