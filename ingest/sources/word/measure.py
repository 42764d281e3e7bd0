"""Heights: how tall paragraphs, cells, rows and tables are, and how sure that is."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.sources.office.figures import Symbol
from ingest.sources.office.text_lines import line_count, text_width
from ingest.sources.word.content import Block, Cell, Drawing, Paragraph, Row, Section, Table
from ingest.sources.word.grid import Slot, edges_of, slots_of

_VAGUE, _ROOMY = 0.15, 0.85


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it begins below the top of what holds it; a table with its own measures."""

    block: Block
    top: float
    height: float
    table: "Measured | None" = None


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks one below the other, and their height."""

    blocks: tuple[Placed, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A table: column edges and row edges from its corner, cells with their content, doubt of each row in points."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[Slot, Stack], ...]
    vague: tuple[float, ...]

    @property
    def height(self) -> float:
        """The height of all rows."""
        return self.rows[-1]

    @property
    def width(self) -> float:
        """The width of all columns."""
        return self.columns[-1]


def stack(blocks: Sequence[Block], room: float) -> Stack:
    """The blocks in a column `room` wide."""
    placed: list[Placed] = []
    top = 0.0
    for block in blocks:
        table = measured(block, room) if isinstance(block, Table) else None
        height = table.height if table else paragraph_height(block, room) if isinstance(block, Paragraph) else 0.0
        placed.append(Placed(block, top, height, table))
        top += height
    return Stack(tuple(placed), top)


def measured(table: Table, room: float) -> Measured:
    """The measures of `table` where `room` is the width around it."""
    slots = slots_of(table)
    columns = edges_of(table, slots, room)
    cells = tuple((slot, stack(slot.cell.blocks, _room(slot, columns))) for slot in slots)
    own = defaultdict[int, list[tuple[Slot, Stack]]](list)
    for slot, content in cells:
        if slot.bottom == slot.top + 1:
            own[slot.top].append((slot, content))
    needs = [_needs(row, own[number]) for number, row in enumerate(table.rows)]
    heights = [_row_height(row, need) for row, need in zip(table.rows, needs, strict=True)]
    _stretch(table, cells, heights)
    vague = tuple(_vagueness(row, need) for row, need in zip(table.rows, needs, strict=True))
    return Measured(columns, tuple(accumulate(heights, initial=0.0)), cells, vague)


def paragraph_height(paragraph: Paragraph, room: float) -> float:
    """The height of a paragraph's lines with the room around them; drawings in the line make it taller."""
    look = paragraph.look
    lines = sum(line_count(line, look.size, room) for line in paragraph.lines)
    drawn = sum(d.size[1] for d in paragraph.drawings if d.anchor is None)
    return look.above + max(lines * look.pitch, drawn) + look.below


def section_room(section: Section) -> float:
    """The width of the text."""
    return section.room[1] - section.room[0]


def cell_height(cell: Cell, content: Stack) -> float:
    """What a cell needs: its margins around its content, or its longest word where that stands upright."""
    edge = cell.margins[1] + cell.margins[3]
    if not cell.upright:
        return edge + content.height
    paragraphs = [block for block in cell.blocks if isinstance(block, Paragraph)]
    return edge + max((text_width(word, p.look.size) for p in paragraphs for word in p.text.split()), default=0.0)


def _room(slot: Slot, columns: tuple[float, ...]) -> float:
    margins = slot.cell.margins
    return max(columns[slot.right] - columns[slot.left] - margins[0] - margins[2], 1.0)


def _needs(row: Row, own: list[tuple[Slot, Stack]]) -> float:
    """The tallest content of a row's own cells; without a given height symbols that begin within it count."""
    need = max((cell_height(slot.cell, content) for slot, content in own), default=0.0)
    if _vagueness(row, need) == 0:
        return need
    ends = (
        top + drawing.size[1]
        for slot, content in own
        for drawing, top in _symbols(slot.cell, content)
        if 0 <= top < need
    )
    return max(need, *ends, 0.0)


def _symbols(cell: Cell, content: Stack) -> Iterator[tuple[Drawing, float]]:
    """The floating symbols of a cell and where they begin in it."""
    for placed in content.blocks:
        for drawing in placed.block.drawings if isinstance(placed.block, Paragraph) else ():
            down = drawing.anchor.down if drawing.anchor else None
            if down and down.frame == "paragraph" and any(isinstance(figure, Symbol) for figure in drawing.figures):
                yield drawing, cell.margins[1] + placed.top + down.offset


def _row_height(row: Row, need: float) -> float:
    return row.height if row.rule == "exact" else max(row.height, need, 1.0)


def _stretch(table: Table, cells: tuple[tuple[Slot, Stack], ...], heights: list[float]) -> None:
    """Makes the last row of a merged cell taller where its content needs more."""
    for slot, content in cells:
        missing = cell_height(slot.cell, content) - sum(heights[slot.top : slot.bottom])
        if slot.bottom - slot.top > 1 and missing > 0 and table.rows[slot.bottom - 1].rule != "exact":
            heights[slot.bottom - 1] += missing


def _vagueness(row: Row, need: float) -> float:
    """By how many points the height may be wrong: not at all where it is given and the text has room."""
    if row.rule == "exact" or need <= _ROOMY * row.height:
        return 0.0
    return _VAGUE * need
