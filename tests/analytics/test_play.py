"""Plays through small procedures, and what their logs decide."""

import re
from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from analytics.conformance.automaton import automaton
from analytics.simulation.explanation import decides
from analytics.simulation.play import walk
from model.sop import Edge, Performer, Port, Procedure, Step
from model.time import Time


def drawn(*arrows: str, steps: int, deciding: tuple[int, ...] = ()) -> Procedure:
    """A procedure of `steps` steps; an arrow is "1 2" or "1 2 Ya"."""
    rows = tuple(
        Step(str(n), f"Kegiatan {n}", Time(), (Performer(0, "decision" if n in deciding else "process"),))
        for n in range(1, steps + 1)
    )
    edges = tuple(
        Edge(Port(source), Port(target), *label) for source, target, *label in (arrow.split() for arrow in arrows)
    )
    return Procedure(None, ("Petugas",), rows, edges)


ROWS = drawn(steps=5)
LOOP = drawn("1 2", "2 3 Ya", "2 1 Tidak", "3 4", steps=4)
OPTIONAL = drawn("1 2", "1 3", "2 3", "3 4", steps=4)
PARALLEL = drawn("1 2", "1 4", "2 3", "3 5", "4 5", "5 6", steps=6)
JOINT = drawn("1 1", "1 2", "2 2", "2 3", steps=3)


def played(procedure: Procedure) -> set[str]:
    """The ways of five hundred plays, steps by number."""
    return {
        "".join(str(step + 1) for step in walk(automaton(procedure), Random(seed)))
        for seed in range(500)
    }  # fmt: skip


def decided(procedure: Procedure, trace: str, *deviations: tuple[str, int | None]) -> bool:
    """Whether `trace` (x for a foreign activity) is explained by `deviations` (steps by number) alone."""
    steps = [None if mark == "x" else int(mark) - 1 for mark in trace]
    known = Counter((kind, None if step is None else step - 1) for kind, step in deviations)
    return decides(steps, automaton(procedure), known)


def test_rows_without_arrows_follow_each_other() -> None:
    assert played(ROWS) == {"12345"}


def test_a_decision_leads_back_now_and_then() -> None:
    found = played(LOOP)
    assert {"1234", "121234"} <= found
    assert all(way.replace("12", "", way.count("12") - 1) == "1234" for way in found)


def test_an_arrow_past_a_row_makes_it_optional() -> None:
    assert played(OPTIONAL) == {"1234", "134"}


def test_parallel_rows_come_in_any_order() -> None:
    assert played(PARALLEL) == {"123456", "124356", "142356"}


@pytest.mark.parametrize(
    "choosing",
    [
        drawn("1 2 Ya", "1 3 Tidak", "2 4", "3 4", steps=4),
        drawn("1 2", "1 3", "2 4", "3 4", steps=4, deciding=(1,)),
    ],
)
def test_a_label_or_a_decision_symbol_makes_a_choice(choosing: Procedure) -> None:
    assert played(choosing) == {"124", "134"}


def test_a_row_that_says_so_is_left_out_now_and_then() -> None:
    rows = tuple(replace(step, remarks="bila diperlukan" if step.number == "2" else None) for step in ROWS.steps)
    assert played(replace(ROWS, steps=rows)) == {"12345", "1345"}


def test_an_arrow_inside_a_row_repeats_it_now_and_then() -> None:
    found = played(JOINT)
    assert {"123", "1123", "1223"} <= found
    assert all(re.fullmatch("1+2+3", way) for way in found)


@pytest.mark.parametrize(
    ("procedure", "trace", "deviations"),
    [
        (ROWS, "1245", [("skipped", 3)]),
        (ROWS, "12x345", [("extra", None)]),
        (ROWS, "123345", [("repeated", 3)]),
        (ROWS, "13425", [("out_of_order", 2)]),
        (ROWS, "2334x5", [("skipped", 1), ("repeated", 3), ("extra", None)]),
        (PARALLEL, "12436", [("skipped", 5)]),
        (PARALLEL, "12456", [("skipped", 3)]),
        (PARALLEL, "1456", [("skipped", 2), ("skipped", 3)]),
        (LOOP, "12124", [("skipped", 3)]),
    ],
)
def test_what_a_log_decides(procedure: Procedure, trace: str, deviations: list[tuple[str, int | None]]) -> None:
    assert decided(procedure, trace, *deviations)


@pytest.mark.parametrize(
    ("procedure", "trace", "deviation"),
    [
        (ROWS, "12435", ("out_of_order", 3)),  # 4 may as well have been moved
        (OPTIONAL, "134", ("skipped", 2)),
        (JOINT, "1223", ("repeated", 2)),
        (LOOP, "12134", ("skipped", 2)),  # or 1 was repeated
        (LOOP, "121234", ("repeated", 1)),
        (PARALLEL, "142356", ("out_of_order", 4)),
    ],
)
def test_what_a_log_leaves_open(procedure: Procedure, trace: str, deviation: tuple[str, int | None]) -> None:
    assert not decided(procedure, trace, deviation)
