"""Characters → words, words → lines of text."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ingest.layout.geometry.page import Box, Char, Word, reading_box

_HYPHEN = re.compile(r"(?<=\w)-\n(?=\w)")
_GAP = 0.15
_OVERPRINT = 1.05
_SAME_LINE = 0.5
_LEVEL = 1.0


def words_of(chars: Iterable[Char]) -> tuple[Word, ...]:
    """The words of `chars` in drawing order; blanks and gaps end a word, overprinted characters count once."""
    out: list[list[Char]] = []
    open_: list[Char] = []
    for char in chars:
        if char.text.isspace():
            open_ = []
        elif open_ and _repeats(open_, char):
            continue
        elif open_ and _follows(open_[-1], char):
            open_.append(char)
        else:
            open_ = [char]
            out.append(open_)
    return _distinct(map(_word, out))


def _follows(last: Char, char: Char) -> bool:
    """Whether `char` goes on where `last` ends, on the same line."""
    if char.quarter != last.quarter:
        return False
    _, top, right, bottom = reading_box(last)
    left, start, _, end = reading_box(char)
    size = bottom - top
    return -2 * _GAP * size < left - right < _GAP * size and abs(start + end - top - bottom) < size * _SAME_LINE


def _repeats(word: list[Char], char: Char) -> bool:
    """Whether `char` is printed over the same character once more (imitated bold)."""
    return any(
        c.text == char.text and abs(c.x0 - char.x0) < _OVERPRINT and abs(c.top - char.top) < _OVERPRINT
        for c in word[-2:]
    )


def _word(chars: list[Char]) -> Word:
    x0, top = min(c.x0 for c in chars), min(c.top for c in chars)
    x1, bottom = max(c.x1 for c in chars), max(c.bottom for c in chars)
    return Word("".join(c.text for c in chars), x0, top, x1, bottom, chars[0].quarter)


def _distinct(words: Iterable[Word]) -> tuple[Word, ...]:
    """Words without those printed twice in one place."""
    seen: set[tuple[str, int, int]] = set()
    out = []
    for word in words:
        x, y = round(word.x0 / 2), round(word.top / 2)
        if not any((word.text, x + dx, y + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            out.append(word)
        seen.add((word.text, x, y))
    return tuple(out)


def lines_of(words: Iterable[Word]) -> tuple[tuple[Word, ...], ...]:
    """Words that stand beside each other, line by line from the top, each from left to right.

    `words` come in drawing order, which keeps lines apart that are printed over each other;
    turned text follows the upright.
    """
    turned = sorted(words, key=lambda word: word.quarter)
    return tuple(line for _, group in groupby(turned, key=lambda word: word.quarter) for line in _lines(group))


def _lines(words: Iterable[Word]) -> Iterator[tuple[Word, ...]]:
    """The lines of words that are all turned alike."""
    lines: list[list[tuple[Box, Word]]] = []
    placed = [(reading_box(word), word) for word in words]
    for run in sorted(_runs(placed), key=lambda run: (run[0][0][1] + run[0][0][3], run[0][0][0])):
        line = next((line for line in reversed(lines[-3:]) if _beside(line, run)), None)
        if line is None:
            lines.append(run)
        else:
            line += run
    for line in lines:
        yield tuple(word for _, word in sorted(line, key=lambda item: item[0][0]))


def _runs(placed: Iterable[tuple[Box, Word]]) -> Iterator[list[tuple[Box, Word]]]:
    """Words drawn one after the other from left to right on one height."""
    run: list[tuple[Box, Word]] = []
    for box, word in placed:
        if run and not (box[0] >= run[-1][0][2] - 1 and abs(_middle(box) - _middle(run[-1][0])) < _LEVEL):
            yield run
            run = []
        run.append((box, word))
    if run:
        yield run


def _beside(line: list[tuple[Box, Word]], run: list[tuple[Box, Word]]) -> bool:
    """Whether a run stands on the height of a line and over none of its words."""
    anchor, first = line[0][0], run[0][0]
    near = _SAME_LINE * min(anchor[3] - anchor[1], first[3] - first[1])
    if abs(_middle(first) - _middle(anchor)) >= near:
        return False
    return not any(one[0] < other[2] - 1 and one[2] > other[0] + 1 for one, _ in run for other, _ in line)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def line_text(line: Iterable[Word]) -> str:
    """The words of one line."""
    return " ".join(word.text for word in line)


def text_of(words: Iterable[Word]) -> str:
    """The text of `words`, one line each; a hyphen at a line end joins the next word to it."""
    return _HYPHEN.sub("-", "\n".join(map(line_text, lines_of(words))))


def around(words: Iterable[Word]) -> Box:
    """The box around at least one word."""
    found = tuple(words)
    return min(w.x0 for w in found), min(w.top for w in found), max(w.x1 for w in found), max(w.bottom for w in found)
