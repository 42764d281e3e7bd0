"""Symbols in the cells of their rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from model.sop import Procedure
from tests.corpus import words
from tests.corpus.columns import Columns
from tests.corpus.geometry import DECISION, PROCESS, TERMINATOR, Rect, Symbol
from tests.corpus.rows import Strip, symbol_height
from tests.corpus.style import Style

Place = tuple[int, int]
Placed = dict[Place, tuple[Symbol, ...]]
_BETWEEN, _SIDE, _LEAST, _TALLEST = 18.0, 7.0, 18.0, 60.0
_FREE, _CAPSULE = 22.0, 0.7
_OVER = 0.15  # the part of a straddling symbol that stands below its row


@dataclass(frozen=True, slots=True)
class _Level:
    """How high the symbols of a row stand: off the middle by `shift`, or on the row's lower rule."""

    shift: float
    straddles: bool


def place(table: Procedure, strips: Sequence[Strip], grid: Columns, style: Style, rng: Random) -> Placed:
    """The symbols of each step and lane, top down."""
    found: dict[Place, tuple[Symbol, ...]] = {}
    last = {strip.page: strip for strip in strips}
    for strip in strips:
        if not strip.first:
            continue
        performers = table.steps[strip.step].performers
        lanes = tuple(dict.fromkeys(p.lane for p in performers))
        free = len(lanes) == len(performers) and not strip.below and strip is not last[strip.page]
        straddles = style.shapes.straddle and free and rng.random() < 0.3
        level = _Level(rng.uniform(-style.shapes.jitter, style.shapes.jitter), straddles)
        for lane in lanes:
            kinds = [p.symbol for p in performers if p.lane == lane]
            aside = _aside(grid.lane(lane), style, rng)
            rects = [
                _rounded(kind, *rect, aside)
                for kind, rect in zip(kinds, _stack(kinds, strip, style, level), strict=True)
            ]
            texts = [_text(kind, strip, style, len(table.steps), rng) for kind in kinds]
            found[strip.step, lane] = tuple(
                Symbol(kind, Rect(aside[0], top, aside[1], bottom), strip.page, strip.step, lane, text)
                for kind, (top, bottom), text in zip(kinds, rects, texts, strict=True)
            )
    return found


def _stack(kinds: Sequence[str], strip: Strip, style: Style, level: _Level) -> list[tuple[float, float]]:
    """Top and foot of each symbol of a cell."""
    room = strip.bottom - strip.top - strip.above - strip.below
    heights = [symbol_height(kind, style.shapes) for kind in kinds]
    if style.shapes.tall and len(kinds) == 1:
        heights = [max(heights[0], min(room - _FREE, _TALLEST))]
    spare = room - sum(heights) - _BETWEEN * (len(kinds) - 1)
    most = max(0.0, spare / 2 - 9)
    y = strip.top + strip.above + spare / 2 + min(most, max(-most, level.shift))
    if level.straddles:
        y = strip.bottom - heights[0] * (1 - _OVER)
    tops = [y + sum(heights[:n]) + n * _BETWEEN for n in range(len(kinds))]
    return [(top, top + height) for top, height in zip(tops, heights, strict=True)]


def _rounded(kind: str, top: float, foot: float, sides: tuple[float, float]) -> tuple[float, float]:
    """Top and foot of a symbol; a capsule is never as high as wide."""
    cut = max(0.0, (foot - top) - (sides[1] - sides[0]) * _CAPSULE) / 2 if kind == TERMINATOR else 0.0
    return top + cut, foot - cut


def _aside(lane: tuple[float, float], style: Style, rng: Random) -> tuple[float, float]:
    """The left and right end of the symbols of a cell."""
    width = max(_LEAST, (lane[1] - lane[0]) * style.shapes.width)
    most = min(style.shapes.jitter, max(0.0, (lane[1] - lane[0] - width) / 2 - _SIDE))
    middle = sum(lane) / 2 + rng.uniform(-most, most)
    return middle - width / 2, middle + width / 2


def _text(kind: str, strip: Strip, style: Style, steps: int, rng: Random) -> str:
    """What is written in a symbol of this kind."""
    ends = rng.choice(words.STARTS) if strip.step == 0 and steps > 1 else rng.choice(words.ENDS)
    number = str(strip.step + 1)
    texts = {
        "none": {},
        "ends": {TERMINATOR: ends},
        "numbers": {TERMINATOR: number, PROCESS: number, DECISION: number},
        "verbs": {TERMINATOR: ends, PROCESS: rng.choice(words.SHORT_VERBS), DECISION: rng.choice(words.CHECKS)},
    }
    return texts[style.shapes.text].get(kind, "")
