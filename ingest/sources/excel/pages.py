"""Sheets → pages: borders as rules, cell texts as words, drawings as they stand."""

from collections.abc import Iterator

from ingest.layout.columns import role_of
from ingest.layout.geometry.page import Box, Page, Stroke, Word
from ingest.layout.labels import find_label
from ingest.layout.markup import fold
from ingest.sources.excel.drawing import sheet_figures
from ingest.sources.excel.sheet import MOST_CELLS, Area, Place
from ingest.sources.excel.workbook import Cell, Tab, Workbook
from ingest.sources.office.figures import glued
from ingest.sources.office.package import Package
from ingest.sources.office.ruling import level, ruled, upright
from ingest.sources.office.sheets import page
from ingest.sources.office.text_lines import spread

_SIZE, _PITCH, _INSET = 9.0, 11.5, 2.0


def read_excel(package: Package) -> Iterator[Page]:
    """A page for each visible sheet with a label or a heading of the form."""
    found = (tab for tab in Workbook(package).tabs() if _is_form(tab))
    for number, tab in enumerate(found, 1):
        laid = _Laid(tab)
        root = package.xml(tab.drawing)
        figures = sheet_figures(root, laid.columns, laid.rows) if root is not None else ()
        yield page(number, laid.words(), laid.rules(), glued(figures))


def _is_form(tab: Tab) -> bool:
    return any(find_label(cell.text) or role_of(fold(cell.text)) == "activity" for cell in tab.cells if cell.text)


class _Laid:
    """A sheet with the measures of its cells."""

    def __init__(self, tab: Tab) -> None:
        self._sheet = tab.sheet
        self.columns, self.rows = tab.sheet.columns, tab.sheet.rows
        self._areas = {Place(area.top, area.left): area for area in tab.sheet.merged}
        self._cells = tab.cells
        self._covered = tab.sheet.covered()

    def words(self) -> Iterator[Word]:
        """The texts of all cells that can be seen."""
        for cell in self._cells:
            box = self._box(cell.place)
            if cell.text and box[2] > box[0] and box[3] > box[1] and cell.place not in self._covered:
                yield from _words(cell, box)

    def rules(self) -> Iterator[Stroke]:
        """Borders and edges of merged areas; without any border every edge between the first and the last text."""
        texts = [cell.place for cell in self._cells if cell.text]
        if not texts:
            return
        if not any(any(cell.style.borders) for cell in self._cells) and self._fits(texts):
            yield from ruled(self._grid(texts))
            return
        boxes = [self._box(place) for place in self._areas]
        boxes += [self._box(cell.place) for cell in self._cells if cell.text and self._is_open(cell)]
        pieces = [piece for cell in self._cells for piece in self._borders(cell)]
        sides = [(box, (0, 1, 2, 3)) for box in boxes] + pieces
        yield from level((box[side], box[0], box[2]) for box, shown in sides for side in shown if side % 2)
        yield from upright((box[side], box[1], box[3]) for box, shown in sides for side in shown if not side % 2)

    def _box(self, place: Place) -> Box:
        area = self._areas.get(place, Area(place.row, place.column, place.row, place.column))
        return self._extent(area)

    def _extent(self, area: Area) -> Box:
        x0, x1 = self.columns.start(area.left), self.columns.start(area.right + 1)
        return x0, self.rows.start(area.top), x1, self.rows.start(area.bottom + 1)

    def _is_open(self, cell: Cell) -> bool:
        """Whether nothing is drawn around a cell."""
        return not any(cell.style.borders) and cell.place not in self._areas and cell.place not in self._covered

    def _borders(self, cell: Cell) -> Iterator[tuple[Box, tuple[int, ...]]]:
        """A cell's own box with the sides that have a border; inside a merged area none has."""
        if cell.place not in self._covered:
            place = cell.place
            shown = tuple(side for side, drawn in enumerate(cell.style.borders) if drawn)
            yield self._extent(Area(place.row, place.column, place.row, place.column)) if place not in self._areas else self._box(place), shown  # fmt: skip

    def _fits(self, texts: list[Place]) -> bool:
        rows, columns = [p.row for p in texts], [p.column for p in texts]
        return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) <= MOST_CELLS

    def _grid(self, texts: list[Place]) -> Iterator[Box]:
        rows, columns = [p.row for p in texts], [p.column for p in texts]
        for row in range(min(rows), max(rows) + 1):
            for column in range(min(columns), max(columns) + 1):
                if Place(row, column) not in self._covered:
                    yield self._box(Place(row, column))


def _words(cell: Cell, box: Box) -> Iterator[Word]:
    """The lines of a cell from its top."""
    lines = [line for line in cell.text.split("\n") if line.strip()]
    pitch = min(_PITCH, (box[3] - box[1]) / len(lines))
    top = box[1] + (box[3] - box[1] - pitch * len(lines)) / 2
    share = 0.5 if cell.style.centred and len(lines) == 1 else 0.0
    edges = min(box[0] + _INSET, box[2]), max(box[2] - _INSET, box[0])
    for number, line in enumerate(lines):
        yield from spread(line, edges, top + number * pitch, min(_SIZE, pitch), share)
