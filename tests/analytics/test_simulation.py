from collections import Counter
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.conformance.alignment import UNMAPPED, align
from analytics.conformance.automaton import automaton
from analytics.offices.calendar import calendar
from analytics.simulation.simulated_log import write_log
from analytics.simulation.simulation import PLANTED, Plan, Simulated, simulate
from comparison import Settings, compare
from ingest.parse import parse
from model.deviation import BY_RULE
from model.errors import SopError
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.time import Time
from samples.demo import sample_files

SAMPLES = {path.stem: path for path in sample_files()}
PLAN = Plan(120, 3, tuple((kind, 0.2) for kind in PLANTED))
Found = Counter[tuple[str, str, str | None]]
COST = {"skipped": 1, "extra": 1, "repeated": 1, "out_of_order": 2}


@cache
def document(name: str) -> SopDocument:
    return parse(SAMPLES[name])


@pytest.fixture(scope="module")
def simulated() -> Simulated:
    return simulate(document("permohonan_informasi"), PLAN, calendar("id-5day"))


def truth(simulated: Simulated) -> Found:
    return Counter((one.case, one.kind, one.step) for one in simulated.planted)


def compared(folder: Path, sop: SopDocument, simulated: Simulated) -> Found:
    """What a check finds in the log."""
    write_log(simulated, folder / "log.csv")
    findings = compare(sop, folder / "log.csv", Settings()).findings
    return Counter((finding.case, BY_RULE[finding.rule].key, finding.step) for finding in findings)


def costs(name: str, plan: Plan) -> list[tuple[int, int]]:
    """For each case what its trace costs to align, and what its planted deviations cost.

    Performers of a joint row one after the other are one execution.
    """
    procedure = document(name).procedures[plan.procedure]
    found = simulate(document(name), plan, calendar("id-5day"))
    at = {step.activity: n for n, step in enumerate(procedure.steps)}
    traces: dict[str, list[int]] = {}
    before: dict[str, tuple[str, str]] = {}
    for row in found.rows:
        activity, role = before.get(row.case, ("", ""))
        if (activity, role) == (row.activity, row.role) or activity != row.activity:
            traces.setdefault(row.case, []).append(at.get(row.activity, UNMAPPED))
        before[row.case] = (row.activity, row.role)
    owed: Counter[str] = Counter()
    for one in found.planted:
        owed[one.case] += COST.get(one.kind, 0)
    return [(align(tuple(trace), automaton(procedure)).cost, owed[case]) for case, trace in traces.items()]


def test_the_same_seed_gives_the_same_log(simulated: Simulated) -> None:
    assert simulate(document("permohonan_informasi"), PLAN, calendar("id-5day")) == simulated


@pytest.mark.parametrize("name", SAMPLES)
def test_a_play_without_deviations_keeps_the_sop(name: str) -> None:
    for n in range(len(document(name).procedures)):
        assert {cost for cost, _owed in costs(name, Plan(60, 1, procedure=n))} == {0}


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(SAMPLES)), seed=st.integers(0, 10_000), part=st.sampled_from([0.1, 0.5, 1.0]))
def test_what_is_planted_costs_its_full_price(name: str, seed: int, part: float) -> None:
    plan = Plan(8, seed, tuple((kind, part) for kind in PLANTED))
    for n in range(len(document(name).procedures)):
        assert [cost - owed for cost, owed in costs(name, replace(plan, procedure=n))] == [0] * 8


@pytest.mark.parametrize("name", ["permohonan_informasi", "rekomendasi_penelitian"])
def test_every_planted_deviation_is_found_and_nothing_else(tmp_path: Path, name: str) -> None:
    told = simulate(document(name), PLAN, calendar("id-5day"))
    assert compared(tmp_path, document(name), told) == truth(told)
    assert {one.kind for one in told.planted} == set(PLANTED)


def test_a_case_may_hold_several_deviations_on_different_steps(simulated: Simulated) -> None:
    steps: dict[str, list[str]] = {}
    for one in simulated.planted:
        steps.setdefault(one.case, []).extend([one.step] if one.step else [])
    assert max(map(len, steps.values())) >= 3
    assert all(len(set(named)) == len(named) for named in steps.values())


def test_the_truth_names_the_row(simulated: Simulated) -> None:
    names = {step.number: step.activity for step in document("permohonan_informasi").procedures[0].steps}
    for one in simulated.planted:
        assert (one.row is None) == (one.kind == "skipped")
        row = simulated.rows[one.row - 1] if one.row else None
        assert row is None or (row.case, row.activity) == (one.case, names.get(one.step or "", "Makan siang"))


def test_missing_documents_are_empty_cells(simulated: Simulated) -> None:
    rows = {one.kind: simulated.rows[one.row - 1] for one in simulated.planted if one.row}
    assert (rows["missing_output"].output, rows["missing_requirements"].requirements) == ("", "")
    assert rows["missing_requirements"].output != ""


def test_every_case_gets_a_kind_with_share_one() -> None:
    plan = Plan(50, 1, (("wrong_performer", 1.0), ("missing_output", 0.0)))
    found = simulate(document("pinjam_ruang"), plan, calendar("id-5day")).planted
    assert Counter(one.kind for one in found) == {"wrong_performer": 50}


def test_roles_have_several_persons_in_each_unit() -> None:
    rows = simulate(document("pinjam_ruang"), Plan(80, 1, persons=2, units=2), calendar("id-5day")).rows
    assert {row.unit for row in rows} == {"Unit 1", "Unit 2"}
    first = {row.performer for row in rows if row.role == rows[0].role}
    assert first == {f"P-{unit}-1-{person}" for unit in (1, 2) for person in (1, 2)}
    assert {row.unit for row in simulate(document("pinjam_ruang"), Plan(5, 1), calendar("id-5day")).rows} == {""}


def joint() -> SopDocument:
    """Rows for two performers each, of three lanes."""
    both = (Performer(0), Performer(1))
    names = ("Menerima", "Membahas", "Menetapkan")
    steps = tuple(Step(str(n), text, Time(), both, output="Surat") for n, text in enumerate(names, 1))
    return SopDocument(Source("x", "text", ""), procedures=(Procedure(None, ("A", "B", "C"), steps),))


def test_of_a_joint_row_one_acts_or_each_has_a_row() -> None:
    rows = simulate(joint(), Plan(60, 1), calendar("id-5day")).rows
    first = [[row.role for row in rows if (row.case, row.activity) == (f"K-{n:04d}", "Menerima")] for n in range(1, 61)]
    assert {"".join(roles) for roles in first} == {"A", "B", "AB", "BA"}


def test_deviations_among_joint_rows_are_found(tmp_path: Path) -> None:
    found = simulate(joint(), replace(PLAN, cases=80), calendar("id-5day"))
    assert {found.rows[one.row - 1].role for one in found.planted if one.row and one.kind == "wrong_performer"} == {"C"}
    assert compared(tmp_path, joint(), found) == truth(found)


def test_rows_of_the_same_words_are_told_by_number() -> None:
    steps = tuple(Step(str(n), text, Time()) for n, text in enumerate(("Menerima", "Memaraf", "Memaraf"), 1))
    sop = SopDocument(Source("x", "text", ""), procedures=(Procedure(None, ("A",), steps),))
    rows = simulate(sop, Plan(1, 1), calendar("id-5day")).rows
    assert [row.activity for row in rows] == ["Menerima", "2. Memaraf", "3. Memaraf"]


def test_a_log_of_days_tells_days_only() -> None:
    rows = simulate(document("pinjam_ruang"), Plan(30, 1, grain="day"), calendar("id-5day")).rows
    stamps = [stamp for row in rows for stamp in (row.start, row.end)]
    assert all(stamp == datetime(stamp.year, stamp.month, stamp.day) for stamp in stamps if stamp)
    days = [row.start for row in rows if row.start]
    assert days == sorted(days)


def test_a_log_of_ends_has_no_start(tmp_path: Path) -> None:
    found = simulate(document("pinjam_ruang"), Plan(30, 1, stamps="end"), calendar("id-5day"))
    assert {row.start for row in found.rows} == {None}
    assert [row.end for row in found.rows] == sorted(row.end for row in found.rows)
    write_log(found, tmp_path / "log.csv")
    report = compare(document("pinjam_ruang"), tmp_path / "log.csv", Settings())
    assert (report.conforming_cases, report.alignment.total_cost) == (30, 0)


def test_a_procedure_that_is_not_there_is_said() -> None:
    with pytest.raises(SopError, match="there is no procedure 2, this SOP has 1"):
        simulate(document("pinjam_ruang"), Plan(1, 1, procedure=1), calendar("id-5day"))
