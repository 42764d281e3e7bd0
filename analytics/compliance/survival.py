"""How many are still going on after a time, where some were last seen going on."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt

from analytics.statistics import Z95


@dataclass(frozen=True, slots=True)
class Survival:
    """The share going on still, and its 95 % interval; None where it is not defined, at shares of 0 and 1."""

    share: float
    interval: tuple[float, float] | None


def kaplan_meier(n: int, spells: Iterable[tuple[int, int]]) -> Survival | None:
    """The product-limit estimate for `n` after `spells` of (ended, censored) in the order of time; None for n = 0.

    Who was censored in a spell was seen going on when its last one ended, so a spell may hold all times up to
    the next censoring: between two of them the product telescopes (Kaplan and Meier 1958). The interval is
    Greenwood's on the log-log scale (Kalbfleisch and Prentice 1980).
    """
    if n == 0:
        return None
    share, spread, going_on = 1.0, 0.0, n
    for ended, censored in spells:
        left = going_on - ended
        if ended:
            share *= left / going_on
            spread += 1 / left - 1 / going_on if left else 0.0
        going_on = left - censored
    return Survival(share, _log_log(share, spread))


def _log_log(share: float, spread: float) -> tuple[float, float] | None:
    """The interval of `share`, of whose logarithm `spread` is the variance."""
    if share in (0, 1):
        return None
    half = Z95 * sqrt(spread) / -log(share)
    return share ** exp(half), share ** exp(-half)
