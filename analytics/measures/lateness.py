"""How many cases are late, in a step or in total."""

import ibis
from ibis import _

from analytics.bottlenecks.late_cases import late_cases
from analytics.measure import Measure


def lateness(runs: ibis.Table) -> ibis.Table:
    """One row: `cases`, those `late`, those late `in_total` only, and those of which the total was `asked`."""
    return late_cases(runs).agg(
        cases=_.count(),
        late=_.late.sum().fill_null(0),
        in_total=(_.in_total & ~_.by_step).sum().fill_null(0),
        asked=_.asked.sum().fill_null(0),
    )


MEASURE = Measure("lateness", lateness)
