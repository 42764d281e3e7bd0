"""Each step against its mutu baku: runs, within, late, undecided, median, 90th percentile, excess."""

import ibis
from ibis import _

from analytics.measure import Measure


def steps(runs: ibis.Table) -> ibis.Table:
    """One row a step that was executed; times in seconds, quantiles over runs with both stamps."""
    exact = _.exact & _.service_seconds.notnull()
    return runs.filter(_.gid.notnull()).group_by("gid").agg(
        runs=_.count(),
        within=(_.verdict == "within").sum(),
        late=(_.verdict == "late").sum(),
        median_seconds=_.service_seconds.quantile(0.5, where=exact),
        p90_seconds=_.service_seconds.quantile(0.9, where=exact),
        excess_seconds=_.excess_seconds.sum(),
    ).order_by("gid")  # fmt: skip


MEASURE = Measure("steps", steps)
