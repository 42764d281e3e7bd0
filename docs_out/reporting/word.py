"""Blocks as a Word document with named styles, captions, native tables and charts."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from docs_out.blocks.cells import Frame, Style, cell, paragraph, row, table
from docs_out.characters import clean, escaped
from docs_out.package import KIND, LOCALES, OFFICE
from docs_out.reporting.blocks import Bars, Block, Column, Grid, Heading, Line
from docs_out.reporting.chart import chart_xml, described, height
from docs_out.setting import Page
from docs_out.word_file import PartKind, WordAbout, WordFile
from model.text import Lang, Text

_EMU = 12_700
_A4 = (595.3, 841.9)
_PAD = (3.5, 2.0)
_SIZE, _HEAD_SIZE = 8.0, 7.0
_KEEP, _NEW_PAGE = "<w:keepNext/>", "<w:pageBreakBefore/>"
_BORDERS = re.compile("<w:tblBorders>.*?</w:tblBorders>")
_CHART = PartKind("word/charts/chart{}.xml", f"{KIND}officedocument.drawingml.chart+xml", f"{OFFICE}/chart")
_TABLE = Text(id="Tabel {n}. {caption}", en="Table {n}. {caption}")
_FIGURE = Text(id="Gambar {n}. {caption}", en="Figure {n}. {caption}")
_PAGE = Text(id="Halaman {page} dari {pages}", en="Page {page} of {pages}")


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
    word = WordFile()
    return word.packed(xml_blocks(blocks, sheet, word), sheet.page, WordAbout(sheet.title, sheet.lang, sheet.at))


def xml_blocks(blocks: Iterable[Block], sheet: Sheet, word: WordFile) -> Iterator[str]:
    """`blocks` as they stand in a body; charts and the foot of the pages become parts of `word`."""
    word.foot(_foot(sheet))
    writer = _Writer(sheet, lambda bars: word.add(_CHART, chart_xml(bars, LOCALES[sheet.lang])))
    return map(writer.xml, blocks)


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
        below = (shaded("" if not c.group else c.heading, Frame(w, merge="" if c.group else "continue", middle=True)) for c, w in zip(columns, widths, strict=True))  # fmt: skip
        yield row(0, below, head=True)
    else:
        yield row(
            0, (shaded(c.heading, Frame(w, middle=True)) for c, w in zip(columns, widths, strict=True)), head=True
        )


def _groups(columns: tuple[Column, ...], widths: list[float]) -> Iterator[str]:
    """A cell a group, and the upper part of the head of every other column."""
    for (place, group), found in groupby(enumerate(columns), lambda one: (one[1].group or one[0], one[1].group)):
        members = [n for n, _ in found]
        frame = Frame(sum(widths[n] for n in members), span=len(members), merge="" if group else "start", middle=True)
        yield shaded(group or columns[int(place)].heading, frame)


def shaded(text: str, frame: Frame) -> str:
    """A cell of a table head."""
    filled = cell(frame, paragraph(text, Style(size=_HEAD_SIZE, bold=True, align="center", keep=True)))
    return filled.replace("<w:vAlign", '<w:shd w:val="clear" w:color="auto" w:fill="DCE6F1"/><w:vAlign', 1)


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


def _foot(sheet: Sheet) -> str:
    """What the document is, and the page number, as fields."""
    fields = {name: f'</w:t></w:r><w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve">'
              for name, code in (("page", "PAGE"), ("pages", "NUMPAGES"))}  # fmt: skip
    said = escaped(f"{sheet.foot} · ") + _PAGE.to(sheet.lang, **fields)
    line = '<w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>'
    return f'<w:p>{line}<w:r><w:t xml:space="preserve">{said}</w:t></w:r></w:p>'
