"""Activity names and steps made comparable: roots with synonyms, trigram TF-IDF, token sets."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from pathlib import Path

from rapidfuzz.fuzz import token_set_ratio

from ingest.language.data_files import groups, words
from ingest.language.morphology import root
from ingest.language.roles import role_key
from ingest.language.wordforms import is_known, root_of

_DATA = Path(__file__).parent / "data"
_GRAM = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """A text made comparable: its words, its weighted trigrams, and the sum of their squares."""

    words: str
    vector: dict[str, float]
    square: float


def wording(text: str, weights: dict[str, float]) -> Wording:
    """`text` in terms of the weights that all texts together give."""
    vector = {gram: n * weights.get(gram, 1.0) for gram, n in _grams(normal(text)).items()}
    return Wording(normal(text), vector, sum(v * v for v in vector.values()))


def weights(texts: Iterable[str]) -> dict[str, float]:
    """Inverse document frequency of each trigram."""
    known = list(texts)
    counts = Counter(gram for text in known for gram in _grams(normal(text)))
    return {gram: log((1 + len(known)) / (1 + n)) + 1 for gram, n in counts.items()}


def likeness(a: Wording, b: Wording) -> float:
    """Mean of two measures between 0 and 1: cosine of the trigrams, token set ratio of the words."""
    if not (a.words and b.words):
        return 0.0
    return (_cosine(a, b) + token_set_ratio(a.words, b.words) / 100) / 2


def plain(text: str) -> str:
    """`text` in small letters without signs."""
    return " ".join(re.findall(r"\w+", text.lower()))


def normal(text: str) -> str:
    """The roots of the content words in alphabetical order, one word for all that mean the same."""
    found = (_one_word(word) for word in role_key(text).split() if word not in _empty())
    return " ".join(sorted({word for word in found if word not in _empty()}))


def _one_word(word: str) -> str:
    bare = root_of(word) if is_known(word) else root(word)
    return synonyms().get(word) or synonyms().get(bare, bare)


@cache
def _empty() -> frozenset[str]:
    """Words that every text has."""
    return words("empty_words.txt", _DATA)


@cache
def synonyms() -> dict[str, str]:
    """Every listed word with the first of its group; the office's groups come last and win."""
    return {word: group[0] for group in groups("synonyms.txt", _DATA) for word in group}


def _grams(words: str) -> Counter[str]:
    padded = f" {words} "
    return Counter(padded[i : i + _GRAM] for i in range(len(padded) - _GRAM + 1))


def _cosine(a: Wording, b: Wording) -> float:
    dot = sum(value * b.vector.get(gram, 0.0) for gram, value in a.vector.items())
    norm = sqrt(a.square * b.square)
    return dot / norm if norm else 0.0
