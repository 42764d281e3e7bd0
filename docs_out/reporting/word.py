"""Blocks as a Word document with named styles, captions, native tables and charts."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from docs_out.blocks.cells import FONT, Frame, Style, cell, paragraph, row, table
from docs_out.characters import clean, escaped
from docs_out.package import LOCALES
from docs_out.reporting.blocks import Bars, Block, Column, Grid, Heading, Line
from docs_out.reporting.chart import chart_xml, described, height
from docs_out.word_file import Page, WordAbout, add_part, begun, element, fill, packed_word
from model.text import Lang, Text

_EMU = 12_700
_A4 = (595.3, 841.9)
_PAD = (3.5, 2.0)
_SIZE, _HEAD_SIZE = 8.0, 7.0
_KEEP, _NEW_PAGE = "<w:keepNext/>", "<w:pageBreakBefore/>"
_BORDERS = re.compile("<w:tblBorders>.*?</w:tblBorders>")
_CHART = (CONTENT_TYPE.DML_CHART, RELATIONSHIP_TYPE.CHART)
_TABLE = Text(id="Tabel {n}. {caption}", en="Table {n}. {caption}")
_FIGURE = Text(id="Gambar {n}. {caption}", en="Figure {n}. {caption}")
_PAGE = Text(id="Halaman {page} dari {pages}", en="Page {page} of {pages}")
_SIZES = {"Title": 16.0, "Subtitle": 12.0, "Heading 1": 13.0, "Heading 2": 11.0, "Heading 3": 10.0, "Caption": 9.0}
_KEPT_STYLES = ("Normal", "List Bullet", "List Number")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page turned as it is used, its margin, and what its foot says beside the page number."""

    title: str
    foot: str
    lang: Lang
    at: datetime
    landscape: bool = False
    margin: float = 51.0

    @property
    def page(self) -> Page:
        """The page it is."""
        short, long = _A4
        return Page(*((long, short) if self.landscape else (short, long)), self.margin, self.margin)


@dataclass(slots=True)
class _Writer:
    """Numbers tables and charts as they come; `chart` stores a chart part and gives its relation."""

    sheet: Sheet
    chart: Callable[[Bars], str]
    tables: int = 0
    figures: int = 0

    def xml(self, block: Block) -> str:
        if isinstance(block, Grid):
            return self._grid(block)
        if isinstance(block, Bars):
            return self._bars(block)
        if isinstance(block, Heading):
            return styled(block.text, f"Heading{block.level}", _NEW_PAGE * block.new_page)
        return styled(block.text, block.style)

    def _grid(self, grid: Grid) -> str:
        caption = ""
        if grid.caption:
            self.tables += 1
            caption = styled(_TABLE.to(self.sheet.lang, n=self.tables, caption=grid.caption), "Caption", _KEEP)
        return caption + grid_xml(grid, self.sheet.page.room[0]) + paragraph(None, Style(size=6.0))

    def _bars(self, bars: Bars) -> str:
        self.figures += 1
        caption = styled(_FIGURE.to(self.sheet.lang, n=self.figures, caption=bars.caption), "Caption")
        size = f'cx="{round(self.sheet.page.room[0] * _EMU)}" cy="{round(height(bars) * _EMU)}"'
        drawing = (
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{self.figures}" name="Chart {self.figures}" descr="{escaped(described(bars))}"/>'
            '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            f'<c:chart r:id="{self.chart(bars)}"/></a:graphicData></a:graphic></wp:inline>'
        )
        return f"<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>{caption}"


def written(blocks: Iterable[Block], sheet: Sheet) -> bytes:
    """The .docx file: equal blocks give equal bytes."""
    word = begun(sheet.page, WordAbout(sheet.title, sheet.lang, sheet.at))
    _set_styles(word)
    _set_foot(word, sheet)
    writer = _Writer(sheet, lambda bars: _chart_part(word, bars, LOCALES[sheet.lang]))
    fill(word, map(writer.xml, blocks))
    return packed_word(word)


def styled(text: str, style: str, extra: str = "") -> str:
    """A paragraph in a named style; line breaks are kept."""
    lines = clean(text).replace("\r", "").split("\n")
    run = "<w:br/>".join(f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in lines)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr><w:r>{run}</w:r></w:p>'


def grid_xml(grid: Grid, width: float) -> str:
    """A table whose head, where it has one, stands on each page."""
    whole = sum(column.part for column in grid.columns)
    widths = [column.part / whole * width for column in grid.columns]
    heads = list(_heads(grid.columns, widths)) if any(column.heading for column in grid.columns) else []
    xml = table(widths, [*heads, *(_line(line, grid, widths) for line in grid.lines)], _PAD)
    return _BORDERS.sub("", xml, count=1) if grid.open else xml


def _heads(columns: tuple[Column, ...], widths: list[float]) -> Iterator[str]:
    """The head: one row, or two where columns are grouped."""
    if any(column.group for column in columns):
        yield row(0, _groups(columns, widths), head=True)
        below = (_head("" if not c.group else c.heading, Frame(w, merge="" if c.group else "continue", middle=True)) for c, w in zip(columns, widths, strict=True))  # fmt: skip
        yield row(0, below, head=True)
    else:
        yield row(0, (_head(c.heading, Frame(w, middle=True)) for c, w in zip(columns, widths, strict=True)), head=True)


def _groups(columns: tuple[Column, ...], widths: list[float]) -> Iterator[str]:
    """A cell a group, and the upper part of the head of every other column."""
    for (place, group), found in groupby(enumerate(columns), lambda one: (one[1].group or one[0], one[1].group)):
        members = [n for n, _ in found]
        frame = Frame(sum(widths[n] for n in members), span=len(members), merge="" if group else "start", middle=True)
        yield _head(group or columns[int(place)].heading, frame)


def _head(text: str, frame: Frame) -> str:
    shaded = cell(frame, paragraph(text, Style(size=_HEAD_SIZE, bold=True, align="center", keep=True)))
    return shaded.replace("<w:vAlign", '<w:shd w:val="clear" w:color="auto" w:fill="DCE6F1"/><w:vAlign', 1)


def _line(line: Line, grid: Grid, widths: list[float]) -> str:
    if len(line.cells) < len(widths):
        style = Style(size=_SIZE, bold=line.bold, keep=True)
        return row(0, [cell(Frame(sum(widths), span=len(widths)), paragraph(line.cells[0], style))])
    columns = zip(line.cells, grid.columns, widths, strict=True)
    cells = (
        cell(Frame(wide), paragraph(text, Style(size=_SIZE, bold=line.bold, align=c.align)))
        for text, c, wide in columns
    )
    return row(0, cells)


def _chart_part(word: WordDocument, bars: Bars, locale: str) -> str:
    return add_part(word, "/word/charts/chart%d.xml", _CHART, chart_xml(bars, locale))


def _set_styles(word: WordDocument) -> None:
    for name in (*_SIZES, *_KEPT_STYLES):
        font = word.styles[name].font
        font.name, font.size = FONT, Pt(_SIZES.get(name, 10.0))
        font.color.rgb = RGBColor(0, 0, 0)
        faces = word.styles[name].element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            faces.attrib.pop(qn(f"w:{theme}"), None)
    spacing = word.styles["Caption"].paragraph_format
    spacing.space_before, spacing.space_after = Pt(4), Pt(4)
    for name in ("Title", "Subtitle"):
        style = word.styles[name]
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.font.bold, style.font.italic = True, False
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)


def _set_foot(word: WordDocument, sheet: Sheet) -> None:
    """What the document is, and the page number, as fields."""
    fields = {name: f'</w:t></w:r><w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve">'
              for name, code in (("page", "PAGE"), ("pages", "NUMPAGES"))}  # fmt: skip
    said = escaped(f"{sheet.foot} · ") + _PAGE.to(sheet.lang, **fields)
    line = f'<w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">{said}</w:t></w:r>'
    foot = word.sections[0].footer.paragraphs[0]._p  # noqa: SLF001 (python-docx gives fields no public name)
    foot.addprevious(element("w:p", line))
    foot.getparent().remove(foot)
