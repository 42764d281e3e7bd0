"""Each case against the limits of its steps: runs over time, runs that can be told, time lost."""

import ibis
from ibis import _

from analytics.measure import Measure


def case_limits(runs: ibis.Table) -> ibis.Table:
    """One row a case: `late` of `measurable` runs, and the `excess_seconds` of the late ones."""
    late = _.verdict == "late"
    return runs.group_by("case").agg(
        late=late.sum(), measurable=(late | (_.verdict == "within")).sum(), excess_seconds=_.excess_seconds.sum()
    )


MEASURE = Measure("case_limits", case_limits)
