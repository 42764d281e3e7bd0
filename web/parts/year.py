"""The days of a year in a calendar: which are worked, at other hours, off, or never worked."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from analytics.offices.indonesia import holiday_names
from model.calendar import WorkCalendar
from model.shifts import length
from model.text import Lang, Text
from model.written_numbers import LONG_MONTHS, hours, number

KINDS = {
    "work": Text(id="Hari kerja biasa", en="Usual working day"),
    "other": Text(id="Jam khusus", en="Special hours"),
    "off": Text(id="Libur", en="Day off"),
    "rest": Text(id="Libur mingguan", en="Weekly rest"),
}
MONTH_HEAD = (Text(id="Bulan", en="Month"), Text(id="Hari kerja", en="Working days"),
              Text(id="Jam kerja", en="Working hours"), Text(id="Libur pada hari kerja", en="Weekdays off"))  # fmt: skip
_OWN = Text(id="libur kantor", en="office closed")


def year_of(year: int) -> list[date]:
    """All days of `year`."""
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def kind_of(calendar: WorkCalendar, day: date) -> str:
    """Which of `KINDS` a day is; off are days that the calendar's week would have worked."""
    shifts, usual = calendar.shifts(day), calendar.week[day.weekday()]
    if shifts:
        return "work" if shifts == usual else "other"
    return "off" if usual else "rest"


def off_name(day: date, lang: Lang) -> str:
    """The national name of a day off, else that the office has set it."""
    return holiday_names().get(day) or _OWN.to(lang)


def month_rows(calendar: WorkCalendar, year: int, lang: Lang) -> list[tuple[str, ...]]:
    """One row a month as `MONTH_HEAD` names them."""
    months = groupby(year_of(year), key=lambda day: day.month)
    return [_month_row(calendar, list(days), lang) for _, days in months]


def _month_row(calendar: WorkCalendar, days: Sequence[date], lang: Lang) -> tuple[str, ...]:
    shifts = [calendar.shifts(day) for day in days]
    off = [day for day in days if kind_of(calendar, day) == "off"]
    name, worked = LONG_MONTHS[lang][days[0].month - 1], sum(map(bool, shifts))
    return name, number(worked, lang), hours(sum(map(length, shifts)), lang), "; ".join(_named(off, lang)) or "–"


def _named(days: Sequence[date], lang: Lang) -> Iterator[str]:
    """Days of a month with their names, those with the same name together."""
    for name, same in groupby(days, key=lambda day: off_name(day, lang)):
        yield f"{', '.join(str(day.day) for day in same)} {name}"
