"""The moment a log ends, which is the present of all that is still open in it."""

from bisect import bisect_right
from datetime import date, datetime, time, timedelta

import ibis
import pyarrow as pa

from analytics.events import LogFacts
from analytics.working_time.day_table import Calendars
from analytics.working_time.epoch import second_of
from model.calendar import WorkCalendar
from model.zone import offset_at

_LAST_SECOND = time(23, 59, 59)
_NAMES = ("now", "w_now", "today", "w_today", "soon", "w_soon")
_NOW = pa.schema([("calendar", pa.int8()), *((name, pa.int64()) for name in _NAMES)])


def now_of(log: LogFacts, calendar: WorkCalendar) -> datetime:
    """The log's last moment in the local time of `calendar`, or the last that it covers."""
    return min(local_moment(log.last, calendar), datetime.combine(calendar.last, _LAST_SECOND))


def local_moment(moment: datetime, calendar: WorkCalendar) -> datetime:
    """A moment in UTC in the local time of `calendar`."""
    offset = offset_at(int(moment.timestamp()), calendar.offsets)
    return moment.replace(tzinfo=None) + timedelta(seconds=offset)


def now_table(log: LogFacts, calendars: Calendars, soon_days: int = 0) -> ibis.Table:
    """One row a calendar: the local second `now`, the ends of `today` and of the working day so many days on.

    Those with `w_` are working seconds up to then.
    """
    rows = [{"calendar": n, **_row(now_of(log, calendar), calendar, soon_days)} for n, calendar in enumerate(calendars)]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_NOW))


def _row(now: datetime, calendar: WorkCalendar, soon_days: int) -> dict[str, int]:
    days = calendar.working_dates
    soon = days[min(bisect_right(days, now.date()) + soon_days, len(days)) - 1]
    pairs = [(second_of(now), calendar.position(now)), *(_ending(day, calendar) for day in (now.date(), soon))]
    return dict(zip(_NAMES, (number for pair in pairs for number in pair), strict=True))


def _ending(day: date, calendar: WorkCalendar) -> tuple[int, int]:
    """The last second of `day`, and the working seconds up to its end."""
    return second_of(datetime.combine(day, _LAST_SECOND)), calendar.before[(day - calendar.first).days + 1]
