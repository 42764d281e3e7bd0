"""Executed steps counted by gid, unit, role, performer and month: what figures of groups rest on."""

from types import SimpleNamespace

import ibis
import pyarrow as pa
from ibis import _

from analytics.check import Checked, Question
from analytics.conformance.acting import acting_lanes
from analytics.conformance.norm import LaneOf, Norm
from analytics.engine import Engine
from analytics.measures.executions import executions

NAMES = ("unit", "role", "performer")
COUNTS = (
    *("runs", "within", "late", "undecided", "wrong_performer", "missing_output", "missing_requirements"),
    *("comparable", "owed_output", "owed_requirements"),
)
Counted = dict[str, list[SimpleNamespace]]
_COMPARABLE = pa.schema([("gid", pa.int64()), ("acting", pa.string())])


def counted(checked: Checked, question: Question, engine: Engine) -> Counted:
    """`COUNTS` by the value of each facet, with `persons` and one `holder` among them; names are read once more."""
    named = checked.runs.inner_join(checked.events.texts().select("row", *NAMES), "row")
    table = _comparable(engine.keep(executions(named), "compliance_runs"), checked, question)
    return {name: engine.rows(_by(table, name)) for name in ("gid", *NAMES, "month")}


def _by(table: ibis.Table, facet: str) -> ibis.Table:
    sums = {name: _[name].sum() for name in COUNTS}
    return table.group_by(value=_[facet]).agg(**sums, persons=_.performer.nunique(), holder=_.performer.min())


def _comparable(table: ibis.Table, checked: Checked, question: Question) -> ibis.Table:
    """`table` with the runs whose performer can be judged, and those that owe a document the log has a column for."""
    acting = table.mutate(acting=ibis.coalesce(_.role, _.performer))
    known = _comparable_table(checked.norm, checked.log.roles, question.lane_of)
    owed = {
        f"owed_{name}": ibis.ifelse(acting.gid.isin(_owing(checked, name)), acting.runs, 0)
        for name in ("output", "requirements")
    }
    found = acting.left_join(known, ["gid", "acting"])
    comparable = ibis.ifelse(known.gid.notnull(), acting.runs, 0)
    return found.select(*(acting[name] for name in acting.columns), comparable=comparable, **owed)


def _comparable_table(norm: Norm, roles: tuple[str, ...], lane_of: LaneOf) -> ibis.Table:
    """Pairs of gid and role of which it can be told whether they may meet."""
    known = [
        [role for role in roles if lane_of(role, procedure.lanes) is not None] for procedure in norm.document.procedures
    ]
    rows = [
        {"gid": gid, "acting": role}
        for gid, (procedure, step) in enumerate(norm.steps)
        if acting_lanes(step)
        for role in known[procedure]
    ]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_COMPARABLE))


def _owing(checked: Checked, name: str) -> list[int]:
    """The steps that owe an output, or requirements, where the log has a column for them."""
    steps = checked.norm.steps if name in checked.log.logged else ()
    return [gid for gid, (_procedure, step) in enumerate(steps) if getattr(step, name) not in (None, "-")]
