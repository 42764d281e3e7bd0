"""Canonical events → executed steps with working times and verdicts: one row an event."""

from dataclasses import dataclass

import ibis
from ibis import _

from analytics.calendar import day_table
from model.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class NormTables:
    """What events are joined with: steps, activity names, performers, and the columns the log has."""

    steps: ibis.Table
    activities: ibis.Table
    performers: ibis.Table
    months: tuple[int, ...]
    logged: frozenset[str]


def runs(events: ibis.Table, norm: NormTables, calendar: WorkCalendar) -> ibis.Table:
    """Executed steps: gid, position in the trace, service and waiting seconds, limit, verdict.

    `service_seconds` is working time (calendar time where the norm is). A log with one stamp an
    event gives only an upper bound, the time since the event before: within that bound is
    within the norm, above it is undecided.
    """
    placed = _placed(_positioned(_joined(events, norm), calendar))
    timed = placed.mutate(**_times()).mutate(limit_seconds=_limit(norm.months))
    timed = timed.mutate(service_seconds=ibis.ifelse(_.is_working, _.service_working, _.service_calendar))
    return timed.mutate(verdict=_verdict()).mutate(**_faults(norm.logged))


def with_due(table: ibis.Table, calendar: WorkCalendar) -> ibis.Table:
    """`table` of runs with `due`, the latest allowed end in local time."""
    days = day_table(calendar).mutate(length=_.b1 - _.a1 + _.b2 - _.a2).filter(_.length > 0)
    working = days.select("day", "a1", "b1", "a2", "worked", begins=_.worked.as_timestamp("s"))
    goal = ibis.ifelse(_.is_working, _.w_begin + _.limit_seconds, ibis.null("int64"))
    aimed = table.mutate(goal=goal).mutate(ends=_.goal.as_timestamp("s"))
    found = aimed.asof_join(working, aimed.ends > working.begins)
    left, morning = found.goal - found.worked, found.b1 - found.a1
    second = ibis.ifelse(left <= morning, found.a1 + left, found.a2 + left - morning)
    within_day = found.day.cast("timestamp") + second.as_interval("s")
    elapsed = found.begin + found.limit_seconds.as_interval("s")
    return found.mutate(due=ibis.ifelse(found.is_working, within_day, elapsed))


def _joined(events: ibis.Table, norm: NormTables) -> ibis.Table:
    known = events.select("row", "case", "activity", "start", "end", "acting", "has_output", "has_requirements")
    steps = norm.activities.inner_join(norm.steps, "gid")
    placed = known.left_join(steps, "activity").drop("activity_right")
    judged = placed.left_join(norm.performers, ["gid", "acting"]).drop("gid_right", "acting_right")
    return judged.mutate(wrong_performer=~judged.allowed.fill_null(True))  # noqa: FBT003 (an Ibis literal)


def _positioned(events: ibis.Table, calendar: WorkCalendar) -> ibis.Table:
    """Adds `w_start` and `w_end`, the working seconds up to each stamp."""
    days = day_table(calendar)
    for name in ("start", "end"):
        own = days.rename({f"{name}_{column}": column for column in days.columns})
        events = events.left_join(own, events[name].date() == own[f"{name}_day"])
        events = events.mutate(**{f"w_{name}": _worked(events, name)}).drop(*own.columns)
    return events


def _worked(events: ibis.Table, name: str) -> ibis.Value:
    second = events[name].epoch_seconds() % 86_400
    worked, a1, b1, a2, b2 = (events[f"{name}_{part}"] for part in ("worked", "a1", "b1", "a2", "b2"))
    return worked + ibis.least(ibis.greatest(second, a1), b1) - a1 + ibis.least(ibis.greatest(second, a2), b2) - a2


def _placed(events: ibis.Table) -> ibis.Table:
    """Adds the place in the trace and what the event before left behind."""
    last, first = ibis.coalesce(_["end"], _.start), ibis.coalesce(_.start, _["end"])
    stamped = events.mutate(first=first, last=last, w_last=ibis.coalesce(_.w_end, _.w_start))
    trace = ibis.window(group_by="case", order_by=[stamped.first, stamped["last"], stamped.row])
    return stamped.mutate(
        position=ibis.row_number().over(trace),
        before=stamped["last"].lag().over(trace),
        w_before=stamped.w_last.lag().over(trace),
        gid_before=stamped.gid.lag().over(trace),
    )


def _times() -> dict[str, ibis.Value]:
    begin, w_begin = ibis.coalesce(_.start, _.before), ibis.coalesce(_.w_start, _.w_before)
    return {
        "exact": _.start.notnull() & _["end"].notnull(),
        "is_working": _.limit_calendar.isnull() & _.limit_months.isnull(),
        "begin": begin,
        "w_begin": w_begin,
        "service_working": _.w_end - w_begin,
        "service_calendar": _["end"].epoch_seconds() - begin.epoch_seconds(),
        "waiting_seconds": ibis.greatest(_.w_start - _.w_before, 0),
    }


def _limit(months: tuple[int, ...]) -> ibis.Value:
    """Seconds allowed; a month is counted on the calendar from the day the step began."""
    spans = [
        (_.limit_months == n, (_.begin + ibis.interval(months=n)).epoch_seconds() - _.begin.epoch_seconds())
        for n in months
    ]
    fixed = ibis.coalesce(_.limit_working, _.limit_calendar)
    return ibis.cases(*spans, else_=fixed) if spans else fixed


def _verdict() -> ibis.Value:
    return ibis.cases(
        (_.gid.isnull() | _.limit_seconds.isnull(), "none"),
        (_.service_seconds.isnull(), "undecided"),
        (_.service_seconds <= _.limit_seconds, "within"),
        (_.exact, "late"),
        else_="undecided",
    )


def _faults(logged: frozenset[str]) -> dict[str, ibis.Value]:
    """Excess over the norm, and documents the log has a column for but no entry."""
    late = _.verdict == "late"
    return {
        "excess_seconds": ibis.ifelse(late, _.service_seconds - _.limit_seconds, 0),
        **{
            f"missing_{name}": (_[f"owes_{name}"].fill_null(False) & ~_[f"has_{name}"])  # noqa: FBT003 (an Ibis literal)
            if name in logged
            else ibis.literal(value=False)
            for name in ("output", "requirements")
        },
    }
