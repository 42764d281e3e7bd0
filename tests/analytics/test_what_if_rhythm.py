"""When cases come: hand-counted weeks of two shifts of four hours, Monday to Friday."""

from datetime import date, datetime, timedelta

import pytest

from analytics.whatif.rhythm import rhythm, within
from model.calendar import WorkCalendar
from model.shifts import REST, hours

HOUR = 3600
DAY = hours("08.00-12.00", "13.00-17.00")
WORK = WorkCalendar("uji", "1", "Asia/Jakarta", (DAY,) * 5 + (REST,) * 2, date(2025, 1, 6), date(2025, 12, 28))
MONDAY = datetime(2025, 1, 6)


def weeks(count: int) -> list[datetime]:
    """Three cases each morning, one each afternoon."""
    days = [MONDAY + timedelta(weeks=n, days=day) for n in range(count) for day in range(5)]
    return [day + timedelta(hours=hour) for day in days for hour in (9, 10, 11, 15)]


def test_mornings_are_denser_than_afternoons() -> None:
    found = rhythm(weeks(20), WORK)
    assert [(piece.seconds, round(piece.rate, 9)) for piece in found.week] == [(4 * HOUR, 1.5), (4 * HOUR, 0.5)] * 5
    # A second of a morning counts 1.5, one of an afternoon 0.5: 1.5 h, 1.5 h, 2.5 h, 2.5 h a day
    assert [gap / HOUR for gap in found.gaps[:4]] == pytest.approx([1.5, 1.5, 2.5, 2.5])


def test_few_cases_tell_no_week() -> None:
    found = rhythm(weeks(2), WORK)
    assert {piece.rate for piece in found.week} == {1}
    assert [gap / HOUR for gap in found.gaps[:4]] == [1, 1, 3, 3]


def test_out_of_hours_counts_at_the_next_begin_of_work() -> None:
    saturday = MONDAY + timedelta(days=5, hours=10)
    assert rhythm([MONDAY + timedelta(hours=8), saturday, saturday], WORK).gaps == (40 * HOUR, 0)


def test_days_beyond_the_calendar_are_left_out() -> None:
    known = int((MONDAY - datetime(1970, 1, 1)).total_seconds())
    assert within([known + 60, known - 1, known], WORK) == [MONDAY, MONDAY + timedelta(minutes=1)]
