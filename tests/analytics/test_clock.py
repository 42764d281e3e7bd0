"""When the clock of a step runs, stands and goes on: every figure by hand.

An office day is 7.5 hours, 07.30-12.00 and 13.00-16.00; on a Friday the break lasts from 11.30 to 13.00 and
work until 16.30. 6 January 2025 is a Monday; 27 to 29 January are days off.
"""

from pathlib import Path

import pytest

from tests.analytics.office_log import AGAIN, DAY, HOUR, START_END, TIMES, by_limit, log_of, seen


@pytest.mark.parametrize(
    ("rule", "second", "due"),
    [
        ("run", ("within", 4 * HOUR, 0), "2025-01-07 15:00:00"),
        # from Monday 8.00: 7 hours that day, 4.5 on Tuesday
        ("first", ("late", 4 * HOUR, int(5.5 * HOUR)), "2025-01-06 15:00:00"),
        ("split", ("late", 4 * HOUR, 2 * HOUR), "2025-01-07 10:00:00"),
    ],
)
def test_a_step_done_again(tmp_path: Path, rule: str, second: tuple[str, int, int], due: str) -> None:
    log = log_of(tmp_path, "6 jam", *AGAIN, office=f"[clock]\nrepeated = '{rule}'")
    assert seen(log, 1) == ("within", 4 * HOUR, 0)
    assert seen(log, 2) == second
    assert str(log.runs[2].due) == due


def test_a_missing_start_gives_bounds(tmp_path: Path) -> None:
    rows = ("K,Menerima berkas,2025-01-06 08:00,2025-01-06 09:00", "K,Memeriksa berkas,,2025-01-06 11:00")
    assert seen(log_of(tmp_path, "6 jam", *rows), 2) == ("within", 2 * HOUR, 0)
    assert seen(log_of(tmp_path, "30 menit", *rows), 2) == ("undecided", 2 * HOUR, 0)


def test_nothing_tells_when_the_first_event_began(tmp_path: Path) -> None:
    log = by_limit(tmp_path, *((limit, "", "2025-01-06 11:00") for limit in TIMES), ("-", "2025-01-06 11:00", ""))
    assert [seen(log, row) for row in range(1, len(TIMES))] == [("undecided", None, 0)] * (len(TIMES) - 1)


def test_an_event_before_that_went_on_longer_tells_no_begin(tmp_path: Path) -> None:
    log = log_of(
        tmp_path,
        "30 menit",
        "K,Menerima berkas,2025-01-06 08:00,2025-01-06 15:00",
        "K,Memeriksa berkas,,2025-01-06 11:00",
    )
    assert seen(log, 2) == ("undecided", None, 0)


def test_a_missing_end_gives_bounds(tmp_path: Path) -> None:
    rows = ("K,Memeriksa berkas,2025-01-06 08:00,", "K,Menandatangani surat,2025-01-06 11:00,2025-01-06 11:10")
    assert seen(log_of(tmp_path, "6 jam", *rows), 1) == ("within", 3 * HOUR, 0)
    assert seen(log_of(tmp_path, "30 menit", *rows), 1) == ("undecided", 3 * HOUR, 0)


def test_a_step_that_runs_still(tmp_path: Path) -> None:
    """Until the log ends on Tuesday, 15.30, it has run for 14 hours."""
    start, last = "2025-01-06 08:00", ("-", "2025-01-07 14:00", "2025-01-07 15:30")
    log = by_limit(tmp_path, ("1 hari", start, ""), ("2 hari", start, ""), ("8 jam", start, ""), last)
    assert seen(log, 1) == ("late", None, 6.5 * HOUR)
    assert seen(log, 2) == ("undecided", None, 0)
    assert seen(log, 3) == ("late", None, 6 * HOUR)


def test_a_log_without_ends_never_makes_late(tmp_path: Path) -> None:
    log = log_of(
        tmp_path,
        "30 menit",
        "K,Memeriksa berkas,2025-01-06 08:00",
        "K,Menandatangani surat,2025-01-10 08:00",
        "L,Memeriksa berkas,2025-01-06 08:00",
        "M,Memeriksa berkas,2025-01-06 08:00",
        "M,Menandatangani surat,2025-01-06 08:20",
        head="case,activity,start",
    )
    assert [seen(log, row) for row in (1, 3, 4)] == [
        ("undecided", 4 * DAY, 0), ("undecided", None, 0), ("within", 1200, 0)
    ]  # fmt: skip


BY_DATE = (
    ("8 jam", "2025-01-06", "within"),
    ("6 jam", "2025-01-06", "undecided"),
    ("6 jam", "2025-01-07", "undecided"),
    ("6 jam", "2025-01-08", "late"),
    ("8 jam", "2025-01-08", "undecided"),
    ("8 jam", "2025-01-09", "late"),
    ("1 hari", "2025-01-07", "within"),
    ("1 hari", "2025-01-08", "late"),
    ("3 hari", "2025-01-09", "within"),
    ("3 hari", "2025-01-10", "late"),
    ("H+1", "2025-01-07", "within"),
    ("H+1", "2025-01-08", "late"),
    ("3 hari kalender", "2025-01-09", "within"),
    ("3 hari kalender", "2025-01-10", "late"),
    ("1 bulan", "2025-02-06", "within"),
    ("1 bulan", "2025-02-07", "late"),
)


def test_days_without_hours(tmp_path: Path) -> None:
    log = by_limit(tmp_path, *((limit, "2025-01-06", end) for limit, end, _verdict in BY_DATE))
    assert [run.verdict for run in log.runs.values()] == [verdict for _limit, _end, verdict in BY_DATE]


def test_days_without_hours_and_without_starts(tmp_path: Path) -> None:
    rows = ("K,Menerima berkas,2025-01-06", "K,Memeriksa berkas,2025-01-10")
    assert log_of(tmp_path, "6 jam", *rows, head="case,activity,end").runs[2].verdict == "undecided"


DEADLINES = (
    ("H+1", "2025-01-06 15:00", "2025-01-07 16:00", "2025-01-07 16:00:00", ("within", 8.5 * HOUR, 0)),
    (
        "H+1",
        "2025-01-10 09:00",
        "2025-01-14 08:00",
        "2025-01-13 16:00:00",
        ("late", 2 * DAY - HOUR, 1800),
    ),
    (
        "1 bulan",
        "2024-12-27 09:00",
        "2025-01-30 23:00",
        "2025-01-30 23:59:59",
        ("within", 34 * 86_400 + 14 * HOUR, 0),
    ),
    (
        "1 bulan",
        "2024-12-27 09:00",
        "2025-01-31 00:00",
        "2025-01-30 23:59:59",
        ("late", 34 * 86_400 + 15 * HOUR, 1),
    ),
    ("1 bulan", "2025-01-31 09:00", "2025-02-28 10:00", "2025-02-28 23:59:59", ("within", 28 * 86_400 + HOUR, 0)),
)


def test_deadlines(tmp_path: Path) -> None:
    log = by_limit(tmp_path, *(row[:3] for row in DEADLINES))
    for number, (_limit, _start, _end, due, figures) in enumerate(DEADLINES, 1):
        assert (str(log.runs[number].due), seen(log, number)) == (due, figures)


UNITS = """
[calendars.ambon]
base = "id-5day"
zone = "Asia/Jayapura"
[calendars.bali]
base = "id-5day"
zone = "Asia/Makassar"
closed = [2025-01-07]
[calendars.amsterdam]
zone = "Europe/Amsterdam"
holidays = false
week = { senin-minggu = ["00.00-24.00"] }
[units]
Bali = "bali"
Ambon = "ambon"
Amsterdam = "amsterdam"
"""
HEAD_UNIT = f"{START_END},unit"


def test_a_case_that_goes_from_bali_to_jakarta(tmp_path: Path) -> None:
    """Bali's 10.00 is 09.00 in Jakarta: Jakarta began half an hour after Bali had ended, not before."""
    log = log_of(
        tmp_path,
        "30 menit",
        "K,Memeriksa berkas,2025-01-06 09:30,2025-01-06 10:30,Jakarta",
        "K,Menerima berkas,2025-01-06 09:00,2025-01-06 10:00,Bali",
        "L,Memeriksa berkas,2025-01-06 15:00,2025-01-08 08:00,Bali",
        "L,Memeriksa berkas,2025-01-06 15:00,2025-01-08 08:00,Ambon",
        office=UNITS,
        head=HEAD_UNIT,
    )
    assert (log.runs[1].waiting_seconds, seen(log, 1)) == (1800, ("late", HOUR, 1800))
    assert log.report.deviations["out_of_order"] == 0
    assert seen(log, 3) == ("late", int(1.5 * HOUR), HOUR)  # Tuesday is off in Bali
    assert seen(log, 4) == ("late", int(1.5 * HOUR) + DAY, HOUR + DAY)


def test_stamps_with_and_without_zone(tmp_path: Path) -> None:
    log = log_of(
        tmp_path,
        "30 menit",
        "K,Memeriksa berkas,2025-01-06T08:00:00+07:00,2025-01-06 09:30,Bali",
        "K,Memeriksa berkas,2025-01-06 09:40,2025-01-06 03:40:00Z,Jakarta",
        "K,Memeriksa berkas,2025-01-06 09:40,2025-01-06T01:40:00Z,Jakarta",
        office=UNITS,
        head=HEAD_UNIT,
    )
    assert [(str(run.start), run.service_seconds) for run in log.runs.values()] == [
        ("2025-01-06 09:00:00", 1800),
        ("2025-01-06 09:40:00", HOUR),
    ]
    assert log.runs[2].waiting_seconds == HOUR + 600  # 09.30 in Bali is 08.30 in Jakarta
    assert [(r.row, r.reason) for r in log.report.rejected] == [(3, "end_before_start")]


def test_clocks_that_are_changed(tmp_path: Path) -> None:
    """On 30 March 2025 Amsterdam's clocks went from 2 to 3, on 26 October from 3 to 2."""
    log = log_of(
        tmp_path,
        "30 menit",
        "K,Menerima berkas,2025-03-29 12:00,2025-03-30 12:00,Amsterdam",
        "K,Memeriksa berkas,2025-03-30T10:30:00Z,2025-03-30T11:00:00Z,Amsterdam",
        "L,Menerima berkas,2025-10-26T00:10:00Z,2025-10-26T00:20:00Z,Amsterdam",
        "L,Memeriksa berkas,2025-10-26T00:50:00Z,2025-10-26T01:05:00Z,Amsterdam",
        "L,Menandatangani surat,2025-10-26T01:10:00Z,2025-10-26T01:15:00Z,Amsterdam",
        office=UNITS,
        head=HEAD_UNIT,
    )
    assert log.report.rejected == ()
    assert [str(log.runs[row].start) for row in (2, 3, 4, 5)] == [
        "2025-03-30 12:30:00", "2025-10-26 02:10:00", "2025-10-26 02:50:00", "2025-10-26 02:10:00"
    ]  # fmt: skip
    assert (log.runs[2].waiting_seconds, log.runs[2].service_seconds) == (1800, 1800)
    assert log.runs[4].service_seconds == 0  # 02.50 to 02.05 by the wall clock
    assert log.report.deviations["out_of_order"] == 0
