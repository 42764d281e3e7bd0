"""What the government fixes for all offices: national holidays, cuti bersama, and the month of Ramadan."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version

import holidays
from holidays.constants import GOVERNMENT, PUBLIC

from model.calendar import Span
from model.shifts import Week

FIRST = date(2000, 1, 1)
LAST = date(2050, 12, 31)
ZONE = "Asia/Jakarta"
HOLIDAYS = f"holidays {version('holidays')}"
RAMADAN = "isbat 2015-2026"
_FEAST = "Hari Raya Idul Fitri"
# 1 Ramadan as the sidang isbat of the Ministry of Religious Affairs fixed it
_FIXED = (
    date(2015, 6, 18), date(2016, 6, 6), date(2017, 5, 27), date(2018, 5, 17), date(2019, 5, 6), date(2020, 4, 24),
    date(2021, 4, 13), date(2022, 4, 3), date(2023, 3, 23), date(2024, 3, 12), date(2025, 3, 1), date(2026, 2, 19),
)  # fmt: skip
_ARITHMETIC = timedelta(days=30)


@cache
def days_off() -> frozenset[date]:
    """National holidays and cuti bersama from `FIRST` to `LAST`; those not yet decreed are estimates."""
    return frozenset(holiday_names())


def ramadan(week: Week) -> tuple[Span, ...]:
    """Every Ramadan from `FIRST` to `LAST` with the timetable `week`.

    Where no first day is on record it is an estimate: thirty days before Idul Fitri, the length the
    month has in the arithmetic Hijri calendar.
    """
    feasts = sorted(
        day for day, names in holiday_names().items() if any(n.startswith(_FEAST) for n in names.split("; "))
    )
    return tuple(Span(_first(feast), feast - timedelta(days=1), week) for feast in feasts)


def _first(feast: date) -> date:
    return next((day for day in _FIXED if timedelta(0) < feast - day <= _ARITHMETIC), feast - _ARITHMETIC)


@cache
def holiday_names() -> Mapping[date, str]:
    """What each of `days_off` is called in Indonesian; an estimate says that it is one."""
    years = range(FIRST.year, LAST.year + 1)
    return dict(holidays.country_holidays("ID", years=years, categories=(PUBLIC, GOVERNMENT), language="id"))
