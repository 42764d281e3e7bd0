"""From when on a log speaks for a change: one table."""

from dataclasses import dataclass
from math import ceil, log

from analytics.statistics import Z95


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares that the lower end of a Wilson 95 % interval must reach, and times in working seconds.

    `kept`: this share of executions is to keep a new Waktu. A Waktu is made longer when the lower end of the
    interval of its quantile exceeds it, and shorter when the new one is at most `shorter` of it.
    `mapped`: of the events of a log those of steps of the SOP; with fewer no step is proposed for removal.
    `skipped`, `added`, `moved`, `performer`: shares of cases or executions that do so. `same_place`: of the cases
    with a foreign activity those that have it between the same two steps. `other_branch`: executions of a decision
    that take another branch. `looped`: cases that go back, where that costs at least `loop_cost` of all working time.
    `no_wait`: hand-overs with at most `wait_seconds` between two steps, each of which takes at most `short_seconds`
    in nine of ten executions. `overlap`: cases in which the later step begins before the earlier has ended;
    `either_order`: cases with the rarer of two orders. `fewest`: below so many nothing is said at all.
    """

    kept: float = 0.9
    shorter: float = 0.67
    mapped: float = 0.5
    skipped: float = 0.9
    added: float = 0.5
    same_place: float = 0.8
    moved: float = 0.5
    performer: float = 0.5
    other_branch: float = 0.95
    looped: float = 0.2
    loop_cost: float = 0.05
    no_wait: float = 0.8
    wait_seconds: int = 300
    short_seconds: int = 1800
    overlap: float = 0.5
    either_order: float = 0.25
    fewest: int = 20


USUAL = Thresholds()
# So many times the fewest cases that could speak for a change make it sure.
_HIGH, _MEDIUM = 5, 2
_ALPHA = 0.05


def needed_for_share(share: float, fewest: int) -> int:
    """The fewest of which all must agree for the Wilson interval to reach `share`, never below `fewest`."""
    return max(fewest, ceil(share * Z95 * Z95 / (1 - share)))


def needed_for_quantile(share: float) -> int:
    """The fewest values of which one bounds their `share` quantile from above, at 95 % (order statistics)."""
    return ceil(log(_ALPHA / 2) / log(share))


def confidence(n: int, needed: int, most: str = "high") -> str:
    """How sure `n` make it, but at most `most`."""
    found = "high" if n >= _HIGH * needed else "medium" if n >= _MEDIUM * needed else "low"
    order = ("low", "medium", "high")
    return min(found, most, key=order.index)
