from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.calendar import calendar
from model.errors import SopError

OFFICE = calendar("id-5day")
STAMPS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)).map(lambda t: t.replace(microsecond=0))


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2025-01-06 08:00", "2025-01-06 09:30", 1.5),
        ("2025-01-06 11:00", "2025-01-06 14:00", 2.0),  # over the break 12.00-13.00
        ("2025-01-10 11:00", "2025-01-10 14:00", 1.5),  # Friday: break 11.30-13.00
        ("2025-01-10 16:00", "2025-01-13 08:00", 1.0),  # over the weekend
        ("2025-01-06 00:00", "2025-01-13 00:00", 37.5),
        ("2024-12-31 15:00", "2025-01-02 08:00", 1.5),  # over New Year
        ("2025-03-28 08:00", "2025-04-08 08:00", 0.5),  # Nyepi, Idulfitri 1446 and its cuti bersama
    ],
)
def test_working_hours(start: str, end: str, hours: float) -> None:
    seconds = OFFICE.working_seconds(datetime.fromisoformat(start), datetime.fromisoformat(end))
    assert seconds == hours * 3600


@given(STAMPS, STAMPS, STAMPS)
def test_working_time_adds_up(a: datetime, b: datetime, c: datetime) -> None:
    first, second, third = sorted((a, b, c))
    parts = OFFICE.working_seconds(first, second) + OFFICE.working_seconds(second, third)
    assert parts == OFFICE.working_seconds(first, third)


@given(STAMPS, st.integers(1, 500_000))
def test_due_date_is_the_inverse(start: datetime, seconds: int) -> None:
    assert OFFICE.working_seconds(start, OFFICE.after(start, seconds)) == seconds


def test_unknown_calendar_names_the_known_ones() -> None:
    with pytest.raises(SopError, match="calendar id-7day is not known. There are: id-5day, 24x7."):
        calendar("id-7day")
