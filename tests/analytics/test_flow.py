"""What a flow table allows, told by the traces that its automaton takes without cost."""

from itertools import permutations

import pytest

from analytics.conformance.alignment import align
from analytics.conformance.automaton import automaton
from analytics.conformance.flow import flow_of
from model.sop import Edge, Performer, Port, Procedure, Step
from model.time import Time


def procedure(rows: str, arrows: str, optional: str = "") -> Procedure:
    """Rows are letters, a capital one a decision; arrows like `ab bC Ca:Tidak`; `optional` rows say so."""
    steps = tuple(
        Step(
            row.lower(),
            f"Langkah {row} bila diperlukan" if row.lower() in optional else f"Langkah {row}",
            Time(),
            (Performer(0, "decision" if row.isupper() else "process"),),
        )
        for row in rows
    )
    pairs = [arrow.lower().partition(":") for arrow in arrows.split()]
    return Procedure(
        "Uji", ("Staf",), steps, tuple(Edge(Port(a[0]), Port(a[1]), label or None) for a, _, label in pairs)
    )


def cost(flow: Procedure, trace: str) -> int:
    at = {step.number: row for row, step in enumerate(flow.steps)}
    return align(tuple(at[step] for step in trace), automaton(flow)).cost


FORK = procedure("abcdef", "ab ac bd ce de ef")


@pytest.mark.parametrize("between", ["".join(p) for p in permutations("bcd") if p.index("b") < p.index("d")])
def test_rows_after_a_fork_come_in_any_order_between_them(between: str) -> None:
    assert cost(FORK, f"a{between}ef") == 0


@pytest.mark.parametrize(
    ("trace", "expected"), [("acef", 2), ("abdef", 1), ("abdecf", 2), ("acbdef", 0), ("adbcef", 2)]
)
def test_all_ways_of_a_fork_are_due_before_they_meet(trace: str, expected: int) -> None:
    assert cost(FORK, trace) == expected


def test_a_decision_takes_one_way() -> None:
    choice = procedure("aBcde", "aB Bc Bd ce de")
    assert [cost(choice, trace) for trace in ("abce", "abde", "abcde")] == [0, 0, 1]


@pytest.mark.parametrize(
    "arrows",
    ["ab bc bd:Ya cd", "ab bc bd cd", "ab bc ba cd"],
    ids=["named branches", "a way round", "a way back"],
)
def test_arrows_that_are_no_fork(arrows: str) -> None:
    assert flow_of(procedure("abcd", arrows)).forks == frozenset()


def test_a_loop_is_free_and_a_repetition_is_not() -> None:
    loop = procedure("abCd", "ab bC Cd:Ya Ca:Tidak")
    assert [cost(loop, trace) for trace in ("abcd", "abcabcd", "abbcd")] == [0, 0, 1]


def test_optional_rows_may_be_left_out_one_after_the_other() -> None:
    some = procedure("abcd", "", optional="bcd")
    assert [cost(some, trace) for trace in ("abcd", "acd", "ad", "a", "bcd")] == [0, 0, 0, 0, 1]


def test_an_optional_way_of_a_fork() -> None:
    fork = procedure("abcd", "ab ac bd cd", optional="c")
    assert [cost(fork, trace) for trace in ("abd", "acbd", "abcd", "acd")] == [0, 0, 0, 1]


def test_a_row_that_no_arrow_reaches_follows_the_one_above() -> None:
    assert cost(procedure("abcd", "ab cd"), "abcd") == 0


def test_a_row_without_any_arrow_stands_between_its_neighbours() -> None:
    table = procedure("abcde", "ab bd de")
    assert [cost(table, trace) for trace in ("abcde", "abde", "abc")] == [0, 0, 2]


def test_a_last_row_with_arrows_back_only_ends_too() -> None:
    assert [cost(procedure("abC", "ab bC Ca:Tidak"), trace) for trace in ("abc", "abcabc", "ab")] == [0, 0, 1]


def test_a_step_that_the_law_demands_weighs_more() -> None:
    line = procedure("abc", "")
    weighted = automaton(line, weights=(1, 5, 1))
    found = align((0, 2), weighted)
    assert (found.cost, found.moves[0].kind, found.moves[0].step) == (5, "skipped", 1)


def test_more_rows_at_once_than_can_be_counted_out_are_a_choice() -> None:
    rows = "abcdefghijklmnop"
    wide = procedure(rows, " ".join(f"a{row} {row}p" for row in rows[1:-1]))
    assert cost(wide, "abp") == 0
