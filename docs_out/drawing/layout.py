"""The whole drawing of a flow table, computed once for every output format."""

from dataclasses import dataclass, replace

from docs_out.drawing.labels import label_all
from docs_out.drawing.links import KINDS, UNSURE, Seat, drawn, links
from docs_out.drawing.offpage import Page, split
from docs_out.drawing.routing import route
from docs_out.drawing.rows import RESERVE, Room, needs, rows, symbol_height, text_size, tops
from docs_out.drawing.shapes import BOX, Connector, Label, Rect, Row, Shape
from docs_out.drawing.sheet import Columns, Head, Sheet, columns, head
from model.sop import Performer, Procedure


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow table's geometry; ids of shapes, connectors and labels count on from 1."""

    grid: Columns
    head: Head
    size: float
    rows: tuple[Row, ...]
    shapes: tuple[Shape, ...]
    connectors: tuple[Connector, ...]
    labels: tuple[Label, ...]

    @property
    def ids(self) -> int:
        """How many ids are taken."""
        return len(self.shapes) + len(self.connectors) + len(self.labels)


def layout(procedure: Procedure, sheet: Sheet, title: float = 0.0) -> Flow:
    """The drawing of `procedure` on `sheet`; `title` is the height used up on its first page."""
    grid = columns(procedure, sheet)
    heading = head(procedure, grid)
    room = Room(sheet.height - heading.height - title, sheet.height - heading.height)
    size = text_size(procedure, sheet, grid, room.first)
    most = room.first - RESERVE
    needed = [replace(need, texts=min(need.texts, most)) for need in needs(procedure, sheet, grid, size)]
    arrows = links(procedure)
    lines = tuple(replace(row, top=row.top + heading.height) for row in rows(needed, arrows, room))
    performers = _performers(procedure, lines, grid)
    pentagons, joints = split(Page(arrows, lines, performers, grid.lanes - 1))
    shapes = (*performers.values(), *pentagons)
    connectors = route(joints, shapes, grid)
    return Flow(grid, heading, size, lines, shapes, connectors, label_all(connectors, shapes, grid))


def _performers(procedure: Procedure, lines: tuple[Row, ...], grid: Columns) -> dict[Seat, Shape]:
    shapes: dict[Seat, Shape] = {}
    for row, found in zip(lines, drawn(procedure), strict=True):
        for lane, stack in sorted(found.items()):
            *places, height = tops(stack)
            first = row.top + row.above + (row.height - row.above - row.below - height) / 2
            for level, (performer, down) in enumerate(zip(stack, places, strict=True)):
                shapes[row.step, lane, level] = _shape(len(shapes) + 1, performer, (row, first + down), grid)
    return shapes


def _shape(number: int, performer: Performer, place: tuple[Row, float], grid: Columns) -> Shape:
    row, top = place
    left, right = grid.lane(performer.lane)
    rect = Rect(left + grid.gutter, top, right - left - 2 * grid.gutter, symbol_height(performer))
    kind = KINDS.get(performer.symbol, BOX)
    return Shape(number, kind, row.step, performer.lane, row.page, rect, dashed=performer.status in UNSURE)
