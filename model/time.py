"""Waktu, the time a step may take: kind, bounds, unit, day type.

Minutes and hours are working time. Days are days, whatever their hours: a day of Ramadan or a
Friday is one. What a day or week without more means is the office's `Counting`.
"""

import re
from dataclasses import dataclass
from math import ceil

from model.shifts import DAY

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_WORDS = {"second": "detik", "minute": "menit", "hour": "jam", "day": "hari",
          "week": "minggu", "month": "bulan", "year": "tahun"}  # fmt: skip
_DAY_WORDS = {"working": " kerja", "calendar": " kalender", None: ""}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": DAY, "week": 7 * DAY}
_MONTHS = {"month": 1, "year": 12}
_DAY_END = re.compile(
    r"(?:hari\s+H\s+)?(?:(?:s\.?/?d\.?|sampai(?:\s+dengan)?|maks(?:imal|\.)?|paling\s+(?:lambat|lama))\s*)?"
    r"H\s*\+\s*([1-9]\d?)(?:\s+hari(?:\s+kerja)?)?\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Time:
    """A Waktu cell: the text as written and what it means.

    `kind` is fixed, range, upper_bound, unmeasurable or empty; `min` and `max` count `unit`s;
    `day_type` is working, calendar or None where the text does not say; `per` is the piece a
    time is meant for (`berkas` in "45 menit/berkas").
    """

    text: str = ""
    kind: str = "empty"
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    day_type: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Counting:
    """What an office means by its words: a `day` without more is working or calendar, a week has `week` working days.

    Where a day is a calendar day, a week is seven of them.
    """

    day: str = "working"
    week: int = 5


@dataclass(frozen=True, slots=True)
class Limit:
    """The latest allowed end: exactly one is set.

    `working` and `calendar` are seconds after the start; `days` working days after it, at the same
    share of the day; `day_end` the end of that many working days on (H+1); `months` the end of the
    same date so many months on, or of the next working day.
    """

    working: int | None = None
    days: float | None = None
    day_end: int | None = None
    calendar: int | None = None
    months: int | None = None


_USUAL = Counting()


def limit_of(time: Time, counting: Counting = _USUAL) -> Limit | None:
    """The upper bound of `time`, or None where it cannot be measured.

    A time per piece (`per`) has no bound for the step: the log does not count pieces. A part of a
    month counts as a whole one.
    """
    if time.max is None or time.unit is None:
        return _day_end(time.text)
    if time.per:
        return None
    if time.unit in _MONTHS:
        return Limit(months=ceil(time.max * _MONTHS[time.unit]))
    return _span(time.max, time.unit, time.day_type, counting)


def _span(amount: float, unit: str, day_type: str | None, counting: Counting) -> Limit:
    days = {"day": 1, "week": counting.week}.get(unit)
    if (day_type or (counting.day if days else None)) == "calendar":
        return Limit(calendar=round(amount * _SECONDS[unit]))
    return Limit(days=amount * days) if days else Limit(working=round(amount * _SECONDS[unit]))


def _day_end(text: str) -> Limit | None:
    """The bound in "H+1": the end of the first working day after."""
    found = _DAY_END.fullmatch(text.strip())
    return Limit(day_end=int(found[1])) if found else None


def write_time(time: Time) -> str:
    """`time` in the words officials use: "1-2 hari kerja", "maksimal 3 jam"."""
    if time.kind in ("empty", "unmeasurable"):
        return time.text
    assert time.max is not None
    assert time.unit is not None
    low = f"{number(time.min)}-" if time.kind == "range" and time.min is not None else ""
    bound = "maksimal " if time.kind == "upper_bound" else ""
    per = f"/{time.per}" if time.per else ""
    return f"{bound}{low}{number(time.max)} {_WORDS[time.unit]}{_DAY_WORDS[time.day_type]}{per}"


def number(value: float | None) -> str:
    """`value` with a decimal comma and no needless zeros."""
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
