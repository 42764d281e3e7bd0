"""What changes do to figures and sentences, and what an SOP says without a log."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.conformance.alignment import align
from analytics.conformance.automaton import automaton
from analytics.offices.calendar import calendar
from analytics.offices.office import office_in
from analytics.whatif.change_text import read_change
from analytics.whatif.changes import changed
from analytics.whatif.draws import Draws
from analytics.whatif.experiment import what_if
from analytics.whatif.loop import play
from analytics.whatif.sentences import said
from analytics.whatif.situation import BEGIN, Arrivals, Piece, Row, Situation, Way
from analytics.whatif.stated import stated
from ingest.parse import parse
from model.errors import SopError
from model.office import Office
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.sop_json import to_data
from model.text import Lang
from model.time import Time
from model.what_if import (
    Compared,
    Experiment,
    MoreArrivals,
    SideBySide,
    Staffing,
    Without,
)
from samples.demo import sample_files
from tests.analytics.whatif_office import HOUR, alone, counter, office
from tests.corpus.plan import plan as invent

SMALL = Experiment(400, 5)
SAMPLES = {path.stem: path for path in sample_files()}


def chain() -> Situation:
    """1, 2, 3 and 5 hours by four roles."""
    rows = [Row(str(n), f"P{n}", (hours * HOUR,), 2 * HOUR) for n, hours in enumerate((1, 2, 3, 5), 1)]
    ways = {str(n): (Way((str(n + 1),), 1),) for n in range(1, 4)}
    return alone(*rows, ways={BEGIN: (Way(("1",), 1),), **ways, "4": (Way((), 1),)})


@pytest.mark.parametrize(
    ("change", "lead", "hours"),
    [
        ("tanpa:3", 8, 8),
        ("paralel:2,3", 9, 11),
        ("paralel:2,3,4", 6, 11),
        ("paralel:1,2", 10, 11),
        ("paralel:3,4", 8, 11),
        ("urutan:4<1", 11, 11),
        ("waktu:4=2 jam", 8, 8),
        ("waktu:4=1 hari", 14, 14),
        ("waktu:4=+100%", 16, 16),
        ("petugas:P1=4", 11, 11),
        ("kedatangan=+20%", 11, 11),
    ],
)
def test_lead_time_and_cost_of_a_case_alone(change: str, lead: float, hours: float) -> None:
    found = what_if(chain(), [read_change(change)], SMALL)
    assert found.lead.mean.today
    assert found.lead.mean.changed
    assert found.person_hours.changed
    assert found.lead.mean.today.value == pytest.approx(11 * HOUR)
    assert found.lead.mean.changed.value == pytest.approx(lead * HOUR)
    assert found.person_hours.changed.value == pytest.approx(hours)


def test_shares_within_the_waktu_and_the_standard() -> None:
    row = Row("1", "A", (HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR), 3 * HOUR)
    situation = alone(row, ways={BEGIN: (Way(("1",), 1),), "1": (Way((), 1),)})
    found = what_if(replace(situation, standard=HOUR), [], Experiment(4000, 5))
    assert found.steps[0].within.today
    assert found.within_standard.today
    assert found.steps[0].within.today.value == pytest.approx(0.75, abs=0.02)
    assert found.within_standard.today.value == pytest.approx(0.25, abs=0.02)


def test_without_changes_today_is_the_changed_office_to_the_last_digit() -> None:
    found = what_if(office(), [], SMALL)
    figures = [found.lead.mean, found.lead.median, found.lead.p90, found.person_hours, *(r.load for r in found.roles)]
    for one in (*figures, *(step.waiting for step in found.steps), *(step.within for step in found.steps)):
        assert one.today == one.changed
        assert one.difference
        assert (one.difference.value, one.difference.low, one.difference.high) == (0, 0, 0)


def test_the_same_seed_gives_the_same_figures() -> None:
    changes = [read_change("petugas:Loket=3")]
    assert what_if(office(), changes, SMALL) == what_if(office(), changes, SMALL)
    assert what_if(office(), changes, SMALL) != what_if(office(), changes, Experiment(400, 5, 2))


@settings(max_examples=25, deadline=None)
@given(persons=st.integers(1, 4), load=st.floats(0.1, 0.95), seed=st.integers(0, 1000), more=st.integers(1, 3))
def test_more_persons_at_a_counter_never_lengthen_the_waiting(persons: int, load: float, seed: int, more: int) -> None:
    waiting = what_if(counter(persons, load), [Staffing("Loket", more, more=True)], Experiment(300, 5, seed)).steps[0]
    if waiting.waiting.difference:
        assert waiting.waiting.difference.value <= 0


# Further down work comes in greater bursts then: up to 0.2 % was seen.
@settings(max_examples=25, deadline=None)
@given(name=st.sampled_from(sorted(SAMPLES)), seed=st.integers(0, 1000), more=st.integers(1, 3), data=st.data())
def test_more_staff_never_noticeably_lengthens_the_mean_lead_time(
    name: str, seed: int, more: int, data: st.DataObject
) -> None:
    situation = stated(parse(SAMPLES[name]), Office(calendar("id-5day")))
    if situation.staff:
        role = data.draw(st.sampled_from(sorted(situation.staff)))
        mean = what_if(situation, [Staffing(role, more, more=True)], Experiment(300, 5, seed)).lead.mean
        assert mean.difference
        assert mean.today
        assert mean.difference.value <= 0.005 * mean.today.value


def test_a_queue_that_grows_without_end_has_no_lead_time() -> None:
    found = what_if(counter(1, 0.8), [MoreArrivals(1.5)], SMALL)
    assert (found.overloaded, found.overloaded_changed) == ((), ("Loket",))
    assert found.lead.mean.changed is None
    assert found.lead.mean.difference is None
    assert found.steps[0].waiting.changed is None
    assert found.sentences[0].en.startswith(
        "With arrivals +50%, the queue of Loket (needs at least 2 persons) grows without end"
    )
    assert found.sentences[1].id.startswith("Sekarang waktu penyelesaian rata-rata")


def test_the_sentence_says_how_the_mean_lead_time_turns() -> None:
    found = what_if(chain(), [read_change("tanpa:3"), read_change("petugas:P1=2")], SMALL)
    assert found.sentences[0].id == (
        "Tanpa langkah 3, dengan 2 P1, waktu penyelesaian rata-rata turun dari 11,00 menjadi 8,00 jam kerja "
        "(selisih -3,00; selang 95 %: -3,00 sampai -3,00)."
    )
    assert found.sentences[1].en == "Cost of a case: 11.0 person-hours today, 8.0 after the change."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("petugas:Loket=+1", "dengan +1 Loket"),
        ("waktu:4=1,5 jam", "dengan waktu langkah 4 paling lama 1,5 jam"),
        ("waktu:4=-30%", "dengan waktu langkah 4 -30%"),
        ("paralel:6,7", "dengan langkah 6, 7 berdampingan"),
        ("urutan:3<2", "dengan langkah 3 sebelum langkah 2"),
    ],
)
def test_changes_in_words(change: str, words: str) -> None:
    assert said(read_change(change)).id == words


def test_small_experiments_are_refused() -> None:
    with pytest.raises(SopError, match="at least 5 replications and 100 cases"):
        what_if(chain(), [], Experiment(99, 5))


def test_the_result_is_json() -> None:
    data = to_data(what_if(chain(), [read_change("tanpa:3")], SMALL))
    assert isinstance(data, dict)
    assert set(data["lead"]["mean"]) == {"today", "changed", "difference"}


def test_arrivals_keep_to_the_hours_in_which_they_come() -> None:
    morning = Arrivals((60.0,), (Piece(4 * HOUR, 2.0), Piece(4 * HOUR, 0.0)))
    situation = Situation(
        (Row("1", None, (1.0,)),), {BEGIN: (Way(("1",), 1),), "1": (Way((), 1),)}, {}, morning, 8 * HOUR, 8 * HOUR
    )
    times = Draws(situation, 2000, (1, 0)).arrivals
    assert max(time % (8 * HOUR) for time in times) <= 4 * HOUR
    assert (times[239], times[719]) == pytest.approx((2 * HOUR, 10 * HOUR))


def test_a_case_waits_for_all_that_is_done_side_by_side() -> None:
    played = play(
        changed(chain(), [SideBySide(("2", "3"))]), Draws(changed(chain(), [SideBySide(("2", "3"))]), 3, (1, 0))
    )
    first = [(one.row, one.begin, one.end) for one in played.executions() if one.case == 0]
    begin = played.arrivals[0]
    assert [((a - begin) / HOUR, (b - begin) / HOUR) for _row, a, b in first] == [
        (0, 1), (1, 1), (1, 3), (1, 4), (4, 4), (4, 9),
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_sample_is_played_without_a_log(name: str) -> None:
    office_file = office_in('[standard]\ntotal = {amount = 30, unit = "hari kerja"}', "kantor.toml", "id-5day")
    found = what_if(stated(parse(SAMPLES[name]), office_file), [], SMALL)
    assert found.lead.mean.today
    assert found.within_standard.today
    assert max((role.load.today.value for role in found.roles if role.load.today), default=0) < 1


def traces(situation: Situation) -> set[tuple[int, ...]]:
    """The rows of each case in the order they begin."""
    played = play(situation, Draws(situation, 200, (1, 0)))
    found: dict[int, list[int]] = {}
    for one in sorted(played.executions(), key=lambda one: one.begin):
        found.setdefault(one.case, []).append(one.row)
    return {tuple(rows) for rows in found.values()}


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_what_is_played_keeps_the_sop(name: str) -> None:
    sop = parse(SAMPLES[name])
    for n, procedure in enumerate(sop.procedures):
        situation = stated(sop, Office(calendar("id-5day")), n)
        assert {align(trace, automaton(procedure)).cost for trace in traces(situation)} == {0}


# SOPs with rows side by side
@pytest.mark.parametrize("seed", [40, 41, 55, 83, 106])
def test_what_is_played_of_parallel_rows_keeps_the_sop(seed: int) -> None:
    sop = invent(seed).document
    for n, procedure in enumerate(sop.procedures):
        situation = stated(sop, Office(calendar("id-5day")), n)
        assert {align(trace, automaton(procedure)).cost for trace in traces(situation)} == {0}


def test_steps_without_a_number_of_their_own_are_told_apart() -> None:
    steps = tuple(Step(number, "Menerima", Time(), (Performer(0),)) for number in ("1", "", "1"))
    sop = SopDocument(Source("x.txt", "text", ""), procedures=(Procedure(None, ("A",), steps),))
    situation = stated(sop, Office(calendar("id-5day")))
    assert [row.key for row in situation.rows] == ["1", "2", "1(3)"]
    assert traces(situation) == {(0, 1, 2)}


def test_the_sop_alone_says_what_it_assumes() -> None:
    steps = (
        Step("1", "Menerima", Time("1-3 jam", "range", 1, 3, "hour"), (Performer(0),)),
        Step("2", "Menyetujui", Time(), (Performer(1),)),
    )
    sop = SopDocument(Source("x.txt", "text", ""), procedures=(Procedure(None, ("Pemohon", "Kepala"), steps),))
    found = stated(sop, Office(calendar("id-5day")))
    assert (found.rows[0].seconds[0], found.rows[0].seconds[-1], found.rows[0].role) == (HOUR, 3 * HOUR, None)
    assert found.rows[1].seconds == (1800,)
    told = [one.en for one in found.assumptions]
    assert "Steps 2 have no time that can be measured: taken as 30 minutes." in told
    assert "Pemohon are no staff: there is no queue before them, and their time is no cost." in told
    assert (
        told[-1]
        == "The number of cases is not known: taken as 10.5 a day, with which the busiest role is 70% occupied."
    )
    assert all(getattr(one, lang.value) for one in found.assumptions for lang in Lang)


def test_a_procedure_that_is_not_there_is_refused() -> None:
    with pytest.raises(SopError, match="there is no procedure 2, this SOP has 1"):
        stated(
            SopDocument(Source("x.txt", "text", ""), procedures=(Procedure(None, (), ()),)), Office(calendar("24x7")), 1
        )


def test_differences_need_both_sides() -> None:
    found = what_if(chain(), [Without("3")], SMALL)
    gone = next(step for step in found.steps if step.step == "3")
    assert gone.waiting.today
    assert gone.waiting.changed is None
    assert found.within_standard == Compared(None, None, None)
