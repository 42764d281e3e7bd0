"""Characters → words, words → lines of text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.layout.geometry.page import Box, Char, Word

_HYPHEN = re.compile(r"(?<=\w)-\n(?=\w)")
_GAP = 0.18
_OVERPRINT = 0.35
_SAME_LINE = 0.5
_LEVEL = 1.0


def words_of(chars: Iterable[Char]) -> tuple[Word, ...]:
    """The words of `chars` in drawing order; blanks and gaps end a word, overprinted characters count once."""
    out: list[_Growing] = []
    open_: _Growing | None = None
    for char in chars:
        if char.text.isspace():
            open_ = None
        elif open_ is not None and open_.repeats(char):
            continue
        elif open_ is not None and open_.takes(char):
            open_.add(char)
        else:
            open_ = _Growing([char])
            out.append(open_)
    return _distinct(grown.word() for grown in out)


@dataclass(slots=True)
class _Growing:
    chars: list[Char] = field(default_factory=list)

    def takes(self, char: Char) -> bool:
        """Whether `char` goes on where the word ends, on the same line."""
        last = self.chars[-1]
        size = last.bottom - last.top
        near = -2 * _GAP * size < char.x0 - last.x1 < _GAP * size
        return near and abs((char.top + char.bottom) - (last.top + last.bottom)) < size * _SAME_LINE

    def repeats(self, char: Char) -> bool:
        """Whether `char` is printed over the same character once more (imitated bold)."""
        shift = _OVERPRINT * 3
        return any(
            c.text == char.text and abs(c.x0 - char.x0) < shift and abs(c.top - char.top) < shift
            for c in self.chars[-2:]
        )

    def add(self, char: Char) -> None:
        self.chars.append(char)

    def word(self) -> Word:
        text = "".join(c.text for c in self.chars)
        first, last = self.chars[0], self.chars[-1]
        return Word(text, first.x0, min(c.top for c in self.chars), last.x1, max(c.bottom for c in self.chars))


def _distinct(words: Iterable[Word]) -> tuple[Word, ...]:
    """Words without those printed twice in one place."""
    seen: set[tuple[str, int, int]] = set()
    out = []
    for word in words:
        keys = {(word.text, round(word.x0 / 2) + dx, round(word.top / 2) + dy) for dx in (0, 1) for dy in (0, 1)}
        if not keys & seen:
            out.append(word)
        seen.add((word.text, round(word.x0 / 2), round(word.top / 2)))
    return tuple(out)


def lines_of(words: Iterable[Word]) -> tuple[tuple[Word, ...], ...]:
    """Words that stand beside each other, line by line from the top, each from left to right.

    `words` come in drawing order, which keeps lines apart that are printed over each other.
    """
    lines: list[list[Word]] = []
    for run in sorted(_runs(words), key=lambda run: (run[0].top + run[0].bottom, run[0].x0)):
        line = next((line for line in reversed(lines[-3:]) if _beside(line, run)), None)
        if line is None:
            lines.append(run)
        else:
            line += run
    return tuple(tuple(sorted(line, key=lambda w: w.x0)) for line in lines)


def _runs(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words drawn one after the other from left to right on one height."""
    run: list[Word] = []
    for word in words:
        if run and not (word.x0 >= run[-1].x1 - 1 and abs(word.centre[1] - run[-1].centre[1]) < _LEVEL):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


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


def _beside(line: list[Word], run: list[Word]) -> bool:
    """Whether a run stands on the height of a line and over none of its words."""
    anchor, first = line[0], run[0]
    near = _SAME_LINE * min(anchor.bottom - anchor.top, first.bottom - first.top)
    level = abs(first.centre[1] - anchor.centre[1]) < near
    return level and not any(w.x0 < other.x1 - 1 and w.x1 > other.x0 + 1 for w in run for other in line)
