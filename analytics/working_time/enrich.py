"""Canonical events → executed steps with working times and verdicts: one row an event."""

from dataclasses import dataclass
from datetime import datetime

import ibis
from ibis import _

from analytics.working_time.clock import begun, placed, shared
from analytics.working_time.day_table import Calendars, stamp, with_days, worked
from analytics.working_time.limits import DAY_END, WORKING, clock_start, limited
from analytics.working_time.located import local_of
from analytics.working_time.pauses import Pauses, paused, pauses_of, without_pauses
from model.office import ClockRules
from model.time import Limit

_RUN = (
    *("row", "case", "gid", "gid_before", "position", "tied", "joint_again", "first", "last", "calendar"),
    *("wrong_performer", "missing_output", "missing_requirements", "exact", "kind", "since", "w_since"),
    *("service_seconds", "waiting_seconds", "limit_seconds", "excess_seconds", "verdict"),
)


@dataclass(frozen=True, slots=True)
class NormTables:
    """What events are joined with: activities with their norms, wrong performers, the columns the log has.

    `limits` are those of the steps, each once. `joint` tells whether any step has several performers.
    `excused` has the rows whose performer had a mandate.
    """

    activities: ibis.Table
    wrong: ibis.Table
    limits: tuple[Limit, ...]
    logged: frozenset[str]
    joint: bool = False
    excused: ibis.Table | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """How executions are timed: calendars, clock rules, and what the log's stamps are worth.

    `last` is the log's last instant, in UTC. A log that `records_ends` shows by a missing end that a
    step is still running; in one that is `day_grain` a stamp tells the day and no more.
    """

    calendars: Calendars
    clock: ClockRules
    last: datetime
    records_ends: bool
    day_grain: bool


def runs(events: ibis.Table, norm: NormTables, timing: Timing) -> ibis.Table:
    """Executed steps: gid, position in the trace, service and waiting seconds, limit, verdict.

    Seconds are working time (elapsed time where the norm is calendar time). `service_seconds` is exact
    where the log has both stamps, else the most it can have been (null: no bound). A run is late only
    when the least it can have taken exceeds the limit, and undecided while the limit lies between.
    """
    traces = placed(_normed(events, norm, timing.clock), timing.calendars, day_grain=timing.day_grain)
    judged = traces
    if timing.clock.pausing:
        judged = placed(without_pauses(traces).drop("position"), timing.calendars, day_grain=timing.day_grain)
    dated = limited(_dated(begun(_jointly(judged, norm), timing.clock), timing), norm.limits, timing.calendars)
    timed = _bounded(dated, timing)
    if timing.clock.pausing:
        still = pauses_of(traces, timing.calendars, timing.last, records_ends=timing.records_ends)
        timed = paused(timed, still)
    clocked = shared(timed, timing.clock).mutate(verdict=_verdict(), excess_seconds=_excess())
    stamps = {name: stamp(_[name]) for name in ("first", "last", "since")}
    return (
        clocked.mutate(since=_.since + _.stood - _.spent, w_since=_.w_since + _.stood - _.spent)
        .mutate(**stamps)
        .select(*_RUN)
    )


def pauses(events: ibis.Table, norm: NormTables, timing: Timing) -> Pauses:
    """When the cases of `events` stood still."""
    traces = placed(_normed(events, norm, timing.clock), timing.calendars, day_grain=timing.day_grain)
    return pauses_of(traces, timing.calendars, timing.last, records_ends=timing.records_ends)


def _normed(events: ibis.Table, norm: NormTables, clock: ClockRules) -> ibis.Table:
    """Lean rows with their norm: the sort by trace is what costs."""
    steps = norm.activities
    found = events.inner_join(steps, "activity").left_join(
        norm.wrong, [steps.gid == norm.wrong.gid, events.acting == norm.wrong.acting]
    )
    wrong = norm.wrong.gid.notnull()
    if norm.excused is not None:
        found = found.left_join(norm.excused, events.row == norm.excused.row)
        wrong &= norm.excused.row.isnull()
    return found.select(
        *(events.row, events.case, events.calendar, events.behind, events.start, events["end"]),
        *(steps.gid, steps.kind, steps.amount, *([steps.pausing] if clock.pausing else [])),
        *([steps.joint, events.acting] if norm.joint else []),
        wrong_performer=wrong,
        **{f"missing_{name}": _missing(events, steps, name, norm.logged) for name in ("output", "requirements")},
    )


def _jointly(traces: ibis.Table, norm: NormTables) -> ibis.Table:
    """Adds `joint_again`: the run shares a step with the one before, done by another of its performers."""
    if not norm.joint:
        return traces.mutate(joint_again=ibis.literal(value=False))
    case = ibis.window(group_by="case", order_by="position")
    right_before = ~_.wrong_performer.lag().over(case)
    again = _.joint & (_.gid == _.gid_before) & (_.acting != _.acting.lag().over(case)) & right_before
    return traces.mutate(joint_again=(again & ~_.wrong_performer).fill_null(ibis.literal(value=False))).drop(
        "joint", "acting"
    )


def _missing(events: ibis.Table, steps: ibis.Table, name: str, logged: frozenset[str]) -> ibis.Value:
    """Whether a document is owed that the log has a column for but no entry."""
    return steps[f"owes_{name}"] & ~events[f"has_{name}"] if name in logged else ibis.literal(value=False)


def _dated(traces: ibis.Table, timing: Timing) -> ibis.Table:
    """Adds `until`, the end of a run or the latest it can have had, and W of every stamp a figure rests on."""
    log_end = local_of(timing.last, traces.calendar, timing.calendars)
    until = ibis.greatest(ibis.coalesce(traces["end"], traces.after, log_end), traces.begin)
    ended = traces.mutate(until=until)
    stamps = ("begin", "until", "before", *(["since"] if timing.clock.repeated == "first" else []))
    joined, days = with_days(ended, stamps, timing.calendars)
    since = days.get("since", days["begin"])
    return joined.select(
        *(ended[name] for name in ended.columns),
        **{f"w_{name}": worked(ended[name], day) for name, day in days.items() if name != "since"},
        **clock_start(worked(ended.since, since), since),
        begin_closing=days["begin"].before + days["begin"].length,
        until_opening=days["until"].before,
        until_closing=days["until"].before + days["until"].length,
    )


def _bounded(dated: ibis.Table, timing: Timing) -> ibis.Table:
    """Adds the bounds of service time that the stamps allow, and what was waited before a run.

    Of a run without start the event before it in its case is the earliest begin; one without end
    ended before the next event began, or runs still.
    """
    both = _.start.notnull() & _["end"].notnull()
    running = _["end"].isnull() & _.after.isnull()
    kind = _.kind.fill_null(WORKING)
    by_day = (kind == WORKING) & ibis.literal(timing.day_grain)
    sure = both | running if timing.records_ends else both
    known = dated.mutate(span=_span(timing), by_day=by_day, earlier=0, stood=0)
    low = ibis.ifelse(by_day, ibis.greatest(_.until_opening - _.begin_closing, 0), _.span)
    return known.mutate(
        exact=both & ~by_day,
        service_low=ibis.ifelse(sure, low, 0),
        service_seconds=ibis.cases((running, None), (_.by_day, _.until_closing - _.w_begin), else_=_.span),
        waiting_seconds=ibis.ifelse(_.start.notnull(), ibis.greatest(_.w_begin - _.w_before, 0), None),
    )


def _span(timing: Timing) -> ibis.Deferred:
    """From the begin to the end of a run; where stamps tell the day only, H+N is over when the work of that day is."""
    span = ibis.ifelse(_.on_calendar, _.until - _.begin, _.w_until - _.w_begin)
    return (
        ibis.ifelse(_.kind.fill_null(WORKING) == DAY_END, _.until_closing - _.w_begin, span)
        if timing.day_grain
        else span
    )


def _excess() -> ibis.Deferred:
    return ibis.greatest(_.clock_low - _.limit_seconds, 0).fill_null(0)


def _verdict() -> ibis.Deferred:
    return ibis.cases(
        (_.kind.isnull(), "none"),
        (_.clock_low > _.limit_seconds, "late"),
        (_.clock_high <= _.limit_seconds, "within"),
        else_="undecided",
    )
