"""Text as the standard PDF fonts can show it, each piece with the text it stands for.

Every PDF reader has Helvetica, Symbol and Zapf Dingbats; a document that uses them alone embeds no font.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, combining, normalize

from reportlab.pdfbase import pdfmetrics

NO_GLYPH = "❏"
_TEXT = "cp1252"
_SIGNS = tuple(pdfmetrics.getFont(name).encName for name in ("Symbol", "ZapfDingbats"))
_INVISIBLE = frozenset({"Cf", "Mn", "Me", "Cc"})
# Readers of PDF part such signs into their letters, wherever these stand.
_LIGATURES = {code: normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_HYPHENS = {"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00ad": "-"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters shown beside each other and what they stand for: None for themselves.

    Empty where the word of the piece before goes on.
    """

    shown: str
    stands_for: str | None = None


@lru_cache(maxsize=4096)
def glyph(character: str) -> str:
    """What is shown for `character`: itself, its letters without marks, or the sign for what no font has."""
    if character in _HYPHENS or _has(_TEXT, character):
        return _HYPHENS.get(character, character)
    if category(character) in _INVISIBLE:
        return ""
    if any(_has(encoding, character) for encoding in _SIGNS):
        return character
    letters = "".join(c for c in normalize("NFKD", character) if not combining(c))
    return letters if letters and all(_has(_TEXT, c) for c in letters) else NO_GLYPH


def replaced(text: str) -> str:
    """The characters of `text` that are shown by others."""
    return "" if text.isascii() else "".join(c for c in text if not c.isascii() and glyph(c) != c and c not in _HYPHENS)


def pieces(text: str, lines: Sequence[str]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each of the `lines` that `text` was wrapped into; a word broken at a line's end stays one word."""
    words = iter(text.translate(_LIGATURES).split())
    word, got = "", ""
    for line in lines:
        found: list[Piece] = []
        for part in line.translate(_LIGATURES).split():
            begins = got == word
            word, got = (next(words), part) if begins else (word, got + part)
            shown = _shown(part)
            plain = begins and got == word and shown == part and part.isprintable() and _is_text(part)
            found.append(Piece(shown, None if plain else word if begins else ""))
        yield tuple(_joined(found))


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring plain words as one piece."""
    run: list[str] = []
    for piece in found:
        if piece.stands_for is None:
            run.append(piece.shown)
            continue
        if run:
            yield Piece(" ".join(run))
            run = []
        yield piece
    if run:
        yield Piece(" ".join(run))


def _shown(part: str) -> str:
    return part if part.isascii() else "".join(map(glyph, part)) or NO_GLYPH


def _is_text(part: str) -> bool:
    return part.isascii() or all(_has(_TEXT, c) for c in part)


@lru_cache(maxsize=4096)
def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
