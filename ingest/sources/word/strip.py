"""The document as one long strip: words, rules and drawings where they stand below its beginning."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.layout.geometry.page import Box, Stroke, Word
from ingest.sources.office.figures import Figure
from ingest.sources.office.ruling import ruled
from ingest.sources.office.text_lines import spread
from ingest.sources.word.content import Cell, Paragraph, Section, Table
from ingest.sources.word.grid import Slot
from ingest.sources.word.marks import flow_start, is_form, shown_mark
from ingest.sources.word.measure import Measured, Placed, Stack
from ingest.sources.word.place import Frames, cell_frames, page_frames

SHARES = {"center": 0.5, "right": 1.0, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Floating:
    """Figures on the strip, and from where to where the row or paragraph they hang on reaches."""

    figures: tuple[Figure, ...]
    home: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """A row or paragraph, and by how many points its height may be wrong."""

    top: float
    bottom: float
    vague: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What is around a block: section, top of the page, whether cells keep all drawings, an open flow table."""

    section: Section
    page_top: float
    cells_keep: bool
    in_flow: bool = False


@dataclass(slots=True)
class Strip:
    """What has been put down so far."""

    words: list[Word] = field(default_factory=list)
    rules: list[Stroke] = field(default_factory=list)
    floating: list[Floating] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)

    def paragraph(self, paragraph: Paragraph, box: Box, setting: Setting) -> None:
        """Puts down a paragraph of the body."""
        self._text(paragraph, None, box)
        self._drawings(paragraph, box, page_frames(setting.section, setting.page_top, box), box[1::2])

    def table(self, table: Table, measured: Measured, corner: tuple[float, float], setting: Setting) -> None:
        """Puts down a table with all its cells and what hangs on them."""
        self.rules += ruled(_boxes(measured, corner))
        for top, bottom, vague in zip(measured.rows, measured.rows[1:], measured.vague, strict=False):
            self.bands.append(Band(corner[1] + top, corner[1] + bottom, vague))
        self._cells(table, measured, corner, setting)

    def _cells(self, table: Table, measured: Measured, corner: tuple[float, float], setting: Setting) -> None:
        start = flow_start(table)
        flow = start if start is not None else 0 if setting.in_flow else len(table.rows)
        for slot, content in measured.cells:
            box = _box(slot, measured, corner)
            row = corner[1] + measured.rows[slot.top], corner[1] + measured.rows[slot.bottom]
            self._cell(_Filled(slot.cell, box, row, in_flow=slot.top >= flow), content, setting)

    def _cell(self, filled: "_Filled", content: Stack, setting: Setting) -> None:
        inner = filled.inner
        scale = min(1.0, (inner[3] - inner[1]) / content.height) if content.height else 1.0
        spare = max(0.0, inner[3] - inner[1] - content.height) * {"center": 0.5, "bottom": 1.0}.get(
            filled.cell.align, 0.0
        )
        for placed in content.blocks:
            top = inner[1] + spare + placed.top * scale
            box = (inner[0], top, inner[2], top + placed.height * scale)
            if isinstance(placed.block, Paragraph):
                self._text(placed.block, filled, box)
                frames = filled.frames(box, setting, placed.block)
                self._drawings(placed.block, box, frames, filled.row)
            else:
                self._nested(placed, box, setting)

    def _nested(self, placed: Placed, box: Box, setting: Setting) -> None:
        """A table in a cell."""
        table, measured = placed.block, placed.table
        if not isinstance(table, Table) or measured is None:
            return
        if is_form(table):
            self.rules += ruled(_boxes(measured, (box[0], box[1])))
        self._cells(table, measured, (box[0], box[1]), setting)

    def _text(self, paragraph: Paragraph, filled: "_Filled | None", box: Box) -> None:
        mark = shown_mark(paragraph, filled.cell, in_flow=filled.in_flow) if filled else paragraph.mark
        lines = [text for text in (f"{mark or ''} {paragraph.lines[0]}", *paragraph.lines[1:]) if text.strip()]
        if not lines:
            return
        look = paragraph.look
        top = box[1] + min(look.above, (box[3] - box[1]) / 2)
        pitch = min(look.pitch, (box[3] - top) / len(lines))
        share = SHARES.get(look.align, 0.0) if len(lines) == 1 and filled and filled.is_short else 0.0
        for number, text in enumerate(lines):
            self.words += spread(text, (box[0], box[2]), top + number * pitch, max(0.5, min(look.size, pitch)), share)

    def _drawings(self, paragraph: Paragraph, box: Box, frames: Frames, home: tuple[float, ...]) -> None:
        x = _start(paragraph, box)
        for drawing in paragraph.drawings:
            if drawing.anchor is None:
                place = x, box[1] + paragraph.look.above
                x += drawing.size[0]
            else:
                place = frames.place(drawing)
            figures = tuple(figure.moved(*place) for figure in drawing.figures)
            self.floating.append(Floating(figures, (home[0], home[1])))


@dataclass(frozen=True, slots=True)
class _Filled:
    """A cell in its place: its box, its row, whether it belongs to a flow table."""

    cell: Cell
    box: Box
    row: tuple[float, float]
    in_flow: bool

    @property
    def inner(self) -> Box:
        """The box within the margins, which take at most a quarter of the cell on each side."""
        x0, y0, x1, y1 = self.box
        across, down = (x1 - x0) / 4, (y1 - y0) / 4
        left, top, right, bottom = self.cell.margins
        return x0 + min(left, across), y0 + min(top, down), x1 - min(right, across), y1 - min(bottom, down)

    @property
    def is_short(self) -> bool:
        """Whether only one paragraph says something: its alignment can mislead nobody about paragraphs."""
        return sum(bool(block.text) for block in self.cell.blocks if isinstance(block, Paragraph)) == 1

    def frames(self, paragraph: Box, setting: Setting, content: Paragraph) -> Frames:
        """The frames for the drawings of a paragraph."""
        kept = setting.cells_keep or all(d.anchor is None or d.anchor.in_cell for d in content.drawings)
        if kept:
            return cell_frames(self.box, self.inner, paragraph)
        return page_frames(setting.section, setting.page_top, paragraph)


def _boxes(measured: Measured, corner: tuple[float, float]) -> Iterator[Box]:
    return (_box(slot, measured, corner) for slot, _ in measured.cells)


def _box(slot: Slot, measured: Measured, corner: tuple[float, float]) -> Box:
    x, y = corner
    xs, ys = measured.columns, measured.rows
    return x + xs[slot.left], y + ys[slot.top], x + xs[slot.right], y + ys[slot.bottom]


def _start(paragraph: Paragraph, box: Box) -> float:
    """Where the first drawing in the line begins."""
    width = sum(drawing.size[0] for drawing in paragraph.drawings if drawing.anchor is None)
    spare = max(0.0, box[2] - box[0] - width)
    return box[0] + spare * SHARES.get(paragraph.look.align, 0.0)
