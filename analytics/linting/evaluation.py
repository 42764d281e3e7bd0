"""When an SOP is to be monitored and evaluated again: every six months, and once a year."""

from collections.abc import Iterable, Mapping
from datetime import date

from analytics.linting.collection import number_key
from model.lint import LintProfile

YEAR, HALF = 12, 6


def last_evaluated(days: Iterable[date | None], number: str | None, profile: LintProfile) -> date | None:
    """The latest of an SOP's own `days` and of what the office noted for its `number`."""
    return latest(*days, noted(profile.evaluated, number))


def evaluation_due(days: Iterable[date | None], number: str | None, profile: LintProfile) -> date | None:
    """The day on which an SOP is to be evaluated; None when it tells no day to count from."""
    last = last_evaluated(days, number, profile)
    return months_on(last, YEAR) if last else None


def noted(days: Mapping[str, date], number: str | None) -> date | None:
    """The day that is noted for the SOP with this number, however it is written."""
    own = number_key(number or "")
    return next((day for known, day in days.items() if number_key(known) == own), None)


def latest(*days: date | None) -> date | None:
    """The last of the days that are known."""
    return max((day for day in days if day), default=None)


def months_on(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where it has none."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError
