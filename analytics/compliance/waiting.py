"""The step that each open case waits in, and the clock of that step."""

import ibis
import pyarrow as pa
from ibis import _

from analytics.check import Checked, Question
from analytics.conformance.norm import Norm
from analytics.engine import Engine
from analytics.working_time.day_table import Calendars, with_days, worked
from analytics.working_time.limits import clock_start, kind_and_amount, limited
from analytics.working_time.located import calendars_of, local, seconds

_FOLLOWERS = pa.schema(
    [("done", pa.int64()), ("follower", pa.int64()), ("followers", pa.int64()), ("next_kind", pa.int8()), ("next_amount", pa.float64())]
)  # fmt: skip
_WHERE = ("case", "calendar", "basis", "gid")
_CLOCK = {name: _[name].cast("int64") for name in ("kind", "since", "w_since", "limit_seconds")}
_BEGUN = ("running", "started")


def waiting(checked: Checked, question: Question, engine: Engine) -> ibis.Table:
    """One row an open case: `basis` and `gid` of the step it waits in, and its clock: since when, and the limit.

    Without a clock `limit_seconds` is null, and `since` the moment of the last event; see `model.compliance.OpenCase`.
    """
    last = engine.keep(_last(checked, question, engine), "compliance_waiting")
    begun = last.filter(_.basis.isin(_BEGUN))
    expected = _expected(last.filter(_.basis == "expected"), checked, calendars_of(question.office))
    idle = last.filter(~_.basis.isin((*_BEGUN, "expected"))).mutate(
        kind=ibis.null("int64"), since=_.until, w_since=ibis.null("int64"), limit_seconds=ibis.null("int64")
    )
    return ibis.union(*(table.select(*_WHERE, **_CLOCK) for table in (begun, expected, idle)))


def followers(gid: int, norm: Norm) -> tuple[int, ...]:
    """The steps that may come next after the step `gid`; none after one that may end the case and goes nowhere."""
    procedure = norm.steps[gid][0]
    first, arcs = norm.first[procedure], norm.automata[procedure].arcs
    then = {target for _source, step, target in arcs if first + step == gid}
    return tuple(sorted({first + step for source, step, _target in arcs if source in then}))


def _last(checked: Checked, question: Question, engine: Engine) -> ibis.Table:
    """The last run of each open case, `done` the last step of the SOP in it, and what that says of the next."""
    trail = checked.runs.semi_join(checked.cases.filter(~_.closed), "case")
    ends = trail.group_by("case").agg(position=_.position.max(), done=_.gid.argmax(_.position, where=_.gid.notnull()))
    run = trail.inner_join(ends, ["case", "position"])
    stamped = checked.events.whole.select("row", runs_on=_["end"].isnull())
    known = run.inner_join(stamped, "row").left_join(_follower_table(checked.norm), "done")
    starts = bool(engine.rows(checked.events.whole.agg(starts=_.start.notnull().any()))[0].starts)
    judged = known.mutate(basis=_basis(records_starts=starts, records_ends=checked.log.records_ends))
    told = judged.mutate(
        gid=ibis.cases((_.basis.isin(_BEGUN), _.gid), (_.basis == "expected", _.follower), (_.basis == "between", _.done)),
        since=seconds(_.since),
        until=seconds(_["last"]),
    )  # fmt: skip
    return _after_pauses(told, checked, question).select(*_WHERE, *_CLOCK, "until", "next_kind", "next_amount")


def _basis(*, records_starts: bool, records_ends: bool) -> ibis.Deferred:
    return ibis.cases(
        (_.runs_on & _.gid.isnull(), "outside"),
        (_.runs_on, "running" if records_ends else "started"),
        (_.done.isnull(), "outside"),
        (ibis.literal(records_starts), "between"),
        (_.followers == 1, "expected"),
        (_.followers > 1, "several"),
        else_="between",
    )


def _follower_table(norm: Norm) -> ibis.Table:
    """One row a step: how many steps may follow, and the only one with its limit."""
    rows = []
    for gid in range(len(norm.steps)):
        found = followers(gid, norm)
        only = found[0] if len(found) == 1 else None
        limit = None if only is None else norm.limits[only]
        kind, amount = kind_and_amount(limit) if limit else (None, None)
        rows.append({"done": gid, "follower": only, "followers": len(found), "next_kind": kind, "next_amount": amount})
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_FOLLOWERS))


def _after_pauses(last: ibis.Table, checked: Checked, question: Question) -> ibis.Table:
    """`last` with `until` the end of a later pause of the case, if it had one."""
    still = {name.strip().casefold() for name in question.office.clock.pausing}
    names = [name for name in checked.log.activities if name.casefold() in still]
    if not names:
        return last
    ended = (ibis.coalesce(_["end"], _.start) - _.behind).max()
    pauses = checked.events.whole.filter(_.activity.isin(names)).group_by("case").agg(paused=ended)
    known = last.left_join(pauses, "case")
    until = local(known.paused, known.calendar, calendars_of(question.office))
    return known.mutate(until=ibis.greatest(known.until, ibis.coalesce(until, known.until)))


def _expected(last: ibis.Table, checked: Checked, calendars: Calendars) -> ibis.Table:
    """Steps not recorded yet, their clock running since the last event."""
    owed = last.mutate(kind=_.next_kind, amount=_.next_amount, since=_.until)
    joined, days = with_days(owed, ["since"], calendars)
    day = days["since"]
    dated = joined.select(
        *(owed[name] for name in ("case", "calendar", "basis", "gid", "kind", "amount", "since")),
        **clock_start(worked(owed.since, day), day),
    )
    limits = tuple({limit for limit in checked.norm.limits if limit})
    return limited(dated, limits, calendars)
