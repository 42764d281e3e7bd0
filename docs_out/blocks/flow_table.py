"""The flow table of a procedure: title, three repeated head rows, a row a step, legend."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from docs_out.blocks.cells import Frame, Style, cell, hairline, paragraph, row, table
from docs_out.drawing.layout import Flow
from docs_out.drawing.legend import legend
from docs_out.drawing.links import Cell
from docs_out.drawing.official import AFTER, BEFORE, NOTE_SIZE, QUALITY, TITLE_AFTER, TITLE_SIZE, flow_pages
from docs_out.drawing.sheet import ACTIVITY, HEAD_SIZE, LANE_PAD, NUMBER, PAD_X, PAD_Y, REMARKS, Field, lane_names
from docs_out.drawing.word import drawings
from model.sop import Procedure, Step

_TITLE = Style(size=TITLE_SIZE, bold=True, align="center", after=TITLE_AFTER, new_page=True, keep=True)
_LEGEND = Style(size=NOTE_SIZE)
_HEAD = Style(size=8.0, bold=True, align="center")
_LANE = Style(size=HEAD_SIZE, bold=True, align="center")
_NUMBERS = Style(size=7.0, align="center")


def flow_table(procedure: Procedure, title: str, room: tuple[float, float], base: int) -> tuple[str, int]:
    """The blocks of `procedure` on pages with `room` (width, height) and the last drawing id used."""
    flow = flow_pages(procedure, title, room).flow
    rows = [*_head(flow, procedure), *_steps(flow, procedure, drawings(flow, procedure, base))]
    widths = [right - left for left, right in pairwise(flow.grid.rules)]
    parts = [paragraph(title, _TITLE), table(widths, rows, (PAD_X, PAD_Y)), hairline()]
    return "".join(parts + [paragraph(note, _LEGEND) for note in legend(procedure)]), base + flow.ids


def _head(flow: Flow, procedure: Procedure) -> Iterator[str]:
    heights = flow.head
    yield row(heights.titles, _titles(flow), head=True)
    yield row(heights.lanes, _names(flow, lane_names(procedure)), head=True)
    numbers = range(len(flow.grid.rules) - 1)
    cells = [cell(Frame(flow.grid.width(n), middle=True, sides=0.0), paragraph(str(n + 1), _NUMBERS)) for n in numbers]
    yield row(heights.numbers, cells, head=True)


def _titles(flow: Flow) -> Iterator[str]:
    grid = flow.grid
    quality = grid.first + grid.lanes
    for column, field in enumerate(BEFORE):
        yield cell(Frame(grid.width(column), merge="start", middle=True), paragraph(field.heading, _HEAD))
    lanes = grid.rules[quality] - grid.rules[grid.first]
    yield cell(Frame(lanes, span=grid.lanes, middle=True), paragraph("Pelaksana", _HEAD))
    wide = grid.rules[quality + len(QUALITY)] - grid.rules[quality]
    yield cell(Frame(wide, span=len(QUALITY), middle=True), paragraph("Mutu Baku", _HEAD))
    last = grid.width(quality + len(QUALITY))
    yield cell(Frame(last, merge="start", middle=True), paragraph(REMARKS.heading, _LANE))


def _names(flow: Flow, names: tuple[str, ...]) -> Iterator[str]:
    grid = flow.grid
    for column in range(len(BEFORE)):
        yield cell(Frame(grid.width(column), merge="continue"), paragraph(None, _HEAD))
    for lane, name in enumerate(names):
        frame = Frame(grid.width(grid.first + lane), middle=True, sides=LANE_PAD, upright=flow.head.upright)
        yield cell(frame, paragraph(name, _LANE))
    for number, field in enumerate(QUALITY):
        width = grid.width(grid.first + grid.lanes + number)
        yield cell(Frame(width, middle=True), paragraph(field.heading, _LANE))
    yield cell(Frame(grid.width(len(grid.rules) - 2), merge="continue"), paragraph(None, _HEAD))


def _steps(flow: Flow, procedure: Procedure, runs: dict[Cell, str]) -> Iterator[str]:
    """A row a step; the first row of each later page asks for its page break."""
    grid, page = flow.grid, 0
    for line, step in zip(flow.rows, procedure.steps, strict=True):
        style, page = Style(size=flow.size, new_page=line.page != page), line.page
        first = cell(Frame(grid.width(0)), paragraph(NUMBER.text(step), replace(style, align="center")))
        plain = replace(style, new_page=False)
        frames = [Frame(grid.width(grid.first + lane), sides=0.0) for lane in range(grid.lanes)]
        lanes = [cell(frame, hairline(runs.get((line.step, lane), ""))) for lane, frame in enumerate(frames)]
        after = enumerate(QUALITY + AFTER, grid.first + grid.lanes)
        texts = [_text(flow, column, (field, step), plain) for column, field in after]
        yield row(line.height, (first, _text(flow, 1, (ACTIVITY, step), plain), *lanes, *texts))


def _text(flow: Flow, column: int, source: tuple[Field, Step], style: Style) -> str:
    field, step = source
    aligned = replace(style, align="center") if field.centered else style
    return cell(Frame(flow.grid.width(column)), paragraph(field.text(step), aligned))
