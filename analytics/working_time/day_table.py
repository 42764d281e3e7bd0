"""Working calendars as tables for the engines: one row a day, working time by lookup.

Stamps are local seconds since 1970. W, the working seconds up to a stamp, is `base` of its day and, for
each shift, the second of the day kept inside it.
"""

from collections.abc import Iterable
from functools import cache

import ibis
import pyarrow as pa

from analytics.working_time.epoch import day_number
from model.calendar import WorkCalendar
from model.shifts import DAY, Shift, Shifts

Calendars = tuple[WorkCalendar, ...]
# More days than a calendar covers, so that the days of two calendars never share a key.
CALENDAR_SPAN = 1_000_000


def key(number: ibis.Value, calendar: ibis.Value) -> ibis.Value:
    """The key of day or working day `number` of the calendar with index `calendar`."""
    return number + calendar.cast("int64") * CALENDAR_SPAN


def day_of(stamp: ibis.Value) -> ibis.Value:
    """The number of the day of `stamp`, in seconds, counted from 1970."""
    return (stamp / DAY).floor().cast("int64")


def stamp(seconds: ibis.Value) -> ibis.Value:
    """The local time of seconds since 1970; the engines' own conversion would give it a zone."""
    return seconds.as_interval("s") + ibis.timestamp("1970-01-01 00:00:00")


@cache
def day_table(calendars: Calendars) -> ibis.Table:
    """One row a day and calendar: `day` (its key), `base`, working seconds `before` it, its `length`.

    `ordinal` working days lie before it, `upto` up to its end; the `next_day` on which people work is
    that many days on. Shifts stand in a1-b1, a2-b2, …
    """
    parts = [_days(calendar, n, _most_shifts(calendars)) for n, calendar in enumerate(calendars)]
    return ibis.memtable(pa.concat_tables(parts))


@cache
def working_day_table(calendars: Calendars) -> ibis.Table:
    """One row a working day and calendar: `ordinal` (its key), working seconds `before` it, its `length`."""
    parts = [_working_days(calendar, n) for n, calendar in enumerate(calendars)]
    return ibis.memtable(pa.concat_tables(parts))


def worked(stamp: ibis.Value, day: ibis.Table) -> ibis.Value:
    """W of a local stamp, in seconds, whose day is joined."""
    second = stamp % DAY
    pairs = [(day[name], day[f"b{name[1:]}"]) for name in day.columns if name[0] == "a"]
    # Engines compare faster than they call LEAST and GREATEST.
    return sum((ibis.cases((second < a, a), (second > b, b), else_=second) for a, b in pairs), day.base)


def with_days(
    stamped: ibis.Table, names: Iterable[str], calendars: Calendars
) -> tuple[ibis.Table, dict[str, ibis.Table]]:
    """`stamped` joined with the day of each of its stamps in `names`, and these days by name."""
    days = {name: day_table(calendars).view() for name in names}
    joined = stamped
    for name, day in days.items():
        joined = joined.left_join(day, key(day_of(stamped[name]), stamped.calendar) == day.day)
    return joined, days


def _most_shifts(calendars: Calendars) -> int:
    return max(len(shifts) for calendar in calendars for shifts in calendar.timetable)


def _days(calendar: WorkCalendar, number: int, most: int) -> pa.Table:
    shifts = [_filled(day, most) for day in calendar.timetable]
    lengths = [sum(b - a for a, b in day) for day in shifts]
    columns = {
        "day": [day_number(day) + number * CALENDAR_SPAN for day in calendar.dates],
        "base": [before - sum(a for a, _ in day) for before, day in zip(calendar.before, shifts, strict=False)],
        "before": calendar.before[:-1],
        "length": lengths,
        "ordinal": calendar.ordinals[:-1],
        "upto": calendar.ordinals[1:],
        "next_day": _until_work(lengths),
    }
    for n in range(most):
        columns[f"a{n + 1}"] = [day[n][0] for day in shifts]
        columns[f"b{n + 1}"] = [day[n][1] for day in shifts]
    return pa.table({name: pa.array(values, pa.int64()) for name, values in columns.items()})


def _working_days(calendar: WorkCalendar, number: int) -> pa.Table:
    lengths = [b - a for a, b in zip(calendar.before, calendar.before[1:], strict=False)]
    open_days = [(worked, length) for worked, length in zip(calendar.before, lengths, strict=False) if length]
    columns = {
        "ordinal": [n + number * CALENDAR_SPAN for n in range(len(open_days))],
        "before": [before for before, _ in open_days],
        "length": [length for _, length in open_days],
    }
    return pa.table({name: pa.array(values, pa.int64()) for name, values in columns.items()})


def _filled(shifts: Shifts, most: int) -> list[Shift]:
    return [*shifts, *[(0, 0)] * (most - len(shifts))]


def _until_work(lengths: list[int]) -> list[int]:
    """For each day how many days on the next working day is; 0 on a working day."""
    found, ahead = [], 0
    for length in reversed(lengths):
        ahead = 0 if length else ahead + 1
        found.append(ahead)
    return found[::-1]
