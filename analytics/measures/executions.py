"""How often steps were executed, by whom, where and when, and how well."""

import ibis
from ibis import _

from analytics.measure import Measure

_YEAR = 12


def executions(named: ibis.Table) -> ibis.Table:
    """One row for each gid, unit, role, performer and month of runs with these names."""
    return named.filter(_.gid.notnull()).group_by("gid", "unit", "role", "performer", month=months(_["first"])).agg(
        runs=_.count(),
        within=(_.verdict == "within").sum(),
        late=(_.verdict == "late").sum(),
        undecided=(_.verdict == "undecided").sum(),
        wrong_performer=_.wrong_performer.sum(),
        missing_output=_.missing_output.sum(),
        missing_requirements=_.missing_requirements.sum(),
    )  # fmt: skip


def months(stamp: ibis.Value) -> ibis.Value:
    """The month of `stamp`, counted from January of the year 0."""
    return (stamp.year() * _YEAR + stamp.month() - 1).cast("int64")


def written(month: int) -> str:
    """A counted month as in "2025-01"."""
    return f"{month // _YEAR:04}-{month % _YEAR + 1:02}"


MEASURE = Measure("executions", executions)
