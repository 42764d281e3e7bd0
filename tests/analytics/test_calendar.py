"""Working time by the built-in calendars, and of any calendar against a count minute by minute."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.offices.calendar import calendar
from model.calendar import DayShare, Span, WorkCalendar
from model.errors import SopError
from model.shifts import REST, Shifts, hours
from model.zone import utc_offsets
from tests.calendars import FIRST, LAST, stamps, work_calendars

OFFICE = calendar("id-5day")
RAMADAN = calendar("id-5day-ramadan")
SIX_DAYS = calendar("id-6day")
EAST = replace(OFFICE, zone="Asia/Jayapura")
ORACLE = Path(__file__).with_name("business_hours.tsv")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("work", "start", "end", "length"),
    [
        (OFFICE, "2025-01-06 08:00", "2025-01-06 09:30", 1.5),
        (OFFICE, "2025-01-06 11:00", "2025-01-06 14:00", 2.0),  # over the break 12.00-13.00
        (OFFICE, "2025-01-10 11:00", "2025-01-10 14:00", 1.5),  # Friday: break 11.30-13.00
        (OFFICE, "2025-01-10 16:00", "2025-01-13 08:00", 1.0),  # over the weekend
        (OFFICE, "2025-01-06 00:00", "2025-01-13 00:00", 37.5),
        (OFFICE, "2024-12-31 15:00", "2025-01-02 08:00", 1.5),  # over New Year
        (OFFICE, "2025-03-28 08:00", "2025-04-08 08:00", 0.5),  # Nyepi, Idulfitri 1446 and its cuti bersama
        (OFFICE, "2025-03-03 00:00", "2025-03-10 00:00", 37.5),
        (RAMADAN, "2025-03-03 00:00", "2025-03-10 00:00", 32.5),
        (RAMADAN, "2025-02-24 00:00", "2025-03-03 00:00", 37.5),  # 1 Ramadan 1446 is Saturday 1 March
        (RAMADAN, "2025-03-07 11:00", "2025-03-07 13:00", 1.0),  # Friday in Ramadan: break 11.30-12.30
        (RAMADAN, "2024-03-11 00:00", "2024-03-16 00:00", 19.5),  # Nyepi and its cuti bersama, then Ramadan
        (SIX_DAYS, "2025-01-06 00:00", "2025-01-13 00:00", 37.5),
        (SIX_DAYS, "2025-01-11 00:00", "2025-01-12 00:00", 5.5),
        (calendar("24x7"), "2025-03-29 23:00", "2025-04-01 01:00", 50.0),
    ],
)
def test_working_hours(work: WorkCalendar, start: str, end: str, length: float) -> None:
    assert work.working_seconds(at(start), at(end)) == length * 3600


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2015, 6, 18), date(2015, 7, 16)),
        (date(2022, 4, 3), date(2022, 5, 1)),
        (date(2023, 3, 23), date(2023, 4, 21)),
        (date(2025, 3, 1), date(2025, 3, 30)),
        (date(2026, 2, 19), date(2026, 3, 20)),
        (date(2030, 1, 5), date(2030, 2, 3)),  # estimates: Idul Fitri 4 February and 25 January 2031
        (date(2030, 12, 26), date(2031, 1, 24)),
    ],
)
def test_ramadan_begins_and_ends(first: date, last: date) -> None:
    assert (first, last) in {(span.first, span.last) for span in RAMADAN.spans}


def test_single_days_beat_closed_days_and_closed_days_beat_other_weeks() -> None:
    half = hours("08.00-12.00")
    monday, tuesday, wednesday, saturday = (date(2025, 1, day) for day in (6, 7, 8, 11))
    work = replace(
        OFFICE,
        closed=frozenset({monday, tuesday}),
        spans=(
            Span(monday, saturday, (hours("09.00-10.00"),) * 7),
            Span(wednesday, wednesday, (hours("01.00-02.00"),) * 7),
        ),
        days=((tuesday, half), (saturday, hours("08.00-09.00", "09.00-10.00"))),
    )
    assert work.shifts(monday) == REST
    assert work.shifts(tuesday) == half
    assert work.shifts(wednesday) == ((3600, 7200),)
    assert work.shifts(date(2025, 1, 9)) == ((32400, 36000),)
    assert work.shifts(saturday) == ((28800, 32400), (32400, 36000))
    assert work.shifts(date(2025, 1, 13)) == hours("07.30-12.00", "13.00-16.00")


def test_places_in_working_days() -> None:
    before = OFFICE.day_share(at("2025-01-06 07:00"))
    assert before == DayShare(before.ordinal, 0, 27_000)
    assert OFFICE.day_share(at("2025-01-06 12:30")) == DayShare(before.ordinal, 16_200, 27_000)
    assert OFFICE.day_share(at("2025-01-06 23:00")) == DayShare(before.ordinal, 27_000, 27_000)
    assert OFFICE.day_share(at("2025-01-05 23:00")) == before
    # January 2025: 23 weekdays less New Year, Isra Mikraj, Imlek and its cuti bersama
    assert OFFICE.day_share(at("2025-02-03 08:00")).ordinal - OFFICE.day_share(at("2025-01-01 08:00")).ordinal == 19


@given(work_calendars(), stamps(4), st.integers(0, 4000))
def test_agrees_with_a_count_minute_by_minute(work: WorkCalendar, start: datetime, minutes: int) -> None:
    start = start.replace(second=0)
    counted = sum(_works(work, start + timedelta(minutes=n)) for n in range(minutes))
    assert work.working_seconds(start, start + timedelta(minutes=minutes)) == counted * 60


def _works(work: WorkCalendar, minute: datetime) -> bool:
    second = minute.hour * 3600 + minute.minute * 60
    return any(begin <= second < end for begin, end in _shifts(work, minute.date()))


def _shifts(work: WorkCalendar, day: date) -> Shifts:
    """The rules once more, a day at a time."""
    if day in dict(work.days):
        return dict(work.days)[day]
    if day in work.closed:
        return REST
    weeks = [work.week, *(span.week for span in work.spans if span.first <= day <= span.last)]
    return weeks[-1][day.weekday()]


@given(work_calendars(), stamps(), stamps(), stamps())
def test_working_time_adds_up_and_never_shrinks(work: WorkCalendar, a: datetime, b: datetime, c: datetime) -> None:
    first, second, third = sorted((a, b, c))
    parts = work.working_seconds(first, second), work.working_seconds(second, third)
    assert sum(parts) == work.working_seconds(first, third)
    assert min(parts) >= 0
    assert max(parts) <= (third - first).total_seconds()


@given(work_calendars(), stamps(), st.integers(0, 200_000))
def test_due_time_is_the_inverse_and_the_earliest(work: WorkCalendar, start: datetime, seconds: int) -> None:
    assume(work.position(start) + seconds <= work.before[-1])
    due = work.after(start, seconds)
    assume(due.date() <= LAST)
    assert due >= start
    assert work.working_seconds(start, due) == seconds
    assert due == start or work.working_seconds(start, due - timedelta(seconds=1)) == seconds - 1


@given(work_calendars(), stamps(), st.integers(0, 12).map(lambda n: n / 2))
def test_days_later_is_the_same_share(work: WorkCalendar, start: datetime, days: float) -> None:
    share = work.day_share(start)
    assume(share.ordinal + days + 1 < len(work.working_dates))
    due = work.after_days(start, days)
    found = work.day_share(due)
    passed = found.ordinal + found.worked / found.length - share.ordinal - share.worked / share.length
    assert days - 1e-6 <= passed < days + 1 / found.length


@given(work_calendars(), stamps(), stamps(), st.integers(0, 12).map(lambda n: n / 2))
def test_who_begins_later_is_due_later(work: WorkCalendar, a: datetime, b: datetime, days: float) -> None:
    first, second = sorted((a, b))
    assume(work.day_share(second).ordinal + days + 1 < len(work.working_dates))
    assert work.after_days(first, days) <= work.after_days(second, days)


@given(work_calendars(), stamps(), st.integers(1, 5))
def test_following_days_are_working_days_in_a_row(work: WorkCalendar, start: datetime, n: int) -> None:
    day = work.following(start.date(), n)
    between = [start.date() + timedelta(days=k) for k in range(1, (day - start.date()).days + 1)]
    assert sum(bool(_shifts(work, one)) for one in between) == n
    assert _shifts(work, day)
    assert work.closing(day) == datetime.combine(day, datetime.min.time()) + timedelta(
        seconds=_shifts(work, day)[-1][1]
    )


@given(stamps(), stamps())
def test_the_zone_moves_the_office_and_not_its_hours(a: datetime, b: datetime) -> None:
    assert EAST.working_seconds(a, b) == OFFICE.working_seconds(a, b)


@pytest.mark.parametrize(
    ("zone", "offset"), [("Asia/Jakarta", 25_200), ("Asia/Makassar", 28_800), ("Asia/Jayapura", 32_400)]
)
def test_indonesian_clocks_are_never_changed(zone: str, offset: int) -> None:
    assert replace(OFFICE, zone=zone).offsets == ((-62_135_596_800, offset),)


def test_clocks_of_amsterdam_in_2025() -> None:
    work = replace(OFFICE, zone="Europe/Amsterdam", first=date(2025, 1, 1), last=date(2025, 12, 31), spans=())
    # 30 March and 26 October 2025 at 01:00 UTC
    assert work.offsets == ((-62_135_596_800, 3600), (1_743_296_400, 7200), (1_761_440_400, 3600))


@given(
    st.integers(1_577_836_800, 1_893_456_000),
    st.sampled_from(("Europe/Amsterdam", "Africa/Casablanca", "Australia/Lord_Howe")),
)
def test_offsets_are_those_of_the_zone(second: int, zone: str) -> None:
    offset = [offset for since, offset in utc_offsets(zone, date(2020, 1, 1), date(2029, 12, 31)) if since <= second][
        -1
    ]
    assert timedelta(seconds=offset) == datetime.fromtimestamp(second, UTC).astimezone(ZoneInfo(zone)).utcoffset()


def test_versions_name_the_source_and_tell_hours_apart() -> None:
    assert OFFICE.version.startswith("holidays ")
    assert calendar("24x7").version == "Mutu Baku · 372914b8"
    other = replace(OFFICE, closed=OFFICE.closed | {date(2025, 1, 6)})
    assert other.version != OFFICE.version
    assert other.source == OFFICE.source
    assert replace(other, closed=OFFICE.closed).version == OFFICE.version
    assert replace(OFFICE, zone="Asia/Makassar").version != OFFICE.version
    assert len({calendar(name).version for name in ("id-5day", "id-5day-ramadan", "id-6day", "24x7")}) == 4


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"week": (REST,) * 6}, "calendar id-5day has a week without seven days"),
        ({"week": (((0, 10), (5, 20)),) * 7}, "a shift begins at 00.00.05, before the one before it ends at 00.00.10"),
        ({"week": (((10, 10),),) * 7}, "00.00.10-00.00.10 is no stretch of a day"),
        ({"days": ((FIRST, ((0, 86_401),)),)}, "00.00-24.00.01 is no stretch of a day"),
        ({"first": LAST, "last": FIRST}, "calendar id-5day has a stretch that ends before it begins"),
        ({"zone": "Asia/Jakrata"}, "zone Asia/Jakrata of calendar id-5day is not known"),
    ],
)
def test_contradictions_are_refused(changed: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(OFFICE, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["7.30", "07.30-12.60", "12.00-07.30", "07.30-25.00", "pagi"])
def test_hours_that_are_none(text: str) -> None:
    with pytest.raises(ValueError):
        hours(text)


def test_stamps_outside_name_the_years() -> None:
    with pytest.raises(ValueError, match="1999-12-31 lies outside calendar id-5day, 2000-01-01 to 2050-12-31"):
        OFFICE.position(at("1999-12-31 23:59"))
    with pytest.raises(ValueError, match="lies outside calendar id-5day, 2000-01-01 to 2050-12-31"):
        OFFICE.after(at("2050-12-30 08:00"), 200_000)
    with pytest.raises(ValueError, match="lies outside calendar id-5day, 2000-01-01 to 2050-12-31"):
        OFFICE.after_days(at("2050-12-30 08:00"), 9)


@pytest.mark.parametrize("line", ORACLE.read_text(encoding="utf-8").splitlines()[2:])
def test_agrees_with_another_tool_where_that_is_right(line: str) -> None:
    start, end, seconds = line.split("\t")
    work = WorkCalendar(
        "8-16", "1", "Asia/Jakarta", (hours("08.00-16.00"),) * 5 + (REST,) * 2, date(2023, 1, 1), date(2024, 12, 31)
    )
    assert work.working_seconds(at(start), at(end)) == int(seconds)


def test_unknown_calendar_names_the_known_ones() -> None:
    with pytest.raises(
        SopError, match="calendar id-7day is not known. There are: id-5day, id-5day-ramadan, id-6day, 24x7."
    ):
        calendar("id-7day")
