"""At whom and when losses gather: groups of executions by unit, role, weekday and hour of their start."""

from types import SimpleNamespace

import ibis
from ibis import _

from analytics.engine import Engine

DIMENSIONS = ("unit", "role", "weekday", "hour")
HOLDING = ("unit", "role")


def excess_groups(runs: ibis.Table, dimension: str, engine: Engine) -> list[SimpleNamespace]:
    """For each step and value of `dimension`: `runs` that can be judged, `hits` (late), `seconds` above the norm."""
    judged = runs.filter(_.gid.notnull() & _.verdict.isin(("within", "late"))).mutate(value=_VALUES[dimension])
    return engine.rows(
        judged.group_by("gid", "value").agg(
            runs=_.count(), hits=(_.verdict == "late").sum(), seconds=_.excess_seconds.sum()
        )
    )


def waiting_groups(runs: ibis.Table, engine: Engine) -> list[SimpleNamespace]:
    """For each hand-over and the roles and the unit it goes between: `runs`, `hits` (waited), `seconds` of waiting."""
    pairs = runs.filter(_.waiting.notnull())
    return engine.rows(
        pairs.group_by("gid_before", "gid", "role_before", "role", "unit").agg(
            runs=_.count(), hits=(_.waiting > 0).sum(), seconds=_.waiting.sum()
        )
    )


_START = ibis.ifelse(_.start.notnull(), _["first"], None)
_VALUES = {"unit": _.unit, "role": _.role, "weekday": _START.day_of_week.index(), "hour": _START.hour()}
