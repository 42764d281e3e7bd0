"""Working time waited between the end of one step and the start of the next."""

import ibis
from ibis import _

from analytics.measure import Measure


def handovers(runs: ibis.Table) -> ibis.Table:
    """One row for each pair of consecutive steps: `gid_before`, `gid`, `waiting` in seconds."""
    pairs = runs.filter(_.gid.notnull() & _.gid_before.notnull() & (_.waiting_seconds > 0))
    return pairs.group_by("gid_before", "gid").agg(waiting=_.waiting_seconds.sum()).order_by("gid_before", "gid")


MEASURE = Measure("handovers", handovers)
