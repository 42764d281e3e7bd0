"""Canonical events → executed steps with working times and verdicts: one row an event."""

from dataclasses import dataclass

import ibis
from ibis import _

from analytics.calendar import day_table
from model.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class NormTables:
    """What events are joined with: activities with their norms, wrong performers, the columns the log has."""

    activities: ibis.Table
    wrong: ibis.Table
    months: tuple[int, ...]
    logged: frozenset[str]


def runs(events: ibis.Table, norm: NormTables, calendar: WorkCalendar) -> ibis.Table:
    """Executed steps: gid, position in the trace, service and waiting seconds, limit, verdict.

    `service_seconds` is working time (calendar time where the norm is). A log with one stamp an
    event gives only an upper bound, the time since the event before: within that bound is
    within the norm, above it is undecided.
    """
    timed = _timed(_placed(_joined(events, norm, calendar)), norm.months)
    excess = _.service_seconds - _.limit_seconds
    return timed.mutate(verdict=_verdict(), excess_seconds=ibis.ifelse(_.exact & (excess > 0), excess, 0))


def with_due(table: ibis.Table, calendar: WorkCalendar) -> ibis.Table:
    """`table` of runs with `due`, the latest allowed end in local time."""
    days = day_table(calendar).mutate(length=_.b1 - _.a1 + _.b2 - _.a2).filter(_.length > 0)
    working = days.select("day", "a1", "b1", "a2", "worked", begins=_.worked.as_timestamp("s"))
    goal = ibis.ifelse(_.on_calendar, ibis.null("int64"), _.w_begin + _.limit_seconds)
    aimed = table.mutate(goal=goal).mutate(ends=_.goal.as_timestamp("s"))
    found = aimed.asof_join(working, aimed.ends > working.begins)
    left, morning = found.goal - found.worked, found.b1 - found.a1
    second = ibis.ifelse(left <= morning, found.a1 + left, found.a2 + left - morning)
    within_day = found.day.cast("timestamp") + second.as_interval("s")
    elapsed = found.begin + found.limit_seconds.as_interval("s")
    return found.mutate(due=ibis.ifelse(found.on_calendar, elapsed, within_day))


def _joined(events: ibis.Table, norm: NormTables, calendar: WorkCalendar) -> ibis.Table:
    """Lean rows with their norm and the working seconds up to each stamp: the sort by trace is what costs."""
    start, end, steps = events.start, events["end"], norm.activities
    opens, closes = (day_table(calendar).view() for _stamp in (start, end))
    found = (
        events.inner_join(steps, "activity")
        .left_join(norm.wrong, [steps.gid == norm.wrong.gid, events.acting == norm.wrong.acting])
        .left_join(opens, start.date() == opens.day)
        .left_join(closes, end.date() == closes.day)
    )
    return found.select(
        *(events.row, events.case, start, end),
        *(steps.gid, steps.on_calendar, steps.limit_fixed, *([steps.limit_months] if norm.months else [])),
        first=ibis.coalesce(start, end),
        last=ibis.coalesce(end, start),
        w_start=_worked(start, opens),
        w_end=_worked(end, closes),
        wrong_performer=norm.wrong.gid.notnull(),
        **{f"missing_{name}": _missing(events, steps, name, norm.logged) for name in ("output", "requirements")},
    )


def _worked(stamp: ibis.Value, day: ibis.Table) -> ibis.Value:
    second = stamp.epoch_seconds() % 86_400
    shifts = ((day.a1, day.b1), (day.a2, day.b2))
    return sum((ibis.least(ibis.greatest(second, a), b) for a, b in shifts), day.base)


def _missing(events: ibis.Table, steps: ibis.Table, name: str, logged: frozenset[str]) -> ibis.Value:
    """Whether a document is owed that the log has a column for but no entry."""
    return steps[f"owes_{name}"] & ~events[f"has_{name}"] if name in logged else ibis.literal(value=False)


def _placed(events: ibis.Table) -> ibis.Table:
    """Adds the place in the trace and what the event before left behind."""
    trace = ibis.window(group_by="case", order_by=["first", "last", "row"])
    return events.mutate(
        position=ibis.row_number().over(trace),
        before=_["last"].lag().over(trace),
        w_before=ibis.coalesce(_.w_end, _.w_start).lag().over(trace),
        gid_before=_.gid.lag().over(trace),
    )


def _timed(placed: ibis.Table, months: tuple[int, ...]) -> ibis.Table:
    begin, w_begin = ibis.coalesce(_.start, _.before), ibis.coalesce(_.w_start, _.w_before)
    elapsed = _["end"].epoch_seconds() - begin.epoch_seconds()
    return placed.select(
        *("row", "case", "gid", "gid_before", "position", "first", "last"),
        *("wrong_performer", "missing_output", "missing_requirements"),
        exact=_.start.notnull() & _["end"].notnull(),
        begin=begin,
        w_begin=w_begin,
        service_seconds=ibis.ifelse(_.on_calendar, elapsed, _.w_end - w_begin),
        waiting_seconds=ibis.greatest(_.w_start - _.w_before, 0),
        limit_seconds=_limit(begin, months),
    )


def _limit(begin: ibis.Deferred, months: tuple[int, ...]) -> ibis.Deferred:
    """Seconds allowed; a month is counted on the calendar from the day the step began."""
    spans = [
        (_.limit_months == n, (begin + ibis.interval(months=n)).epoch_seconds() - begin.epoch_seconds()) for n in months
    ]
    return ibis.cases(*spans, else_=_.limit_fixed) if spans else _.limit_fixed


def _verdict() -> ibis.Deferred:
    return ibis.cases(
        (_.limit_seconds.isnull(), "none"),
        (_.service_seconds.isnull(), "undecided"),
        (_.service_seconds <= _.limit_seconds, "within"),
        (_.exact, "late"),
        else_="undecided",
    )
