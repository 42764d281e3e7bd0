from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from analytics.compliance.survival import kaplan_meier
from analytics.revision.difference import difference
from analytics.revision.flow_edits import sound
from analytics.revision.kept_times import kept_times, observed
from analytics.revision.lived import lived
from analytics.revision.proposals import proposals
from analytics.revision.revised import Edition, accepted, revised
from analytics.revision.thresholds import USUAL
from ingest.language.durations import read_time
from model.report import StepWeight
from model.revision import Proposed, Silent
from model.sop import Performer, SopDocument
from model.sop_json import build, to_data
from tests.analytics.judged_log import judged
from tests.analytics.revision.planted_log import (
    NAMES,
    Act,
    Acts,
    Plant,
    deciding,
    lines,
    named,
    only,
    proposed,
    sop,
    until,
    without,
)


def lasting(at: int, low: float, high: float) -> Plant:
    """The act at a place takes between so many minutes."""
    return lambda acts, random: tuple(
        replace(a, minutes=random.uniform(low, high)) if n == at else a for n, a in enumerate(acts)
    )


def mostly(share: float, plant: Plant) -> Plant:
    """A share of the cases get it."""
    return lambda acts, random: plant(acts, random) if random.random() < share else acts


def keeping(acts: Acts, _random: Random) -> Acts:
    return acts


def skipping(acts: Acts, _random: Random) -> Acts:
    return acts[:2] + acts[3:]


def meeting(acts: Acts, random: Random) -> Acts:
    return (*acts[:3], Act("Rapat pembahasan", 1, random.uniform(30, 100)), *acts[3:])


def signing_early(acts: Acts, _random: Random) -> Acts:
    return (acts[0], acts[4], *acts[1:4], acts[5])


def by_the_clerk(acts: Acts, _random: Random) -> Acts:
    return tuple(replace(act, lane=0) if n == 1 else act for n, act in enumerate(acts))


def going_back(acts: Acts, _random: Random) -> Acts:
    return acts[:3] + acts[1:3] + acts[3:]


def at_once(acts: Acts, _random: Random) -> Acts:
    return tuple(replace(act, wait=1) if n == 1 else act for n, act in enumerate(acts))


def same_lane() -> SopDocument:
    """Steps 1 and 2 by the first lane."""
    document = sop()
    procedure = document.procedures[0]
    steps = tuple(replace(s, performers=(Performer(0),)) if s.number == "2" else s for s in procedure.steps)
    return replace(document, procedures=(replace(procedure, steps=steps),))


def test_an_sop_that_is_kept_is_left_alone(tmp_path: Path) -> None:
    assert proposed(sop(), lines(120, keeping), tmp_path) == Proposed((), ())


def test_a_time_that_most_can_keep(tmp_path: Path) -> None:
    one = only(proposed(sop(), lines(200, lasting(1, 20, 90)), tmp_path))
    assert (one.id, one.old, one.new, one.confidence) == ("time-1-2", "30 menit", "2 jam", "high")
    assert one.effect.promised_seconds == 5400
    assert (one.evidence.n, one.evidence.hits) == (200, 200)
    assert (one.evidence.cases[0], len(one.evidence.cases)) == ("K00000", 5)
    figures = one.evidence.figures
    assert figures["low_seconds"] <= figures["quantile_seconds"] <= figures["high_seconds"] <= 5400
    assert one.said.id == (
        "Waktu langkah 2 dari “30 menit” menjadi “2 jam”: 100 % dari 200 pelaksanaan menepati yang baru, yang lama 12 %."
    )


def test_a_time_that_is_far_too_long(tmp_path: Path) -> None:
    one = only(proposed(sop("30 menit", "2 hari kerja"), lines(120, lasting(1, 10, 40)), tmp_path))
    assert (one.id, one.new, one.effect.promised_seconds) == ("time-1-2", "1 jam", 3600 - 2 * 27_000)


def test_days_stay_days(tmp_path: Path) -> None:
    one = only(proposed(sop("30 menit", "1 hari kerja"), lines(120, lasting(1, 600, 1100)), tmp_path))
    assert (one.old, one.new) == ("1 hari kerja", "3 hari kerja")


def test_calendar_days_stay_calendar_days(tmp_path: Path) -> None:
    """Between 2 and 8 working days of 450 minutes are up to 12 days with their weekends."""
    one = only(proposed(sop("30 menit", "1 hari kalender"), lines(120, lasting(1, 2 * 450, 8 * 450)), tmp_path))
    assert (one.old, one.new, one.effect.promised_seconds) == ("1 hari kalender", "14 hari kalender", None)


def test_times_that_are_no_length(tmp_path: Path) -> None:
    """Step 2 takes far longer than all of them say."""
    some = sop("30 menit", "10 menit/berkas", "H+1", "1 bulan")
    assert proposed(some, lines(60, lasting(1, 600, 1100)), tmp_path) == Proposed((), ())


def test_a_step_without_a_time_gets_one(tmp_path: Path) -> None:
    one = only(proposed(sop("30 menit", "-"), lines(120, keeping), tmp_path))
    assert (one.old, one.new) == ("-", "30 menit")
    assert one.said.en == (
        "Set the time of step 2: “30 menit”, which 100% of 120 executions keep; now there is none to measure."
    )


def test_runs_that_go_on_still_count(tmp_path: Path) -> None:
    """Those that ended within the log are the short ones; the product-limit estimate knows."""
    log = until(lines(400, lasting(1, 450, 9 * 450)), "2025-04-30 16:00:00")
    found = judged(sop("30 menit", "1 hari kerja"), log, tmp_path)
    told = lived(found.checked, found.question, found.engine, USUAL)
    runs = observed(told)
    row = kept_times(runs, 0.9, told)[1]
    assert row.open > 5
    times = sorted((r.seconds, r.ended) for r in found.engine.rows(runs.filter(runs.gid == 1)))
    left = {t: kaplan_meier(row.n, [(int(e), int(not e)) for s, e in times if s <= t]) for t, _ended in times}
    reached = [t for t, still in left.items() if still and still.share <= 0.1 + 1e-9]
    assert row.point == min(reached)
    assert row.low < row.point < row.high


def test_too_few_executions_are_said(tmp_path: Path) -> None:
    found = proposed(sop(), lines(30, lasting(1, 40, 90)), tmp_path)
    assert found.proposals == ()
    assert found.silent[1] == Silent("time", 0, ("2",), 30, 36)


def test_a_step_that_is_skipped(tmp_path: Path) -> None:
    one = only(proposed(sop(), lines(150, mostly(0.98, skipping)), tmp_path))
    assert (one.id, one.old, one.effect.promised_seconds) == ("remove-1-3", "Menghitung retribusi", -1800)
    assert one.evidence.n == 150
    assert one.evidence.hits >= 145


def test_too_few_cases_are_said(tmp_path: Path) -> None:
    found = proposed(sop(), lines(25, skipping), tmp_path)
    assert [one for one in found.silent if one.kind != "time"] == [Silent("remove", 0, ("3",), 25, 35)]
    assert found.proposals == ()


def test_a_step_that_weighs_more_stays(tmp_path: Path) -> None:
    found = judged(sop(), lines(60, skipping), tmp_path)
    question = replace(found.question, weights=(StepWeight(0, "3", 5),))
    assert named(proposals(found.checked, question, found.engine)) == []


def test_a_log_of_another_procedure_removes_nothing(tmp_path: Path) -> None:
    document = sop()
    names = (
        "Memotret lahan",
        "Mengukur patok",
        "Membuka drone",
        "Mencetak peta",
        "Menjilid album",
        "Membagikan poster",
    )
    procedure = document.procedures[0]
    steps = tuple(replace(step, activity=name) for step, name in zip(procedure.steps, names, strict=True))
    other = replace(document, procedures=(replace(procedure, steps=steps),))
    found = proposed(other, lines(60, lambda acts, _random: acts), tmp_path)
    assert found.proposals == ()
    assert [one.en[:40] for one in found.doubts] == ["Only 0% of the 360 events of the log are"]


def test_event_data_tells_the_same(tmp_path: Path) -> None:
    found = judged(sop(), lines(60, skipping), tmp_path, as_event_data=True)
    assert named(proposals(found.checked, found.question, found.engine)) == ["remove-1-3"]


def test_half_the_cases_are_no_reason_to_remove_a_step(tmp_path: Path) -> None:
    assert named(proposed(sop(), lines(150, mostly(0.5, skipping)), tmp_path)) == []


def test_a_step_that_is_not_written_down(tmp_path: Path) -> None:
    one = only(proposed(sop(), lines(150, mostly(0.8, meeting)), tmp_path))
    assert (one.id, one.new, one.steps) == ("add-1-3-rapat_pembahasan", "Rapat pembahasan", ("3",))
    assert (one.wanted.lane, one.wanted.after, one.wanted.before) == (1, "3", "4")
    assert one.wanted.time == read_time("2 jam")


def two_more(acts: Acts, _random: Random) -> Acts:
    return (*acts[:3], Act("Rapat pembahasan", 1), Act("Kunjungan lapangan", 1), *acts[3:])


def test_steps_added_at_one_place_keep_their_order(tmp_path: Path) -> None:
    on, some = date(2026, 3, 2), proposed(sop(), lines(60, two_more), tmp_path).proposals
    steps = revised(sop(), some, accepted(some, "P", on), Edition(on, read_time)).document.procedures[0].steps
    assert [step.activity for step in steps[2:6]] == [NAMES[2], "Rapat pembahasan", "Kunjungan lapangan", NAMES[3]]


def test_the_order_as_lived(tmp_path: Path) -> None:
    one = only(proposed(sop(), lines(150, mostly(0.8, signing_early)), tmp_path))
    assert (one.id, one.wanted.after, one.wanted.before) == ("move-1-5", "1", "2")


def test_the_performer_as_lived(tmp_path: Path) -> None:
    one = only(proposed(sop(), lines(150, mostly(0.8, by_the_clerk)), tmp_path))
    assert (one.id, one.old, one.new, one.wanted.lane) == ("performer-1-2", "Kepala Bidang", "Petugas", 0)


def test_a_branch_that_is_not_taken(tmp_path: Path) -> None:
    one = only(proposed(deciding(), lines(120, keeping), tmp_path))
    assert (one.id, one.old, one.confidence) == ("branch-1-3-2", "3 → 2 (Tidak)", "low")


def test_a_loop_that_costs_much(tmp_path: Path) -> None:
    """Each case that goes back works 2 × 20 minutes and waits 2 × 60 more."""
    found = proposed(deciding(), lines(150, mostly(0.5, going_back)), tmp_path)
    one = only(found)
    assert (one.id, one.evidence.n) == ("loop-1-3-2", 150)
    assert one.evidence.figures["cost_seconds"] == one.evidence.hits * 160 * 60
    assert one.effect.lived_seconds == -round(one.evidence.hits * 160 * 60 / 150)


def test_steps_that_are_one(tmp_path: Path) -> None:
    def clerk_at_once(acts: Acts, random: Random) -> Acts:
        return at_once(by_the_clerk(acts, random), random)

    one = only(proposed(same_lane(), lines(120, clerk_at_once), tmp_path))
    assert (one.id, one.new) == ("merge-1-1-2", "Menerima permohonan dan meneliti berkas")
    assert one.wanted.time == read_time("1 jam")


def overlapping(acts: Acts, _random: Random) -> Acts:
    return tuple(replace(act, wait=10, overlaps=True) if n == 2 else act for n, act in enumerate(acts))


def test_steps_side_by_side(tmp_path: Path) -> None:
    one = only(proposed(sop(), lines(120, overlapping), tmp_path))
    assert (one.id, one.evidence.hits) == ("parallel-1-2-3", 120)


def turned(acts: Acts, _random: Random) -> Acts:
    return (acts[0], acts[2], acts[1], *acts[3:])


def test_steps_in_either_order_can_run_side_by_side(tmp_path: Path) -> None:
    assert named(proposed(sop(), lines(150, mostly(0.45, turned)), tmp_path)) == ["parallel-1-2-3"]


def test_steps_that_change_places_are_another_order(tmp_path: Path) -> None:
    assert named(proposed(sop(), lines(150, mostly(0.8, turned)), tmp_path)) == ["move-1-3"]


def everything(acts: Acts, random: Random) -> Acts:
    for plant in (lasting(3, 20, 90), mostly(0.85, by_the_clerk), mostly(0.8, meeting)):
        acts = plant(acts, random)
    return tuple(act for act in acts if act.name != NAMES[4] or random.random() < 0.01)


@pytest.fixture(scope="module")
def lived_otherwise(tmp_path_factory: pytest.TempPathFactory) -> Proposed:
    return proposed(sop(), lines(300, everything), tmp_path_factory.mktemp("all"))


def test_all_that_was_planted_is_found(lived_otherwise: Proposed) -> None:
    assert named(lived_otherwise) == ["performer-1-2", "add-1-3-rapat_pembahasan", "time-1-4", "remove-1-5"]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_twentieth_of_the_cases_less_changes_nothing(seed: int, lived_otherwise: Proposed, tmp_path: Path) -> None:
    fewer = proposed(sop(), without(lines(300, everything), 0.05, seed), tmp_path)
    assert [(one.id, one.new) for one in fewer.proposals] == [(one.id, one.new) for one in lived_otherwise.proposals]


def test_the_draft_differs_in_what_was_proposed(lived_otherwise: Proposed) -> None:
    on = date(2026, 3, 2)
    found = revised(
        sop(), lived_otherwise.proposals, accepted(lived_otherwise.proposals, "P", on), Edition(on, read_time)
    )
    assert [(row.kind, row.proposal) for row in found.matrix] == [
        ("performer", "performer-1-2"),
        ("added", "add-1-3-rapat_pembahasan"),
        ("removed", "remove-1-5"),
        ("time", "time-1-4"),
    ]
    assert sorted(c.kind for c in difference(sop(), found.document).changes if not c.field) == [
        "added",
        "performer",
        "removed",
        "time",
    ]
    assert sound(found.document.procedures[0])


def test_proposals_go_to_json_and_back(lived_otherwise: Proposed) -> None:
    assert build(Proposed, to_data(lived_otherwise)) == lived_otherwise
