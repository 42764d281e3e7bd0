"""Texts → words in a box, with widths estimated from average letters.

Each line that the author ended is one line of words, pressed together as far as needed: places need
not be those of the office program, but they must leave room after a line, which is how the layout
rooms know that it has ended.
"""

from collections.abc import Iterator
from math import ceil

from ingest.layout.geometry.page import Box, Word

_NARROW = frozenset("iljtfrI.,:;'|!()[]/-")
_WIDE = frozenset("mwMW@%")
_SPACE = 0.28
_LEAD, _REST, _FLAT = 0.3, 0.45, 0.12
_PITCH = 1.17


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


def spread(text: str, edges: tuple[float, float], top: float, size: float, share: float = 0.0) -> Iterator[Word]:
    """The words of a line between two edges; `share` of the spare room stands before them."""
    words = text.split()
    widths = [text_width(word, size) for word in words]
    room, gap = max(edges[1] - edges[0], 1.0), _SPACE * size
    natural = sum(widths) + gap * (len(widths) - 1)
    scale = min(1.0, _REST * room / natural, _LEAD * room / widths[0])
    bottom = top + min(size * 0.9, _FLAT * room)
    x = edges[0] + share * max(0.0, room - natural * scale)
    for word, width in zip(words, widths, strict=True):
        yield Word(word, x, top, x + width * scale, bottom)
        x += (width + gap) * scale


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


def _part(letter: str) -> float:
    if letter in _NARROW:
        return 0.28
    if letter in _WIDE:
        return 0.85
    return 0.68 if letter.isupper() else 0.53
