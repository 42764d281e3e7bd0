"""Flow tables drawn on the pages of a PDF."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from docs_out.drawing.ink import Face, Ink
from docs_out.drawing.labels import LABEL_PITCH
from docs_out.drawing.layout import Flow
from docs_out.drawing.metrics import wrap
from docs_out.drawing.official import AFTER, BEFORE, NOTE_SIZE, QUALITY, TITLE_SIZE, FlowPages
from docs_out.drawing.shapes import CAPSULE, CAPSULE_END, CORNERS, Connector, Label, Point, Rect, Row, Shape
from docs_out.drawing.sheet import HEAD_SIZE, LABEL_SIZE, LANE_PAD, PAD_X, PAD_Y, SAFETY, Field, lane_names, pitch
from model.sop import Procedure

_RULE, _INK = 0.5, 0.75
_LETTER = Face(7.0, centered=True)
_LABEL = Face(LABEL_SIZE, centered=True, leading=LABEL_PITCH)
_TITLE, _NOTE = Face(TITLE_SIZE, bold=True, centered=True), Face(NOTE_SIZE)
_HEADING, _LANE = Face(8.0, bold=True, centered=True), Face(HEAD_SIZE, bold=True, centered=True)
_COLUMN = Face(7.0, centered=True)
_FIELDS = BEFORE + QUALITY + AFTER
_FULL = 0.01
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Strip:
    """A row or what goes on of it: the lines of each text column."""

    row: Row
    lines: tuple[Lines, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """The strips of a page; `number` counts the pages of the layout, None for one that only goes on with a row."""

    number: int | None
    strips: tuple[_Strip, ...]

    @property
    def bottom(self) -> float:
        last = self.strips[-1].row
        return last.top + last.height


def draw_flow(ink: Ink, table: FlowPages, procedure: Procedure, corner: Point) -> None:
    """The flow table on pages of its own, the first begun below `corner`; no text is cut."""
    pages = list(_pages(table, procedure)) or [_Page(0, ())]
    top = corner[1]
    for number, page in enumerate(pages):
        if number:
            ink.next_page()
        else:
            ink.text(" ".join(table.title), table.title, Rect(corner[0], top, table.flow.grid.rules[-1], 0.0), _TITLE)
        drawer = _Drawer(ink, table.flow, procedure, (corner[0], top + (0.0 if number else table.title_height)))
        drawer.page(page)
        if page is pages[-1]:
            drawer.notes(table.notes, page)


def _pages(table: FlowPages, procedure: Procedure) -> Iterator[_Page]:
    """The planned pages; behind them pages for what is longer than a page."""
    flow = table.flow
    for number, rows in groupby(flow.rows, key=lambda row: row.page):
        whole = [_Strip(row, _lines(flow, procedure, row.step)) for row in rows]
        yield _Page(number, tuple(_cut(strip, _room(flow, strip.row.height)) for strip in whole))
        for strip in whole:
            rest = _rest(strip, _room(flow, strip.row.height))
            while any(rest.lines):
                room = _room(flow, table.height - flow.head.height)
                lines = min(room, max(map(len, rest.lines)))
                row = Row(rest.row.step, number, flow.head.height, lines * pitch(flow.size) + 2 * PAD_Y)
                yield _Page(None, (_cut(_Strip(row, rest.lines), room),))
                rest = _rest(rest, room)


def _lines(flow: Flow, procedure: Procedure, step: int) -> tuple[Lines, ...]:
    """The lines of each text column of a step."""
    rooms = [(flow.grid.width(column) - 2 * PAD_X) * SAFETY for column in _columns(flow)]
    texts = [field.text(procedure.steps[step]) for field in _FIELDS]
    return tuple(wrap(text, flow.size, room) for text, room in zip(texts, rooms, strict=True))


def _columns(flow: Flow) -> tuple[int, ...]:
    """The text columns among all."""
    grid = flow.grid
    return *range(grid.first), *range(grid.first + grid.lanes, len(grid.rules) - 1)


def _room(flow: Flow, height: float) -> int:
    return max(1, int((height - 2 * PAD_Y + _FULL) / pitch(flow.size)))


def _cut(strip: _Strip, most: int) -> _Strip:
    return _Strip(strip.row, tuple(lines[:most] for lines in strip.lines))


def _rest(strip: _Strip, most: int) -> _Strip:
    return _Strip(strip.row, tuple(lines[most:] for lines in strip.lines))


class _Drawer:
    """Draws pages of one flow table whose upper left corner is `corner`."""

    def __init__(self, ink: Ink, flow: Flow, procedure: Procedure, corner: Point) -> None:
        self._ink, self._flow, self._procedure = ink, flow, procedure
        self._x, self._y = corner

    def page(self, page: _Page) -> None:
        """Lines first, then the texts in the order they are read."""
        self._rules([strip.row for strip in page.strips])
        self._graphics(
            [label for label in self._flow.labels if label.connector.source.page == page.number], page.number
        )
        self._head()
        for strip in page.strips:
            self._strip(strip, page.number)

    def notes(self, notes: Lines, page: _Page) -> None:
        """The notes below the table."""
        bottom = page.bottom if page.strips else self._flow.head.height
        for number, note in enumerate(notes):
            top = bottom + number * _NOTE.pitch + 2.0
            self._ink.text(note, (note,), self._at(Rect(0.0, top, self._flow.grid.rules[-1], 0.0)), _NOTE)

    def _at(self, rect: Rect) -> Rect:
        return Rect(self._x + rect.x, self._y + rect.top, rect.width, rect.height)

    def _points(self, points: Iterable[Point]) -> list[Point]:
        return [(self._x + x, self._y + y) for x, y in points]

    def _rules(self, rows: list[Row]) -> None:
        """The table's rules; the headings Pelaksana and Mutu Baku span their columns."""
        grid, head = self._flow.grid, self._flow.head
        last = grid.first + grid.lanes
        bottom = rows[-1].top + rows[-1].height if rows else head.height
        inner = {*range(grid.first + 1, last), *range(last + 1, last + len(QUALITY))}
        names = head.titles + head.lanes
        lines = [[(x, head.titles if n in inner else 0.0), (x, bottom)] for n, x in enumerate(grid.rules)]
        lines.append([(grid.rules[grid.first], head.titles), (grid.rules[last + len(QUALITY)], head.titles)])
        levels = (0.0, names, head.height, *(row.top + row.height for row in rows))
        lines += [[(0.0, y), (grid.rules[-1], y)] for y in levels]
        self._ink.lines(map(self._points, lines), _RULE)

    def _graphics(self, labels: list[Label], page: int | None) -> None:
        """White below the words, then arrows, then symbols."""
        for label in labels:
            self._ink.polygon(self._corners(label.rect, CORNERS["box"]), 1.0)
        for arrow in self._flow.connectors:
            if arrow.source.page == page:
                self._arrow(arrow)
        for shape in self._flow.shapes:
            if shape.page == page:
                self._shape(shape)

    def _arrow(self, arrow: Connector) -> None:
        self._ink.lines([self._points(arrow.shaft)], _INK, dashed=arrow.dashed)
        self._ink.polygon(self._points(arrow.head), 0.0)

    def _shape(self, shape: Shape) -> None:
        if shape.kind == CAPSULE:
            self._ink.capsule(self._at(shape.rect), shape.rect.width * CAPSULE_END, _INK, dashed=shape.dashed)
        else:
            self._ink.polygon(self._corners(shape.rect, CORNERS[shape.kind]), 1.0, thick=_INK, dashed=shape.dashed)

    def _corners(self, rect: Rect, corners: Iterable[Point]) -> list[Point]:
        return self._points((rect.x + x * rect.width, rect.top + y * rect.height) for x, y in corners)

    def _head(self) -> None:
        grid, head = self._flow.grid, self._flow.head
        last = grid.first + grid.lanes
        names = head.titles + head.lanes
        for column, field in enumerate(BEFORE):
            self._heading(field.heading, (column, column + 1), (0.0, names), _HEADING)
        self._heading("Pelaksana", (grid.first, last), (0.0, head.titles), _HEADING)
        self._heading("Mutu Baku", (last, last + len(QUALITY)), (0.0, head.titles), _HEADING)
        self._heading(AFTER[0].heading, (last + len(QUALITY), last + len(QUALITY) + 1), (0.0, names), _LANE)
        for lane, name in enumerate(lane_names(self._procedure), grid.first):
            self._heading(name, (lane, lane + 1), (head.titles, names), _LANE, upright=head.upright)
        for column, field in enumerate(QUALITY, last):
            self._heading(field.heading, (column, column + 1), (head.titles, names), _LANE)
        for column in range(len(grid.rules) - 1):
            self._heading(str(column + 1), (column, column + 1), (names, head.height), _COLUMN)

    def _heading(
        self, text: str, columns: tuple[int, int], levels: tuple[float, float], face: Face, *, upright: bool = False
    ) -> None:
        left, right = (self._flow.grid.rules[column] for column in columns)
        rect = self._at(Rect(left, levels[0], right - left, levels[1] - levels[0]))
        if upright:
            with self._ink.upright(rect) as turned:
                self._middle(text, turned, face, PAD_X)
        else:
            self._middle(text, rect, face, LANE_PAD)

    def _middle(self, text: str, rect: Rect, face: Face, pad: float) -> None:
        """`text` in the middle of `rect`."""
        room = (rect.width - 2 * pad) * SAFETY
        lines = wrap(text, face.size, room, bold=face.bold)
        top = rect.top + (rect.height - len(lines) * face.pitch) / 2
        self._ink.text(text, lines, Rect(rect.center[0] - room / 2, top, room, 0.0), face)

    def _strip(self, strip: _Strip, page: int | None) -> None:
        """The texts of a row from left to right: columns, words in the lanes, columns."""
        columns = _columns(self._flow)
        for number, (column, field, lines) in enumerate(zip(columns, _FIELDS, strip.lines, strict=True)):
            if number == len(BEFORE):
                self._words(strip.row, page)
            text = field.text(self._procedure.steps[strip.row.step])
            whole = "".join(lines).replace(" ", "") == "".join(text.split())
            self._cell((text if whole else " ".join(lines), lines), strip.row, column, field)

    def _cell(self, text: tuple[str, Lines], row: Row, column: int, field: Field) -> None:
        grid = self._flow.grid
        rect = Rect(grid.rules[column] + PAD_X, row.top + PAD_Y, grid.width(column) - 2 * PAD_X, row.height)
        self._ink.text(*text, self._at(rect), Face(self._flow.size, centered=field.centered))

    def _words(self, row: Row, page: int | None) -> None:
        """The letters of connectors and the words at arrows of a row."""
        for shape in self._flow.shapes:
            if shape.letter and shape.row == row.step and page is not None:
                self._middle(shape.letter, self._at(shape.rect), _LETTER, 0.0)
        for label in self._flow.labels:
            if label.connector.source.row == row.step and page is not None:
                self._ink.text(label.connector.label, label.lines, self._at(label.rect), _LABEL)
