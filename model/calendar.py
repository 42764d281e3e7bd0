"""Working time: the shifts of every day, and sums over them, exact to the second.

W(t) is the working time from a fixed day to t: whole days before it as a prefix sum, plus the
part of its own day. A duration is W(b) - W(a); a due date is the inverse of W. Stamps are local
times; all lengths are those of the local clock.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from hashlib import sha256
from itertools import accumulate
from math import ceil, floor
from zoneinfo import ZoneInfoNotFoundError

from model.shifts import Shifts, Week, check_shifts, length, worked
from model.zone import utc_offsets

_WEEKDAYS = 7
_MARK = " · "
_SHARE_ROUNDING = 1e-9
_SECOND_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Span:
    """Another weekly timetable from `first` to `last`, both included: Ramadan, a unit's temporary hours."""

    first: date
    last: date
    week: Week


@dataclass(frozen=True, slots=True)
class DayShare:
    """A place in working days: `ordinal` days before it, and `worked` of the `length` seconds of its own day."""

    ordinal: int
    worked: int
    length: int


@dataclass(frozen=True)
class WorkCalendar:
    """The working time of every day from `first` to `last` in an IANA `zone`.

    `week` holds the shifts from Monday to Sunday; `spans` replace it between two dates, the later
    span where two overlap. `closed` are days without working time. `days` are single dates with
    their own shifts and beat everything else. `source` names where the hours come from.
    """

    id: str
    source: str
    zone: str
    week: Week
    first: date
    last: date
    closed: frozenset[date] = field(default=frozenset(), repr=False)
    spans: tuple[Span, ...] = field(default=(), repr=False)
    days: tuple[tuple[date, Shifts], ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        _check(self)

    @cached_property
    def version(self) -> str:
        """Where the hours come from, and a digest of them: calendars with different hours never share a version."""
        return f"{self.source}{_MARK}{self._digest()}"

    @cached_property
    def offsets(self) -> tuple[tuple[int, int], ...]:
        """Pairs of the UTC second from which an offset holds, and the offset in seconds; the first from the beginning."""
        return utc_offsets(self.zone, self.first, self.last)

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """Every day the calendar covers."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    @cached_property
    def timetable(self) -> tuple[Shifts, ...]:
        """The shifts of each of `dates`."""
        found = {day: self.week[day.weekday()] for day in self.dates}
        for span in self.spans:
            found |= {day: span.week[day.weekday()] for day in _covered(span) if day in found}
        found |= {day: () for day in self.closed if day in found}
        found |= {day: shifts for day, shifts in self.days if day in found}
        return tuple(found.values())

    @cached_property
    def before(self) -> tuple[int, ...]:
        """Working seconds before each of `dates`, and at the end the total."""
        return tuple(accumulate(map(length, self.timetable), initial=0))

    @cached_property
    def ordinals(self) -> tuple[int, ...]:
        """Working days before each of `dates`, and at the end their number."""
        return tuple(accumulate(map(bool, self.timetable), initial=0))

    @cached_property
    def working_dates(self) -> tuple[date, ...]:
        """The days with working time."""
        return tuple(day for day, shifts in zip(self.dates, self.timetable, strict=True) if shifts)

    def shifts(self, day: date) -> Shifts:
        """The shifts of `day`; none on a day off."""
        return self.timetable[self._at(day)]

    def position(self, stamp: datetime) -> int:
        """W: working seconds from `first` to the local time `stamp`."""
        at = self._at(stamp.date())
        return self.before[at] + worked(self.timetable[at], _second(stamp))

    def working_seconds(self, start: datetime, end: datetime) -> int:
        """Working time between two local times; negative when `end` is earlier."""
        return self.position(end) - self.position(start)

    def after(self, start: datetime, seconds: int) -> datetime:
        """The earliest local time from `start` on at which `seconds` of working time have passed since."""
        goal = self.position(start) + seconds
        if seconds <= 0:
            return start
        if goal > self.before[-1]:
            raise ValueError(self._outside(f"{start} + {seconds} s"))
        at = bisect_left(self.before, goal) - 1
        return self._instant(self.dates[at], goal - self.before[at])

    def day_share(self, stamp: datetime) -> DayShare:
        """Where `stamp` stands in working days; a day off counts as the begin of the next working day."""
        ordinal = self.ordinals[self._at(stamp.date())]
        day = self._working_date(ordinal)
        done = worked(self.shifts(day), _second(stamp)) if day == stamp.date() else 0
        return DayShare(ordinal, done, length(self.shifts(day)))

    def after_days(self, start: datetime, days: float) -> datetime:
        """The same share of the working day `days` working days on; share 0 is the begin of work.

        A start at or after closing time has share 1, the begin of the next working day.
        """
        share = self.day_share(start)
        goal = share.worked / share.length + days
        whole = floor(goal + _SHARE_ROUNDING)
        day = self._working_date(share.ordinal + whole)
        seconds = ceil((goal - whole) * length(self.shifts(day)) - _SECOND_ROUNDING)
        return self._instant(day, max(seconds, 0))

    def next_working_day(self, day: date) -> date:
        """`day` when it has working time, else the first day after it that has."""
        return self._working_date(self.ordinals[self._at(day)])

    def following(self, day: date, n: int) -> date:
        """The `n`-th working day after `day`."""
        return self._working_date(self.ordinals[self._at(day) + 1] + n - 1)

    def closing(self, day: date) -> datetime:
        """When the work of the working day `day` ends."""
        return self._instant(day, length(self.shifts(day)))

    def _instant(self, day: date, seconds: int) -> datetime:
        """The earliest time of the working day `day` with `seconds` worked."""
        for begin, end in self.shifts(day):
            if seconds <= end - begin:
                return datetime.combine(day, time()) + timedelta(seconds=begin + seconds)
            seconds -= end - begin
        raise ValueError(f"{day} has less working time in calendar {self.id}")

    def _at(self, day: date) -> int:
        if not self.first <= day <= self.last:
            raise ValueError(self._outside(str(day)))
        return (day - self.first).days

    def _working_date(self, ordinal: int) -> date:
        if not 0 <= ordinal < len(self.working_dates):
            raise ValueError(self._outside(f"working day {ordinal + 1}"))
        return self.working_dates[ordinal]

    def _outside(self, what: str) -> str:
        return f"{what} lies outside calendar {self.id}, {self.first} to {self.last}"

    def _digest(self) -> str:
        hours = (self.zone, self.offsets, str(self.first), self.timetable)
        return sha256(repr(hours).encode()).hexdigest()[:8]


def _check(calendar: WorkCalendar) -> None:
    """A `ValueError` when the parts of `calendar` contradict each other."""
    if any(
        first > last for first, last in ((calendar.first, calendar.last), *((s.first, s.last) for s in calendar.spans))
    ):
        raise ValueError(f"calendar {calendar.id} has a stretch that ends before it begins")
    weeks = (calendar.week, *(span.week for span in calendar.spans))
    if any(len(week) != _WEEKDAYS for week in weeks):
        raise ValueError(f"calendar {calendar.id} has a week without seven days")
    for shifts in (*(day for week in weeks for day in week), *(shifts for _, shifts in calendar.days)):
        check_shifts(shifts)
    try:
        utc_offsets(calendar.zone, calendar.first, calendar.last)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(f"zone {calendar.zone} of calendar {calendar.id} is not known") from error


def _covered(span: Span) -> Iterator[date]:
    return (span.first + timedelta(days=n) for n in range((span.last - span.first).days + 1))


def _second(stamp: datetime) -> int:
    return stamp.hour * 3600 + stamp.minute * 60 + stamp.second
