"""Times as officials write them."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from analytics.working_time.limits import CALENDAR, DAYS, WORKING, kind_and_amount
from model.calendar import WorkCalendar
from model.shifts import DAY
from model.time import Counting, Time, limit_of, write_time

_SHORT = ((5, "minute"), (10, "minute"), (15, "minute"), (30, "minute"), (1, "hour"), (2, "hour"), (3, "hour"), (4, "hour"))  # fmt: skip
_DAYS = (1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 14.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 365.0)
_HALF_DAY = 0.5
_UNITS = {"minute": 60, "hour": 3600}
_DAY_UNITS = ("day", "week")


@dataclass(frozen=True, slots=True)
class Written:
    """A time with the seconds it allows: of a usual working day, or of a calendar day."""

    time: Time
    seconds: float


def usual_day(calendar: WorkCalendar) -> int:
    """The working seconds that most working days of `calendar` have."""
    lengths = [b - a for a, b in zip(calendar.before, calendar.before[1:], strict=False) if b > a]
    return max(sorted(set(lengths)), key=lengths.count)


def present(time: Time, counting: Counting, day: int) -> float | None:
    """The seconds that `time` allows, those of days by usual days; None where it cannot be measured in seconds."""
    limit = limit_of(time, counting)
    if limit is None:
        return None
    kind, amount = kind_and_amount(limit)
    return {WORKING: amount, DAYS: amount * day, CALENDAR: amount}.get(kind)


def rounded_up(seconds: float, old: Time, counting: Counting, day: int) -> Written | None:
    """The shortest time that officials write and that is not below `seconds`, in the kind of days of `old`."""
    rungs = _rungs(old, counting, day)
    at = bisect_left([rung.seconds for rung in rungs], seconds)
    return rungs[at] if at < len(rungs) else None


def _rungs(old: Time, counting: Counting, day: int) -> list[Written]:
    in_days = old.unit in _DAY_UNITS
    if in_days and (old.day_type or counting.day) == "calendar":
        return [_written(n, "day", n * DAY, old) for n in _DAYS]
    short = [_written(n, unit, n * _UNITS[unit], old) for n, unit in _SHORT]
    if in_days:
        half = _written(_HALF_DAY, "day", _HALF_DAY * day, old)
        short = [*(rung for rung in short if 2 * rung.seconds <= half.seconds), half]
    return [*short, *(_written(n, "day", n * day, old) for n in _DAYS)]


def _written(amount: float, unit: str, seconds: float, old: Time) -> Written:
    kind = "upper_bound" if old.kind == "upper_bound" else "fixed"
    days = (old.day_type if old.unit in _DAY_UNITS else "working") if unit == "day" else None
    time = Time("", kind, float(amount), float(amount), unit, days)
    return Written(replace(time, text=write_time(time)), float(seconds))
