"""Runs that a performer collected and then started together."""

import numpy as np

from analytics.bottlenecks.bounded_sums import Numbers

# Working seconds between two starts, or an end and the next start, that still count as together.
PAUSE = 300


def collected(kinds: Numbers, begins: Numbers, ends: Numbers, ready: Numbers) -> Numbers:
    """For each run the place at which the last run of its batch was ready, or its own where it is in none.

    All but `kinds`, a number for each performer and step, are places. A batch is two or more runs of a kind,
    each begun at most `PAUSE` after the one before it in the batch began or ended, and all ready when the first
    began: a queue that is served as it fills is none.
    """
    order = np.lexsort((ready, ends, begins, kinds))
    kinds, begins, ends, ready = (column[order] for column in (kinds, begins, ends, ready))
    fresh = np.ones(len(order), bool)
    fresh[1:] = (kinds[1:] != kinds[:-1]) | (begins[1:] > np.maximum(begins, ends)[:-1] + PAUSE)
    chain = np.cumsum(fresh) - 1
    late = np.cumsum(ready > begins[fresh][chain])
    member = late == (late - (ready > begins))[fresh][chain]
    last = np.full(int(fresh.sum()), np.iinfo(np.int64).min)
    np.maximum.at(last, chain[member], ready[member])
    several = np.bincount(chain[member], minlength=len(last)) > 1
    found = np.empty(len(order), np.int64)
    found[order] = np.where(member & several[chain], last[chain], ready)
    return found
