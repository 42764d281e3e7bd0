"""Each step against its mutu baku: runs, within, late, faults, median, 90th percentile, excess."""

import ibis
from ibis import _

from analytics.measure import Measure


def steps(runs: ibis.Table) -> ibis.Table:
    """One row a step that was executed; times in seconds, `quantiles` (0.5, 0.9) over runs with both stamps."""
    exact = _.exact & _.service_seconds.notnull()
    return runs.filter(_.gid.notnull()).group_by("gid").agg(
        runs=_.count(),
        within=(_.verdict == "within").sum(),
        late=(_.verdict == "late").sum(),
        wrong_performer=_.wrong_performer.sum(),
        missing_output=_.missing_output.sum(),
        missing_requirements=_.missing_requirements.sum(),
        quantiles=_.service_seconds.quantile([0.5, 0.9], where=exact),
        excess_seconds=_.excess_seconds.sum(),
    )  # fmt: skip


MEASURE = Measure("steps", steps)
