"""Which of n sorted values bound a quantile, whatever they are distributed like."""

from math import exp, lgamma, log, sqrt

_ALPHA = 0.05
# Beyond so many standard deviations a binomial has nothing that counts here.
_WIDE = 9


def bounding_ranks(n: int, share: float) -> tuple[int, int | None]:
    """Ranks from 1 of the values that bound the `share` quantile of `n` values from below and above, at 95 %.

    Exact by the binomial distribution (David and Nagaraja 2003, 7.1). The lower is 0 and the upper None where no
    value bounds it.
    """
    spread = _WIDE * sqrt(n * share * (1 - share)) + 1
    low, high, total = 0, None, 0.0
    for hits in range(max(0, int(n * share - spread)), min(n, int(n * share + spread)) + 1):
        total += exp(_log_chance(n, hits, share))
        if total <= _ALPHA / 2:
            low = hits + 1
        if high is None and total >= 1 - _ALPHA / 2 and hits < n:
            high = hits + 1
    return low, high


def _log_chance(n: int, hits: int, share: float) -> float:
    ways = lgamma(n + 1) - lgamma(hits + 1) - lgamma(n - hits + 1)
    return ways + hits * log(share) + (n - hits) * log(1 - share)
