"""Before against after: at a given day, and at the month that monthly counts themselves point out."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from math import log
from random import Random

from analytics.statistics import share, wilson
from analytics.trends.contrasts import Group, newcombe
from analytics.trends.control_chart import NEEDED_MONTHS
from model.trend import Change, ChangePoint, Conformity

_THRESHOLD = 0.05
_PERMUTATIONS = 1999
_SEED = 1
_EQUAL = 1e-9
MonthCount = tuple[date, Group]


def change(kind: str, since: date, before: Group, after: Group) -> Change:
    """The conforming among all cases `before` and `after` the day `since`."""
    interval = newcombe(after, before)
    return Change(kind, since, conformity(before), conformity(after), _difference(before, after), interval)


def change_point(months: Sequence[MonthCount]) -> ChangePoint:
    """The most likely change in `months`: their first days with conforming and all cases.

    Whole months are permuted, so that what differs from month to month by itself is no change.
    """
    if len(months) < NEEDED_MONTHS:
        return ChangePoint("too_few", len(months), NEEDED_MONTHS, _THRESHOLD, _PERMUTATIONS, _SEED)
    counts = [count for _month, count in months]
    ratio, place = _best(counts)
    p = _chance(counts, ratio)
    found = _found(months, place) if p < _THRESHOLD else None
    return ChangePoint("ok", len(months), NEEDED_MONTHS, _THRESHOLD, _PERMUTATIONS, _SEED, p, found)


def conformity(count: Group) -> Conformity:
    """The share of conforming in all cases, with its interval."""
    return Conformity(count[1], count[0], share(*count), wilson(*count))


def _difference(before: Group, after: Group) -> float | None:
    return after[0] / after[1] - before[0] / before[1] if before[1] and after[1] else None


def _found(months: Sequence[MonthCount], place: int) -> Change:
    counts = [count for _month, count in months]
    before, after = _total(counts[:place]), _total(counts[place:])
    return Change(
        "found", months[place][0], conformity(before), conformity(after), _difference(before, after), interval=None
    )


def _total(counts: Sequence[Group]) -> Group:
    return sum(hits for hits, _n in counts), sum(n for _hits, n in counts)


def _chance(counts: Sequence[Group], ratio: float) -> float:
    random, order = Random(_SEED), list(counts)  # noqa: S311 (reproducible, no secret)
    as_likely = 1
    for _round in range(_PERMUTATIONS):
        random.shuffle(order)
        as_likely += _best(order)[0] >= ratio - _EQUAL
    return as_likely / (_PERMUTATIONS + 1)


def _best(counts: Sequence[Group]) -> tuple[float, int]:
    """The greatest log likelihood of a change, above that of none, and its place; the first of equals."""
    hits, n = _total(counts)
    upto = zip(accumulate(h for h, _n in counts), accumulate(m for _h, m in counts), strict=True)
    gains = [
        (_likelihood(h, m) + _likelihood(hits - h, n - m), -place) for place, (h, m) in enumerate(upto, 1) if m < n
    ]
    gain, place = max(gains)
    return gain - _likelihood(hits, n), -place


def _likelihood(hits: int, n: int) -> float:
    """The log likelihood of `hits` in `n` at their own share."""
    return hits * log(hits / n) + (n - hits) * log(1 - hits / n) if 0 < hits < n else 0.0
