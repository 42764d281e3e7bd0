"""Time above the norm in each step, and the late cases that were late there."""

import ibis
from ibis import _

from analytics.measure import Measure


def excess(runs: ibis.Table) -> ibis.Table:
    """One row a step with runs that can be judged: how many, how many `late`, in how many cases, `excess_seconds`."""
    judged = runs.filter(_.gid.notnull() & _.verdict.isin(("within", "late")))
    found = judged.group_by("gid").agg(
        runs=_.count(),
        late=(_.verdict == "late").sum(),
        late_cases=_.case.nunique(where=_.verdict == "late"),
        excess_seconds=_.excess_seconds.sum(),
    )
    return found.order_by("gid")


MEASURE = Measure("excess", excess)
