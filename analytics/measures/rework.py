"""Steps executed more than once in a case, and what the executions after the first cost."""

import ibis
from ibis import _

from analytics.bottlenecks.executions import numbered, timed
from analytics.measure import Measure


def rework(runs: ibis.Table) -> ibis.Table:
    """One row a step done again: in how many cases, how many executions after the first, their cost in seconds."""
    known = numbered(runs)
    cost = known.filter(_.nth > 0).group_by("gid").agg(cases=_.case.nunique(), again=_.count(), **timed())
    all_cases = known.group_by("gid").agg(of_cases=_.case.nunique())
    return cost.inner_join(all_cases, "gid").order_by("gid")


MEASURE = Measure("rework", rework)
