"""Waiting between consecutive steps, and the late cases that waited there."""

import ibis
from ibis import _

from analytics.bottlenecks.late_cases import late_cases
from analytics.measure import Measure


def waits(runs: ibis.Table) -> ibis.Table:
    """One row a pair of consecutive steps: hand-overs whose waiting is known, those that `waited`, and their seconds."""
    known = runs.filter(_.gid.notnull() & _.gid_before.notnull() & _.waiting_seconds.notnull())
    late = late_cases(runs).filter(_.late).select("case", "late")
    found = known.left_join(late, "case").group_by("gid_before", "gid").agg(
        runs=_.count(),
        waited=(_.waiting_seconds > 0).sum(),
        late_cases=_.case.nunique(where=_.late.notnull() & (_.waiting_seconds > 0)),
        waiting_seconds=_.waiting_seconds.sum(),
    )  # fmt: skip
    return found.order_by("gid_before", "gid")


MEASURE = Measure("waits", waits)
