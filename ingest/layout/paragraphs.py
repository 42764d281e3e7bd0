"""Lines of a cell → paragraphs: a line is broken off where the next word would still have fitted."""

from collections.abc import Callable
from itertools import pairwise

from ingest.layout.geometry.cells import Cell
from ingest.layout.geometry.page import Word
from ingest.layout.geometry.words import line_text, lines_of
from ingest.layout.items import MARKS

_SLACK = 1.15
_COLUMN = 40.0
_CLEAR = 5.0
_LEVEL = 1.5


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
    if items := _beside_marks(lines):
        return "\n".join(items)
    out = line_text(lines[0]) if lines else ""
    for above, line in pairwise(lines):
        out += (
            "\n" if _breaks(above, line, right) else "" if out.endswith("-") and out[-2:-1].isalnum() else " "
        ) + line_text(line)
    return out


def _beside_marks(lines: tuple[tuple[Word, ...], ...]) -> list[str]:
    """The items of a list whose marks stand in a column of their own, off the level of the text.

    The lines are shared out so that each mark stands as near as can be to its first line, or to the
    middle of its lines, whichever fits all marks better. Empty for any other list.
    """
    marks = [line[0] for line in lines if _is_mark(line[0].text)]
    written = [text for line in lines if (text := tuple(word for word in line if word not in marks))]
    if len(marks) < 2 or len(written) < len(marks) or all(map(_is_level, lines)):  # noqa: PLR2004 (a list)
        return []
    if min(text[0].x0 for text in written) < max(mark.x1 for mark in marks) - 1:
        return []
    shares = _shared([mark.centre[1] for mark in marks], [text[0].centre[1] for text in written])
    starts = [sum(shares[:i]) for i in range(len(shares))]
    rows = [written[start : start + share] for start, share in zip(starts, shares, strict=True)]
    return [f"{mark.text} " + " ".join(map(line_text, row)) for mark, row in zip(marks, rows, strict=True)]


def _is_level(line: tuple[Word, ...]) -> bool:
    """Whether a line has no mark, or one on the height of its text."""
    if not _is_mark(line[0].text):
        return True
    return len(line) > 1 and abs(line[0].centre[1] - line[1].centre[1]) < _LEVEL


def _shared(marks: list[float], lines: list[float]) -> list[int]:
    """How many lines belong to each mark, at least one."""
    first = _least(marks, lines, lambda start, _: lines[start])
    middle = _least(marks, lines, lambda start, end: (lines[start] + lines[end - 1]) / 2)
    return min(first, middle)[1]


def _least(marks: list[float], lines: list[float], place: Callable[[int, int], float]) -> tuple[float, list[int]]:
    """The least total distance from marks to the `place` of their lines, and the number of lines of each."""
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}
    for i, mark in enumerate(marks):
        for end in range(i + 1, len(lines) - len(marks) + i + 2):
            best[i + 1, end] = min(
                (best[i, start][0] + abs(place(start, end) - mark), [*best[i, start][1], end - start])
                for start in range(i, end)
                if (i, start) in best
            )
    return best[len(marks), len(lines)]


def _breaks(above: tuple[Word, ...], line: tuple[Word, ...], right: float) -> bool:
    """Whether a new paragraph begins: with a list mark, or although its first word had room above."""
    first = line[0]
    if _is_mark(first.text) or any(mark.match(line_text(line)) for mark in MARKS):
        return True
    return above[-1].x1 + _SLACK * (first.x1 - first.x0) + (first.bottom - first.top) < right


def _is_mark(text: str) -> bool:
    return any(mark.fullmatch(text + " ") for mark in MARKS)
