"""Widths of text in Arial, Helvetica or Liberation Sans, which share their advance widths."""

from functools import lru_cache

# Advance widths of the printable ASCII characters (space to tilde) in thousandths of the size.
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584"
)
_TABLES = {
    False: {chr(32 + i): int(w) for i, w in enumerate(_REGULAR.split())},
    True: {chr(32 + i): int(w) for i, w in enumerate(_BOLD.split())},
}
_LATIN, _WIDE = 667, 1000
_FIRST_WIDE = "\u2e80"


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of `text` in points; characters beyond ASCII count as wide as capitals."""
    table = _TABLES[bold]
    return sum(table.get(c, _WIDE if c >= _FIRST_WIDE else _LATIN) for c in text) * size / 1000


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines `text` takes in `room` points; a word that is too long is broken."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_paragraph(paragraph, size, room, bold=bold))
    return tuple(lines)


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """The width of the widest word of `text`."""
    return max((width(word, size, bold=bold) for word in text.split()), default=0.0)


def _paragraph(text: str, size: float, room: float, *, bold: bool) -> list[str]:
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if width(joined, size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.extend(_broken(word, size, room, bold=bold))
    return lines[1:] if len(lines) > 1 and not lines[0] else lines


def _broken(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces
