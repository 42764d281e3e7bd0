"""Columns that no rule divides: where the head names several in one cell, the white between their texts divides them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layout.columns import role_of
from ingest.layout.geometry.cells import Cell
from ingest.layout.geometry.page import Word
from ingest.layout.geometry.rules import Rule, Rules
from ingest.layout.geometry.words import around, text_of
from ingest.layout.heads import Head
from ingest.layout.markup import fold

_APART = 4.0
_STEP, _MOST_SPOTS = 0.75, 1000
_REACH = 12.0


@dataclass(frozen=True, slots=True)
class _Name:
    """A column's name in a head without dividing rules."""

    x0: float
    x1: float
    role: str | None

    @property
    def middle(self) -> float:
        """Halfway between the sides."""
        return (self.x0 + self.x1) / 2


def with_open_columns(rules: Rules, cells: Iterable[Cell], words: Sequence[Word]) -> Rules:
    """`rules` and one for each border between columns that share a cell of the head."""
    added = [rule for cell in cells for rule in _borders(cell, rules, words)]
    if not added:
        return rules
    return replace(rules, vertical=tuple(sorted((*rules.vertical, *added), key=lambda rule: rule.at)))


def with_columns_of(head: Head, rules: Rules) -> Rules:
    """`rules` of a page that goes on with a table, and the borders of its columns that no rule draws there."""
    spans = [span for _, span in head.columns] + [lane.span for lane in head.lanes]
    x0, x1 = min(span.x0 for span in spans), max(span.x1 for span in spans)
    wide = [rule.at for rule in rules.horizontal if rule.covers(x0 + _APART) and rule.covers(x1 - _APART)]
    drawn = [rule.at for rule in rules.vertical]
    missing = {
        round(x, 1) for span in spans for x in (span.x0, span.x1) if all(abs(x - at) > 2 * _APART for at in drawn)
    }
    if len(wide) < 2 or not missing:  # noqa: PLR2004 (a row has two borders)
        return rules
    added = [Rule(x, ((min(wide), max(wide)),)) for x in _apart(sorted(missing))]
    return replace(rules, vertical=tuple(sorted((*rules.vertical, *added), key=lambda rule: rule.at)))


def _apart(xs: Sequence[float]) -> list[float]:
    """Places without those that repeat the one before."""
    return [x for i, x in enumerate(xs) if not i or x - xs[i - 1] > 2 * _APART]


def _borders(cell: Cell, rules: Rules, words: Sequence[Word]) -> Iterator[Rule]:
    """The borders that a head cell with two or more column names lacks, down to the end of its table."""
    names = _names(cell)
    if sum(name.role not in (None, "group") for name in names) < 2 or len(names) < 2:  # noqa: PLR2004
        return
    bottom = _end(cell, rules)
    grouped = set(_group_words(cell))
    body = [w for w in words if cell.box[1] < w.centre[1] < bottom and w not in grouped]
    for left, right in pairwise(names):
        at = _gutter(left.middle, right.middle, body)
        yield Rule(at, ((_start(cell, left, right, rules), bottom),))


def _names(cell: Cell) -> list[_Name]:
    """The names in a head cell: words that stand over or near each other, group headings left out."""
    clusters: list[list[Word]] = []
    for word in sorted(set(cell.words) - set(_group_words(cell)), key=lambda w: w.x0):
        if clusters and word.x0 < max(w.x1 for w in clusters[-1]) + _APART:
            clusters[-1].append(word)
        else:
            clusters.append([word])
    boxes = [(around(cluster), fold(text_of(cluster))) for cluster in clusters]
    return [_Name(box[0], box[2], role_of(text)) for box, text in boxes]


def _group_words(cell: Cell) -> tuple[Word, ...]:
    """Words of headings such as Mutu Baku that stand above several names."""
    return tuple(word for word in cell.words if role_of(word.text) == "group" or word.text.lower() in _GROUP)


_GROUP = ("mutu", "baku", "buku", "pendukung", "/", "baku/pendukung")


def _start(cell: Cell, left: _Name, right: _Name, rules: Rules) -> float:
    """Where the border between two names begins: at the last rule above that spans both sides, or the group's end."""
    ends = [word.bottom for word in _group_words(cell)]
    lowest = max(ends, default=cell.box[1])
    above = [
        rule for rule in rules.horizontal if rule.at <= lowest + _REACH and rule.at < (cell.box[1] + cell.box[3]) / 2
    ]
    spanning = [rule.at for rule in above if rule.covers(left.middle) and rule.covers(right.middle)]
    return max(spanning, default=cell.box[1])


def _end(cell: Cell, rules: Rules) -> float:
    """The last rule below that spans the cell, as far as one follows the other."""
    middle = (cell.box[0] + cell.box[2]) / 2
    below = [rule.at for rule in rules.horizontal if rule.at > cell.box[1] and rule.covers(middle)]
    return max(below, default=cell.box[3])


def _gutter(start: float, end: float, words: Sequence[Word]) -> float:
    """The middle of the widest stretch between two places that fewest words cross."""
    step = max(_STEP, (end - start) / _MOST_SPOTS)
    spots = [start + step * i for i in range(max(1, int((end - start) / step)))]
    crossed = [sum(w.x0 - 0.5 < x < w.x1 + 0.5 for w in words) for x in spots]
    least = min(crossed)
    runs: list[list[float]] = [[]]
    for x, times in zip(spots, crossed, strict=True):
        if times == least:
            runs[-1].append(x)
        elif runs[-1]:
            runs.append([])
    widest = max(runs, key=len)
    return (widest[0] + widest[-1]) / 2
