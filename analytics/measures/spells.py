"""Durations of runs, of which some go on still, as few rows: the spells from one censoring to the next."""

import ibis
from ibis import _

from analytics.measure import Measure


def spells(observed: ibis.Table) -> ibis.Table:
    """One row a gid and spell of `at`, a share of the Waktu, for runs that `ended` and those last seen running.

    `earlier` counts the runs censored before the spell: it orders spells; those `beyond` the Waktu are apart.
    """
    times = observed.group_by("gid", "at").agg(ended=_.ended.sum(), censored=(~_.ended).sum())
    so_far = ibis.window(group_by="gid", order_by="at", following=0)
    placed = times.mutate(earlier=_.censored.sum().over(so_far) - _.censored, beyond=_["at"] > 1)
    found = placed.group_by("gid", "earlier", "beyond").agg(ended=_.ended.sum(), censored=_.censored.sum())
    return found.order_by("gid", "earlier", "beyond")


MEASURE = Measure("spells", spells)
