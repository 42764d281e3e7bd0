"""A calendar's usual week: what days and limits are in working seconds, and the stretches in which cases arrive."""

from model.calendar import WorkCalendar
from model.shifts import DAY, length
from model.time import Limit

_WEEK = 7 * DAY
_MONTH = 365.25 / 12 * DAY


def week_seconds(calendar: WorkCalendar) -> float:
    """The working time of a week without holidays."""
    return sum(length(shifts) for shifts in calendar.week)


def day_seconds(calendar: WorkCalendar) -> float:
    """The working time of a mean working day."""
    return week_seconds(calendar) / sum(1 for shifts in calendar.week if shifts)


def limit_seconds(limit: Limit | None, calendar: WorkCalendar) -> float | None:
    """A limit in working seconds; one in days or elapsed time is that of a usual week."""
    if limit is None:
        return None
    if limit.working is not None:
        return float(limit.working)
    days = limit.days if limit.days is not None else limit.day_end
    if days is not None:
        return days * day_seconds(calendar)
    elapsed = limit.calendar if limit.calendar is not None else (limit.months or 0) * _MONTH
    return elapsed * week_seconds(calendar) / _WEEK
