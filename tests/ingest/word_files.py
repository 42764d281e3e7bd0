"""Word files built from their XML, for one feature at a time."""

from collections.abc import Mapping
from html import escape

from ingest.readers.docx import read
from model.sop import Procedure, SopDocument
from tests.ingest.zip_files import zipped

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "cx1": "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FULL = {"document": "document.main", "numbering": "numbering", "styles": "styles", "settings": "settings"}
LANES = ("Pemohon", "Petugas", "Kepala Seksi")
NUMBER, ACTIVITY, LANE, TEXT = 600, 3000, 1600, 1400
GRID = (NUMBER, ACTIVITY, LANE, LANE, LANE, TEXT, TEXT, TEXT)
ROW = 900
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_DRAWN = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES)
BORDERS = f"<w:tblBorders>{_DRAWN}</w:tblBorders>"
SECTION = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="720" w:right="720" w:bottom="720" w:left="720"/></w:sectPr>'


def word_file(body: str, parts: Mapping[str, str] | None = None, prolog: str = "") -> bytes:
    """A .docx with `body`; `parts` are the insides of numbering, styles and settings."""
    roots = {"document": f"<w:body>{body}{SECTION}</w:body>", **(parts or {})}
    types = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{_TYPE}.{_FULL[n]}+xml"/>' for n in roots)
    links = "".join(f'<Relationship Id="r{n}" Type="{_KINDS}/{n}" Target="{n}.xml"/>' for n in roots if n != "document")
    office = f'<Relationship Id="r1" Type="{_KINDS}/officeDocument" Target="word/document.xml"/>'
    usual = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{usual}{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{office}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
            **{f"word/{n}.xml": f"{prolog}<w:{n} {DECLARED}>{inside}</w:{n}>" for n, inside in roots.items()},
        }
    )


def read_body(body: str, parts: Mapping[str, str] | None = None) -> SopDocument:
    """What the reader makes of a document with `body`."""
    return read(word_file(body, parts), "sop.docx", lambda _: None)


def read_flow(*rows: str, before: str = "", parts: Mapping[str, str] | None = None) -> Procedure:
    """The procedure of one flow table with these rows."""
    (procedure,) = read_body(before + flow_table(*rows), parts).procedures
    return procedure


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str = "", properties: str = "") -> str:
    """A paragraph around runs; a plain text becomes one run."""
    inside = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def tc(content: str = "", properties: str = "", width: int = 0) -> str:
    """A table cell; a plain text becomes one paragraph."""
    sized = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    return f"<w:tc><w:tcPr>{sized}{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, height: int | None = ROW, properties: str = "") -> str:
    """A table row; without `height` as tall as its text."""
    tall = f'<w:trHeight w:val="{height}"/>' if height else ""
    return f"<w:tr><w:trPr>{tall}{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(grid: tuple[int, ...], *rows: str, properties: str = "") -> str:
    """A table."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def head() -> tuple[str, str]:
    """The head rows of the official form."""
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    groups = tr(tc("No", start), tc("Kegiatan", start), tc("Pelaksana", '<w:gridSpan w:val="3"/>'), tc("Mutu Baku", '<w:gridSpan w:val="3"/>'), height=400)  # fmt: skip
    names = tr(tc("", on), tc("", on), *map(tc, (*LANES, "Kelengkapan", "Waktu", "Output")), height=400)
    return groups, names


def step(number: int | str, lanes: Mapping[int, str] | None = None, **cells: str) -> str:
    """A row of the flow table; `lanes` are runs with drawings, `cells` the contents of the other columns."""
    shapes = [tc(p((lanes or {}).get(lane, ""))) for lane in range(3)]
    texts = {"activity": f"Kegiatan {number}", "requirements": "Berkas", "time": "1 hari", "output": "Surat", **cells}
    after = (tc(texts[name]) for name in ("requirements", "time", "output"))
    return tr(tc(str(number)), tc(texts["activity"]), *shapes, *after, height=int(cells.get("height", ROW)))


def flow_table(*rows: str) -> str:
    """A flow table with the official head."""
    return tbl(GRID, *head(), *rows, properties=BORDERS)


def anchor(graphic: str, box: tuple[float, float, float, float], number: int = 1, **frames: str) -> str:
    """A run with a floating drawing at x, y with width and height in points.

    `frames` may give relativeFrom (`h`, `v`), a whole position (`position_h`, `position_v`) and `in_cell`.
    """
    x, y, cx, cy = (round(value * 12_700) for value in box)
    across = frames.get("position_h", f"<wp:posOffset>{x}</wp:posOffset>")
    down = frames.get("position_v", f"<wp:posOffset>{y}</wp:posOffset>")
    return (
        f'<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}"'
        f' behindDoc="0" locked="0" layoutInCell="{frames.get("in_cell", "1")}" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="{frames.get("h", "column")}">{across}</wp:positionH>'
        f'<wp:positionV relativeFrom="{frames.get("v", "paragraph")}">{down}</wp:positionV>'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:wrapNone/><wp:docPr id="{number}" name="Bentuk {number}"/>'
        f"<wp:cNvGraphicFramePr/>{graphic}</wp:anchor></w:drawing></w:r>"
    )


def inline(graphic: str, size: tuple[float, float], number: int = 1) -> str:
    """A run with a drawing in the line."""
    cx, cy = (round(value * 12_700) for value in size)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="{number}" name="Bentuk {number}"/>{graphic}</wp:inline></w:drawing></w:r>'
    )


def graphic(kind: str, content: str) -> str:
    """The graphic frame around a shape, group or canvas."""
    uri = f"http://schemas.microsoft.com/office/word/2010/wordprocessing{kind}"
    return f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'


BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
THIN = f'<a:ln w="9525">{BLACK}</a:ln>'


def wsp(preset: str, box: tuple[float, float, float, float], number: int = 1, **more: str) -> str:
    """A shape; `turn` are attributes of its transform, `text`, `line`, `fill`, `geometry`, `glue` replace the usual."""
    x, y, cx, cy = (round(value * 12_700) for value in box)
    geometry = more.get(
        "geometry", f'<a:prstGeom prst="{preset}"><a:avLst>{more.get("adjust", "")}</a:avLst></a:prstGeom>'
    )
    text = f"<wps:txbx><w:txbxContent>{p(more['text'])}</w:txbxContent></wps:txbx>" if "text" in more else ""
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="Bentuk {number}"/>{more.get("glue", "<wps:cNvSpPr/>")}<wps:spPr>'
        f'<a:xfrm {more.get("turn", "")}><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>{geometry}'
        f"{more.get('fill', WHITE)}{more.get('line', THIN)}</wps:spPr>{text}<wps:bodyPr/></wps:wsp>"
    )


def shape(preset: str, number: int = 1, box: tuple[float, float, float, float] = (20, 8, 36, 22), **more: str) -> str:
    """A floating symbol in its cell."""
    return anchor(graphic("Shape", wsp(preset, (0, 0, *box[2:]), number, **more)), box, number)


def arrow_line(head: str = "triangle") -> str:
    """A black line with a head at its end."""
    return f'<a:ln w="9525">{BLACK}<a:tailEnd type="{head}"/></a:ln>'


def connector(preset: str, box: tuple[float, float, float, float], number: int = 90, **more: str) -> str:
    """A floating connector with a head at its end; `ends` ("1:2 4:0") glues it to symbol and site."""
    glue = "<wps:cNvCnPr/>"
    if "ends" in more:
        (a, i), (b, j) = (end.split(":") for end in more["ends"].split())
        glue = f'<wps:cNvCnPr><a:stCxn id="{a}" idx="{i}"/><a:endCxn id="{b}" idx="{j}"/></wps:cNvCnPr>'
    drawn = {"fill": "<a:noFill/>", "line": arrow_line(), **more}
    return anchor(graphic("Shape", wsp(preset, (0, 0, *box[2:]), number, glue=glue, **drawn)), box, number)


def vml(content: str) -> str:
    """A run with a VML drawing."""
    return f"<w:r><w:pict>{content}</w:pict></w:r>"


def chosen(choice: str, fallback: str, requires: str = "wps") -> str:
    """A run with alternatives: the insides of two runs."""
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>'


def acting(procedure: Procedure) -> list[list[tuple[int, str]]]:
    """Lanes and symbols drawn for each step; whom the words suggest is left out."""
    return [[(who.lane, who.symbol) for who in step.performers if who.status == "drawn"] for step in procedure.steps]


def ways(procedure: Procedure) -> list[tuple[str, str, str | None]]:
    """The arrows as steps and label."""
    return [(edge.source.step, edge.target.step, edge.label) for edge in procedure.edges]
