"""Costs against a brute-force shortest path, kinds against hand-made traces."""

import heapq

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.conformance.alignment import UNMAPPED, Move, align
from analytics.conformance.automaton import automaton
from model.sop import Edge, Performer, Port, Procedure, Step
from model.time import Time


def procedure(size: int, arrows: list[tuple[int, int]]) -> Procedure:
    chooses = (Performer(0, "decision"),)
    steps = tuple(Step(str(i), f"Langkah {i}", Time(), chooses) for i in range(size))
    return Procedure("Uji", (), steps, tuple(Edge(Port(str(a)), Port(str(b))) for a, b in arrows))


LINE = automaton(procedure(4, []))
LOOP = automaton(procedure(4, [(0, 1), (1, 2), (2, 3), (2, 1)]))


@pytest.mark.parametrize(
    ("trace", "cost", "moves"),
    [
        ((0, 1, 2, 3), 0, ()),
        ((0, 1, 3), 1, (Move("skipped", 2, 2),)),
        ((0, 1, UNMAPPED, 2, 3), 1, (Move("extra", None, 2),)),
        ((0, 1, 2, 2, 3), 1, (Move("repeated", 2, 3),)),
        ((0, 2, 1, 3), 2, (Move("out_of_order", 2, 1),)),
        ((0, 1), 2, (Move("skipped", 2, 2), Move("skipped", 3, 2))),
    ],
)
def test_deviations_of_a_line(trace: tuple[int, ...], cost: int, moves: tuple[Move, ...]) -> None:
    found = align(trace, LINE)
    assert (found.cost, found.moves) == (cost, moves)


def test_a_loop_of_the_norm_is_free() -> None:
    assert align((0, 1, 2, 1, 2, 3), LOOP).cost == 0


def test_an_open_case_owes_nothing() -> None:
    found = align((0, 1), LINE, still_open=True)
    assert (found.cost, found.complete) == (0, False)


ARROWS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=10)


@given(ARROWS, st.lists(st.integers(0, 4), max_size=7))
def test_costs_are_optimal(arrows: list[tuple[int, int]], trace: list[int]) -> None:
    net = procedure(5, [(0, 1), (1, 2), (2, 3), (3, 4), *(a for a in arrows if a[0] != 4)])
    assert align(tuple(trace), automaton(net)).cost == dijkstra(net, trace)


def dijkstra(net: Procedure, trace: list[int]) -> int:
    """Cheapest way through (events read, step reached) with cost 1 for each skip or extra."""
    follow = {-1: {0}, **{i: set[int]() for i in range(len(net.steps))}}
    for edge in net.edges:
        follow[int(edge.source.step)].add(int(edge.target.step))
    last = len(net.steps) - 1
    ends = {q for q in range(last + 1) if not follow[q] or (q == last and max(follow[q]) <= q)}
    queue, done = [(0, 0, -1)], set[tuple[int, int]]()
    while queue:
        cost, read, at = heapq.heappop(queue)
        if read == len(trace) and at in ends:
            return cost
        if (read, at) in done:
            continue
        done.add((read, at))
        if read < len(trace):
            heapq.heappush(queue, (cost + 1, read + 1, at))
        for step in follow[at]:
            heapq.heappush(queue, (cost + 1, read, step))
            if read < len(trace) and trace[read] == step:
                heapq.heappush(queue, (cost, read + 1, step))
    raise AssertionError("no end can be reached")
