"""Why runs waited: every cause by hand, and any log minute by minute.

A day has 7.5 hours: 07.30 to 12.00 and 13.00 to 16.00, on Fridays 07.30 to 11.30 and 13.00 to 16.30.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.bottlenecks.waiting_causes import waiting_causes
from analytics.offices.calendar import calendar
from model.bottleneck import CAUSES
from model.time import Time
from tests.analytics.bottleneck_log import Searched, searched
from tests.analytics.timed_log import sop

HOUR = Time("1 jam", "fixed", 1, 1, "hour")
SOP = sop(("Menerima berkas", HOUR), ("Memeriksa berkas", HOUR), ("Menandatangani surat", HOUR))
DAY = "2025-01-06"  # a Monday


def received(case: str, ended: str, day: str = DAY) -> str:
    """The first step of a case, done by Budi in no time worth speaking of."""
    return f"{case},Menerima berkas,{day} {ended},{day} {ended},Budi,Loket,"


def examined(case: str, start: str, end: str, day: str = DAY) -> str:
    return f"{case},Memeriksa berkas,{day} {start},{day} {end},Ani,Penelaah,"


def test_contention_is_work_on_what_was_ready_earlier(tmp_path: Path) -> None:
    rows = [received("K1", "08:00"), examined("K1", "08:00", "10:00")]
    late = [received("K2", "08:30"), examined("K2", "10:00", "11:00")]
    assert searched(SOP, tmp_path, [*rows, *late]).minutes(4) == {"contention": 90}


def test_contention_too_where_both_were_ready_at_once(tmp_path: Path) -> None:
    rows = [received("K1", "08:00"), examined("K1", "08:00", "10:00")]
    late = [received("K2", "08:00"), examined("K2", "10:00", "11:00")]
    assert searched(SOP, tmp_path, [*rows, *late]).minutes(4) == {"contention": 120}


def test_priority_is_work_on_what_was_ready_later(tmp_path: Path) -> None:
    first = [received("K1", "08:30"), examined("K1", "10:00", "11:00")]
    signed = f"K2,Menandatangani surat,{DAY} 09:00,{DAY} 10:00,Ani,Penelaah,"
    assert searched(SOP, tmp_path, [*first, received("K2", "09:00"), signed]).minutes(2) == {
        "unavailable": 30,
        "priority": 60,
    }


def test_a_batch_waits_for_its_last_member(tmp_path: Path) -> None:
    morning = [received("K0", "07:30"), examined("K0", "07:30", "07:45")]
    first = [received("K1", "08:00"), examined("K1", "09:30", "10:00")]
    second = [received("K2", "09:00"), examined("K2", "09:34", "10:00")]
    found = searched(SOP, tmp_path, [*morning, *first, *second])
    # K1 is kept from 08.00 until K2 is ready at 09.00; then both wait for nothing the log shows
    assert found.minutes(4) == {"batching": 60, "other": 30}
    assert found.minutes(6) == {"other": 34}


def test_a_batch_one_after_the_other_without_pause(tmp_path: Path) -> None:
    morning = [received("K0", "07:30"), examined("K0", "07:30", "07:45")]
    first = [received("K1", "08:00"), examined("K1", "09:30", "10:00")]
    second = [received("K2", "09:00"), examined("K2", "10:05", "10:30")]
    found = searched(SOP, tmp_path, [*morning, *first, *second])
    assert found.minutes(4) == {"batching": 60, "other": 30}
    assert found.minutes(6) == {"contention": 30, "other": 35}


@pytest.mark.parametrize(("ready", "start"), [("09:00", "10:06"), ("09:31", "10:00")])
def test_no_batch_after_a_pause_or_with_what_comes_later(tmp_path: Path, ready: str, start: str) -> None:
    morning = [received("K0", "07:30"), examined("K0", "07:30", "07:45")]
    first = [received("K1", "08:00"), examined("K1", "09:30", "10:00")]
    second = [received("K2", ready), examined("K2", start, "10:30")]
    assert searched(SOP, tmp_path, [*morning, *first, *second]).minutes(4) == {"other": 90}


def test_a_queue_served_as_it_fills_is_no_batch(tmp_path: Path) -> None:
    times = [("K1", "08:00", "08:00", "09:00"), ("K2", "08:10", "09:00", "10:00"), ("K3", "08:20", "10:00", "11:00")]
    rows = [row for case, ready, start, end in times for row in (received(case, ready), examined(case, start, end))]
    found = searched(SOP, tmp_path, rows)
    assert (found.minutes(4), found.minutes(6)) == ({"contention": 50}, {"contention": 100})


def test_other_is_the_rest_between_two_stamps_of_a_day(tmp_path: Path) -> None:
    morning = [received("K0", "07:30"), examined("K0", "07:30", "07:45")]
    found = searched(SOP, tmp_path, [*morning, received("K1", "08:00"), examined("K1", "09:00", "09:10")])
    assert found.minutes(4) == {"other": 60}


def test_unavailable_before_the_first_stamp_and_on_days_without(tmp_path: Path) -> None:
    rows = [received("K1", "15:00"), examined("K1", "08:30", "09:00", "2025-01-08")]
    found = searched(SOP, tmp_path, rows)
    # Monday 15.00 to 16.00, all of Tuesday, Wednesday 07.30 to 08.30
    assert found.minutes(2) == {"unavailable": 60 + 450 + 60}
    # Monday 15.00 to Wednesday 08.30 are 41.5 hours
    assert found.causes[2]["outside_seconds"] == int((41.5 - 9.5) * 3600)


def test_who_does_several_at_a_time_is_kept_from_none_by_one(tmp_path: Path) -> None:
    pairs = [row for n in range(8, 11) for c in "AB" for row in (received(f"{c}{n}", f"{n:02}:0{'AB'.index(c)}"),
             examined(f"{c}{n}", f"{n:02}:0{'AB'.index(c)}", f"{n:02}:30"))]  # fmt: skip
    single = [received("S", "13:00"), examined("S", "13:00", "14:00")]
    waiting = [received("W", "13:10"), examined("W", "14:00", "14:30")]
    found = searched(SOP, tmp_path, [*pairs, *single, *waiting])
    # Two at a time at three of eight begins: one alone does not occupy Ani
    assert found.minutes(16) == {"other": 50}


def test_roles_of_two_units_are_two_performers(tmp_path: Path) -> None:
    head = "case,activity,start,end,role,unit"
    rows = [
        "K1,Menerima berkas,2025-01-06 08:00,2025-01-06 08:00,Loket,Barat",
        "K1,Memeriksa berkas,2025-01-06 08:00,2025-01-06 10:00,Penelaah,Barat",
        "K2,Menerima berkas,2025-01-06 08:30,2025-01-06 08:30,Loket,Timur",
        "K2,Memeriksa berkas,2025-01-06 10:00,2025-01-06 11:00,Penelaah,Timur",
        "K3,Menerima berkas,2025-01-06 09:30,2025-01-06 09:30,Loket,Barat",
        "K3,Memeriksa berkas,2025-01-06 10:00,2025-01-06 11:00,Penelaah,Barat",
    ]
    found = searched(SOP, tmp_path, rows, head=head)
    assert (found.minutes(4), found.minutes(6)) == ({"unavailable": 90}, {"contention": 30})
    assert found.found.causes is not None
    assert (found.found.causes.waits, found.found.causes.split, found.found.causes.by_role) == (2, 2, 2)


def test_pauses_are_no_waiting(tmp_path: Path) -> None:
    office = "[clock]\npausing = ['Pemohon melengkapi berkas']"
    morning = [received("K0", "07:30"), examined("K0", "07:30", "07:45")]
    busy = [received("K2", "07:50"), examined("K2", "09:00", "10:00")]
    rows = [
        received("K1", "08:00"),
        f"K1,Pemohon melengkapi berkas,{DAY} 08:30,{DAY} 09:30,,,",
        examined("K1", "10:30", "11:00"),
    ]
    found = searched(SOP, tmp_path, [*morning, *busy, *rows], office=office)
    # 08.00-08.30 nothing, then the pause, 09.30-10.00 K2, 10.00-10.30 nothing
    assert (found.waited[7], found.minutes(7)) == (90 * 60, {"contention": 30, "other": 60})


@pytest.mark.parametrize(
    ("head", "row", "status"),
    [
        ("case,activity,start,end", "08:00,2025-01-06 09:00", "no_performers"),
        ("case,activity,end,performer", "09:00,Ani", "no_starts"),
        ("case,activity,start,performer", "08:00,Ani", "no_ends"),
    ],
)
def test_without_stamps_or_performers_nothing_is_split(tmp_path: Path, head: str, row: str, status: str) -> None:
    rows = [f"K1,{activity},2025-01-06 {row}" for activity in ("Menerima berkas", "Memeriksa berkas")]
    found = searched(SOP, tmp_path, rows, head=head).found
    assert (found.status, found.causes, [loss.causes for loss in found.losses]) == (
        status,
        None,
        [None] * len(found.losses),
    )


def test_days_without_times_are_not_split(tmp_path: Path) -> None:
    rows = [f"K1,{a},2025-01-0{n},2025-01-0{n},Ani,," for n, a in ((6, "Menerima berkas"), (8, "Memeriksa berkas"))]
    assert searched(SOP, tmp_path, rows).found.status == "day_grain"


def test_what_lacks_an_end_before_it_or_a_performer_is_not_split(tmp_path: Path) -> None:
    rows = [
        received("K1", "08:00"),
        f"K1,Memeriksa berkas,{DAY} 09:00,{DAY} 09:30,,,",
        f"K2,Menerima berkas,{DAY} 08:00,,Budi,,",
        examined("K2", "09:00", "09:30"),
        received("K3", "08:00"),
        examined("K3", "08:30", "09:00"),
    ]
    found = searched(SOP, tmp_path, rows)
    assert [found.minutes(row) for row in (2, 4, 6)] == [{"unsplit": 60}, {"unsplit": 60}, {"unavailable": 30}]
    assert found.found.causes is not None
    assert (found.found.causes.waits, found.found.causes.split, found.found.causes.by_role) == (3, 1, 0)


CALENDAR = calendar("id-5day")
MONDAY = datetime(2025, 1, 6)
EPOCH = datetime(1970, 1, 1)
WORKED = [CALENDAR.position(MONDAY + timedelta(minutes=n)) for n in range(6 * 1440)]


@dataclass(frozen=True)
class Executed:
    """A run with stamps in minutes from Monday midnight on."""

    row: int
    performer: str
    step: int
    ready: int
    start: int
    end: int


@st.composite
def executions(draw: st.DrawFn) -> list[Executed]:
    """Runs on four days, often at the same minutes, some overlapping, some ready at night."""
    minute = st.integers(0, 4 * 96).map(lambda quarter: 15 * quarter) | st.integers(0, 4 * 1440)
    found = []
    for row in range(draw(st.integers(1, 14))):
        ready, start = sorted((draw(minute), draw(minute)))
        end = start + draw(st.sampled_from((0, 3, 15, 60, 150, 600)))
        found.append(Executed(row, draw(st.sampled_from("AB")), draw(st.integers(1, 2)), ready, start, end))
    return found


@settings(deadline=None, max_examples=100)
@given(executions())
def test_as_told_minute_by_minute(runs: list[Executed]) -> None:
    found = {row["row"]: row for row in waiting_causes(_table(runs), None, (CALENDAR,)).to_pylist()}
    for run in runs:
        expected = _causes(run, runs)
        if not expected:
            assert run.row not in found
            continue
        assert {cause: found[run.row][f"{cause}_seconds"] for cause in CAUSES} == expected
        assert sum(expected.values()) == found[run.row]["waiting"] == _worked(run)


def _table(runs: list[Executed]) -> ibis.Table:
    stamps = [{name: _second(getattr(run, name)) for name in ("ready", "start", "end")} for run in runs]
    rows = [
        {"row": run.row, "gid": run.step, "gid_before": 0, "calendar": 0, "ready_sure": True, "named": True,
         "performer": run.performer, "waiting": _worked(run), **told}
        for run, told in zip(runs, stamps, strict=True)
    ]  # fmt: skip
    return ibis.memtable(pa.Table.from_pylist(rows))


def _second(minute: int) -> int:
    return int((MONDAY - EPOCH).total_seconds()) + 60 * minute


def _worked(run: Executed) -> int:
    return WORKED[run.start] - WORKED[run.ready]


def _working(begin: int, end: int) -> list[int]:
    return [m for m in range(begin, end) if WORKED[m + 1] > WORKED[m]]


def _causes(run: Executed, runs: list[Executed]) -> dict[str, int]:
    """Seconds by cause from the definitions, each working minute by itself."""
    own = [other for other in runs if other.performer == run.performer]
    most, gathered = _most(own), _gathered(run, own)
    counts = Counter(_cause(minute, run, own, (most, gathered)) for minute in _working(run.ready, run.start))
    return {cause: 60 * counts[cause] for cause in CAUSES} if counts else {}


def _cause(minute: int, run: Executed, own: list[Executed], known: tuple[int, int]) -> str:
    at_work = [other for other in own if other.start <= minute < other.end]
    full = _at_once(at_work) >= known[0] > 0
    if full and any(other.ready <= run.ready for other in at_work):
        return "contention"
    if minute < known[1]:
        return "batching"
    if full:
        return "priority"
    day = minute // 1440
    stamps = [stamp for other in own for stamp in (other.start, other.end) if stamp // 1440 == day]
    seen = bool(stamps) and min(stamps) <= minute < max(stamps)
    return "other" if at_work or seen else "unavailable"


def _at_once(at_work: list[Executed]) -> int:
    """Runs begun at the same working second count as one."""
    return len({WORKED[other.start] for other in at_work})


def _most(own: list[Executed]) -> int:
    """How many the performer has in hand at nine in ten of its begins."""
    begins = {WORKED[run.start]: run for run in own if WORKED[run.end] > WORKED[run.start]}
    counts = sorted(len({WORKED[other.start] for other in own if _holds(other, begin)}) for begin in begins)
    return counts[-(-9 * len(counts) // 10) - 1] if counts else 0


def _holds(run: Executed, second: int) -> bool:
    return WORKED[run.start] <= second < WORKED[run.end]


def _gathered(run: Executed, own: list[Executed]) -> int:
    """The minute at which the last of the batch of `run` was ready, in working time; that of `run` in no batch."""
    same = sorted(
        (o for o in own if o.step == run.step), key=lambda o: (WORKED[o.start], WORKED[o.end], WORKED[o.ready])
    )
    for batch in _batches(same):
        if run in batch and len(batch) > 1:
            return max(o.ready for o in batch)
    return run.ready


def _batches(same: list[Executed]) -> list[list[Executed]]:
    found: list[list[Executed]] = []
    over = False
    for n, run in enumerate(same):
        follows = n and WORKED[run.start] <= max(WORKED[same[n - 1].start], WORKED[same[n - 1].end]) + 300
        if not follows:
            found.append([run])
            over = False
        elif not over and WORKED[run.ready] <= WORKED[found[-1][0].start]:
            found[-1].append(run)
        else:
            over = True
    return found


def test_groups_of_searched_rows_add_up(tmp_path: Path) -> None:
    rows = [
        received("K1", "08:00"),
        examined("K1", "09:00", "10:00"),
        received("K2", "08:30"),
        examined("K2", "10:00", "11:00"),
    ]
    found = searched(SOP, tmp_path, rows)
    assert _total(found) == found.waited[2] + found.waited[4] == (60 + 90) * 60


def _total(found: Searched) -> int:
    causes = found.found.causes
    assert causes is not None
    return sum(getattr(causes, f"{cause}_seconds") for cause in (*CAUSES, "unsplit"))
