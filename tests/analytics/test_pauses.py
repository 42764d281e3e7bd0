"""While the applicant completes the file the clocks stand: every figure by hand, office days as in `test_clock`."""

from pathlib import Path

import pytest

from tests.analytics.office_log import AGAIN, DAY, HOUR, PAUSE, log_of, seen


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


def test_a_pause_between_runs_stops_the_clock_of_the_first(tmp_path: Path) -> None:
    pause = "K,Pemohon melengkapi berkas,2025-01-06 12:00,2025-01-07 08:00"
    log = log_of(tmp_path, "8 jam", *AGAIN, pause, office=f"{PAUSE}\nrepeated = 'first'")
    assert seen(log, 2) == ("within", 4 * HOUR, 0)
    assert str(log.runs[2].due) == "2025-01-07 12:00:00"


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
