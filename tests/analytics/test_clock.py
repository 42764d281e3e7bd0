"""When the clock of a step runs, stands and goes on: every figure by hand.

An office day is 7.5 hours, 07.30-12.00 and 13.00-16.00; on a Friday the break lasts from 11.30 to 13.00 and
work until 16.30. 6 January 2025 is a Monday; 27 to 29 January are days off.
"""

from pathlib import Path

import pytest

from analytics.calendar import calendar
from analytics.office import office_of
from model.office import Office
from model.time import Time
from tests.analytics.timed_log import TimedLog, sop, timed

HOUR = 3600
DAY = 27_000  # 7.5 hours
START_END = "case,activity,start,end"
PAUSE = "[clock]\npausing = ['Pemohon melengkapi berkas']"
TIMES = {
    "30 menit": Time("30 menit", "fixed", 30, 30, "minute"),
    "6 jam": Time("6 jam", "fixed", 6, 6, "hour"),
    "8 jam": Time("8 jam", "fixed", 8, 8, "hour"),
    "1 hari": Time("1 hari", "fixed", 1, 1, "day"),
    "2 hari": Time("2 hari", "fixed", 2, 2, "day"),
    "3 hari": Time("3 hari", "fixed", 3, 3, "day"),
    "3 hari kalender": Time("3 hari kalender", "fixed", 3, 3, "day", "calendar"),
    "1 bulan": Time("1 bulan", "fixed", 1, 1, "month"),
    "H+1": Time("H+1"),
    "-": Time("-"),
}


def by_limit(folder: Path, *events: tuple[str, str, str]) -> TimedLog:
    """A log of cases with one event each: its limit, start and end."""
    document = sop(*TIMES.items())
    rows = [f"K{n},{limit},{start},{end}" for n, (limit, start, end) in enumerate(events)]
    return timed(document, Office(calendar("id-5day")), [START_END, *rows], folder)


def log_of(folder: Path, limit: str, *rows: str, office: str = "", head: str = START_END) -> TimedLog:
    """A log of a procedure whose second step, "Memeriksa berkas", may take `limit`."""
    file = folder / "kantor.toml"
    file.write_text(office, encoding="utf-8")
    document = sop(
        ("Menerima berkas", TIMES["-"]), ("Memeriksa berkas", TIMES[limit]), ("Menandatangani surat", TIMES["-"])
    )
    return timed(document, office_of("id-5day", file), [head, *rows], folder)


def seen(log: TimedLog, row: int) -> tuple[str, int | None, int]:
    """Verdict, service seconds and excess of a row."""
    run = log.runs[row]
    return run.verdict, run.service_seconds, run.excess_seconds


# Pauses


def test_a_pause_inside_a_step(tmp_path: Path) -> None:
    step = "K,Memeriksa berkas,2025-01-06 08:00,2025-01-09 09:00"
    pause = "K,Pemohon melengkapi berkas,2025-01-06 10:00,2025-01-09 08:00"
    assert seen(log_of(tmp_path, "1 hari", step, pause), 1) == ("late", 3 * DAY + HOUR, 2 * DAY + HOUR)
    log = log_of(tmp_path, "1 hari", step, pause, office=PAUSE)
    assert seen(log, 1) == ("within", 3 * HOUR, 0)
    # Tuesday 8.00 and 20.5 hours of pause: 7 hours of Tuesday, 7.5 of Wednesday, 6 of Thursday
    assert str(log.runs[1].due) == "2025-01-09 14:30:00"
    assert list(log.runs) == [1]


def test_a_pause_across_the_end_of_a_step(tmp_path: Path) -> None:
    log = log_of(
        tmp_path,
        "30 menit",
        "K,Memeriksa berkas,2025-01-06 08:00,2025-01-06 10:00",
        "K,Pemohon melengkapi berkas,2025-01-06 09:00,2025-01-07 09:00",
        "K,Menandatangani surat,2025-01-07 10:00,2025-01-07 10:30",
        office=PAUSE,
    )
    assert seen(log, 1) == ("late", HOUR, 1800)
    assert str(log.runs[1].due) == "2025-01-06 09:30:00"
    assert log.runs[3].waiting_seconds == HOUR


def test_pauses_at_the_same_time_count_once(tmp_path: Path) -> None:
    log = log_of(
        tmp_path,
        "6 jam",
        "K,Memeriksa berkas,2025-01-06 08:00,2025-01-07 09:00",
        "K,Pemohon melengkapi berkas,2025-01-06 09:00,2025-01-06 14:00",
        "K,Pemohon melengkapi berkas,2025-01-06 10:00,2025-01-06 15:00",
        "K,Pemohon melengkapi berkas,2025-01-06 09:30,2025-01-06 11:00",
        office=PAUSE,
    )
    # Monday 7 hours from 8.00, of which 9.00-15.00 less the break stand still; Tuesday 1.5 hours
    assert seen(log, 1) == ("within", int(3.5 * HOUR), 0)


def test_a_pause_that_is_a_step_itself(tmp_path: Path) -> None:
    log = log_of(
        tmp_path,
        "1 hari",
        "K,Menerima berkas,2025-01-06 08:00,2025-01-06 15:00",
        "K,Memeriksa berkas,2025-01-06 09:00,2025-01-08 09:00",
        office="[clock]\npausing = ['Memeriksa berkas']",
    )
    assert seen(log, 1) == ("none", HOUR, 0)
    assert seen(log, 2) == ("late", 2 * DAY, DAY)
    assert log.report.deviations["extra"] == 0


def test_waiting_less_the_pause(tmp_path: Path) -> None:
    rows = (
        "K,Menerima berkas,2025-01-06 08:00,2025-01-06 09:00",
        "K,Pemohon melengkapi berkas,2025-01-06 10:00,2025-01-08 08:30",
        "K,Memeriksa berkas,2025-01-08 09:00,2025-01-08 09:10",
        "K,Menandatangani surat,2025-01-08 09:10,2025-01-08 09:20",
    )
    paused = log_of(tmp_path, "1 hari", *rows, office=PAUSE)
    assert paused.runs[3].waiting_seconds == int(1.5 * HOUR)
    assert (paused.report.conforming_cases, paused.report.deviations["extra"]) == (1, 0)
    assert log_of(tmp_path, "1 hari", *rows).report.deviations["extra"] == 1


def test_a_pause_before_the_first_step_is_no_waiting(tmp_path: Path) -> None:
    log = log_of(
        tmp_path,
        "1 hari",
        "K,Pemohon melengkapi berkas,2025-01-06 08:00,2025-01-06 10:00",
        "K,Memeriksa berkas,2025-01-06 11:00,2025-01-06 12:00",
        office=PAUSE,
    )
    assert log.runs[2].waiting_seconds == 0


def test_a_pause_that_goes_on_still(tmp_path: Path) -> None:
    log = log_of(
        tmp_path,
        "1 hari",
        "K,Memeriksa berkas,2025-01-06 08:00,",
        "K,Pemohon melengkapi berkas,2025-01-06 09:00,",
        "L,Menerima berkas,2025-01-10 08:00,2025-01-10 09:00",
        office=PAUSE,
    )
    assert seen(log, 1) == ("undecided", None, 0)


def test_a_pause_whose_begin_is_not_known(tmp_path: Path) -> None:
    """The pause may have lasted all the time up to its end, or no time at all."""
    rows = ("K,Memeriksa berkas,2025-01-06 08:00,2025-01-09 09:00", "K,Pemohon melengkapi berkas,,2025-01-09 08:00")
    assert seen(log_of(tmp_path, "1 hari", *rows, office=PAUSE), 1) == ("undecided", 3 * DAY + HOUR, 0)
    assert seen(log_of(tmp_path, "30 menit", *rows, office=PAUSE), 1) == ("late", 3 * DAY + HOUR, 1800)


def test_a_pause_shorter_than_its_log_can_tell(tmp_path: Path) -> None:
    """With ends only, the step may have run before the pause too."""
    log = log_of(
        tmp_path,
        "6 jam",
        "K,Menerima berkas,2025-01-06 08:00",
        "K,Pemohon melengkapi berkas,2025-01-08 10:00",
        "K,Memeriksa berkas,2025-01-08 15:00",
        office=PAUSE,
        head="case,activity,end",
    )
    assert seen(log, 3) == ("undecided", int(2 * DAY + 6 * HOUR), 0)


# Repeated steps

AGAIN = (
    "K,Memeriksa berkas,2025-01-06 08:00,2025-01-06 12:00",
    "K,Memeriksa berkas,2025-01-07 08:00,2025-01-07 12:00",
)


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


def test_a_pause_between_runs_stops_the_clock_of_the_first(tmp_path: Path) -> None:
    pause = "K,Pemohon melengkapi berkas,2025-01-06 12:00,2025-01-07 08:00"
    log = log_of(tmp_path, "8 jam", *AGAIN, pause, office=f"{PAUSE}\nrepeated = 'first'")
    assert seen(log, 2) == ("within", 4 * HOUR, 0)
    assert str(log.runs[2].due) == "2025-01-07 12:00:00"


# Missing stamps


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


# Stamps of whole days


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


@pytest.mark.parametrize(
    ("limit", "pause", "verdict"),
    [
        ("6 jam", "2025-01-07,2025-01-07", "undecided"),  # all of Tuesday, or none of it
        ("8 jam", "2025-01-07,2025-01-09", "undecided"),
        ("1 hari", "2025-01-07,2025-01-08", "late"),
        ("2 hari", "2025-01-07,2025-01-08", "within"),
    ],
)
def test_pauses_of_whole_days(tmp_path: Path, limit: str, pause: str, verdict: str) -> None:
    end = "2025-01-08" if limit == "6 jam" else "2025-01-09"
    rows = (f"K,Memeriksa berkas,2025-01-06,{end}", f"K,Pemohon melengkapi berkas,{pause}")
    assert log_of(tmp_path, limit, *rows, office=PAUSE).runs[1].verdict == verdict


# Limits that end on a date


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


# Units and zones

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
