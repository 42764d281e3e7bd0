"""The rows of a flow table on their pages, whole or split by the page's end."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from model.sop import Procedure, Step
from tests.corpus.columns import PAD, Columns, Head, cell_text
from tests.corpus.geometry import DECISION
from tests.corpus.lettering import LEADING, wrap
from tests.corpus.style import FONTS, ShapeStyle, Style

BAND = 25.0
_MARGIN, _STRADDLE_MARGIN, _BETWEEN = 11.0, 16.0, 18.0
_LEAST_PIECE = 40.0
_FOOTER = 34.0
_DECISION_HEIGHT = 1.45


@dataclass(frozen=True, slots=True)
class Strip:
    """A row, or the part of it that stands on one page; bands hold off-page symbols."""

    step: int
    page: int
    top: float
    bottom: float
    lines: Mapping[str, tuple[str, ...]]
    first: bool = True
    above: float = 0.0
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """Where rows may stand: on the table's first page from `first`, later from `later`, always to `bottom`."""

    first: float
    later: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Bands:
    """Rows that need a band for off-page symbols above or below their own symbols."""

    above: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()

    def __le__(self, other: "Bands") -> bool:
        return self.above <= other.above and self.below <= other.below

    def __or__(self, other: "Bands") -> "Bands":
        return Bands(self.above | other.above, self.below | other.below)


@dataclass(slots=True)
class _Pages:
    """The strips so far and where the next one goes."""

    room: Room
    splits: bool
    page: int = 0
    y: float = 0.0
    strips: list[Strip] = field(default_factory=list)

    def add(self, strip: Strip, height: float, shapes: float) -> None:
        if self.y + height > self.room.bottom and self.strips:
            if piece := self._piece(strip, shapes):
                self._put(piece[0], self.room.bottom - self.y)
                strip, height = piece[1], piece[2]
            self.page, self.y = self.page + 1, self.room.later
        self._put(strip, height)

    def _put(self, strip: Strip, height: float) -> None:
        self.strips.append(replace(strip, page=self.page, top=self.y, bottom=self.y + height))
        self.y += height

    def _piece(self, strip: Strip, shapes: float) -> tuple[Strip, Strip, float] | None:
        """The part of `strip` that still fits, the rest and the rest's height."""
        room = self.room.bottom - self.y
        pitch = strip.bottom
        fitting = int((room - 2 * PAD) / pitch)
        rest = {key: lines[fitting:] for key, lines in strip.lines.items()}
        left = max(map(len, rest.values()))
        if not self.splits or room < max(_LEAST_PIECE, shapes) or left == 0:
            return None
        head = {key: lines[:fitting] for key, lines in strip.lines.items()}
        return replace(strip, lines=head), replace(strip, lines=rest, first=False), left * pitch + 2 * PAD


def room_for(style: Style, first: float, head: Head) -> Room:
    """The room below `first` on the first page, and on later ones."""
    edge = BAND if style.arrows.offpage == "edge" else 0.0
    repeated = {"all": head.height + head.number_height, "numbers": head.number_height, "none": 0.0}
    foot = _FOOTER if style.identity.footer else 0.0
    return Room(
        first + head.height + head.number_height,
        style.paper.margin + edge + repeated[style.table.repeat],
        style.paper.room[1] - style.paper.margin - style.paper.foot - edge - foot,
    )


def paginate(procedure: Procedure, grid: Columns, style: Style, room: Room, bands: Bands) -> tuple[Strip, ...]:
    """All strips; rows in `bands` get one above or below their symbols."""
    pages = _Pages(room, style.table.split_rows, y=room.first)
    pitch = style.text.size * LEADING
    margin = _STRADDLE_MARGIN if style.shapes.straddle else _MARGIN
    for number, step in enumerate(procedure.steps):
        above, below = BAND * (number in bands.above), BAND * (number in bands.below)
        lines = _lines(step, grid, style)
        shapes = symbols_height(step, style.shapes) + 2 * margin + above + below
        height = max(max(map(len, lines.values())) * pitch + 2 * PAD, shapes)
        pages.add(Strip(number, 0, 0.0, pitch, lines, above=above, below=below), height, shapes)
    return tuple(pages.strips)


def symbol_height(kind: str, style: ShapeStyle) -> float:
    return max(style.height * _DECISION_HEIGHT, 18.0) if kind == DECISION else style.height


def symbols_height(step: Step, style: ShapeStyle) -> float:
    """The height of the tallest cell's symbols."""
    lanes: dict[int, float] = {}
    for performer in step.performers:
        height = symbol_height(performer.symbol, style)
        lanes[performer.lane] = lanes[performer.lane] + _BETWEEN + height if performer.lane in lanes else height
    return max(lanes.values(), default=0.0)


def _lines(step: Step, grid: Columns, style: Style) -> dict[str, tuple[str, ...]]:
    font = FONTS[style.text.font][0]
    rooms = {key: grid.span(key)[1] - grid.span(key)[0] - 2 * PAD for key in grid.texts}
    return {key: wrap(cell_text(step, key), font, style.text.size, room) for key, room in rooms.items()}
