"""The flow table of a procedure on a worksheet."""

from collections.abc import Iterator
from itertools import pairwise
from math import inf

from docs_out.blocks.worksheet import Look, Text, Worksheet, parted, rows_of
from docs_out.characters import clean
from docs_out.drawing.excel import Cells, drawing_xml
from docs_out.drawing.layout import Flow, layout
from docs_out.drawing.legend import legend
from docs_out.drawing.metrics import wrap
from docs_out.drawing.official import AFTER, BEFORE, QUALITY, TITLE_SIZE
from docs_out.drawing.sheet import HEAD_SIZE, Sheet, lane_names, pitch
from model.sop import Procedure

_WIDTH, _TEXTS = 785.2, 420.0
_HEAD_ROWS = 3
_TITLE = Look(TITLE_SIZE, bold=True, centered=True, middle=True, bordered=False)
_HEADING, _LANE = (
    Look(8.0, bold=True, centered=True, middle=True),
    Look(HEAD_SIZE, bold=True, centered=True, middle=True),
)
_UPRIGHT = Look(HEAD_SIZE, bold=True, centered=True, middle=True, upright=True)
_COLUMN, _NOTE = Look(7.0, centered=True, middle=True), Look(7.0, bordered=False)
_Placed = Iterator[tuple[tuple[int, int], Text]]


def flow_sheet(procedure: Procedure, title: str | None, number: int) -> Worksheet:
    """The sheet of the `number`-th procedure: title, head, a row a step with its shapes, notes."""
    flow = layout(procedure, Sheet(_WIDTH, inf, _TEXTS, BEFORE, QUALITY + AFTER))
    widths = tuple(right - left for left, right in pairwise(flow.grid.rules))
    heading = clean(title)
    top = max(1, len(wrap(heading, TITLE_SIZE, _WIDTH, bold=True))) * pitch(TITLE_SIZE) + 6.0
    steps = rows_of(row.height for row in flow.rows)
    notes = (*legend(procedure), *_overflow(procedure))
    head = (top, flow.head.titles, flow.head.lanes, flow.head.numbers)
    heights = (*head, *(height for step in steps for height in step), *(pitch(8.0) for _ in notes))
    texts = {(0, 0): Text(heading, _TITLE), **dict(_head(flow, procedure)), **dict(_steps(flow, procedure, steps))}
    first = len(heights) - len(notes)
    texts |= {(first + n, 0): Text(note, _NOTE) for n, note in enumerate(notes)}
    across = [(row, 0, row, len(widths) - 1) for row in (0, *range(first, len(heights)))]
    return Worksheet(
        name="Alur" if number == 1 else f"Alur {number}",
        widths=widths,
        heights=heights,
        texts=texts,
        areas=(*across, *_head_areas(flow), *_tall(steps, len(widths))),
        repeated=(1, _HEAD_ROWS),
        drawing=drawing_xml(flow, procedure, Cells(widths, heights), top) if flow.shapes else "",
    )


def _head(flow: Flow, procedure: Procedure) -> _Placed:
    first, last = flow.grid.first, flow.grid.first + flow.grid.lanes
    for column, field in enumerate(BEFORE):
        yield (1, column), Text(field.heading, _HEADING)
    yield (1, first), Text("Pelaksana", _HEADING)
    yield (1, last), Text("Mutu Baku", _HEADING)
    yield (1, last + len(QUALITY)), Text(AFTER[0].heading, _LANE)
    for column, name in enumerate(lane_names(procedure), first):
        yield (2, column), Text(name, _UPRIGHT if flow.head.upright else _LANE)
    for column, field in enumerate(QUALITY, last):
        yield (2, column), Text(field.heading, _LANE)
    for column in range(len(flow.grid.rules) - 1):
        yield (_HEAD_ROWS, column), Text(str(column + 1), _COLUMN)


def _head_areas(flow: Flow) -> Iterator[tuple[int, int, int, int]]:
    first, last = flow.grid.first, flow.grid.first + flow.grid.lanes
    yield from ((1, column, 2, column) for column in (*range(first), last + len(QUALITY)))
    yield from (
        (1, left, 1, right - 1) for left, right in ((first, last), (last, last + len(QUALITY))) if right - left > 1
    )


def _steps(flow: Flow, procedure: Procedure, heights: tuple[tuple[float, ...], ...]) -> _Placed:
    """The texts of the steps and the empty cells of the lanes."""
    row = _HEAD_ROWS + 1
    first, last = flow.grid.first, flow.grid.first + flow.grid.lanes
    columns = (*range(first), *range(last, len(flow.grid.rules) - 1))
    for step, parts in zip(procedure.steps, heights, strict=True):
        for column, field in zip(columns, BEFORE + QUALITY + AFTER, strict=True):
            yield (row, column), Text(parted(field.text(step))[0], Look(flow.size, centered=field.centered))
        for column in range(first, last):
            yield (row, column), Text("")
        row += len(parts)


def _tall(heights: tuple[tuple[float, ...], ...], columns: int) -> Iterator[tuple[int, int, int, int]]:
    """The cells of steps that take more than one row."""
    row = _HEAD_ROWS + 1
    for parts in heights:
        if len(parts) > 1:
            yield from ((row, column, row + len(parts) - 1, column) for column in range(columns))
        row += len(parts)


def _overflow(procedure: Procedure) -> Iterator[str]:
    """What is longer than a cell can hold, with its place."""
    for step in procedure.steps:
        for field in BEFORE + QUALITY + AFTER:
            for rest in parted(field.text(step))[1:]:
                yield f"Sambungan langkah {step.number}, {field.heading}: {rest}"
