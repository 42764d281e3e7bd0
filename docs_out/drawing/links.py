"""The arrows of a procedure as pairs of cells."""

from dataclasses import dataclass
from itertools import pairwise

from docs_out.characters import clean
from docs_out.drawing.shapes import BOX, CAPSULE, DIAMOND, PENTAGON
from model.sop import Edge, Performer, Port, Procedure

UNSURE = frozenset({"inferred", "unknown"})
KINDS = {"terminator": CAPSULE, "process": BOX, "decision": DIAMOND, "connector": PENTAGON, "other": BOX}
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from one cell (row, lane) to another."""

    source: Cell
    target: Cell
    label: str = ""
    dashed: bool = False


def drawn(procedure: Procedure) -> tuple[dict[int, Performer], ...]:
    """Each row's performers that have a lane to stand in, by lane."""
    lanes = range(len(procedure.lanes))
    rows = []
    for step in procedure.steps:
        found: dict[int, Performer] = {}
        for performer in step.performers:
            if performer.lane in lanes:
                found.setdefault(performer.lane, performer)
        rows.append(found)
    return tuple(rows)


def links(procedure: Procedure) -> tuple[Link, ...]:
    """The procedure's arrows, or those of its sequence where it has none.

    An arrow to or from a step that is missing or has no known performer is left out.
    """
    rows = drawn(procedure)
    if not procedure.edges:
        return _sequence(rows)
    numbers: dict[str, int] = {}
    for row, step in enumerate(procedure.steps):
        numbers.setdefault(step.number, row)
    found = (_link(edge, numbers, rows) for edge in procedure.edges)
    return tuple(dict.fromkeys(link for link in found if link))


def _sequence(rows: tuple[dict[int, Performer], ...]) -> tuple[Link, ...]:
    firsts = [next(iter(row), None) for row in rows]
    return tuple(
        Link((row, a), (row + 1, b)) for row, (a, b) in enumerate(pairwise(firsts)) if a is not None and b is not None
    )


def _link(edge: Edge, numbers: dict[str, int], rows: tuple[dict[int, Performer], ...]) -> Link | None:
    source, target = _cell(edge.source, numbers, rows), _cell(edge.target, numbers, rows)
    if source is None or target is None or source == target:
        return None
    return Link(source, target, clean(edge.label).strip(), edge.status in UNSURE)


def _cell(port: Port, numbers: dict[str, int], rows: tuple[dict[int, Performer], ...]) -> Cell | None:
    row = numbers.get(port.step)
    if row is None or not rows[row]:
        return None
    lane = port.lane if port.lane in rows[row] else next(iter(rows[row]))
    assert lane is not None
    return row, lane
