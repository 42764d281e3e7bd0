"""The columns of a flow table on its sheet, and the cells of its head."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from model.sop import Procedure, Step
from tests.corpus.geometry import Rect
from tests.corpus.lettering import LEADING, longest_word, wrap
from tests.corpus.style import FONTS, Style
from tests.corpus.words import LANES_TWO_LINES

PAD = 2.5
_LEAST = {"number": 20.0, "activity": 90.0, "requirements": 52.0, "time": 42.0, "output": 50.0, "remarks": 46.0}
_SHARES = {"number": 0.0, "activity": 5.0, "requirements": 2.5, "time": 0.6, "output": 2.2, "remarks": 1.5}
_SIZES = (7.0, 6.5, 6.0, 5.5)
_ROOM, _LANE_LEAST = 1.15, 40.0
CENTERED = frozenset({"number", "time"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Column rules from left to right and what stands between them (lanes are "lane 0" …)."""

    rules: tuple[float, ...]
    keys: tuple[str, ...]

    def span(self, first: str, last: str | None = None) -> tuple[float, float]:
        """The left rule of column `first` and the right one of `last`."""
        return self.rules[self.keys.index(first)], self.rules[self.keys.index(last or first) + 1]

    def lane(self, lane: int) -> tuple[float, float]:
        return self.span(f"lane {lane}")

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(key for key in self.keys if not key.startswith("lane"))

    @property
    def lanes(self) -> int:
        return len(self.keys) - len(self.texts)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell with its lines; `look` is text, head or number."""

    rect: Rect
    lines: tuple[str, ...] = ()
    look: str = "text"
    centered: bool = False
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head's cells from y = 0 down; the last row may hold the column numbers."""

    cells: tuple[Cell, ...]
    numbers: tuple[Cell, ...]
    height: float
    number_height: float


def readable(procedure: Procedure, style: Style) -> Style:
    """`style` with letters so small that no word of `procedure` is wider than its column."""
    grid, found = columns(procedure, style), style
    for size in (style.text.size, *_SIZES):
        found = replace(style, text=replace(style.text, size=min(size, style.text.size)))
        if all(_fits(procedure, key, grid, found) for key in grid.texts):
            break
    return found


def _fits(procedure: Procedure, key: str, grid: Columns, style: Style) -> bool:
    room = grid.span(key)[1] - grid.span(key)[0] - 2 * PAD
    texts = [cell_text(step, key) for step in procedure.steps]
    heading = style.headings[key].replace("/", "/ ").split()
    size = style.text.size
    return (
        longest_word(texts, style.text.font_name, size) <= room
        and longest_word(heading, style.text.bold_name, size) <= room
    )


def columns(procedure: Procedure, style: Style) -> Columns:
    """The columns of `procedure`, as wide as the sheet."""
    keys = _keys(len(procedure.lanes), style)
    room = style.paper.room[0] - 2 * style.paper.margin
    texts = [key for key in keys if key in _LEAST]
    least = sum(_LEAST[key] for key in texts)
    widest = (room - least * _ROOM) / len(procedure.lanes)
    lane = max(_LANE_LEAST, min(style.table.lane_width, widest))
    spare = room - lane * len(procedure.lanes) - least
    unit = max(0.0, spare) / sum(_SHARES[key] for key in texts)
    shrunk = 1 + min(0.0, spare) / least
    widths = [_LEAST[key] * shrunk + _SHARES[key] * unit if key in _LEAST else lane for key in keys]
    return Columns(tuple(accumulate((style.paper.margin, *widths))), keys)


def cell_text(step: Step, key: str) -> str:
    """What stands in column `key` of `step`."""
    values = {
        "number": step.number,
        "activity": step.activity,
        "requirements": step.requirements,
        "time": step.time.text,
        "output": step.output,
        "remarks": step.remarks,
    }
    return values[key] or ""


def head(procedure: Procedure, grid: Columns, style: Style) -> Head:
    """The head of the table in one, two or three rows, then the column numbers."""
    font, size = FONTS[style.text.font][1], style.text.size
    lane_room = grid.lane(0)[1] - grid.lane(0)[0] - 2 * PAD
    small = size - 1 if longest_word(procedure.lanes, font, size) > lane_room else size
    upright = longest_word(procedure.lanes, font, small) > lane_room
    names = [_name_lines(name, font, small, 70.0 if upright else lane_room) for name in procedure.lanes]
    tall = 74.0 if upright else max(map(len, names)) * small * LEADING + 2 * PAD
    levels = _levels(style, max(tall, size * LEADING * 2 + 2 * PAD))
    cells = [_lane_cell(grid, lane, lines, (levels, upright)) for lane, lines in enumerate(names)]
    cells += _text_heads(grid, style, levels) + _groups(grid, style, levels)
    numbers, height = _numbers(grid, style)
    return Head(tuple(cells), numbers, levels[-1], height)


def _keys(lanes: int, style: Style) -> tuple[str, ...]:
    table = style.table
    quality = ["requirements"] * table.requirements + (["output", "time"] if table.output_first else ["time", "output"])
    before = ["number"] * table.numbers + ["activity"]
    return (*before, *(f"lane {n}" for n in range(lanes)), *quality, *(["remarks"] * table.remarks))


def _name_lines(name: str, font: str, size: float, room: float) -> tuple[str, ...]:
    return tuple(name.split()) if name in LANES_TWO_LINES else wrap(name, font, size, room)


def _levels(style: Style, lanes: float) -> tuple[float, ...]:
    """The rules of the head from its top (0) to its foot."""
    row = style.text.size * LEADING + 2 * PAD
    return tuple(accumulate((0.0, *([row] * (style.table.head_rows - 1)), lanes)))


def _lane_cell(grid: Columns, lane: int, lines: tuple[str, ...], look: tuple[Sequence[float], bool]) -> Cell:
    (x0, x1), (levels, upright) = grid.lane(lane), look
    return Cell(Rect(x0, levels[-2], x1, levels[-1]), lines, "head", centered=True, upright=upright)


def _text_heads(grid: Columns, style: Style, levels: Sequence[float]) -> list[Cell]:
    """Headings of the text columns; those of mutu baku stand below their group."""
    cells = []
    for key in grid.texts:
        x0, x1 = grid.span(key)
        top = levels[1] if _is_quality(key) and len(levels) > 2 else 0.0
        lines = wrap(style.headings[key], FONTS[style.text.font][1], style.text.size, x1 - x0 - PAD)
        cells.append(Cell(Rect(x0, top, x1, levels[-1]), lines, "head", centered=True))
    return cells


def _groups(grid: Columns, style: Style, levels: Sequence[float]) -> list[Cell]:
    """Pelaksana and Mutu Baku, and with three rows the internal and external lanes."""
    if len(levels) == 2:
        return []
    quality = [key for key in grid.texts if _is_quality(key)]
    lanes = grid.span("lane 0", f"lane {grid.lanes - 1}")
    spans = [(style.headings["lanes"], lanes, 0), (style.headings["quality"], grid.span(quality[0], quality[-1]), 0)]
    if len(levels) == 4 and grid.lanes == 1:
        spans.append(("Internal", lanes, 1))
    elif len(levels) == 4:
        spans.append(("Internal", grid.span("lane 0", f"lane {grid.lanes - 2}"), 1))
        spans.append(("Eksternal", grid.lane(grid.lanes - 1), 1))
    font, size = FONTS[style.text.font][1], style.text.size
    return [
        Cell(Rect(x0, levels[n], x1, levels[n + 1]), wrap(text, font, size, x1 - x0), "head", centered=True)
        for text, (x0, x1), n in spans
    ]


def _numbers(grid: Columns, style: Style) -> tuple[tuple[Cell, ...], float]:
    form = style.table.column_numbers
    if not form:
        return (), 0.0
    height = style.text.size * LEADING + 2
    rects = [Rect(a, 0.0, b, height) for a, b in zip(grid.rules, grid.rules[1:], strict=False)]
    cells = (Cell(rect, (form.format(n),), "number", centered=True) for n, rect in enumerate(rects, 1))
    return tuple(cells), height


def _is_quality(key: str) -> bool:
    return key in ("requirements", "time", "output")
