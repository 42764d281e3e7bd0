"""Which cases are late: in a step, or in total."""

import ibis
from ibis import _

from analytics.working_time.limits import CALENDAR


def late_cases(runs: ibis.Table) -> ibis.Table:
    """One row a case: `by_step`, `asked` (whether it can be late in total) and `in_total`, `late` by either.

    The total is the working time from begin to end, pauses left out, against the norms of its executed steps.
    Where steps overlap, the lesser of the time from begin to end and the sum of times counts. It is asked of
    cases in one calendar with both stamps and a norm in working time at every step.
    """
    own = _.kind.notnull() & (_.kind < CALENDAR) & _.exact & _.waiting_seconds.notnull()
    ended = _.w_since + _.service_seconds
    sums = runs.group_by("case").agg(
        by_step=(_.verdict == "late").any(),
        asked=own.all() & (_.calendar.min() == _.calendar.max()),
        total=ibis.least(_.service_seconds.sum() + _.waiting_seconds.sum(), ended.max() - _.w_since.min()),
        norm=_.limit_seconds.sum(),
    )
    told = sums.mutate(asked=_.asked.fill_null(ibis.literal(value=False)))
    total = told.mutate(in_total=(_.asked & (_.total > _.norm)).fill_null(ibis.literal(value=False)))
    return total.select("case", "by_step", "asked", "in_total", late=_.by_step | _.in_total)
