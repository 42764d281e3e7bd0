"""Text widths, wrapping and fonts."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tests.corpus.style import FONTS

LEADING = 1.2
_BREAKS = re.compile(r" (?=(?:[1-9]|[a-e])\. [A-Za-z]|- [A-Z])")


@cache
def known_font(name: str) -> str:
    """`name`, known to reportlab: one font comes with it as a file to embed."""
    if name in FONTS["Vera"]:
        folder = Path(reportlab.__file__).parent / "fonts"
        pdfmetrics.registerFont(TTFont(name, folder / f"{name}.ttf"))
    return name


def text_width(text: str, font: str, size: float) -> float:
    return pdfmetrics.stringWidth(text, known_font(font), size)


def list_parts(text: str) -> tuple[str, ...]:
    """`text` cut before its list marks."""
    return tuple(_BREAKS.split(text))


def wrap(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """`text` in lines of at most `width`; list marks begin a line, too long words are cut."""
    lines: list[str] = []
    for part in list_parts(text):
        line = ""
        for word in _cut(part.split(), font, size, width):
            longer = f"{line} {word}".strip()
            if line and text_width(longer, font, size) > width:
                lines.append(line)
                longer = word
            line = longer
        lines += [line] if line else []
    return tuple(lines)


def longest_word(texts: Sequence[str], font: str, size: float) -> float:
    """The width of the widest word in `texts`."""
    return max((text_width(word, font, size) for text in texts for word in text.split()), default=0.0)


def _cut(pieces: Sequence[str], font: str, size: float, width: float) -> list[str]:
    found: list[str] = []
    for piece in pieces:
        word = piece
        while len(word) > 1 and text_width(word, font, size) > width:
            fitting = [n for n in range(1, len(word)) if text_width(word[:n], font, size) <= width] or [1]
            end = max((n for n in fitting if word[n - 1] == "/"), default=fitting[-1])
            found.append(word[:end])
            word = word[end:]
        found.append(word)
    return found
