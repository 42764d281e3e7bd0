"""Stamps in every way a log writes them, and the formats a column is found to have."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.mapping.stamps import is_clock, is_day, most, votes
from tests.ingest.logs.reading import columns_of, events_of

MORNING = datetime(2026, 1, 5, 8, 15)
DAY = datetime(2026, 1, 5)
WIB, WITA, WIT = 7 * 3600, 8 * 3600, 9 * 3600


def log_of(*stamps: str) -> str:
    rows = [f'K-{i};Terima;"{stamp}"' for i, stamp in enumerate(stamps)]
    return "\n".join(["case;activity;end", *rows])


def read(*stamps: str) -> list[SimpleNamespace]:
    return events_of(log_of(*stamps), local=False)


@pytest.mark.parametrize(
    ("stamp", "name", "time", "zone"),
    [
        ("2026-01-05 08:15:00", "ymd", MORNING, None),
        ("2026-01-05T08:15", "ymd", MORNING, None),
        ("2026-01-05", "ymd", DAY, None),
        ("2026/01/05 08.15", "ymd", MORNING, None),
        ("2026.1.5 8:15", "ymd", MORNING, None),
        ("2026-01-05 08:15:59.999", "ymd", datetime(2026, 1, 5, 8, 15, 59), None),
        ("2026-01-05T08:15:00.123456+07:00", "ymd", MORNING, WIB),
        ("2026-01-05T08:15:00Z", "ymd", MORNING, 0),
        ("2026-01-05T08:15+0700", "ymd", MORNING, WIB),
        ("2026-01-05 08:15:00+07", "ymd", MORNING, WIB),
        ("2026-01-05 08:15:00-03:30", "ymd", MORNING, -12_600),
        ("2026-01-05 08.15 WITA", "ymd", MORNING, WITA),
        ("20260105", "compact", DAY, None),
        ("20260105T081500", "compact", MORNING, None),
        ("20260105T081500Z", "compact", MORNING, 0),
        ("20260105081500", "compact", MORNING, None),
        ("05/01/2026 08.15", "dmy", MORNING, None),
        ("5-1-2026 8:15", "dmy", MORNING, None),
        ("05.01.2026 08.15.00", "dmy", MORNING, None),
        ("05/01/2026 pukul 08.15 WIB", "dmy", MORNING, WIB),
        ("05/01/2026 08:15:00 AM", "dmy", MORNING, None),
        ("05/01/26 08:15", "dmy", MORNING, None),
        ("5 Januari 2026 08.15", "day_month_year", MORNING, None),
        ("05-Jan-26", "day_month_year", DAY, None),
        ("Senin, 5 Januari 2026 pukul 08.15 WIB", "day_month_year", MORNING, WIB),
        ("Senin, 5 Januari 2026 pukul 08.15 WIT", "day_month_year", MORNING, WIT),
        ("Jum'at, 2 Januari 2026", "day_month_year", datetime(2026, 1, 2), None),
        ("5 Agt 2026", "day_month_year", datetime(2026, 8, 5), None),
        ("5 January 2026 8:15 am", "day_month_year", MORNING, None),
        ("Jan 5, 2026 8:15 AM", "month_day_year", MORNING, None),
        ("January 5, 2026 8:15 PM", "month_day_year", datetime(2026, 1, 5, 20, 15), None),
        ("Jan 5, 2026 12:15 AM", "month_day_year", datetime(2026, 1, 5, 0, 15), None),
        ("Jan 5, 2026 12:15 PM", "month_day_year", datetime(2026, 1, 5, 12, 15), None),
        ("46027,34375", "excel", MORNING, None),
        ("46027.34375", "excel", MORNING, None),
        ("46027", "excel", DAY, None),
        ("1767600900", "unix", MORNING, 0),
        ("1767600900999", "unix_ms", MORNING, 0),
    ],
)
def test_a_stamp_is_read(stamp: str, name: str, time: datetime, zone: int | None) -> None:
    found = columns_of(log_of(stamp)).find("end")
    (event,) = read(stamp)
    assert found is not None
    assert found.stamp is not None
    assert found.stamp.name == name
    assert (event.end, event.end_zone, event.reject) == (time, zone, None)


@pytest.mark.parametrize(
    ("first", "stray"),
    [
        ("2026-01-05 08:15:00", "05/01/2026 08:15"),
        ("2026-01-05 08:15:00", "2026-02-30 08:15"),
        ("2026-01-05 08:15:00", "infinity"),
        ("2026-01-05 08:15:00", "2026-01-05 13:15 AM"),
        ("25/01/2026 08:15", "01/25/2026 08:15"),
        ("25/01/2026 08:15", "2026-01-05"),
        ("5 Januari 2026", "5 Foo 2026"),
        ("46027,5", "kemarin"),
        ("1767600900", "198701012010011001"),
    ],
)
def test_a_stamp_of_another_form_is_rejected(first: str, stray: str) -> None:
    events = read(first, first, stray)
    assert [event.reject for event in events] == [None, None, "unreadable_time"]


@pytest.mark.parametrize("stray", ["2026-01-05 08:15:00+07:00", "2026-01-05 08:15+07", "2026-01-05 08:15:00 WIB"])
def test_a_zone_in_a_column_whose_sample_has_none_is_not_passed_over(stray: str) -> None:
    events = read(*["2026-01-05 08:15:00"] * 250, stray)
    assert {event.reject for event in events[:-1]} == {None}
    assert events[-1].reject == "unreadable_time"


def test_a_year_no_log_is_of() -> None:
    assert [e.reject for e in read("1999-12-31 23:59:59", "2000-01-01", "2050-12-31 23:59:59", "2051-01-01")] == [
        "time_out_of_range", None, None, "time_out_of_range"
    ]  # fmt: skip


def test_zones_mixed_in_a_column_become_local() -> None:
    stamps = ("2026-01-05T08:15:00+07:00", "2026-01-05T01:15:00Z", "2026-01-05 10:15:00 WIT", "2026-01-05 08:15:00")
    assert [event.end for event in events_of(log_of(*stamps))] == [MORNING] * 4
    assert [event.end_zone for event in read(*stamps)] == [WIB, 0, WIT, None]


@pytest.mark.parametrize("white", ["\t", "\N{NO-BREAK SPACE}", " \N{NO-BREAK SPACE} ", "\n", "  "])
def test_white_space_around_a_cell_does_not_count(white: str) -> None:
    cells = (
        f'"{white}{cell}{white}"' for cell in ("K 1", "Terima\N{NO-BREAK SPACE}berkas", "2026-01-05 08:15", "Staf")
    )
    (event,) = events_of(f"case;activity;end;role\n{';'.join(cells)}", local=False)
    assert (event.case, event.activity, event.end, event.role, event.reject) == (
        "K 1", "Terima\N{NO-BREAK SPACE}berkas", MORNING, "Staf", None
    )  # fmt: skip


@pytest.mark.parametrize("white", [" ", "\t", "\N{NO-BREAK SPACE}", " \r\n"])
def test_a_cell_of_white_space_alone_says_nothing(white: str) -> None:
    events = events_of(f'case;activity;end\nK;Terima;2026-01-05\nK;"{white}";2026-01-05', local=False)
    assert [(event.activity, event.reject) for event in events] == [("Terima", None), (None, "no_activity")]


def test_end_before_start_compares_instants() -> None:
    rows = [
        "A;Terima;2026-01-05T10:00:00+09:00;2026-01-05T08:15:00+07:00",
        "B;Terima;2026-01-05T08:15:00+07:00;2026-01-05T09:15:00+09:00",
        "C;Terima;2026-01-05T08:15:00;2026-01-05T01:00:00Z",
    ]
    text = "\n".join(["case;activity;start;end", *rows])
    assert [e.reject for e in events_of(text, local=False)] == [None, "end_before_start", None]
    local = events_of(text)
    assert [(e.reject, e.at_fault) for e in local] == [
        (None, None), ("end_before_start", "end"), ("end_before_start", "end")
    ]  # fmt: skip


WRITTEN = {
    "ymd": "%Y-%m-%d %H:%M:%S",
    "compact": "%Y%m%dT%H%M%S",
    "day_month_year": "%d %B %Y %H.%M.%S",
    "month_day_year": "%b %d, %Y %I:%M:%S %p",
}
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2050, 12, 31)).map(lambda time: time.replace(microsecond=0))


@settings(max_examples=4, deadline=None)
@given(times=st.lists(INSTANTS, min_size=1, max_size=5))
@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_is_read(name: str, times: list[datetime]) -> None:
    assert [event.end for event in read(*(time.strftime(WRITTEN[name]) for time in times))] == times


@settings(max_examples=4, deadline=None)
@given(times=st.lists(INSTANTS, min_size=1, max_size=5))
@pytest.mark.parametrize(("dates", "form"), [("dmy", "%d/%m/%Y %H:%M:%S"), ("mdy", "%m-%d-%y %H.%M.%S")])
def test_what_is_written_is_read_in_the_order_said(dates: str, form: str, times: list[datetime]) -> None:
    events = events_of(log_of(*(time.strftime(form) for time in times)), dates=dates)
    assert [event.end for event in events] == times


@settings(max_examples=4, deadline=None)
@given(times=st.lists(st.datetimes(datetime(2001, 9, 10), datetime(2050, 12, 31)), min_size=1, max_size=5))
def test_numbers_are_read(times: list[datetime]) -> None:
    whole = [time.replace(microsecond=0) for time in times]
    seconds = [(time - datetime(1970, 1, 1)) // timedelta(seconds=1) for time in whole]
    days = [(time - datetime(1899, 12, 30)) / timedelta(days=1) for time in whole]
    assert [event.end for event in read(*map(str, seconds))] == whole
    assert [event.end for event in read(*(f"{second}123" for second in seconds))] == whole
    assert [event.end for event in read(*(f"{day:.9f}" for day in days))] == whole


def test_votes_decide_and_half_must_agree() -> None:
    assert most(votes(["2026-01-05", "2026-01-06", "kemarin"]), 3) == "ymd"
    assert most(votes(["2026-01-05", "kemarin", "lusa"]), 3) is None
    assert {name for name, n in votes(["05/01/2026"]).items() if n} == {"dmy", "mdy"}


@pytest.mark.parametrize(("text", "clock", "day"), [("08.15", True, False), ("8:15 AM", True, False), ("pukul 08.15 WIB", True, False), ("5 Jan 2026", False, True), ("2026-01-05 08:15", False, False), ("46027", False, True)])  # fmt: skip
def test_halves_of_a_stamp(text: str, clock: bool, day: bool) -> None:
    assert (is_clock(text), is_day(text)) == (clock, day)
