"""Which item of one list is which of another, and which of them changed their place."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar

from model.assignment import best_pairs

T = TypeVar("T")
# Of two assignments as good the one that keeps the order: less than any difference in likeness that counts.
_ORDER = 1e-3


def matched(old: Sequence[T], new: Sequence[T], gain: Callable[[int, int], float]) -> dict[int, int]:
    """The indexes of `new` for those of `old`, one-to-one, with the largest sum of gains above 0."""
    gains = {
        (i, j): found - _ORDER * (i / len(old) - j / len(new)) ** 2
        for i in range(len(old))
        for j in range(len(new))
        if (found := gain(i, j)) > 0
    }
    return best_pairs(gains)


def moved(pairs: dict[int, int]) -> frozenset[int]:
    """Those of the old indexes in `pairs` that changed places: the fewest without which all are in order."""
    order = sorted(pairs)
    ends: list[int] = []
    lengths = []
    for old in order:
        place = bisect_left(ends, pairs[old])
        ends[place : place + 1] = [pairs[old]]
        lengths.append(place + 1)
    return frozenset(order) - _longest(order, lengths)


def _longest(order: list[int], lengths: list[int]) -> frozenset[int]:
    """The last longest increasing run, told from the length of the one that ends in each place."""
    kept, wanted = [], max(lengths, default=0)
    for old, found in zip(reversed(order), reversed(lengths), strict=True):
        if found == wanted:
            kept.append(old)
            wanted -= 1
    return frozenset(kept)
