"""Alignment against the costs that pm4py's A* and Dijkstra found alike (see README.md in this folder)."""

import pytest

from analytics.conformance.alignment import align, align_all
from analytics.conformance.automaton import Automaton
from tests.oracles.costed import FOLDER, Costed, States, read

RANDOM = read(FOLDER / "random.jsonl.gz")


def automaton(steps: int, norm: States) -> Automaton:
    return Automaton(steps, norm.states, norm.arcs, frozenset(norm.ends))


def costs(said: Costed, *, still_open: bool = False) -> tuple[int, ...]:
    norm = automaton(said.steps, said.norm)
    return tuple(found.cost for found in align_all(said.traces, norm, still_open=still_open))


@pytest.mark.parametrize(
    ("name", "variants", "cases", "total"),
    [
        ("international_declarations", 753, 6449, 11348),
        ("receipt", 116, 1434, 2465),
        ("repair_example", 77, 1104, 108),
        ("reviewing", 96, 100, 0),
        ("road_traffic", 10, 100, 6),
        ("running_example", 6, 6, 0),
        ("traffic_fines", 44, 10000, 287),
    ],
)
def test_public_logs(name: str, variants: int, cases: int, total: int) -> None:
    (said,) = read(FOLDER / f"{name}.jsonl.gz")
    found = costs(said)
    assert found == said.costs
    assert (len(found), sum(said.cases)) == (variants, cases)
    assert sum(cost * n for cost, n in zip(found, said.cases, strict=True)) == total


@pytest.mark.parametrize("said", RANDOM, ids=range(len(RANDOM)))
def test_random_sops(said: Costed) -> None:
    assert costs(said) == said.costs


@pytest.mark.parametrize("said", RANDOM, ids=range(len(RANDOM)))
def test_cases_of_random_sops_that_are_still_open(said: Costed) -> None:
    assert costs(said, still_open=True) == said.open_costs


def test_what_the_file_of_random_sops_holds() -> None:
    assert len(RANDOM) == 60
    assert sum(len(said.traces) for said in RANDOM) == 1500
    assert sum(sum(said.costs) for said in RANDOM) == 6572
    assert sum(sum(said.open_costs) for said in RANDOM) == 4825


def test_one_trace_is_aligned_as_among_others() -> None:
    for said in RANDOM[:10]:
        norm = automaton(said.steps, said.norm)
        assert tuple(align(trace, norm) for trace in said.traces) == align_all(said.traces, norm)
