"""Each step against its mutu baku: runs, within, late, faults, median, 90th percentile, excess."""

import ibis
from ibis import _

from analytics.measure import Measure
from analytics.quantiles import quantiles

_SHARES = {"median": 0.5, "p90": 0.9}


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
    exact = runs.filter(_.gid.notnull() & _.exact)
    return counts.left_join(quantiles(exact, "gid", "service_seconds", _SHARES), "gid").drop("gid_right")


MEASURE = Measure("steps", steps)
