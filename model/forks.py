"""Which ways out of a row are taken together, told from the ways alone."""

from collections.abc import Sequence
from itertools import permutations


def rows_ahead(follow: Sequence[Sequence[int]]) -> tuple[frozenset[int], ...]:
    """The rows that ways downwards lead to from each row, itself included; `follow` are those right after each."""
    found: dict[int, frozenset[int]] = {}
    for row in reversed(range(len(follow))):
        found[row] = frozenset({row}).union(*(found[to] for to in follow[row] if to > row))
    return tuple(found[row] for row in range(len(follow)))


def part_and_meet(row: int, ways: Sequence[int], ahead: Sequence[frozenset[int]]) -> bool:
    """Whether the sorted `ways` out of `row` lead apart and meet again further down.

    A way that only jumps over rows of the other is a way round them, and one that leads back a loop.
    """
    if len(ways) < 2 or ways[0] <= row:  # noqa: PLR2004 (two ways make a fork)
        return False
    apart = not any(b in ahead[a] for a, b in permutations(ways, 2))
    return apart and bool(frozenset.intersection(*(ahead[way] for way in ways)))
