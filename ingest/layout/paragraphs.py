"""Lines of a cell → paragraphs: a line is broken off where the next word would still have fitted."""

from itertools import pairwise

from ingest.layout.geometry.cells import Cell
from ingest.layout.geometry.page import Word
from ingest.layout.geometry.words import line_text, lines_of
from ingest.layout.items import MARKS

_SLACK = 1.15
_COLUMN = 40.0
_CLEAR = 5.0


def paragraphs(cell: Cell) -> str:
    """The text of a cell, one line for each paragraph or list item; columns of a list one after the other."""
    return "\n".join(_text(words, right) for words, right in _columns(cell))


def _columns(cell: Cell) -> list[tuple[tuple[Word, ...], float]]:
    """The words of each column of a list, and where its lines end."""
    cut = _second_column(cell.words)
    if cut is None:
        return [(cell.words, cell.box[2])]
    left = tuple(word for word in cell.words if word.x0 < cut)
    right = tuple(word for word in cell.words if word.x0 >= cut)
    return [(left, cut), *_columns(Cell((cut, *cell.box[1:]), right))]


def _second_column(words: tuple[Word, ...]) -> float | None:
    """Where a second column begins: at a list mark behind a gap that no word crosses on any line."""
    for line in lines_of(words):
        for before, word in pairwise(line):
            gutter = word.x0 - _CLEAR, word.x0 - 1
            if (
                _is_mark(word.text)
                and word.x0 - before.x1 > _CLEAR
                and word.x0 - line[0].x0 > _COLUMN
                and not any(w.x0 < gutter[1] and w.x1 > gutter[0] for w in words)
            ):
                return gutter[1]
    return None


def _text(words: tuple[Word, ...], right: float) -> str:
    lines = lines_of(words)
    out = line_text(lines[0]) if lines else ""
    for above, line in pairwise(lines):
        out += (
            "\n" if _breaks(above, line, right) else "" if out.endswith("-") and out[-2:-1].isalnum() else " "
        ) + line_text(line)
    return out


def _breaks(above: tuple[Word, ...], line: tuple[Word, ...], right: float) -> bool:
    """Whether a new paragraph begins: with a list mark, or although its first word had room above."""
    first = line[0]
    if _is_mark(first.text) or any(mark.match(line_text(line)) for mark in MARKS):
        return True
    return above[-1].x1 + _SLACK * (first.x1 - first.x0) + (first.bottom - first.top) < right


def _is_mark(text: str) -> bool:
    return any(mark.fullmatch(text + " ") for mark in MARKS)
