"""Waktu, the time a step may take: kind, bounds, unit, day type.

A working day counts 7.5 hours: 37.5 h a week on five days (Perpres 21/2023). A day without
`kerja` or `kalender` is a working day, as offices mean it; months and years are calendar spans.
"""

from dataclasses import dataclass

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_WORDS = {"second": "detik", "minute": "menit", "hour": "jam", "day": "hari",
          "week": "minggu", "month": "bulan", "year": "tahun"}  # fmt: skip
_DAY_WORDS = {"working": " kerja", "calendar": " kalender", None: ""}
WORKING_DAY_SECONDS = 27_000
_WORKING = {"second": 1, "minute": 60, "hour": 3600, "day": WORKING_DAY_SECONDS, "week": 5 * WORKING_DAY_SECONDS}
_CALENDAR = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 7 * 86_400}
_MONTHS = {"month": 1, "year": 12}


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
    """What an office means by its words: a `day` without more is working or calendar, a week has `week` of them."""

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


def limit_of(time: Time) -> Limit | None:
    """The upper bound of `time`, or None where it cannot be measured.

    A time per piece (`per`) has no bound for the step: the log does not count pieces.
    """
    if time.max is None or time.unit is None or time.per:
        return None
    if time.unit in _MONTHS:
        return Limit(months=round(time.max * _MONTHS[time.unit]))
    if time.day_type == "calendar":
        return Limit(calendar=round(time.max * _CALENDAR[time.unit]))
    return Limit(working=round(time.max * _WORKING[time.unit]))


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
