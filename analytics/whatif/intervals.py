"""Means over independent replications with their 95 % intervals."""

from collections.abc import Sequence
from statistics import fmean, stdev

from analytics.statistics import Z95
from model.what_if import Compared, Figure

FEWEST = 5


def figure(values: Sequence[float]) -> Figure:
    """The mean of `values`, one a replication, and its 95 % interval by Student's t."""
    mean = fmean(values)
    half = student95(len(values) - 1) * stdev(values) / len(values) ** 0.5
    return Figure(mean, mean - half, mean + half)


def compared(today: Sequence[float] | None, changed: Sequence[float] | None) -> Compared:
    """Figures of both sides, and of the differences replication by replication."""
    paired = None
    if today is not None and changed is not None:
        paired = figure([after - before for before, after in zip(today, changed, strict=True)])
    return Compared(figure(today) if today else None, figure(changed) if changed else None, paired)


def student95(freedom: int) -> float:
    """The two-sided 95 % quantile of Student's t, to 0.3 % from 4 degrees of `freedom` on (Abramowitz and Stegun 26.7.5)."""
    z, n = Z95, freedom
    terms = (
        (z**3 + z) / (4 * n),
        (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2),
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3),
    )
    return z + sum(terms)
