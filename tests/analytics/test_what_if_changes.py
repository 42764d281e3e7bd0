"""Changes: how they are written, and what they make of a situation."""

import pytest

from analytics.whatif.change_text import read_change
from analytics.whatif.changes import changed
from analytics.whatif.situation import BEGIN, Row, Situation, Way
from model.errors import SopError
from model.what_if import (
    Change,
    Earlier,
    Experiment,
    MoreArrivals,
    NewLimit,
    ScaledTime,
    SideBySide,
    Staffing,
    Without,
)
from samples.demo import sample_files
from tests.analytics.whatif_office import HOUR, alone, office

SMALL = Experiment(400, 5)
SAMPLES = {path.stem: path for path in sample_files()}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("petugas:Verifikator=3", Staffing("Verifikator", 3)),
        ("staff: Kepala Dinas = +1", Staffing("Kepala Dinas", 1, more=True)),
        ("petugas:Loket=-1", Staffing("Loket", -1, more=True)),
        ("waktu:4=2 jam", NewLimit("4", 2, "hour")),
        ("time:4=1.5 working days", NewLimit("4", 1.5, "day")),
        ("waktu:4a=90 menit", NewLimit("4a", 90, "minute")),
        ("waktu:4=-30%", ScaledTime("4", 0.7)),
        ("tanpa:5", Without("5")),
        ("without:5", Without("5")),
        ("paralel:6,7", SideBySide(("6", "7"))),
        ("parallel:6, 7, 8", SideBySide(("6", "7", "8"))),
        ("urutan:3<2", Earlier("3", "2")),
        ("order:3<2", Earlier("3", "2")),
        ("kedatangan=+20%", MoreArrivals(1.2)),
        ("arrivals=-12,5%", MoreArrivals(0.875)),
    ],
)
def test_changes_are_read_in_both_languages(text: str, change: Change) -> None:
    assert read_change(text) == change


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gaji=2", 'the change "gaji=2" is not known. Write it like: staff:Verifikator=3'),
        ("tanpa:", "is not known"),
        ("waktu:4=2 windu", "the unit of time is not known. Use one of: detik,"),
        ("kedatangan=-100%", "leaves nothing"),
        ("waktu:4=0 jam", "leaves nothing"),
    ],
)
def test_unknown_changes_are_refused_with_what_is_possible(text: str, words: str) -> None:
    with pytest.raises(SopError, match=words.replace("(", r"\(")):
        read_change(text)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Staffing("Arsiparis", 2), "there is no role Arsiparis. There are: Loket, Verifikator"),
        (Staffing("Loket", -2, more=True), "cannot have 0 persons; it has 2 today"),
        (Without("9"), "there is no step 9. There are: 1, 2, 3, 4"),
        (SideBySide(("1", "3")), "do not follow each other"),
        (Earlier("2", "3"), "step 2 comes before step 3 already"),
    ],
)
def test_changes_that_cannot_be_made_are_refused(change: Change, words: str) -> None:
    with pytest.raises(SopError, match=words):
        changed(office(), [change])


def targets(situation: Situation) -> dict[str, dict[tuple[str, ...], float]]:
    return {key: {way.targets: round(way.weight, 6) for way in ways} for key, ways in situation.ways.items()}


def test_without_a_step_its_ways_back_go_and_the_others_are_taken_over() -> None:
    found = changed(office(), [Without("2")])
    assert [row.key for row in found.rows] == ["1", "3", "4"]
    assert targets(found) == {BEGIN: {("1",): 1}, "1": {("3",): 1}, "3": {("4",): 1}, "4": {(): 1}}


def test_without_the_first_step_cases_begin_with_the_next() -> None:
    assert targets(changed(office(), [Without("1")])) == {
        BEGIN: {("2",): 1},
        "2": {("2",): 0.2, ("3",): 0.8},
        "3": {("4",): 1},
        "4": {(): 1},
    }


def test_a_step_done_earlier_takes_its_place_before_the_other() -> None:
    found = changed(office(), [Earlier("3", "2")])
    assert [row.key for row in found.rows] == ["1", "3", "2", "4"]
    assert targets(found) == {
        BEGIN: {("1",): 1},
        "1": {("3",): 1},
        "3": {("2",): 1},
        "2": {("1",): 0.2, ("4",): 0.8},
        "4": {(): 1},
    }


def test_steps_side_by_side_part_and_meet() -> None:
    found = changed(office(), [SideBySide(("3", "2"))])
    assert targets(found) == {
        BEGIN: {("1",): 1},
        "1": {("2+3(",): 1},
        "2+3(": {("2", "3"): 1},
        "2": {("1",): 0.2, ("2+3)",): 0.8},
        "3": {("2+3)",): 1},
        "2+3)": {("4",): 1},
        "4": {(): 1},
    }


def test_a_step_that_only_leads_back_cannot_come_before_all_others() -> None:
    rows = tuple(Row(key, "A", (HOUR,)) for key in "123")
    ways = {
        BEGIN: (Way(("1",), 1),),
        "1": (Way(("2",), 0.9), Way(("3",), 0.1)),
        "2": (Way((), 1),),
        "3": (Way(("1",), 1),),
    }
    situation = alone(*rows, ways=ways)
    assert targets(changed(situation, [Without("3")]))["1"] == {("2",): 0.9, ("1",): 0.1}
    with pytest.raises(SopError, match="after the change cases in step 1 never end"):
        changed(situation, [Earlier("3", "2")])


def test_times_from_a_log_are_cut_to_a_new_limit() -> None:
    row = Row("1", "A", (HOUR, 2 * HOUR, 6 * HOUR), None, runs=30)
    found = changed(alone(row, ways={BEGIN: (Way(("1",), 1),), "1": (Way((), 1),)}), [NewLimit("1", 3, "hour")])
    assert (found.rows[0].seconds, found.rows[0].limit) == ((HOUR, 2 * HOUR, 3 * HOUR), 3 * HOUR)
