"""Open cases against the end of the log, and what is done in time where some runs go on: by hand, office days of 7.5 hours."""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.compliance.compliance import compliance
from analytics.compliance.waiting import followers
from analytics.conformance.norm import norm_of
from analytics.offices.office import office_of
from analytics.report import run_table
from model.compliance import Completion, Compliance, OpenCase
from model.deadline import due
from model.office import Office
from model.sop import Edge, Port, Procedure, SopDocument, Source, Step
from model.time import Counting, Time, limit_of
from tests.analytics.office_log import DAY, HOUR, PAUSE, START_END, TIMES
from tests.analytics.test_timing import BEGINS, HEAD, STEPS, Event, calendar_at, offices, steps_of_a_sop
from tests.analytics.timed_log import judged, sop

# Thursday 9 January 2025, 12.00, ends the log
END = "Z,Menandatangani surat,{start}2025-01-09 12:00"


def complied(
    folder: Path, limit: str, *rows: str, head: str = START_END, office: str = "", listed: int = 1000
) -> Compliance:
    file = folder / "kantor.toml"
    file.write_text(office, encoding="utf-8")
    document = sop(
        ("Menerima berkas", TIMES["-"]), ("Memeriksa berkas", TIMES[limit]), ("Menandatangani surat", TIMES["-"])
    )
    last = END.format(start="2025-01-09 11:00," if head == START_END else "")
    found = judged(document, office_of("id-5day", file), [head, *rows, last], folder, listed)
    return compliance(found.checked, found.question, found.engine, persons=True)


def begun(case: str, start: str) -> str:
    return f"{case},Memeriksa berkas,{start},"


def opened(found: Compliance) -> dict[str, list[tuple[str, str | None, int | None]]]:
    """Case, due date and seconds left, by status."""
    return {
        one.status: [
            (case.case, f"{case.due:%d %H.%M}" if case.due else None, case.left_seconds) for case in one.listed
        ]
        for one in found.open
        if one.cases
    }


def test_running_steps_by_due_date(tmp_path: Path) -> None:
    found = complied(
        tmp_path,
        "2 hari",
        begun("A", "2025-01-06 09:00"),
        begun("B", "2025-01-07 13:00"),
        begun("C", "2025-01-07 11:30"),
        begun("D", "2025-01-08 08:00"),
        begun("E", "2025-01-09 08:00"),
        begun("F", "2025-01-09 11:59"),
        "G,Menerima berkas,2025-01-08 08:00,2025-01-08 08:30",
        "H,Rapat,2025-01-08 08:00,",
    )
    # A: 6 hours of Wednesday and 4.5 of Thursday over. B began with 4.5 hours worked, as many as now. Of Thursday 3 are left
    assert opened(found) == {
        "late": [("A", "08 09.00", -(6 * HOUR + 4 * HOUR + 1800)), ("C", "09 11.30", -1800)],
        "today": [("B", "09 12.00", 0)],
        "soon": [
            ("D", "10 08.00", 3 * HOUR + 1800),
            ("E", "13 08.00", DAY + 3 * HOUR + 1800),
            ("F", "13 11.59", 2 * DAY - 60),
        ],
        "undated": [("H", None, None), ("G", None, None)],
    }
    undated = next(one for one in found.open if one.status == "undated").listed
    assert undated == (
        OpenCase("H", None, None, "outside", since=datetime(2025, 1, 8, 8, 0)),
        OpenCase("G", 0, "1", "between", since=datetime(2025, 1, 8, 8, 30)),
    )


def test_all_are_counted_the_first_are_listed(tmp_path: Path) -> None:
    rows = [begun(f"K{n}", f"2025-01-{day:02} 12:00") for n, day in enumerate((9, 6, 8, 3, 7, 9))]
    found = complied(tmp_path, "1 hari", *rows, listed=2)
    assert {one.status: one.cases for one in found.open} == {"late": 3, "today": 1, "soon": 2, "later": 0, "undated": 0}
    assert {status: [case for case, _due, _left in cases] for status, cases in opened(found).items()} == {
        "late": ["K3", "K1"],
        "today": ["K2"],
        "soon": ["K0", "K5"],
    }


def test_due_at_closing_is_today_in_hours_and_the_next_morning_in_days(tmp_path: Path) -> None:
    # 7.5 hours of Thursday since closing on Wednesday; 6 hours of Thursday
    for limit, start, said in (
        ("1 hari", "2025-01-08 16:00", {"soon": [("A", "10 07.30", 3 * HOUR)]}),
        ("6 jam", "2025-01-09 09:00", {"today": [("A", "09 16.00", 3 * HOUR)]}),
        ("H+1", "2025-01-08 09:00", {"today": [("A", "09 16.00", 3 * HOUR)]}),
    ):
        assert opened(complied(tmp_path, limit, begun("A", start))) == said


def test_calendar_time_runs_on_over_the_weekend(tmp_path: Path) -> None:
    rows = (begun("A", "2025-01-06 11:00"), begun("B", "2025-01-06 18:00"), begun("C", "2025-01-09 11:00"))
    assert opened(complied(tmp_path, "3 hari kalender", *rows)) == {
        "late": [("A", "09 11.00", -HOUR)],
        "today": [("B", "09 18.00", 6 * HOUR)],
        "soon": [("C", "12 11.00", 71 * HOUR)],
    }
    assert opened(complied(tmp_path, "1 bulan", begun("A", "2025-01-06 11:00"))) == {
        "later": [("A", "06 23.59", 28 * 86_400 + 12 * HOUR - 1)]
    }


def test_in_a_log_of_ends_the_only_step_that_may_follow_is_owed(tmp_path: Path) -> None:
    head, row = "case,activity,end", "A,Menerima berkas,2025-01-08 08:00"
    found = complied(tmp_path, "1 hari", row, head=head)
    listed = next(one for one in found.open if one.status == "today").listed
    since, due = datetime(2025, 1, 8, 8, 0), datetime(2025, 1, 9, 8, 0)
    assert not listed
    assert opened(found) == {"late": [("A", "09 08.00", -4 * HOUR)]}
    assert found.open[0].listed == (OpenCase("A", 0, "2", "expected", since, due, -4 * HOUR),)


def test_after_a_pause_the_expected_step_has_its_whole_time(tmp_path: Path) -> None:
    rows = ("A,Menerima berkas,2025-01-06 08:00", "A,Pemohon melengkapi berkas,2025-01-08 13:00")
    found = complied(tmp_path, "1 hari", *rows, head="case,activity,end", office=PAUSE)
    assert opened(found) == {"today": [("A", "09 12.00", 0)]}


def test_a_pause_that_goes_on_moves_the_due_date(tmp_path: Path) -> None:
    rows = (begun("A", "2025-01-06 08:00"), "A,Pemohon melengkapi berkas,2025-01-06 09:00,")
    # One hour of 7.5 is used; the rest from now on: 3 hours today, 3.5 on Friday
    found = complied(tmp_path, "1 hari", *rows, office=PAUSE)
    assert opened(found) == {"soon": [("A", "10 11.00", DAY - HOUR)]}


def test_in_a_log_of_starts_the_last_step_begun_may_be_done(tmp_path: Path) -> None:
    found = complied(tmp_path, "1 hari", "A,Memeriksa berkas,2025-01-08 09:00", head="case,activity,start")
    assert [(case.basis, case.step) for case in found.open[0].listed] == [("started", "2")]
    assert [(row.n, row.left_out) for row in found.completion] == [(0, 1)]


def test_what_may_follow() -> None:
    steps = tuple(Step(str(n), f"Langkah {n}", Time("-")) for n in range(1, 5))
    edges = tuple(Edge(Port(a), Port(b)) for a, b in (("1", "2"), ("2", "3"), ("2", "1"), ("3", "4")))
    one = Procedure("Uji", ("Petugas",), steps[:2])
    document = SopDocument(
        Source("uji.txt", "text", "0"), procedures=(one, Procedure("Uji", ("Petugas",), steps, edges))
    )
    norm = norm_of(document, Counting())
    assert [followers(gid, norm) for gid in range(6)] == [(1,), (), (3,), (2, 4), (5,), ()]


def test_several_steps_that_may_follow_are_said_as_such(tmp_path: Path) -> None:
    steps = tuple(
        Step(str(n), name, TIMES["1 hari"]) for n, name in enumerate(("Menerima", "Menolak", "Menyetujui"), 1)
    )
    edges = (Edge(Port("1"), Port("2")), Edge(Port("1"), Port("3")))
    document = SopDocument(Source("uji.txt", "text", "0"), procedures=(Procedure("Uji", ("Petugas",), steps, edges),))
    rows = ["case,activity,end", "A,Menerima,2025-01-08 08:00", "B,Menolak,2025-01-09 12:00"]
    found = judged(document, office_of("id-5day", None), rows, tmp_path)
    lists = compliance(found.checked, found.question, found.engine, persons=True).open
    assert lists[-1].listed == (OpenCase("A", None, None, "several", since=datetime(2025, 1, 8, 8, 0)),)


def test_running_steps_are_censored(tmp_path: Path) -> None:
    done = [
        f"D{n},Memeriksa berkas,2025-01-06 08:00,2025-01-06 {end}" for n, end in enumerate(("09:00", "10:00", "14:00"))
    ]
    late = ["L,Memeriksa berkas,2025-01-06 08:00,2025-01-08 10:00"]
    running = [begun("R", "2025-01-09 10:00"), begun("S", "2025-01-06 08:00"), "U,Memeriksa berkas,,2025-01-09 10:00"]
    rows = complied(tmp_path, "8 jam", *done, *late, *running).completion
    # 1, 2 and 5 hours were taken, more than 8 by L and S, R has taken 2 so far, after D1 at 2: 5/6 of 4/5 of 2/3
    assert [(row.step, row.limit_text, row.n, row.ended, row.censored, row.left_out) for row in rows] == [
        ("2", "8 jam", 6, 4, 2, 1)
    ]
    assert rows[0].share == pytest.approx(1 - 5 / 6 * 4 / 5 * 2 / 3)
    # Greenwood's sum is 1/30 + 1/20 + 1/6, a quarter; the logarithm of 4/9 is -0.8109; exp(1.96 * 0.5 / 0.8109) is 3.348
    assert rows[0].interval == pytest.approx((1 - (4 / 9) ** (1 / 3.348), 1 - (4 / 9) ** 3.348), abs=5e-5)


def test_nothing_running_gives_the_share_within(tmp_path: Path) -> None:
    ends = ("09:00", "10:00", "11:00")
    rows = [f"K{n},Memeriksa berkas,2025-01-06 08:00,2025-01-0{7 + n // 2} {end}" for n, end in enumerate(ends)]
    found = complied(tmp_path, "1 hari", *rows).completion
    assert found == (Completion(0, "2", "1 hari", n=3, ended=3, censored=0, left_out=0, share=0.0, interval=None),)


@st.composite
def running(draw: st.DrawFn) -> list[Event]:
    """Thirty cases with one step each, begun in the three weeks before the log ends."""
    random = Random(draw(st.integers(0, 2**32)))
    last = random.choice(BEGINS) + timedelta(days=30, seconds=random.randrange(86_400))
    begins = [last - timedelta(seconds=random.randrange(86_400, 21 * 86_400)) for _case in range(30)]
    return [
        *(Event(f"K{n}", random.randrange(4), at, at, random.choice(("", "Loket"))) for n, at in enumerate(begins)),
        Event("Z", 4, last, last, ""),
    ]


@settings(max_examples=4, deadline=None)
@given(running(), steps_of_a_sop, offices)
def test_due_dates_and_lists_are_those_of_the_reference(
    log: list[Event], norm: tuple[Time, ...], office: Office
) -> None:
    lines = [f"{one.case},{STEPS[one.step]},{one.start},,{one.unit}" for one in log[:-1]]
    with TemporaryDirectory() as folder:
        check = judged(sop(*zip(STEPS, norm, strict=True)), office, [HEAD, *lines, log[-1].line()], Path(folder))
        found = compliance(check.checked, check.question, check.engine, persons=True)
        runs = check.engine.rows(run_table(check.checked, check.question))
    listed = {case.case: (one.status, case.due, case.left_seconds) for one in found.open for case in one.listed}
    assert listed == {one.case: reference(one, log[-1].start, norm, office) for one in log[:-1]}
    assert {run.case: run.due for run in runs if run.case != "Z"} == {
        case: due for case, (_s, due, _l) in listed.items()
    }


def reference(event: Event, end: datetime, norm: tuple[Time, ...], office: Office) -> tuple[str, datetime, int]:
    """Status, due date and seconds left by the calendar, day by day; midnight still is the day that ends."""
    work, limit = calendar_at(event, office), limit_of(norm[event.step], office.counting)
    assert limit is not None
    now = end.replace(tzinfo=ZoneInfo(office.calendar.zone)).astimezone(ZoneInfo(work.zone)).replace(tzinfo=None)
    by = due(event.start, limit, work)
    elapsed = limit.calendar is not None or limit.months is not None
    left = int((by - now).total_seconds()) if elapsed else work.working_seconds(now, by)
    days = (now.date(), work.following(now.date(), 2))
    on = (by - timedelta(seconds=1)).date()
    ways = (("late", left < 0), ("today", on <= days[0]), ("soon", on <= days[1]), ("later", True))
    return next(status for status, holds in ways if holds), by, left
