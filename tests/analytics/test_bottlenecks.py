"""Losses, late cases, at whom they gather, and work done again, computed by hand.

A day has 7.5 hours: 07.30 to 12.00 and 13.00 to 16.00, on Fridays 07.30 to 11.30 and 13.00 to 16.30.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.bottleneck import Bottlenecks, Concentration, Holder, Loop, Rework, RoleHandover
from model.bottleneck_words import sentence
from model.sop_json import to_data
from model.text import Lang
from model.time import Time
from tests.analytics.bottleneck_log import searched
from tests.analytics.timed_log import sop

ONE_HOUR = Time("1 jam", "fixed", 1, 1, "hour")
ONE_DAY = Time("1 hari", "fixed", 1, 1, "day")
SOP = sop(("Menerima berkas", ONE_HOUR), ("Memeriksa berkas", ONE_HOUR), ("Menandatangani surat", ONE_HOUR))
HOURS = 3600
# What happened on Monday 2025-01-06
LOG = (
    "K1,Menerima berkas,2025-01-06 08:00,2025-01-06 08:30,Budi,Loket,Barat",
    "K1,Memeriksa berkas,2025-01-06 08:30,2025-01-06 11:30,Ani,Penelaah,Barat",
    "K1,Menandatangani surat,2025-01-06 11:30,2025-01-06 11:45,Citra,Kepala,Barat",
    "K2,Menerima berkas,2025-01-06 08:30,2025-01-06 09:00,Budi,Loket,Barat",
    "K2,Memeriksa berkas,2025-01-06 14:00,2025-01-06 14:30,Ani,Penelaah,Barat",
    "K2,Menandatangani surat,2025-01-06 14:30,2025-01-06 14:45,Citra,Kepala,Barat",
    "K3,Menerima berkas,2025-01-06 09:00,2025-01-06 09:30,Budi,Loket,Timur",
    "K3,Memeriksa berkas,2025-01-06 09:30,2025-01-06 11:30,Dewi,Penelaah,Timur",
    "K3,Menerima berkas,2025-01-06 13:30,2025-01-06 14:00,Budi,Loket,Timur",
    "K3,Memeriksa berkas,2025-01-06 14:00,2025-01-06 14:30,Dewi,Penelaah,Timur",
    "K3,Menandatangani surat,2025-01-06 14:30,2025-01-06 14:45,Citra,Kepala,Timur",
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Bottlenecks:
    return searched(SOP, tmp_path_factory.mktemp("log"), [*LOG]).found


def test_losses_are_ranked_and_share_all_that_is_lost(found: Bottlenecks) -> None:
    # K2 waits 09.00-12.00 and 13.00-14.00; K1 is 2 hours over, K3 1 hour; K3 waits 11.30-12.00 and 13.00-13.30 to return
    told = [(loss.kind, loss.source, loss.target, loss.runs, loss.hits, loss.excess_seconds) for loss in found.losses]
    assert told == [
        ("waiting", "1", "2", 4, 1, 4 * HOURS),
        ("service", "2", "2", 4, 2, 3 * HOURS),
        ("waiting", "2", "1", 1, 1, 1 * HOURS),
    ]
    assert [loss.share for loss in found.losses] == [4 / 8, 3 / 8, 1 / 8]
    assert found.lost_seconds == 8 * HOURS


def test_late_cases(found: Bottlenecks) -> None:
    # K1 and K3 by a step; K2 took 0.5 + 4 + 0.5 + 0.25 hours where its three steps have 3
    assert (found.cases, found.late_cases, found.late_in_total, found.total_asked) == (3, 3, 1, 3)
    assert [(loss.late_cases, loss.late_case_share) for loss in found.losses] == [(1, 1 / 3), (2, 2 / 3), (1, 1 / 3)]


def test_a_log_of_a_day_says_nothing_of_a_month(found: Bottlenecks) -> None:
    assert {loss.seconds_a_month for loss in found.losses} == {None}


def test_hours_lost_in_a_month(tmp_path: Path) -> None:
    later = "K9,Menerima berkas,2025-03-07 14:00,2025-03-07 14:45,Budi,Loket,Barat"
    first = searched(SOP, tmp_path, [*LOG, later]).found.losses[0]
    # From 6 January 08.00 to 7 March 14.45 are 60 days and 6.75 hours
    assert first.seconds_a_month == pytest.approx(4 * HOURS / ((60 + 6.75 / 24) / (365.25 / 12)))


def test_who_holds_half_of_a_loss(found: Bottlenecks) -> None:
    waited, late, back = (loss.holders for loss in found.losses)
    assert waited == (Holder("unit", "Barat", 2, 4, 1.0),)
    assert late == (Holder("unit", "Barat", 2, 4, 2 / 3),)
    assert back == ()


def test_where_and_when_excess_gathers(found: Bottlenecks) -> None:
    by = {(one.dimension, one.value): one for one in found.concentrations}
    assert by["unit", "Barat"] == Concentration("unit", "Barat", 6, 1, 2 * HOURS, 2 / 3)
    assert by["unit", "Timur"] == Concentration("unit", "Timur", 5, 1, 1 * HOURS, 1 / 3)
    assert by["role", "Penelaah"] == Concentration("role", "Penelaah", 4, 2, 3 * HOURS, 1.0)
    assert by["weekday", 0] == Concentration("weekday", 0, 11, 2, 3 * HOURS, 1.0)
    assert by["hour", 8] == Concentration("hour", 8, 3, 1, 2 * HOURS, 2 / 3)
    assert by["hour", 9] == Concentration("hour", 9, 2, 1, 1 * HOURS, 1 / 3)


def test_waiting_from_role_to_role(found: Bottlenecks) -> None:
    assert found.role_handovers == (
        RoleHandover("Loket", "Penelaah", 4, 1, 4 * HOURS, 0.8),
        RoleHandover("Penelaah", "Loket", 1, 1, 1 * HOURS, 0.2),
    )


def test_work_done_again(found: Bottlenecks) -> None:
    half = HOURS // 2
    assert found.rework == (Rework(0, "1", 1, 3, 1, 1, half, HOURS), Rework(0, "2", 1, 3, 1, 1, half, 0))
    assert found.loops == (Loop(0, "2", "1", 1, 3, 1, 1, half, HOURS),)


def test_sentences(found: Bottlenecks) -> None:
    waited, late, _back = (sentence(loss.clauses, Lang.ID) for loss in found.losses)
    # Of K2's 4 hours 09.00-11.30 went into K1, ready earlier; Ani's last stamp of the day lies after the rest
    assert waited == (
        "Peralihan langkah 1 ke langkah 2 menahan 50 % dari waktu yang hilang: 1 dari 4 peralihan menunggu, bersama-sama 4 jam kerja; "
        "100 % di antaranya pada unit Barat (2 dari 4 pelaksanaan); "
        "sebab utamanya pelaksana sedang mengerjakan berkas yang lebih dulu siap (62 % dari 4 jam yang dapat diurai, 1 penantian)."
    )
    assert late == (
        "Langkah 2 menahan 38 % dari waktu yang hilang: 2 dari 4 pelaksanaan melewati 1 jam, bersama-sama 3 jam kerja; "
        "67 % di antaranya pada unit Barat (2 dari 4 pelaksanaan)."
    )
    assert sentence(found.losses[1].clauses, Lang.EN) == (
        "Step 2 holds 38% of the time lost: 2 of 4 executions exceed 1 jam, together by 3 working hours; "
        "67% of it in the unit Barat (2 of 4 executions)."
    )


def test_as_data(found: Bottlenecks) -> None:
    data = to_data(found)
    assert isinstance(data, dict)
    assert (data["losses"][0]["from"], data["losses"][0]["clauses"][0]["facts"]["waited"]) == ("1", 1)
    assert data["causes"]["contention_seconds"] == 2.5 * HOURS


def test_several_procedures_are_told_apart(tmp_path: Path) -> None:
    first = SOP.procedures[0]
    steps = tuple(replace(step, activity=f"{step.activity} susulan") for step in first.steps)
    document = replace(SOP, procedures=(first, replace(first, title="Susulan", steps=steps)))
    rows = ["K1,Memeriksa berkas susulan,2025-01-06 08:00,2025-01-06 10:00,Ani,Penelaah,"]
    loss = searched(document, tmp_path, rows).found.losses[0]
    assert (loss.procedure, loss.source) == (1, "2")
    assert sentence(loss.clauses, Lang.ID).startswith("Langkah 2 (Susulan) menahan 100 %")


def test_elapsed_norms_count_working_time_lost(tmp_path: Path) -> None:
    time = Time("1 hari kalender", "fixed", 1, 1, "day", "calendar")
    document = sop(("Menerima berkas", time))
    rows = ["K1,Menerima berkas,2025-01-10 14:00,2025-01-13 08:30,Ani,,"]
    loss = searched(document, tmp_path, rows).found.losses[0]
    # Due on Saturday 14.00; late by the working hour from Monday 07.30 to 08.30
    assert (loss.hits, loss.excess_seconds) == (1, HOURS)


def test_what_cannot_be_judged_counts_nowhere(tmp_path: Path) -> None:
    rows = ["K1,Menerima berkas,2025-01-06 08:00", "K1,Memeriksa berkas,2025-01-07 09:00"]
    found = searched(SOP, tmp_path, rows, head="case,activity,end").found
    assert (found.losses, found.late_cases, found.total_asked, found.status) == ((), 0, 0, "no_starts")


def test_overlapping_steps_are_no_longer_than_from_begin_to_end(tmp_path: Path) -> None:
    rows = [
        "K1,Menerima berkas,2025-01-06 08:00,2025-01-06 09:00,Budi,,",
        "K1,Memeriksa berkas,2025-01-06 08:00,2025-01-06 09:00,Ani,,",
        "K1,Menandatangani surat,2025-01-06 10:30,2025-01-06 11:00,Citra,,",
    ]
    # 3 hours from begin to end are the norm of three steps; the times of the steps add up to 4
    assert searched(SOP, tmp_path, rows).found.late_in_total == 0


ROUND_THE_CLOCK = 'calendar = "24x7"'
BEGIN = datetime(2025, 1, 6)
YEARS = timedelta(days=3653)
Row = tuple[str, str, datetime, datetime, str]


@st.composite
def logs(draw: st.DrawFn) -> list[Row]:
    """Cases of a few steps one after another, each stamp once in a case."""
    rows = []
    for case in range(draw(st.integers(1, 4))):
        at = BEGIN + timedelta(minutes=draw(st.integers(0, 3000)))
        for _ in range(draw(st.integers(1, 4))):
            begin = at + timedelta(minutes=draw(st.sampled_from((1, 30, 90, 600))))
            at = begin + timedelta(minutes=draw(st.sampled_from((1, 45, 200))))
            step = draw(st.sampled_from([one.activity for one in SOP.procedures[0].steps]))
            rows.append((f"K{case}", step, begin, at, draw(st.sampled_from(("Ani", "Budi")))))
    return rows


def lines(rows: list[Row]) -> list[str]:
    return [f"{case},{step},{begin},{end},{who},Staf {who},Unit {who}" for case, step, begin, end, who in rows]


@settings(deadline=None, max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logs(), st.randoms(use_true_random=False))
def test_names_and_order_of_rows_change_nothing(tmp_path: Path, rows: list[Row], random: Random) -> None:
    renamed = [(f"Z{9 - int(case[1:])}", step, begin, end, who) for case, step, begin, end, who in rows]
    random.shuffle(renamed)
    first, second = (
        searched(SOP, tmp_path / str(random.random()), lines(one), office=ROUND_THE_CLOCK) for one in (rows, renamed)
    )
    assert first.found == second.found


@settings(deadline=None, max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logs(), st.randoms(use_true_random=False))
def test_the_log_twice_loses_twice_as_much(tmp_path: Path, rows: list[Row], random: Random) -> None:
    later = [(f"L{case}", step, begin + YEARS, end + YEARS, who) for case, step, begin, end, who in rows]
    once, twice = (
        searched(SOP, tmp_path / str(random.random()), lines(one), office=ROUND_THE_CLOCK).found
        for one in (rows, [*rows, *later])
    )
    assert doubled(once) == figures(twice)
    assert [loss.share for loss in once.losses] == pytest.approx([loss.share for loss in twice.losses])


def figures(found: Bottlenecks) -> list[int]:
    """Every count and sum."""
    causes = [getattr(found.causes, name) for name in found.causes.__dataclass_fields__] if found.causes else []
    losses = [(loss.runs, loss.hits, loss.excess_seconds, loss.late_cases) for loss in found.losses]
    groups = [
        (one.runs, one.late, one.excess_seconds) for one in found.concentrations if one.dimension in ("unit", "role")
    ]
    done: tuple[Rework | Loop, ...] = (*found.rework, *found.loops)
    again = [(one.cases, one.measured, one.service_seconds, one.waiting_seconds) for one in done]
    return [
        *causes,
        found.cases,
        found.late_cases,
        found.lost_seconds,
        *(n for row in (*losses, *groups, *again) for n in row),
    ]


def doubled(found: Bottlenecks) -> list[int]:
    return [2 * n for n in figures(found)]
