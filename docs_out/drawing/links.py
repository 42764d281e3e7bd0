"""The arrows of a procedure as pairs of symbols."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docs_out.characters import clean
from docs_out.drawing.shapes import BOX, CAPSULE, DIAMOND, PENTAGON
from model.sop import Edge, Performer, Port, Procedure

UNSURE = frozenset({"inferred", "unknown"})
KINDS = {"terminator": CAPSULE, "process": BOX, "decision": DIAMOND, "connector": PENTAGON, "other": BOX}
Cell = tuple[int, int]  # row and lane
Seat = tuple[int, int, int]  # row, lane, and which of the symbols in the cell, from the top
Stacks = dict[int, tuple[Performer, ...]]


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from one symbol to another."""

    source: Seat
    target: Seat
    label: str = ""
    dashed: bool = False


def drawn(procedure: Procedure) -> tuple[Stacks, ...]:
    """Each row's performers that have a lane to stand in, by lane: one for each symbol, top down."""
    lanes = range(len(procedure.lanes))
    rows = []
    for step in procedure.steps:
        found: dict[tuple[int, str], Performer] = {}
        for performer in step.performers:
            if performer.lane in lanes:
                found.setdefault((performer.lane, performer.symbol), performer)
        acting = dict.fromkeys(performer.lane for performer in found.values())
        rows.append({lane: tuple(who for who in found.values() if who.lane == lane) for lane in acting})
    return tuple(rows)


def links(procedure: Procedure) -> tuple[Link, ...]:
    """The procedure's arrows, or those of its sequence where it has none.

    An arrow to or from a step that is missing or has no known performer is left out.
    """
    rows = drawn(procedure)
    if not procedure.edges:
        return _sequence(rows)
    numbers = _numbers(procedure)
    found = (link for edge in procedure.edges for link in _links(edge, numbers, rows))
    return tuple(dict.fromkeys(found))


def undrawn(procedure: Procedure) -> tuple[Edge, ...]:
    """The arrows that have no symbol to begin or end at, none where they only lead from row to row."""
    rows, numbers = drawn(procedure), _numbers(procedure)
    known = [e for e in procedure.edges if e.source.step in numbers and e.target.step in numbers]
    left = tuple(edge for edge in dict.fromkeys(known) if not any(_links(edge, numbers, rows)))
    plain = all(not e.label and numbers[e.target.step] == numbers[e.source.step] + 1 for e in left)
    return () if plain else left


def _numbers(procedure: Procedure) -> dict[str, int]:
    """The row each step number stands in first."""
    return {step.number: row for row, step in reversed(list(enumerate(procedure.steps)))}


def _sequence(rows: tuple[Stacks, ...]) -> tuple[Link, ...]:
    firsts = [next(iter(row), None) for row in rows]
    return tuple(
        Link((row, a, len(rows[row][a]) - 1), (row + 1, b, 0))
        for row, (a, b) in enumerate(pairwise(firsts))
        if a is not None and b is not None
    )


def _links(edge: Edge, numbers: dict[str, int], rows: tuple[Stacks, ...]) -> Iterator[Link]:
    """The arrow; from a cell to itself it runs down the symbols in it."""
    source, target = _cell(edge.source, numbers, rows), _cell(edge.target, numbers, rows)
    if source is None or target is None:
        return
    label, dashed, stack = clean(edge.label).strip(), edge.status in UNSURE, rows[source[0]][source[1]]
    if source == target:
        yield from (Link((*source, n), (*source, n + 1), label, dashed) for n in range(len(stack) - 1))
    else:
        yield Link((*source, _leaving(stack, label)), (*target, 0), label, dashed)


def _leaving(stack: tuple[Performer, ...], label: str) -> int:
    """The symbol an arrow leaves its cell from: the lowest, or with a branch word the diamond."""
    diamonds = [n for n, who in enumerate(stack) if label and KINDS.get(who.symbol) == DIAMOND]
    return diamonds[-1] if diamonds else len(stack) - 1


def _cell(port: Port, numbers: dict[str, int], rows: tuple[Stacks, ...]) -> Cell | None:
    row = numbers.get(port.step)
    if row is None or not rows[row]:
        return None
    lane = port.lane if port.lane in rows[row] else next(iter(rows[row]))
    assert lane is not None
    return row, lane
