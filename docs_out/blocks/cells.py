"""Paragraphs, cells, rows and tables as WordprocessingML text (widths and heights in points)."""

from collections.abc import Iterable
from dataclasses import dataclass

from docs_out.characters import escaped

_TWIPS = 20
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
_HAIRLINE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr>{runs}</w:p>'
)
_MERGE = {"start": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>", "": ""}


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks; `after` is the space below it, `hanging` the room of its number."""

    size: float = 8.0
    bold: bool = False
    align: str = "left"
    after: float = 0.0
    hanging: float = 0.0
    new_page: bool = False
    keep: bool = False
    struck: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A cell's width, span and alignment; `sides` replaces its margins: no top, this much at the sides."""

    width: float
    span: int = 1
    merge: str = ""
    middle: bool = False
    sides: float | None = None
    upright: bool = False


def twips(points: float) -> int:
    """`points` in twentieths."""
    return round(points * _TWIPS)


def paragraph(text: str | None, style: Style) -> str:
    """A paragraph with exact lines, whose height does not depend on the font."""
    keep = "<w:keepNext/>" if style.keep else ""
    new_page = "<w:pageBreakBefore/>" if style.new_page else ""
    hang = twips(style.hanging)
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{hang}"/></w:tabs>' if hang else ""
    indent = f'<w:ind w:left="{hang}" w:hanging="{hang}"/>' if hang else ""
    spacing = f'<w:spacing w:before="0" w:after="{twips(style.after)}" w:line="{twips(style.size * 1.25)}" w:lineRule="exact"/>'
    properties = f'{keep}{new_page}{tabs}{spacing}{indent}<w:jc w:val="{style.align}"/>{_face(style)}'
    return f"<w:p><w:pPr>{properties}</w:pPr>{_runs(text, style)}</w:p>"


def hairline(runs: str = "") -> str:
    """A paragraph of one point that holds drawings."""
    return _HAIRLINE.format(runs=runs)


def cell(frame: Frame, content: str) -> str:
    """A table cell around its paragraphs."""
    properties = (
        f'<w:tcW w:w="{twips(frame.width)}" w:type="dxa"/>',
        f'<w:gridSpan w:val="{frame.span}"/>' if frame.span > 1 else "",
        _MERGE[frame.merge],
        "" if frame.sides is None else f"<w:tcMar>{_margins(frame.sides, 0)}</w:tcMar>",
        '<w:textDirection w:val="btLr"/>' if frame.upright else "",
        f'<w:vAlign w:val="{"center" if frame.middle else "top"}"/>',
    )
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{content}</w:tc>"


def row(height: float, cells: Iterable[str], *, head: bool = False, splits: bool = False) -> str:
    """A table row of at least `height`; `head` rows repeat on each page."""
    parts = (
        "" if splits else "<w:cantSplit/>",
        f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>',
        "<w:tblHeader/>" if head else "",
    )
    return f"<w:tr><w:trPr>{''.join(parts)}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Iterable[float], rows: Iterable[str], margins: tuple[float, float]) -> str:
    """A bordered table of fixed widths; `margins` are its cells' x and y."""
    grid = [twips(width) for width in widths]
    properties = (
        f'<w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_margins(*margins)}</w:tblCellMar>'
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _margins(x: float, y: float) -> str:
    sides = (("top", y), ("left", x), ("bottom", y), ("right", x))
    return "".join(f'<w:{side} w:w="{twips(size)}" w:type="dxa"/>' for side, size in sides)


def _face(style: Style) -> str:
    """Size, weight and lines; the font is that of the style Normal."""
    bold, struck = "<w:b/>" if style.bold else "", "<w:strike/>" if style.struck else ""
    size, line = round(style.size * 2), '<w:u w:val="single"/>' if style.underlined else ""
    return f'<w:rPr>{bold}{struck}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{line}</w:rPr>'


def _runs(text: str | None, style: Style) -> str:
    """One run; tabs and line breaks become their elements."""
    safe = escaped(text).replace("\r", "")
    if not safe:
        return ""
    broken = safe.replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    marked = broken.replace("<w:t>", '<w:t xml:space="preserve">')
    return f'<w:r>{_face(style)}<w:t xml:space="preserve">{marked}</w:t></w:r>'
