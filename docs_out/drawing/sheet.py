"""The columns of a flow table: which there are and how wide each becomes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt

from docs_out.characters import clean
from docs_out.drawing.metrics import longest_word, wrap
from model.sop import Procedure, Step
from model.time import write_time

PAD_X, PAD_Y = 3.0, 2.5
LANE_PAD = 2.0
HEAD_SIZE, LABEL_SIZE = 7.0, 7.0
SAFETY = 0.94  # a substituted font may be this much narrower than its box wants
_TEXT_SIZE, _WIDEST_WORD, _ROUNDED = 8.0, 96.0, 0.1
_LANE_WIDEST, _LANE_USUAL = 76.0, 46.0
_GUTTER_PART, _GUTTER_WIDEST = 0.24, 16.0
_SHAPE, _BESIDE_WORD = 44.0, 9.0
_FEW = 2  # with so few lanes a branch word finds no room in a neighbour
_UPRIGHT_HEIGHTS = range(40, 160, 10)


@dataclass(frozen=True, slots=True)
class Field:
    """A text column: its heading, its text of a step, its least width and whether it grows."""

    heading: str
    text: Callable[[Step], str]
    least: float
    grows: bool = True
    centered: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The room for a flow table, the width `texts` its text columns like to have, and these."""

    width: float
    height: float
    texts: float
    before: tuple[Field, ...]
    after: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Column rules from left to right; lane `i` lies right of rule `first + i`; `word` is the branch word that gutters hold."""

    rules: tuple[float, ...]
    first: int
    lanes: int
    word: float = 0.0

    def lane(self, lane: int) -> tuple[float, float]:
        """The left and right rule of `lane`."""
        return self.rules[self.first + lane], self.rules[self.first + lane + 1]

    def width(self, column: int) -> float:
        return self.rules[column + 1] - self.rules[column]

    @property
    def gutter(self) -> float:
        """The free strip between a lane's rule and its shapes."""
        left, right = self.lane(0)
        usual = min(_GUTTER_WIDEST, (right - left) * _GUTTER_PART)
        worded = min(_gutter(self.word), (right - left - _SHAPE) / 2)
        return max(usual, worded)


@dataclass(frozen=True, slots=True)
class Head:
    """Heights of the three head rows; `upright` lane names run from bottom to top."""

    titles: float
    lanes: float
    numbers: float
    upright: bool

    @property
    def height(self) -> float:
        return self.titles + self.lanes + self.numbers


def _optional(name: str) -> Callable[[Step], str]:
    return lambda step: clean(getattr(step, name))


def _time(step: Step) -> str:
    return clean(step.time.text) or write_time(step.time)


NUMBER = Field("No", _optional("number"), 24.0, grows=False, centered=True)
ACTIVITY = Field("Kegiatan", _optional("activity"), 96.0)
REQUIREMENTS = Field("Kelengkapan", _optional("requirements"), 54.0)
TIME = Field("Waktu", _time, 48.0, grows=False, centered=True)
OUTPUT = Field("Output", _optional("output"), 46.0)
REMARKS = Field("Keterangan", _optional("remarks"), 50.0)
_NO_LANES = ("",)


def lane_names(procedure: Procedure) -> tuple[str, ...]:
    """The lanes' headings; one blank lane where there are none."""
    return tuple(clean(name) for name in procedure.lanes) or _NO_LANES


def columns(procedure: Procedure, sheet: Sheet) -> Columns:
    """The column rules for `procedure` on `sheet`."""
    lanes = len(lane_names(procedure))
    fields = sheet.before + sheet.after
    least = sum(f.least for f in fields)
    wanted = max(least, min(sheet.texts, sheet.width - lanes * _LANE_USUAL))
    word = _branch_word(procedure) if lanes <= _FEW else 0.0
    widest = max(_LANE_WIDEST, _SHAPE + 2 * _gutter(word))
    lane = min(widest, (sheet.width - wanted) / lanes)
    widths = _field_widths(procedure, fields, sheet.width - lane * lanes - least)
    split = len(sheet.before)
    every = (0.0, *widths[:split], *([lane] * lanes), *widths[split:])
    return Columns(tuple(accumulate(every)), split, lanes, word)


def _branch_word(procedure: Procedure) -> float:
    return max((longest_word(clean(edge.label), LABEL_SIZE) for edge in procedure.edges), default=0.0)


def _gutter(word: float) -> float:
    """The gutter in which a branch word stands beside the upright of its arrow."""
    return word + _BESIDE_WORD if word else 0.0


def _field_widths(procedure: Procedure, fields: tuple[Field, ...], spare: float) -> list[float]:
    """Room for the longest word in as many columns as `spare` allows; what is left is shared by the root of the longest text."""
    texts = [[field.text(step) for step in procedure.steps] for field in fields]
    wanted = [max(0.0, _word_room(found) - field.least) for field, found in zip(fields, texts, strict=True)]
    words = [0.0] * len(fields)
    for number in sorted(range(len(fields)), key=wanted.__getitem__):
        words[number] = wanted[number] if sum(words) + wanted[number] <= spare else 0.0
    lengths = [max(map(len, found), default=0) for found in texts]
    shares = [4 + sqrt(n) if field.grows else 0.0 for field, n in zip(fields, lengths, strict=True)]
    left = (spare - sum(words)) / sum(shares)
    return [f.least + word + left * share for f, word, share in zip(fields, words, shares, strict=True)]


def _word_room(texts: Iterable[str]) -> float:
    """The width of a column that breaks no usual word."""
    longest = max((longest_word(text, _TEXT_SIZE) for text in texts), default=0.0)
    return min(_WIDEST_WORD, longest / SAFETY + 2 * PAD_X + _ROUNDED)


def head(procedure: Procedure, grid: Columns) -> Head:
    """The head rows' heights; names stand upright when a word is wider than its lane."""
    names = lane_names(procedure)
    room = grid.width(grid.first) - 2 * LANE_PAD
    upright = any(longest_word(name, HEAD_SIZE, bold=True) > room * SAFETY for name in names)
    height = _upright(names, room) if upright else _level(names, room)
    return Head(titles=15.0, lanes=max(15.0, height), numbers=12.0, upright=upright)


def _level(names: tuple[str, ...], room: float) -> float:
    lines = max(len(wrap(name, HEAD_SIZE, room * SAFETY, bold=True)) for name in names)
    return lines * pitch(HEAD_SIZE) + 2 * PAD_Y


def _upright(names: tuple[str, ...], room: float) -> float:
    most = max(1, int(room / pitch(HEAD_SIZE)))
    longest = max(longest_word(name, HEAD_SIZE, bold=True) for name in names)
    for height in _UPRIGHT_HEIGHTS:
        if longest <= (height - 2 * PAD_X) * SAFETY and all(
            len(wrap(n, HEAD_SIZE, (height - 2 * PAD_X) * SAFETY, bold=True)) <= most for n in names
        ):
            return float(height)
    return float(_UPRIGHT_HEIGHTS[-1])


def pitch(size: float) -> float:
    """The distance of text lines of `size`."""
    return size * 1.25
