"""Intervals that go beside every share."""

from math import sqrt

from model.compliance import Rate

Z95 = 1.959963984540054


def wilson(hits: int, n: int) -> tuple[float, float] | None:
    """The Wilson 95 % score interval of `hits` in `n`; None for n = 0 (Wilson 1927)."""
    if n == 0:
        return None
    share, z2 = hits / n, Z95 * Z95
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, centre - half), min(1.0, centre + half)


def share(hits: int, n: int) -> float | None:
    """`hits` in `n`; None for n = 0."""
    return hits / n if n else None


def rate(hits: int, n: int) -> Rate:
    """`hits` of `n` with their share and interval."""
    return Rate(n, hits, share(hits, n), wilson(hits, n))
