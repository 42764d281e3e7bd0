"""The planned documents hold together."""

import pytest

from model.sop import Procedure
from tests.corpus.plan import Case, plan

SYMBOLS = {"terminator", "process", "decision"}


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [plan(seed) for seed in range(300)]


def test_a_seed_always_gives_the_same_case() -> None:
    assert plan(17) == plan(17)
    assert plan(17) != plan(18)


def test_edges_join_performers(cases: list[Case]) -> None:
    for case in cases:
        for procedure in case.document.procedures:
            places = _places(procedure)
            ends = {(port.step, port.lane) for edge in procedure.edges for port in (edge.source, edge.target)}
            assert ends <= places


def test_performers_stand_in_lanes(cases: list[Case]) -> None:
    for procedure in (procedure for case in cases for procedure in case.document.procedures):
        performers = [performer for step in procedure.steps for performer in step.performers]
        assert {performer.symbol for performer in performers} <= SYMBOLS
        assert all(0 <= performer.lane < len(procedure.lanes) for performer in performers)


def test_sizes_stay_within_what_was_asked_for(cases: list[Case]) -> None:
    procedures = [procedure for case in cases for procedure in case.document.procedures]
    assert {len(procedure.lanes) for procedure in procedures} == {2, 3, 4, 5, 6, 7, 8}
    assert min(len(procedure.steps) for procedure in procedures) == 3
    assert max(len(procedure.steps) for procedure in procedures) == 24
    assert {len(case.document.procedures) for case in cases} == {1, 2, 3}


def test_activities_are_folded_sentences(cases: list[Case]) -> None:
    texts = [step.activity for case in cases for p in case.document.procedures for step in p.steps]
    assert all(text == " ".join(text.split()) for text in texts)
    assert all(3 <= len(text.split()) <= 36 for text in texts)


def test_every_kind_of_time_occurs(cases: list[Case]) -> None:
    times = [step.time for case in cases for p in case.document.procedures for step in p.steps]
    assert {time.kind for time in times} == {"fixed", "range", "upper_bound", "unmeasurable", "empty"}
    assert {time.unit for time in times} == {"minute", "hour", "day", "week", "month", "year", None}


def test_flows_hold_decisions_loops_pairs_and_stacks(cases: list[Case]) -> None:
    procedures = [procedure for case in cases for procedure in case.document.procedures]
    edges = [edge for procedure in procedures for edge in procedure.edges]
    assert any(int(edge.target.step) < int(edge.source.step) for edge in edges)
    assert any(int(edge.target.step) > int(edge.source.step) + 1 for edge in edges)
    assert any(edge.source.step == edge.target.step and edge.source.lane != edge.target.lane for edge in edges)
    assert any(edge.source == edge.target for edge in edges)


def _places(procedure: Procedure) -> set[tuple[str, int | None]]:
    return {(step.number, performer.lane) for step in procedure.steps for performer in step.performers}
