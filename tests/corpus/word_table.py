"""A flow table of a Word document with its shapes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, pairwise
from random import Random

from model.sop import Step
from tests.corpus.columns import CENTERED, Cell, cell_text
from tests.corpus.flowtable import FlowTable, Page
from tests.corpus.geometry import DECISION, OFFPAGE, PROCESS, TERMINATOR, Rect, Symbol
from tests.corpus.lettering import list_parts
from tests.corpus.rows import Strip
from tests.corpus.style import Style
from tests.corpus.word_lines import glued, line_pieces
from tests.corpus.word_markup import Pen, TableCell, row, table
from tests.corpus.word_pieces import Frame, Piece
from tests.corpus.word_shapes import floating, group, inline
from tests.corpus.word_style import FOOT, WordStyle

Place = tuple[int, int]
FLOW = {TERMINATOR: "flowChartTerminator", PROCESS: "flowChartProcess", DECISION: "flowChartDecision", OFFPAGE: "flowChartOffpageConnector"}  # fmt: skip
PLAIN = FLOW | {TERMINATOR: "roundRect", PROCESS: "rect", DECISION: "diamond"}
_SHADE = "DEE2EB"
_ROUND = 50_000
_FIRST = (0, 0)


@dataclass(frozen=True, slots=True)
class Owned:
    """A piece and the step and lane it belongs to."""

    piece: Piece
    place: Place


@dataclass(slots=True)
class TableWriter:
    """Writes one flow table; ids go on counting over the document."""

    flow: FlowTable
    style: Style
    word: WordStyle
    pen: Pen
    ids: "count[int]"
    number_list: str = ""
    owned: list[Owned] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Where the shapes hang; over several pages every shape hangs in its own cell."""
        return self.word.anchor if len(self.flow.pages) == 1 or self.word.anchor == "inline" else "cell"

    def xml(self) -> str:
        """The paragraph above the table and the table."""
        for page in self.flow.pages:
            self.owned += page_pieces(page, self.style, self.word, self.ids, self.pen.rng)
        above = "".join(self._above())
        rules = self.flow.grid.rules
        widths = [b - a for a, b in pairwise(rules)]
        rows = [
            *self._head(),
            *(self._row(strip, self._bottom(strip, page)) for page in self.flow.pages for strip in page.strips),
        ]
        return self.pen.gap(self.pen.pitch, above) + table(widths, rows, self.style.table.rule_width)

    def _above(self) -> Iterator[str]:
        """What hangs in the paragraph above the table."""
        if self.anchor not in ("before", "group") or not self.owned:
            return
        word, margin = self.word, self.style.paper.margin
        x = 0.0 if word.horizontal == "page" else margin
        y = {"page": 0.0, "margin": margin, "paragraph": self.flow.top - self.pen.pitch}[word.vertical]
        frame = Frame(x, y, word.horizontal, word.vertical)
        pieces = tuple(owned.piece for owned in self.owned)
        if self.anchor == "group":
            yield group(pieces, frame, next(self.ids), word.scale)
        else:
            yield from (floating(piece, frame, word.markup) for piece in pieces)

    def _head(self) -> Iterator[str]:
        """The head's rows with cells merged across and down, and the column numbers."""
        cells = self.flow.head.cells
        levels = sorted({y for cell in cells for y in (cell.rect.y0, cell.rect.y1)})
        for top, bottom in pairwise(levels):
            here = sorted((c for c in cells if c.rect.y0 <= top < c.rect.y1), key=lambda cell: cell.rect.x0)
            height = (bottom - top, "atLeast")
            yield row((self._head_cell(cell, top, bottom) for cell in here), height, head=True)
        if numbers := self.flow.head.numbers:
            yield row(
                (self._head_cell(c, c.rect.y0, c.rect.y1) for c in numbers),
                (self.flow.head.number_height, "atLeast"),
                head=True,
            )

    def _head_cell(self, cell: Cell, top: float, bottom: float) -> TableCell:
        rect, bold = cell.rect, cell.look == "head"
        merge = "" if (rect.y0, rect.y1) == (top, bottom) else ("restart" if rect.y0 == top else "continue")
        span = sum(rect.x0 - 0.1 < x < rect.x1 - 0.1 for x in self.flow.grid.rules)
        text = " ".join(cell.lines) if merge != "continue" else ""
        fill = _SHADE if bold and self.style.table.head_fill else ""
        content = self.pen.paragraph(text, bold=bold, jc="center")
        return TableCell(rect.width, content, span, merge, fill, middle=True, upright=cell.upright)

    def _bottom(self, strip: Strip, page: Page) -> float:
        """The row's foot; the last row of a page reaches so far down that the next one cannot follow."""
        if strip is not page.strips[-1] or page is self.flow.pages[-1]:
            return strip.bottom
        return self.style.paper.room[1] - self.style.paper.margin - FOOT / 2

    def _row(self, strip: Strip, bottom: float) -> str:
        step = self.flow.procedure.steps[strip.step]
        strip = replace(strip, bottom=bottom)
        cells = (self._cell(key, strip, step) for key in self.flow.grid.keys)
        return row(cells, (bottom - strip.top, self.word.heights), controls=self.word.controls)

    def _cell(self, key: str, strip: Strip, step: Step) -> TableCell:
        x0, x1 = self.flow.grid.span(key)
        if key.startswith("lane"):
            content = self._lane(int(key.split()[1]), strip)
            return TableCell(x1 - x0, content, margin=self.word.cell_margin)
        jc = "center" if key in CENTERED else "left"
        if key == "number" and self.number_list:
            content = self.pen.paragraph(jc=jc, extra=self.number_list)
        else:
            content = "".join(self.pen.paragraph(part, jc=jc) for part in list_parts(cell_text(step, key)))
        merge = self._merge(strip) if key == "time" else ""
        return TableCell(
            x1 - x0,
            content if merge != "continue" else self.pen.paragraph(),
            merge=merge,
            middle=self.style.text.middle,
        )

    def _merge(self, strip: Strip) -> str:
        """How a time's cell is joined with those above and below that say the same on its page."""
        if not self.style.table.merged:
            return ""
        texts = {
            other.step: self.flow.procedure.steps[other.step].time.text for other in self.flow.pages[strip.page].strips
        }
        here = texts[strip.step]
        if here and texts.get(strip.step - 1) == here:
            return "continue"
        return "restart" if here and texts.get(strip.step + 1) == here else ""

    def _lane(self, lane: int, strip: Strip) -> str:
        """A lane's cell: a paragraph with what hangs in it, what stands in its lines, room below."""
        hanging, standing = self._hung(lane, strip), self._standing(lane, strip)
        paragraphs = self.pen.gap(1.0 if standing else self.pen.pitch, hanging) + standing
        if self.word.heights != "auto" or lane or standing:
            return paragraphs
        rest = strip.bottom - strip.top - self.pen.pitch
        full = int(rest / self.pen.pitch)
        return paragraphs + self.pen.gap(self.pen.pitch) * (full - 1) + self.pen.gap(rest - (full - 1) * self.pen.pitch)

    def _hung(self, lane: int, strip: Strip) -> str:
        frame = Frame(self.flow.grid.lane(lane)[0] + self.word.cell_margin, strip.top)
        own = [o.piece for o in self.owned if o.place == (strip.step, lane)]
        if self.anchor == "first row" and (strip.step, lane) == _FIRST:
            own = [o.piece for o in self.owned]
        elif self.anchor not in ("cell", "inline"):
            own = []
        return "".join(floating(p, frame, self.word.markup) for p in own if not self._stands(p))

    def _standing(self, lane: int, strip: Strip) -> str:
        """The symbols that are letters of their lines, one line each."""
        y, lines = strip.top + 1.0, ""
        for owned in self.owned:
            if owned.place == (strip.step, lane) and self._stands(owned.piece):
                before = round((owned.piece.rect.y0 - y) * 20)
                spacing = f'<w:spacing w:before="{max(0, before)}" w:after="0" w:line="240" w:lineRule="auto"/>'
                lines += (
                    f'<w:p><w:pPr>{spacing}<w:jc w:val="center"/></w:pPr>{inline(owned.piece, self.word.markup)}</w:p>'
                )
                y = owned.piece.rect.y1
        return lines

    def _stands(self, piece: Piece) -> bool:
        return self.anchor == "inline" and piece.kind in (TERMINATOR, PROCESS, DECISION)


def page_pieces(page: Page, style: Style, word: WordStyle, ids: Iterator[int], rng: Random) -> list[Owned]:
    """Everything drawn on `page`: symbols, arrows, branch words."""
    symbols = {symbol: _shape(symbol, style, word, next(ids)) for symbol in page.symbols}
    shapes = [Owned(piece, (symbol.step, symbol.lane)) for symbol, piece in symbols.items()]
    numbers = {symbol: piece.id for symbol, piece in symbols.items()}
    lines: list[Owned] = []
    for arrow in page.arrows:
        place = (arrow.source.step, arrow.source.lane)
        for piece in line_pieces(arrow, style.arrows, word.connectors, ids, rng):
            tied = glued(piece, arrow, numbers) if word.glued and word.connectors != "segments" else piece
            lines.append(Owned(tied, place))
    words = [
        Owned(
            Piece(next(ids), "text", _roomy(note.rect), text="\n".join(note.lines), size=round(note.size)),
            (note.source.step, note.source.lane),
        )
        for note in page.notes
    ]
    return [*(lines + shapes if style.shapes.last else shapes + lines), *words]


def _roomy(rect: Rect) -> Rect:
    return Rect(rect.x0 - 2, rect.y0 - 1, rect.x1 + 2, rect.y1 + 1)


def _shape(symbol: Symbol, style: Style, word: WordStyle, number: int) -> Piece:
    preset = (FLOW if word.flow_names else PLAIN)[symbol.kind]
    fill = "" if style.shapes.outline == "stroke" else _hex(style.shapes.fill)
    size = min(style.text.size, symbol.rect.height * 0.5)
    adjust = _ROUND if preset == "roundRect" else None
    return Piece(
        number,
        symbol.kind,
        symbol.rect,
        preset,
        symbol.text,
        max(4.0, round(size * 2) / 2),
        style.shapes.line,
        fill,
        adjust=adjust,
    )


def _hex(color: Sequence[float]) -> str:
    return "".join(f"{round(part * 255):02X}" for part in color)
