"""Each step against its mutu baku: runs, within, late, faults, median, 90th percentile, excess."""

import ibis
from ibis import _

from analytics.measure import Measure


def steps(runs: ibis.Table) -> ibis.Table:
    """One row a step that was executed; times in seconds, `median` and `p90` over runs with both stamps."""
    counts = runs.filter(_.gid.notnull()).group_by("gid").agg(
        runs=_.count(),
        within=(_.verdict == "within").sum(),
        late=(_.verdict == "late").sum(),
        wrong_performer=_.wrong_performer.sum(),
        missing_output=_.missing_output.sum(),
        missing_requirements=_.missing_requirements.sum(),
        excess_seconds=_.excess_seconds.sum(),
    )  # fmt: skip
    return counts.left_join(_quantiles(runs), "gid").drop("gid_right")


def _quantiles(runs: ibis.Table) -> ibis.Table:
    """Exact quantiles of whole seconds from how often each occurs: the engines' own hold every single one in memory."""
    exact = runs.filter(_.gid.notnull() & _.exact & _.service_seconds.notnull())
    often = exact.group_by("gid", "service_seconds").agg(n=_.count())
    so_far = ibis.window(group_by="gid", order_by="service_seconds", following=0)
    placed = often.mutate(upto=_.n.sum().over(so_far), total=_.n.sum().over(ibis.window(group_by="gid")))
    ranks = {f"{name}_{end}": _rank(share, end) for name, share in _SHARES.items() for end in ("low", "high")}
    values = {name: _.service_seconds.min(where=_.upto > rank) for name, rank in ranks.items()}
    found = placed.group_by("gid").agg(total=_.total.max(), **values)
    return found.select("gid", **{name: _between(name, share) for name, share in _SHARES.items()})


_SHARES = {"median": 0.5, "p90": 0.9}


def _rank(share: float, end: str) -> ibis.Deferred:
    """How many runs come before the one next to the quantile, below or above."""
    place = (_.total - 1) * share
    return place.floor() if end == "low" else place.ceil()


def _between(name: str, share: float) -> ibis.Deferred:
    low, high, place = _[f"{name}_low"], _[f"{name}_high"], (_.total - 1) * share
    return (low + (high - low) * (place - place.floor())).round(6)


MEASURE = Measure("steps", steps)
