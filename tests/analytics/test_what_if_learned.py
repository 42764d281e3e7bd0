"""A log played from known parameters gives them back within their intervals; and what logs lack is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from analytics.offices.calendar import calendar
from analytics.whatif.basis import basis
from analytics.whatif.experiment import what_if
from analytics.whatif.learned import learned
from analytics.whatif.situation import Situation
from model.errors import SopError
from model.what_if import Basis, Experiment, Figure
from tests.analytics.judged_log import judged
from tests.analytics.whatif_office import HOUR, log_of, office, sop

CASES = 3000


def of_log(lines: list[str], folder: Path) -> Situation:
    found = judged(sop(), lines, folder)
    return learned(found.checked, found.question, found.engine)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return log_of(office(), sop(), CASES, calendar("id-5day"))


@pytest.fixture(scope="module")
def found(lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> Situation:
    return of_log(lines, tmp_path_factory.mktemp("log"))


@pytest.fixture(scope="module")
def told(found: Situation) -> Basis:
    return basis(found)


def holds(figure: Figure, value: float) -> bool:
    return figure.low <= value <= figure.high


def test_arrivals_come_back(told: Basis) -> None:
    assert told.cases == CASES
    assert holds(told.arrivals_per_day, 7.5 / 1.5)


def test_times_come_back(told: Basis) -> None:
    means = {"1": 30, "2": 60, "3": 20, "4": 10}
    assert [holds(time.mean, 60 * means[time.step]) for time in told.times] == [True] * 4
    assert [time.runs for time in told.times if time.step in "34"] == [CASES, CASES]


def test_branches_come_back(told: Basis) -> None:
    shares = {branch.to: branch for branch in told.branches}
    assert set(shares) == {("1",), ("3",)}
    assert holds(shares["1",].share, 0.2)
    assert holds(shares["3",].share, 0.8)
    assert shares["3",].taken == CASES


def test_persons_come_back(told: Basis, found: Situation) -> None:
    assert found.staff == {"Loket": 2, "Verifikator": 2}
    assert [(one.role, one.persons, one.overlapping) for one in told.staff] == [
        ("Loket", 2, 0.0),
        ("Verifikator", 2, 0.0),
    ]
    assert told.staff[0].months >= 25


def test_the_simulation_agrees_with_the_log_it_was_learned_from(found: Situation) -> None:
    known = what_if(office(), [], Experiment(3000, 10)).lead.mean.today
    again = what_if(found, [], Experiment(3000, 10))
    assert known
    assert again.lead.mean.today
    assert again.lead.mean.today.value == pytest.approx(known.value, rel=0.06)
    assert again.basis.lead_seconds == pytest.approx(known.value, rel=0.1)


def test_a_simulation_far_from_its_log_says_so(found: Situation) -> None:
    assert found.learned
    plan = Experiment(300, 5)
    assert len(what_if(found, [], plan).assumptions) == len(found.assumptions)
    slower = replace(found, learned=replace(found.learned, lead_seconds=20 * HOUR))
    assert "in the log 20.00: the simulation lacks part" in what_if(slower, [], plan).assumptions[-1].en


def said(situation: Situation) -> str:
    return " ".join(one.en for one in situation.assumptions)


def test_a_log_of_ends_without_persons_leaves_the_waktu_and_one_person(lines: list[str], tmp_path: Path) -> None:
    cells = [line.split(",") for line in lines[:400]]
    found = of_log([f"{case},{name},{end}" for case, name, _start, end, *_rest in cells], tmp_path)
    assert found.staff == {"Loket": 1, "Verifikator": 1}
    assert [row.seconds for row in found.rows] == [(2 * HOUR,)] * 4
    assert "Steps 1, 2, 3, 4: fewer than 20 executions with begin and end" in said(found)
    assert "The log names no persons for Loket, Verifikator" in said(found)


def test_few_cases_leave_the_branches_of_the_sop(lines: list[str], tmp_path: Path) -> None:
    found = of_log([lines[0], *(line for line in lines if line[:6] < "K00005")], tmp_path)
    assert {way.targets: way.weight for way in found.ways["2"]} == {("1",): 0.15, ("3",): 0.85}
    assert "Branches of steps 2: fewer than 20 choices" in said(found)


def test_one_case_teaches_nothing(lines: list[str], tmp_path: Path) -> None:
    with pytest.raises(SopError, match="only 1 cases"):
        of_log([lines[0], *(line for line in lines if line.startswith("K00004"))], tmp_path)


def test_cases_that_all_begin_at_once_teach_no_arrivals(tmp_path: Path) -> None:
    rows = [f"K{n},Menerima berkas,2025-01-06 08:00,2025-01-06 09:00,Ani,Loket" for n in range(30)]
    with pytest.raises(SopError, match="all cases begin at the same moment"):
        of_log(["case,activity,start,end,performer,role", *rows], tmp_path)


def test_persons_who_do_several_things_at_once_are_noted(tmp_path: Path) -> None:
    rows = [f"K{n},Menerima berkas,2025-01-06 0{8 + n % 2}:00,2025-01-06 11:00,Ani,Loket" for n in range(30)]
    rows += [f"K{n},Memverifikasi berkas,2025-01-06 13:00,2025-01-06 13:30,Ani,Verifikator" for n in range(30)]
    found = of_log(["case,activity,start,end,performer,role", *rows], tmp_path)
    assert "1 persons work for more than one role" in said(found)
    assert "Loket: a person usually works on up to 27 cases at once" in said(found)
    assert found.capacity("Loket") == 27


def test_a_log_without_persons_has_as_many_as_are_at_work_at_once(lines: list[str], tmp_path: Path) -> None:
    cells = [line.split(",") for line in lines[:3000]]
    found = of_log([f"{case},{name},{start},{end}" for case, name, start, end, *_rest in cells], tmp_path)
    assert found.staff == {"Loket": 2, "Verifikator": 2}
    assert found.at_once == {"Loket": 1, "Verifikator": 1}
    assert "taken as many as executions that usually run at once" in said(found)
