"""What a situation rests on, told with intervals."""

from collections.abc import Sequence
from statistics import fmean, pstdev

from analytics.statistics import Z95, wilson
from analytics.whatif.situation import BEGIN, Row, Situation, Way
from model.what_if import Basis, Branch, Figure, RoleStaff, StepTime

_SHORTEST = 1e-6


def basis(situation: Situation) -> Basis:
    """The figures behind `situation`; those that are not from a log have no width."""
    known = situation.learned
    assumed = tuple(RoleStaff(role, persons, 0, 1, 0.0) for role, persons in situation.staff.items())
    return Basis(
        cases=known.cases if known else 0,
        arrivals_per_day=_rate(situation, len(situation.arrivals.gaps) if known else 0),
        times=tuple(StepTime(row.key, row.runs, _mean(row)) for row in situation.rows),
        branches=tuple(branch for key, ways in situation.ways.items() for branch in _branches(key, ways)),
        staff=known.staff if known else assumed,
        closed=known.closed if known else 0,
        lead_seconds=known.lead_seconds if known else None,
    )


def _rate(situation: Situation, seen: int) -> Figure:
    gap = _estimate(situation.arrivals.gaps, seen)
    fewest, most = (situation.day / bound for bound in (gap.high, max(gap.low, _SHORTEST)))
    return Figure(situation.day / gap.value, fewest, most)


def _mean(row: Row) -> Figure:
    return _estimate(row.seconds, row.runs)


def _estimate(values: Sequence[float], n: int) -> Figure:
    """The mean of `values`, which stand for `n` that were seen."""
    mean = fmean(values)
    half = Z95 * pstdev(values) / n**0.5 if n > 1 else 0.0
    return Figure(mean, mean - half, mean + half)


def _branches(key: str, ways: tuple[Way, ...]) -> list[Branch]:
    if len(ways) == 1 or key == BEGIN:
        return []
    total, runs = sum(way.weight for way in ways), sum(way.taken for way in ways)
    return [Branch(key, way.targets, runs, way.taken, _share(way, total, runs)) for way in ways]


def _share(way: Way, total: float, runs: int) -> Figure:
    share = way.weight / total
    low, high = wilson(way.taken, runs) or (share, share)
    return Figure(share, low, high)
