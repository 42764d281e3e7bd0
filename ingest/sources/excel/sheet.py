"""One worksheet: cells, merged areas, widths and heights, read within bounds."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from itertools import accumulate

from lxml import etree

from ingest.sources.office.xml import Element, attr, local, number
from model.errors import SopError
from model.text import Text

_LARGE = Text(
    id="{name}: lembar {sheet} memuat lebih dari {limit} sel. Simpan lembar SOP-nya saja, lalu ulangi.",
    en="{name}: sheet {sheet} has more than {limit} cells. Save the SOP sheet alone and try again.",
)
_OUTSIDE = Text(
    id="{name}: lembar {sheet} menyebut sel {cell}, yang tidak ada. Buka di Excel, simpan ulang, lalu ulangi.",
    en="{name}: sheet {sheet} names cell {cell}, which does not exist. Open it in Excel, save it again and try again.",
)
_BROKEN = Text(
    id="{name}: lembar {sheet} rusak. Buka di Excel, simpan ulang, lalu ulangi.",
    en="{name}: sheet {sheet} is damaged. Open it in Excel, save it again and try again.",
)
MOST_CELLS = 300_000
_MOST_COVERED = 1_000_000
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Z]{1,7})\$?(\d{1,12})")
_CHARACTER = 5.25
_WIDTH, _HEIGHT = 48.0, 15.0
_TALLEST = 409.5
_PARTS = frozenset({"row", "col", "mergeCell", "drawing", "sheetFormatPr"})


@dataclass(frozen=True, slots=True)
class Place:
    """A cell's row and column, from 0."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area: its first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as it is stored: type, value, the text written in place, number of its style."""

    kind: str
    value: str
    inline: str
    style: int


class Axis:
    """Where columns or rows begin, in points."""

    def __init__(self, usual: float, spans: Iterable[tuple[int, int, float]]) -> None:
        self._usual = usual
        known = sorted({first: (first, last, size) for first, last, size in spans if first <= last}.values())
        self._firsts = [first for first, _, _ in known]
        self._spans = known
        self._extra = list(accumulate(((b - a + 1) * (size - usual) for a, b, size in known), initial=0.0))

    def start(self, index: int) -> float:
        """Where column or row `index` begins."""
        at = bisect_right(self._firsts, index - 1)
        if at == 0:
            return index * self._usual
        first, last, size = self._spans[at - 1]
        within = min(index - 1, last) - first + 1
        return index * self._usual + self._extra[at - 1] + within * (size - self._usual)

    def size(self, index: int) -> float:
        """How wide or high it is; 0 where it is hidden."""
        return self.start(index + 1) - self.start(index)


@dataclass(slots=True)
class Sheet:
    """A worksheet while it is read."""

    file: str
    name: str
    cells: dict[Place, RawCell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    drawing: str | None = None
    _columns: list[tuple[int, int, float]] = field(default_factory=list)
    _rows: list[tuple[int, int, float]] = field(default_factory=list)
    _usual: tuple[float, float] = (_WIDTH, _HEIGHT)
    _row: int = -1

    @property
    def columns(self) -> Axis:
        """The columns."""
        return Axis(self._usual[0], self._columns)

    @property
    def rows(self) -> Axis:
        """The rows."""
        return Axis(self._usual[1], self._rows)

    def read(self, raw: bytes) -> "Sheet":
        """Takes in the sheet's XML row by row."""
        events = etree.iterparse(
            BytesIO(raw), events=("end",), resolve_entities=False, no_network=True, huge_tree=False
        )
        try:
            for _, element in events:
                if local(element) in _PARTS:
                    self._take(element)
                    element.clear()
        except etree.XMLSyntaxError as error:
            raise SopError(_BROKEN, name=self.file, sheet=self.name) from error
        return self

    def covered(self) -> frozenset[Place]:
        """The cells that lie under a merged area, behind its first one, as far as the sheet is used."""
        last = Place(max((p.row for p in self.cells), default=0), max((p.column for p in self.cells), default=0))
        found: set[Place] = set()
        for area in self.merged:
            bottom, right = min(area.bottom, last.row), min(area.right, last.column)
            if max(0, bottom - area.top + 1) * max(0, right - area.left + 1) + len(found) > _MOST_COVERED:
                raise SopError(_LARGE, name=self.file, sheet=self.name, limit=_MOST_COVERED)
            places = (Place(r, c) for r in range(area.top, bottom + 1) for c in range(area.left, right + 1))
            found.update(place for place in places if (place.row, place.column) != (area.top, area.left))
        return frozenset(found)

    def place(self, reference: str) -> Place:
        """The place that a reference such as B7 names."""
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise SopError(_OUTSIDE, name=self.file, sheet=self.name, cell=reference[:20])
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return self._within(Place(int(found[2]) - 1, column - 1), reference)

    def _within(self, place: Place, reference: str) -> Place:
        if not (0 <= place.row < MOST_ROWS and 0 <= place.column < MOST_COLUMNS):
            raise SopError(_OUTSIDE, name=self.file, sheet=self.name, cell=reference[:20])
        return place

    def _take(self, element: Element) -> None:
        name = local(element)
        if name == "row":
            self._take_row(element)
        elif name == "col":
            self._columns.append(_column(element))
        elif name == "mergeCell":
            self._merge(attr(element, "ref") or "")
        elif name == "drawing":
            self.drawing = attr(element, "id")
        else:
            self._usual = _usual(element)

    def _take_row(self, element: Element) -> None:
        named = attr(element, "r")
        self._row = self._row + 1 if named is None else int(number(named, most=1e12)) - 1
        self._within(Place(self._row, 0), named or "")
        hidden, height = attr(element, "hidden") in ("1", "true"), attr(element, "ht")
        if hidden or height:
            self._rows.append((self._row, self._row, 0.0 if hidden else number(height, most=_TALLEST)))
        column = -1
        for cell in element:
            reference = attr(cell, "r")
            place = self.place(reference) if reference else self._within(Place(self._row, column + 1), "")
            column = place.column
            self.cells[place] = _raw(cell)
        if len(self.cells) > MOST_CELLS or len(self._rows) > MOST_CELLS:
            raise SopError(_LARGE, name=self.file, sheet=self.name, limit=MOST_CELLS)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        one, other = self.place(first), self.place(last or first)
        self.merged.append(Area(min(one.row, other.row), min(one.column, other.column), max(one.row, other.row), max(one.column, other.column)))  # fmt: skip
        if len(self.merged) > MOST_CELLS:
            raise SopError(_LARGE, name=self.file, sheet=self.name, limit=MOST_CELLS)


def _raw(cell: Element) -> RawCell:
    said = {local(part): part for part in cell}
    value, inline = said.get("v"), said.get("is")
    style = int(number(attr(cell, "s"), most=1e6))
    return RawCell(attr(cell, "t") or "n", (value.text if value is not None else "") or "", rich_text(inline), style)


def rich_text(element: Element | None) -> str:
    """The text of a shared or inline string, without its phonetic guide."""
    if element is None:
        return ""
    runs = (part if local(part) == "t" else next((t for t in part if local(t) == "t"), None) for part in element if local(part) in ("t", "r"))  # fmt: skip
    return "".join(run.text or "" for run in runs if run is not None)


def _column(element: Element) -> tuple[int, int, float]:
    first, last = (int(number(attr(element, name), 1, most=MOST_COLUMNS)) - 1 for name in ("min", "max"))
    hidden = attr(element, "hidden") in ("1", "true")
    return first, last, 0.0 if hidden else number(attr(element, "width"), _WIDTH / _CHARACTER, most=255) * _CHARACTER


def _usual(element: Element) -> tuple[float, float]:
    width, height = attr(element, "defaultColWidth"), attr(element, "defaultRowHeight")
    return number(width, _WIDTH / _CHARACTER, most=255) * _CHARACTER, number(height, _HEIGHT, most=_TALLEST)
