"""Two groups against each other: the difference of their shares, its probability by chance, and many such tests."""

from collections.abc import Sequence
from itertools import accumulate
from math import erfc, exp, fsum, hypot, lgamma, sqrt

from analytics.statistics import wilson

_EXPECTED = 5
_CORRECTION = 0.5
_EQUAL = 1e-7
Group = tuple[int, int]


def newcombe(first: Group, second: Group) -> tuple[float, float] | None:
    """The 95 % interval of the share of `first` less that of `second`, each (hits, n); None where an n is 0.

    Newcombe 1998, method 10: the squared Wilson limits added, without continuity correction.
    """
    one, other = wilson(*first), wilson(*second)
    if one is None or other is None:
        return None
    p, q = first[0] / first[1], second[0] / second[1]
    return p - q - hypot(p - one[0], other[1] - q), p - q + hypot(one[1] - p, q - other[0])


def two_sided(first: Group, second: Group) -> float:
    """How probable shares at least so far apart are where the groups do not differ; each is (hits, n).

    The chi-square test with Yates's correction; Fisher's exact test where fewer than 5 are expected in a cell.
    """
    hits, n = first[0] + second[0], first[1] + second[1]
    smallest = min(hits, n - hits) * min(first[1], second[1]) / n if n else 0
    return fisher(first, second) if smallest < _EXPECTED else _chi_square(first, second)


def fisher(first: Group, second: Group) -> float:
    """Fisher's exact test, two-sided: all tables with the same margins that are no more probable than this one."""
    hits, n = first[0] + second[0], first[1] + second[1]
    tables = range(max(0, hits - second[1]), min(hits, first[1]) + 1)
    whole = _ways(n, hits)
    found = {a: exp(_ways(first[1], a) + _ways(second[1], hits - a) - whole) for a in tables}
    return min(1.0, fsum(p for p in found.values() if p <= found[first[0]] * (1 + _EQUAL)))


def adjusted(chances: Sequence[float]) -> tuple[float, ...]:
    """The q of each p in `chances`: the share of false discoveries among all with a p no greater.

    Benjamini and Hochberg 1995.
    """
    ranked = sorted(range(len(chances)), key=lambda place: -chances[place])
    raised = (chances[place] * (len(chances) / (len(chances) - n)) for n, place in enumerate(ranked))
    found = dict(zip(ranked, accumulate(raised, min), strict=True))
    return tuple(min(1.0, found[place]) for place in range(len(chances)))


def _chi_square(first: Group, second: Group) -> float:
    hits, n = first[0] + second[0], first[1] + second[1]
    off = abs(first[0] - first[1] * hits / n)
    deviation = max(0.0, off - _CORRECTION)
    spread = first[1] * second[1] / n * (hits / n) * (1 - hits / n)
    return erfc(sqrt(deviation * deviation / spread / 2))


def _ways(n: int, k: int) -> float:
    """The logarithm of n over k."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
