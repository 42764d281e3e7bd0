"""Due dates by hand, against the holidays of 2025: Nyepi and Idulfitri close 28 March to 7 April."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.offices.calendar import calendar
from ingest.language.durations import read_time
from model.calendar import WorkCalendar
from model.deadline import describe, due
from model.time import Counting, Limit, Time, limit_of
from tests.calendars import stamps

OFFICE = calendar("id-5day")
RAMADAN = calendar("id-5day-ramadan")
SIX_DAYS = calendar("id-6day")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("90 detik", Limit(working=90)),
        ("30 menit", Limit(working=1800)),
        ("1,5 jam", Limit(working=5400)),
        ("24 jam", Limit(working=86_400)),
        ("2 x 24 jam", Limit(calendar=172_800)),
        ("1 hari", Limit(days=1)),
        ("1-2 hari kerja", Limit(days=2)),
        ("maksimal 1,5 hari", Limit(days=1.5)),
        ("7 hari kalender", Limit(calendar=604_800)),
        ("2 minggu", Limit(days=10)),
        ("1 bulan", Limit(months=1)),
        ("0,5 bulan", Limit(months=1)),
        ("1 tahun", Limit(months=12)),
        ("H+1", Limit(day_end=1)),
        ("H + 2", Limit(day_end=2)),
        ("Hari H s.d H+1", Limit(day_end=1)),
        ("maksimal H+3 hari kerja", Limit(day_end=3)),
        ("H-1", None),
        ("H+1 jam", None),
        ("H+0", None),
        ("Hari H", None),
        ("45 menit/berkas", None),
        ("setiap saat", None),
        ("", None),
    ],
)
def test_bounds(text: str, limit: Limit | None) -> None:
    assert limit_of(read_time(text)) == limit


@pytest.mark.parametrize(
    ("unit", "day_type", "counting", "limit"),
    [
        ("day", None, Counting(day="calendar"), Limit(calendar=259_200)),
        ("day", "working", Counting(day="calendar"), Limit(days=3)),
        ("day", "calendar", Counting(), Limit(calendar=259_200)),
        ("week", None, Counting(week=6), Limit(days=18)),
        ("week", "calendar", Counting(week=6), Limit(calendar=1_814_400)),
        ("week", None, Counting(day="calendar"), Limit(calendar=1_814_400)),
        ("hour", None, Counting(day="calendar"), Limit(working=10_800)),
        ("hour", "working", Counting(), Limit(working=10_800)),
        ("month", "calendar", Counting(), Limit(months=3)),
    ],
)
def test_bounds_by_the_words_of_the_office(unit: str, day_type: str | None, counting: Counting, limit: Limit) -> None:
    assert limit_of(Time("", "fixed", 3, 3, unit, day_type), counting) == limit


@pytest.mark.parametrize(
    ("work", "start", "days", "end"),
    [
        (OFFICE, "2025-01-06 09:00", 1, "2025-01-07 09:00"),
        (OFFICE, "2025-01-06 09:00", 0.5, "2025-01-06 13:45"),  # 1.5 h and 3.75 h worked
        (OFFICE, "2025-01-06 09:00", 1.5, "2025-01-07 13:45"),
        (OFFICE, "2025-01-10 15:00", 0.5, "2025-01-13 09:45"),  # Friday 6 h of 7.5 worked
        (OFFICE, "2025-01-06 13:30", 4, "2025-01-10 14:00"),  # 5 h worked, of a Friday with its long break
        (OFFICE, "2025-01-06 12:30", 1, "2025-01-07 12:00"),  # in the break: work rests since 12.00
        (OFFICE, "2025-01-06 13:00", 1, "2025-01-07 12:00"),
        (OFFICE, "2025-03-27 10:00", 1, "2025-04-08 10:00"),
        (OFFICE, "2025-03-27 10:00", 3, "2025-04-10 10:00"),
        (OFFICE, "2025-03-27 10:00", 5, "2025-04-14 10:00"),
        (OFFICE, "2025-04-17 13:30", 10, "2025-05-05 13:30"),  # Good Friday, Labour Day
        (OFFICE, "2025-12-24 08:30", 2, "2025-12-30 08:30"),  # Christmas and its cuti bersama
        (OFFICE, "2025-01-05 12:00", 1, "2025-01-07 07:30"),  # Sunday counts as Monday's begin
        (OFFICE, "2025-01-06 06:00", 1, "2025-01-07 07:30"),
        (OFFICE, "2025-01-06 07:30", 1, "2025-01-07 07:30"),
        (OFFICE, "2025-01-06 16:00", 1, "2025-01-08 07:30"),
        (OFFICE, "2025-01-06 17:00", 1, "2025-01-08 07:30"),
        (OFFICE, "2025-01-10 20:00", 1, "2025-01-14 07:30"),  # Friday evening
        (OFFICE, "2025-01-05 12:00", 0, "2025-01-06 07:30"),
        (RAMADAN, "2025-03-03 10:00", 1, "2025-03-04 10:00"),
        (RAMADAN, "2025-02-28 12:00", 1, "2025-03-03 11:28"),  # 4 h of 7.5 are 3 h 28 of 6.5
        (RAMADAN, "2025-03-27 12:00", 1, "2025-04-08 13:06:56"),  # 4 h of 6.5 are 4 h 36 min 55.4 s of 7.5
        (SIX_DAYS, "2025-01-10 10:00", 1, "2025-01-11 09:47:30"),  # 2.5 h of 6 on Friday, of 5.5 on Saturday
        (SIX_DAYS, "2025-01-11 10:00", 1, "2025-01-13 10:27:17"),  # 2.5 h of 5.5 are 10,636.4 s of 6.5 h
    ],
)
def test_working_days(work: WorkCalendar, start: str, days: float, end: str) -> None:
    assert due(at(start), Limit(days=days), work) == at(end)


@pytest.mark.parametrize(
    ("start", "limit", "end"),
    [
        ("2025-01-10 16:00", Limit(working=3600), "2025-01-13 08:00"),
        ("2025-01-06 11:30", Limit(working=1800), "2025-01-06 12:00"),
        ("2025-01-06 11:30", Limit(working=1801), "2025-01-06 13:00:01"),
        ("2025-01-05 09:00", Limit(working=60), "2025-01-06 07:31"),
        ("2025-01-10 15:00", Limit(calendar=172_800), "2025-01-12 15:00"),
        ("2025-01-10 09:00", Limit(day_end=1), "2025-01-13 16:00"),
        ("2025-01-09 17:00", Limit(day_end=1), "2025-01-10 16:30"),
        ("2025-01-05 09:00", Limit(day_end=1), "2025-01-06 16:00"),
        ("2025-03-26 09:00", Limit(day_end=2), "2025-04-08 16:00"),
        ("2025-01-31 09:00", Limit(months=1), "2025-02-28 23:59:59"),
        ("2024-01-31 09:00", Limit(months=1), "2024-02-29 23:59:59"),
        ("2025-03-01 09:00", Limit(months=1), "2025-04-08 23:59:59"),  # 1 April is Idulfitri
        ("2025-11-25 09:00", Limit(months=1), "2025-12-29 23:59:59"),  # Christmas, cuti bersama, a weekend
        ("2024-12-31 09:00", Limit(months=2), "2025-02-28 23:59:59"),
        ("2024-02-29 09:00", Limit(months=12), "2025-02-28 23:59:59"),
        ("2025-01-15 09:00", Limit(months=11), "2025-12-15 23:59:59"),
    ],
)
def test_due_dates(start: str, limit: Limit, end: str) -> None:
    assert due(at(start), limit, OFFICE) == at(end)


LIMITS = st.sampled_from(
    (Limit(working=5400), Limit(days=2), Limit(days=0.5), Limit(day_end=1), Limit(calendar=86_400), Limit(months=1))
)


@given(stamps(), stamps(), LIMITS)
def test_who_begins_later_is_due_later(a: datetime, b: datetime, limit: Limit) -> None:
    first, second = sorted((a, b))
    assert first <= due(first, limit, RAMADAN) <= due(second, limit, RAMADAN)


def test_the_rules_are_said_in_both_languages() -> None:
    assert "“hari” tanpa keterangan berarti hari kerja, seminggu 6 hari kerja" in describe(Counting(week=6)).id
    assert "“day” without more means a calendar day, a week 7 calendar days" in describe(Counting(day="calendar")).en
