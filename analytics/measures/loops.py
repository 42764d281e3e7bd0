"""Ways back in the log to an earlier step, or to the same, and what the executions they lead to cost."""

import ibis
from ibis import _

from analytics.bottlenecks.executions import numbered, timed
from analytics.measure import Measure


def loops(runs: ibis.Table) -> ibis.Table:
    """One row a pair of consecutive runs that leads back to a step already done in the case: how often, at what cost."""
    back = numbered(runs).filter((_.nth > 0) & (_.gid <= _.gid_before))
    cost = back.group_by("gid_before", "gid").agg(cases=_.case.nunique(), times=_.count(), **timed())
    passing = runs.filter(_.gid.notnull()).group_by("gid").agg(of_cases=_.case.nunique())
    found = cost.inner_join(passing, cost.gid_before == passing.gid)
    return found.select(*cost.columns, "of_cases").order_by("gid_before", "gid")


MEASURE = Measure("loops", loops)
