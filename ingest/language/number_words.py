"""Indonesian numbers in words → their value."""

from collections.abc import Sequence

_ONES = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip
_PARTS = {"setengah": 0.5, "separuh": 0.5, "seperempat": 0.25, "perempat": 0.25}
_SCALES = {"puluh": 10, "ratus": 100, "ribu": 1000}
NUMBER_WORDS = frozenset((*_ONES, *_PARTS, *_SCALES, "belas"))


def value_of(words: Sequence[str]) -> float | None:
    """The number that `words` say; None when they are not a number.

    >>> value_of("dua ratus lima puluh".split())
    250.0
    """
    if not words or not set(words) <= NUMBER_WORDS:
        return None
    if words[-1] == "perempat":
        return (value_of(words[:-1]) or 1.0) / 4
    total, last = 0.0, 0.0
    for word in words:
        total, last = _after(word, total, last)
    return total + last


def _after(word: str, total: float, last: float) -> tuple[float, float]:
    """The finished sum and the figure still open after `word`."""
    if word in _SCALES:
        return total + (last or 1) * _SCALES[word], 0.0
    if word == "belas":
        return total, last + 10
    return total + last, _ONES.get(word, _PARTS.get(word, 0.0))
