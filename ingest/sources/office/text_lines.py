"""Texts → lines → words in a box, with widths estimated from average letters.

The places need not be those of the office program; they must keep what the layout rooms read from
places: a line that goes on reaches the right edge, one that ends a paragraph leaves room for the
next word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from ingest.layout.geometry.page import Box, Word
from ingest.layout.items import MARKS

_NARROW = frozenset("iljtfrI.,:;'|!()[]/-")
_WIDE = frozenset("mwMW@%")
_SPACE = 0.28
_LEAD, _REST, _FLAT = 0.3, 0.45, 0.12
_EDGE = 0.5
_PITCH = 1.17


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words that stand on one line; whether the line begins and whether it ends a paragraph."""

    words: tuple[str, ...]
    begins: bool
    ends: bool


def text_width(text: str, size: float) -> float:
    """About how wide `text` is at a font size."""
    return sum(_part(letter) for letter in text) * size


def line_count(text: str, size: float, room: float) -> int:
    """About how many lines `text` takes; words too long for a line are broken."""
    lines, used = 1, 0.0
    for word in text.split():
        width = text_width(word, size)
        if used and used + _SPACE * size + width > room:
            lines, used = lines + 1, 0.0
        used += width + (_SPACE * size if used else 0)
        if used > room:
            lines += ceil(used / room) - 1
            used %= room
    return lines


def broken(text: str, size: float, room: float) -> tuple[TextLine, ...]:
    """The lines of one paragraph, at least two words each: a list mark or a hyphen must not mislead at their ends."""
    words = text.split()
    cuts = [0]
    used = 0.0
    for at, word in enumerate(words):
        width = text_width(word, size)
        if at - cuts[-1] > 1 and used + width > room and _may_begin(words, at):
            cuts.append(at)
            used = 0.0
        used += width + _SPACE * size
    ends = [*cuts[1:], len(words)]
    pieces = [tuple(words[a:b]) for a, b in zip(cuts, ends, strict=True)]
    return tuple(TextLine(p, i == 0, i == len(pieces) - 1) for i, p in enumerate(pieces) if p)


def spread(line: TextLine, edges: tuple[float, float], top: float, size: float, share: float = 0.0) -> Iterator[Word]:
    """The words of `line` between two edges; `share` of the spare room stands before them."""
    room = max(edges[1] - edges[0], 1.0)
    widths = [text_width(word, size) for word in line.words]
    gap = _SPACE * size
    natural = sum(widths) + gap * (len(widths) - 1)
    limits = [1.0, room / natural, _LEAD * room / widths[0] if line.begins else 1.0, _REST * room / natural if line.ends else 1.0]  # fmt: skip
    scale = min(limits)
    height = min(size * 0.9, _FLAT * room)
    x = edges[0] + share * max(0.0, room - natural * scale)
    for i, (word, width) in enumerate(zip(line.words, widths, strict=True)):
        end = x + width * scale
        last = i == len(widths) - 1 and not line.ends
        yield Word(word, x, top, max(end, edges[1] - _EDGE) if last else end, top + height)
        x = end + gap * scale


def centred(texts: tuple[str, ...], box: Box, size: float) -> Iterator[Word]:
    """The texts as one line in the middle of `box`: what stands in one object belongs together."""
    words = tuple(word for text in texts for word in text.split())
    if not words:
        return
    widths = [text_width(word, size) for word in words]
    gap = min(_SPACE * size, 3.0)
    scale = min(1.0, 0.8 * max(box[2] - box[0], 1.0) / (sum(widths) + gap * (len(words) - 1)))
    x = (box[0] + box[2] - scale * (sum(widths) + gap * (len(words) - 1))) / 2
    middle = (box[1] + box[3]) / 2
    half = min(size, box[3] - box[1]) * 0.4
    for word, width in zip(words, widths, strict=True):
        yield Word(word, x, middle - half, x + width * scale, middle + half)
        x += (width + gap) * scale


def pitch_of(size: float) -> float:
    """The distance of lines with single spacing."""
    return size * _PITCH


def _may_begin(words: list[str], at: int) -> bool:
    rest = " ".join(words[at : at + 3])
    return not words[at - 1].endswith("-") and not any(mark.match(rest) for mark in MARKS)


def _part(letter: str) -> float:
    if letter in _NARROW:
        return 0.28
    if letter in _WIDE:
        return 0.85
    return 0.68 if letter.isupper() else 0.53
