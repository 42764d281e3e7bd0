"""The latest allowed end of each run, in the local time of its calendar."""

from datetime import datetime, time

import ibis
from ibis import _

from analytics.working_time.day_table import CALENDAR_SPAN, Calendars, day_table, stamp
from analytics.working_time.epoch import moment_of
from analytics.working_time.limits import CALENDAR, DAYS
from model.calendar import WorkCalendar
from model.shifts import DAY

# More half seconds than a calendar has.
_APART = 10**10


def with_due(runs: ibis.Table, calendars: Calendars) -> ibis.Table:
    """`runs` with `due`; null without a limit.

    Working time that is over at closing ends a limit in hours then, one in days the next morning.
    """
    goal = ibis.ifelse(_.kind < CALENDAR, _.w_since + _.limit_seconds, None)
    aimed = runs.mutate(goal=goal).mutate(mark=_mark(2 * _.goal + (_.kind == DAYS).cast("int64"), _.calendar))
    days = day_table(calendars).filter(_.length > 0)
    # An as-of join of equal marks would find the day that begins with this second: marks differ by halves.
    begins = days.mutate(begins=_mark(2 * _.before, (_.day / CALENDAR_SPAN).floor())).drop("length", "next_day")
    found = aimed.asof_join(begins, aimed.mark > begins.begins)
    within_day = stamp(found.day % CALENDAR_SPAN * DAY + _second(found))
    elapsed = stamp(found.since.epoch_seconds() + found.limit_seconds)
    return found.mutate(due=ibis.ifelse(found.kind >= CALENDAR, elapsed, within_day))


def due_of(goal: int, kind: int, calendar: WorkCalendar) -> datetime | None:
    """The `due` of one run, by the working or local second at which its limit is over; None beyond the calendar."""
    if kind >= CALENDAR:
        return moment_of(goal)
    try:
        reached = calendar.after(datetime.combine(calendar.first, time()), goal)
        return calendar.after_days(reached, 0) if kind == DAYS else reached
    except ValueError:
        return None


def _mark(halves: ibis.Value, calendar: ibis.Value) -> ibis.Value:
    """Half seconds of working time, apart for each calendar."""
    return (halves + calendar.cast("int64") * _APART).as_timestamp("s")


def _second(found: ibis.Table) -> ibis.Value:
    """The second of the day at which `goal` is reached."""
    left, ways = found.goal - found.before, []
    for name in (name for name in found.columns if name[0] == "a" and name[1:].isdigit()):
        length = found[f"b{name[1:]}"] - found[name]
        ways.append((left <= length, found[name] + left))
        left = left - length
    return ibis.cases(*ways)
