"""The SOP form as an Excel workbook with native shapes; every cell is text."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docs_out.blocks.flow_sheet import flow_sheet
from docs_out.blocks.identity_sheet import identity_sheet
from docs_out.blocks.worksheet import MAIN, RELATIONS, Looks, Worksheet, worksheet_xml
from docs_out.characters import escaped
from docs_out.document import Document
from model.sop import SopDocument

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_KIND = "application/vnd.openxmlformats-"
_BOOK, _STYLES, _SHEET = (
    f"{_KIND}officedocument.spreadsheetml.{part}+xml" for part in ("sheet.main", "styles", "worksheet")
)
_CORE, _DRAWING = f"{_KIND}package.core-properties+xml", f"{_KIND}officedocument.drawing+xml"


def write_xlsx(document: SopDocument) -> bytes:
    """An .xlsx file: the identity block, then a sheet with a flow table a procedure."""
    sheets = [identity_sheet(document)]
    sheets += [flow_sheet(p, p.title or document.title, n) for n, p in enumerate(document.procedures, 1)]
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, text in _parts(sheets, document).items():
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, _HEAD + text)
    return stream.getvalue()


def _parts(sheets: list[Worksheet], document: SopDocument) -> dict[str, str]:
    """The parts of the package by name."""
    looks = Looks()
    bodies = [worksheet_xml(sheet, looks) for sheet in sheets]
    numbered = range(1, len(sheets) + 1)
    office = {"book": (f"{RELATIONS}/officeDocument", "xl/workbook.xml"), "core": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")}  # fmt: skip
    book = {f"sheet{n}": (f"{RELATIONS}/worksheet", f"worksheets/sheet{n}.xml") for n in numbered}
    parts = {
        "[Content_Types].xml": _types(sheets),
        "_rels/.rels": _relations(office),
        "docProps/core.xml": _core(document),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations({**book, "styles": (f"{RELATIONS}/styles", "styles.xml")}),
        "xl/styles.xml": looks.xml(),
    }
    for number, (sheet, body) in enumerate(zip(sheets, bodies, strict=True), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = body
        if sheet.drawing:
            drawing = {"drawing": (f"{RELATIONS}/drawing", f"../drawings/drawing{number}.xml")}
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(drawing)
            parts[f"xl/drawings/drawing{number}.xml"] = sheet.drawing
    return parts


def _types(sheets: list[Worksheet]) -> str:
    kinds = {"/xl/workbook.xml": _BOOK, "/xl/styles.xml": _STYLES, "/docProps/core.xml": _CORE}
    for number, sheet in enumerate(sheets, 1):
        kinds[f"/xl/worksheets/sheet{number}.xml"] = _SHEET
        if sheet.drawing:
            kinds[f"/xl/drawings/drawing{number}.xml"] = _DRAWING
    parts = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    usual = f'<Default Extension="rels" ContentType="{_KIND}package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{usual}{parts}</Types>'


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    links = (f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, (kind, target) in targets.items())
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'


def _core(document: SopDocument) -> str:
    title = escaped(document.title or document.source.name)
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>Mutu Baku</dc:creator><dc:language>id-ID</dc:language><dc:title>{title}</dc:title></cp:coreProperties>"
    )


def _workbook(sheets: list[Worksheet]) -> str:
    entries = "".join(f'<sheet name="{s.name}" sheetId="{n}" r:id="sheet{n}"/>' for n, s in enumerate(sheets, 1))
    names = "".join(_titles(sheets))
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{entries}</sheets>'
        + (f"<definedNames>{names}</definedNames>" if names else "")
        + "</workbook>"
    )


def _titles(sheets: list[Worksheet]) -> Iterator[str]:
    """The rows that are printed on every page of a sheet."""
    for number, sheet in enumerate(sheets):
        if sheet.repeated:
            first, last = sheet.repeated
            yield f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">\'{sheet.name}\'!${first + 1}:${last + 1}</definedName>'


DOCUMENT = Document(suffix=".xlsx", write=write_xlsx)
