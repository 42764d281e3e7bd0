"""A misread word → the word it was, by the letters that scanners confuse."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ingest.language.wordforms import is_known, is_usual, usual

# What a scanner reads for what stands there: shapes that are all but the same, then those that are near.
_SAME_SHAPE = (("rn", "m"), ("cl", "d"), ("lc", "k"), ("ii", "u"), ("vv", "w"), ("l", "i"), ("i", "l"), ("c", "e"), ("q", "g"))  # fmt: skip
_CONFUSED = (
    *_SAME_SHAPE, ("m", "rn"), ("li", "h"), ("i", "j"), ("j", "i"), ("e", "c"), ("n", "u"), ("u", "n"), ("h", "b"),
    ("b", "h"), ("g", "q"), ("a", "o"), ("o", "a"), ("n", "m"), ("m", "n"), ("n", "a"), ("v", "y"), ("f", "t"), ("t", "f"),
)  # fmt: skip
_VOWELS = "aeiou"
_LIKE, _DOUBLED, _MOVED, _LOST, _OTHER = 0.5, 0.6, 0.7, 0.9, 1.2
_UNUSUAL = 0.4
_SURE, _SHORT_SURE, _POSSIBLE = 1.3, 1.0, 2.2
_MARGIN = 0.25
_SHORTEST, _SHORT = 6, 8
_CACHE = 1 << 16


@dataclass(frozen=True, slots=True)
class Respelling:
    """What a word should read, and how sure that is; not `certain` means only worth a question."""

    word: str
    confidence: float
    certain: bool


@lru_cache(_CACHE)
def respelled(word: str) -> Respelling | None:
    """The usual word that the unknown `word`, in lower case, was; None where it is like none, or is known."""
    if len(word) < _SHORTEST or is_known(word):
        return None
    costs = {candidate: _cost(word, candidate) for candidate in _candidates(word)}
    ranked = sorted(costs, key=lambda candidate: (costs[candidate], candidate))
    if not ranked or costs[ranked[0]] > _POSSIBLE:
        return None
    clear = len(ranked) == 1 or costs[ranked[1]] - costs[ranked[0]] >= _MARGIN
    cost = costs[ranked[0]]
    certain = clear and cost <= (_SURE if len(word) >= _SHORT else _SHORT_SURE)
    return Respelling(ranked[0], round(1 - cost / 12, 2) if certain else 0.5, certain)


def _candidates(word: str) -> Iterator[str]:
    """Usual words two slips away, and known words that one likely slip makes `word`."""
    for usual_word, _, _ in process.extract(word, _usual_words(), scorer=OSA.distance, score_cutoff=2, limit=8):
        yield usual_word
    yield from (mended for mended in _mended(word) if is_known(mended) and not is_usual(mended))


def _mended(word: str) -> Iterator[str]:
    """`word` with one sure confusion undone, or one consonant of a pair left out."""
    for read, meant in _SAME_SHAPE:
        at = word.find(read)
        while at >= 0:
            yield word[:at] + meant + word[at + len(read) :]
            at = word.find(read, at + 1)
    pairs = [i for i, (left, right) in enumerate(pairwise(word)) if left == right and left not in _VOWELS]
    yield from (word[:i] + word[i + 1 :] for i in pairs)


def _cost(word: str, candidate: str) -> float:
    """How unlikely it is that a scanner made `word` of `candidate`: the cheapest row of slips."""
    rows = [[0.0] * (len(candidate) + 1) for _ in range(len(word) + 1)]
    for i in range(len(word) + 1):
        for j in range(len(candidate) + 1):
            if i or j:
                rows[i][j] = min(_ways(rows, word[:i], candidate[:j]))
    return rows[-1][-1] + (0.0 if is_usual(candidate) else _UNUSUAL)


def _ways(rows: list[list[float]], word: str, candidate: str) -> Iterator[float]:
    """The costs of reaching the ends of `word` and `candidate` by each last slip."""
    i, j = len(word), len(candidate)
    if i and j:
        yield rows[i - 1][j - 1] + (0.0 if word[-1] == candidate[-1] else _OTHER)
    if i > 1 and j > 1 and word[-2:] == candidate[-1] + candidate[-2]:
        yield rows[i - 2][j - 2] + _MOVED
    if i:
        yield rows[i - 1][j] + (_DOUBLED if word[-1] == word[-2:-1] else _LOST)
    if j:
        yield rows[i][j - 1] + (_DOUBLED if candidate[-1] == candidate[-2:-1] else _LOST)
    for read, meant in _CONFUSED:
        if word.endswith(read) and candidate.endswith(meant):
            yield rows[i - len(read)][j - len(meant)] + _LIKE


@lru_cache(1)
def _usual_words() -> tuple[str, ...]:
    return tuple(sorted(word for word in usual() if len(word) >= _SHORTEST - 1))
