"""Rules → cells: the areas that rules close off, however many rows and columns they span.

The plane is cut along all rules into small rectangles; neighbours without a rule between them
belong to one cell. A rule that is missing or stops short therefore harms only the cells beside it,
and a shape inside a cell is just one more area within it.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ingest.layout.geometry.page import Box, Word
from ingest.layout.geometry.rules import Rule, Rules
from ingest.layout.geometry.words import text_of

_FRAME = 6.0
_MOST_ROWS, _MOST_COLUMNS = 4000, 400


@dataclass(frozen=True, slots=True)
class Cell:
    """One area with the words in it; `box` is the box around the area."""

    box: Box
    words: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The words, line by line."""
        return text_of(self.words)

    def spans(self, x: float) -> bool:
        """Whether the cell reaches over the vertical at `x`."""
        return self.box[0] <= x <= self.box[2]


def find_cells(rules: Rules, words: Iterable[Word]) -> tuple[Cell, ...]:
    """All cells, top down and left to right."""
    rules = _framed(Rules(_longest(rules.horizontal, _MOST_ROWS), _longest(rules.vertical, _MOST_COLUMNS)))
    xs = [rule.at for rule in rules.vertical]
    ys = [rule.at for rule in rules.horizontal]
    if len(xs) < 2 or len(ys) < 2:
        return ()
    areas = _Areas(xs, ys, _walls(rules.vertical, ys), _walls(rules.horizontal, xs))
    held: dict[int, list[Word]] = {}
    for word in words:
        if (area := areas.at(*word.centre)) is not None:
            held.setdefault(area, []).append(word)
    cells = (Cell(box, tuple(held.get(area, ()))) for area, box in areas.boxes().items())
    return tuple(sorted(cells, key=lambda cell: (cell.box[1], cell.box[0])))


def _longest(rules: tuple[Rule, ...], most: int) -> tuple[Rule, ...]:
    """The longest rules in their order: no table has more than `most`, hatching has."""
    if len(rules) <= most:
        return rules
    long = sorted(rules, key=lambda rule: -rule.length)[:most]
    return tuple(sorted(long, key=lambda rule: rule.at))


def _framed(rules: Rules) -> Rules:
    """The rules with a frame around them: many tables are open at the sides."""
    return Rules(
        _closed(rules.horizontal, [span for rule in rules.vertical for span in rule.spans]),
        _closed(rules.vertical, [span for rule in rules.horizontal for span in rule.spans]),
    )


def _closed(rules: tuple[Rule, ...], spans: list[tuple[float, float]]) -> tuple[Rule, ...]:
    """`rules` and an empty one where the crossing rules begin before them or end behind them."""
    if not rules or not spans:
        return rules
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    before = (Rule(first, ()),) if first < rules[0].at - _FRAME else ()
    behind = (Rule(last, ()),) if last > rules[-1].at + _FRAME else ()
    return (*before, *rules, *behind)


def _walls(rules: tuple[Rule, ...], cuts: list[float]) -> list[list[bool]]:
    """For each rule: whether it is drawn between each two neighbouring cuts."""
    middles = [(a + b) / 2 for a, b in pairwise(cuts)]
    return [[rule.covers(middle) for middle in middles] for rule in rules]


class _Areas:
    """Small rectangles between cuts, numbered by the area they belong to."""

    def __init__(self, xs: list[float], ys: list[float], upright: list[list[bool]], level: list[list[bool]]) -> None:
        self._xs, self._ys, self._upright, self._level = xs, ys, upright, level
        self._area = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
        number = 0
        for row in range(len(ys) - 1):
            for column in range(len(xs) - 1):
                if self._area[row][column] < 0:
                    self._flood(row, column, number)
                    number += 1

    def at(self, x: float, y: float) -> int | None:
        """The area around a point."""
        column, row = bisect_right(self._xs, x) - 1, bisect_right(self._ys, y) - 1
        inner = 0 <= column < len(self._xs) - 1 and 0 <= row < len(self._ys) - 1
        return self._area[row][column] if inner else None

    def boxes(self) -> dict[int, Box]:
        """The box around each area."""
        found: dict[int, Box] = {}
        for row, areas in enumerate(self._area):
            for column, area in enumerate(areas):
                x0, y0, x1, y1 = self._xs[column], self._ys[row], self._xs[column + 1], self._ys[row + 1]
                a0, b0, a1, b1 = found.get(area, (x0, y0, x1, y1))
                found[area] = (min(a0, x0), min(b0, y0), max(a1, x1), max(b1, y1))
        return found

    def _flood(self, row: int, column: int, number: int) -> None:
        todo = [(row, column)]
        self._area[row][column] = number
        while todo:
            at = todo.pop()
            for r, c in self._open_neighbours(*at):
                if self._area[r][c] < 0:
                    self._area[r][c] = number
                    todo.append((r, c))

    def _open_neighbours(self, row: int, column: int) -> list[tuple[int, int]]:
        out = []
        if row and not self._level[row][column]:
            out.append((row - 1, column))
        if row + 2 < len(self._ys) and not self._level[row + 1][column]:
            out.append((row + 1, column))
        if column and not self._upright[column][row]:
            out.append((row, column - 1))
        if column + 2 < len(self._xs) and not self._upright[column + 1][row]:
            out.append((row, column + 1))
        return out
