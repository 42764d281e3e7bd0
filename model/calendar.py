"""Working time: hours of the week, days off, and sums over them, exact to the second.

W(t) is the working time from a fixed day to t: whole days before it as a prefix sum, plus the
part of its own day. A duration is W(b) - W(a); a due date is the inverse of W.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import accumulate

DAY = 86_400
Shift = tuple[int, int]
NO_SHIFT: Shift = (0, 0)


@dataclass(frozen=True)
class WorkCalendar:
    """A weekly timetable with days off.

    `week` holds, Monday first, at most two shifts a day as seconds from midnight. `offset` is the
    zone's distance from UTC in seconds: Indonesian zones have no summer time. `closed` are days
    without working time. The calendar covers `first` to `last`.
    """

    id: str
    version: str
    zone: str
    offset: int
    week: tuple[tuple[Shift, Shift], ...]
    first: date
    last: date
    closed: frozenset[date] = field(default_factory=frozenset)

    def shifts(self, day: date) -> tuple[Shift, Shift]:
        """The shifts of `day`; none on a day off."""
        return (NO_SHIFT, NO_SHIFT) if day in self.closed else self.week[day.weekday()]

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day the calendar covers."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    @cached_property
    def before(self) -> tuple[int, ...]:
        """Working seconds before each of `days`, and at the end the total."""
        return tuple(accumulate((_length(self.shifts(day)) for day in self.days), initial=0))

    def position(self, stamp: datetime) -> int:
        """W: working seconds from `first` to the local time `stamp`."""
        at = (stamp.date() - self.first).days
        second = stamp.hour * 3600 + stamp.minute * 60 + stamp.second
        return self.before[at] + sum(min(max(second, a), b) - a for a, b in self.shifts(stamp.date()))

    def working_seconds(self, start: datetime, end: datetime) -> int:
        """Working time between two local times; negative when `end` is earlier."""
        return self.position(end) - self.position(start)

    def after(self, start: datetime, seconds: int) -> datetime:
        """The earliest local time at which `seconds` of working time have passed since `start`."""
        goal = self.position(start) + seconds
        at = max(bisect_left(self.before, goal) - 1, 0)
        left = goal - self.before[at]
        for begin, end in self.shifts(self.days[at]):
            if left <= end - begin:
                return datetime.combine(self.days[at], time()) + timedelta(seconds=begin + left)
            left -= end - begin
        raise ValueError(f"{start} + {seconds} s lies beyond {self.last}")


def hours(*spans: str) -> tuple[Shift, Shift]:
    """Shifts from texts such as "07.30-12.00"; missing ones are empty."""
    shifts = [_span(span) for span in spans]
    first, second = (*shifts, NO_SHIFT, NO_SHIFT)[:2]
    return first, second


def _span(span: str) -> Shift:
    begin, end = (int(part[:2]) * 3600 + int(part[3:]) * 60 for part in span.split("-"))
    return begin, end


def _length(shifts: tuple[Shift, Shift]) -> int:
    return sum(end - begin for begin, end in shifts)
