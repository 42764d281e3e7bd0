"""The moment a log ends, which is the present of all that is still open in it."""

from bisect import bisect_right
from datetime import date, datetime, time, timedelta

import ibis
import pyarrow as pa

from analytics.day_table import Calendars
from analytics.events import LogFacts
from model.calendar import WorkCalendar
from model.zone import offset_at

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 (local times have no zone here)
_LAST_SECOND = time(23, 59, 59)
_NAMES = ("now", "w_now", "today", "w_today", "soon", "w_soon")
_NOW = pa.schema([("calendar", pa.int8()), *((name, pa.int64()) for name in _NAMES)])


def now_of(log: LogFacts, calendar: WorkCalendar) -> datetime:
    """The log's last moment in the local time of `calendar`, or the last that it covers."""
    offset = offset_at(int(log.last.timestamp()), calendar.offsets)
    return min(log.last.replace(tzinfo=None) + timedelta(seconds=offset), datetime.combine(calendar.last, _LAST_SECOND))


def now_table(log: LogFacts, calendars: Calendars, soon_days: int = 0) -> ibis.Table:
    """One row a calendar: the local second `now`, the ends of `today` and of the working day so many days on.

    Those with `w_` are working seconds up to then.
    """
    rows = [{"calendar": n, **_row(now_of(log, calendar), calendar, soon_days)} for n, calendar in enumerate(calendars)]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_NOW))


def _row(now: datetime, calendar: WorkCalendar, soon_days: int) -> dict[str, int]:
    days = calendar.working_dates
    soon = days[min(bisect_right(days, now.date()) + soon_days, len(days)) - 1]
    pairs = [(_second(now), calendar.position(now)), *(_ending(day, calendar) for day in (now.date(), soon))]
    return dict(zip(_NAMES, (number for pair in pairs for number in pair), strict=True))


def _ending(day: date, calendar: WorkCalendar) -> tuple[int, int]:
    """The last second of `day`, and the working seconds up to its end."""
    return _second(datetime.combine(day, _LAST_SECOND)), calendar.before[(day - calendar.first).days + 1]


def _second(moment: datetime) -> int:
    return int((moment - _EPOCH).total_seconds())
