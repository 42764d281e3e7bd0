"""How alike two texts are, by their words and the parts of words."""

import re
from functools import lru_cache

_WORD = re.compile(r"\w+|[^\w\s.,;:()\"'“”‘’/-]")
_GRAM = 3
_KEPT = 1 << 14
_EMPTY = frozenset(
    ("dan", "atau", "untuk", "kepada", "ke", "dari", "yang", "di", "dengan", "pada", "oleh", "serta",
     "the", "and", "or", "to", "of", "for", "from")
)  # fmt: skip


@lru_cache(_KEPT)
def plain(text: str | None) -> str:
    """`text` in small letters without punctuation; "-" says nothing."""
    return " ".join(_WORD.findall((text or "").casefold()))


@lru_cache(_KEPT)
def likeness(a: str | None, b: str | None) -> float:
    """Mean of two measures between 0 and 1: shared words and shared trigrams (Dice)."""
    one, other = plain(a), plain(b)
    if one == other:
        return 1.0
    return (_dice(_words(one), _words(other)) + _dice(_grams(one), _grams(other))) / 2


def content(text: str) -> frozenset[str]:
    """The words of `text` that tell something."""
    return _words(plain(text)) - _EMPTY


@lru_cache(_KEPT)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(_KEPT)
def _grams(text: str) -> frozenset[str]:
    padded = f" {text} "
    return frozenset(padded[i : i + _GRAM] for i in range(len(padded) - _GRAM + 1))


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    total = len(a) + len(b)
    return 2 * len(a & b) / total if total else 0.0
