"""The arrows of a procedure as ways between rows: which can be shown, which part, which meet again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from docs_out.characters import clean
from model.bpmn import DECISION
from model.forks import part_and_meet, rows_ahead
from model.sop import Edge, Procedure

Way: TypeAlias = tuple[int, int, str | None]


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways (row, row, word) with the arrows they stand for and their places, and the arrows none can show.

    `forks` are the rows whose ways are taken together, `joining` the ways (row, row) that meet after those.
    """

    flows: Mapping[Way, Sequence[tuple[int, Edge]]]
    loose: tuple[tuple[int, Edge], ...]
    forks: frozenset[int]
    joining: frozenset[tuple[int, int]]

    def joins(self, row: int) -> bool:
        """Whether ways taken together meet before `row`."""
        return any(target == row for _, target in self.joining)


def ways_of(procedure: Procedure) -> Ways:
    """The ways of `procedure`; a row that no arrow reaches follows the one above it."""
    flows, loose = _drawn(procedure)
    reached = {target for _, target, _ in flows}
    for row in range(1, len(procedure.steps)):
        if row not in reached:
            flows[row - 1, row, None] = []
    follow = tuple(tuple(sorted({b for a, b, _ in flows if a == row})) for row in range(len(procedure.steps)))
    ahead = rows_ahead(follow)
    forks = frozenset(row for row, ways in enumerate(follow) if _forks(row, procedure, flows, (ways, ahead)))
    joining = frozenset(pair for row in forks for pair in _meeting(follow[row], ahead, tuple(flows)))
    return Ways(flows, loose, forks, joining)


def _drawn(procedure: Procedure) -> tuple[dict[Way, list[tuple[int, Edge]]], tuple[tuple[int, Edge], ...]]:
    """Arrows of one way together; those from a row to itself or to no row are loose."""
    at = {step.number: row for row, step in reversed(list(enumerate(procedure.steps)))}
    flows: dict[Way, list[tuple[int, Edge]]] = defaultdict(list)
    loose = []
    for place, edge in enumerate(procedure.edges):
        source, target = at.get(edge.source.step), at.get(edge.target.step)
        if source is None or target is None or source == target:
            loose.append((place, edge))
        else:
            flows[source, target, None if edge.label is None else clean(edge.label)].append((place, edge))
    return dict(flows), tuple(loose)


def _forks(
    row: int,
    procedure: Procedure,
    flows: Mapping[Way, object],
    reach: tuple[Sequence[int], Sequence[frozenset[int]]],
) -> bool:
    chooses = any(p.symbol == DECISION for p in procedure.steps[row].performers)
    named = any(name for source, _, name in flows if source == row)
    return not chooses and not named and part_and_meet(row, *reach)


def _meeting(ways: Sequence[int], ahead: Sequence[frozenset[int]], flows: Sequence[Way]) -> list[tuple[int, int]]:
    """The ways into the row where `ways` meet; none where one of them comes there on several ways."""
    meet = min(frozenset.intersection(*(ahead[way] for way in ways)))
    into = [source for source, target, _ in flows if target == meet and source < meet]
    sources = [[s for s in into if s in ahead[way]] for way in ways]
    if any(len(found) != 1 for found in sources):
        return []
    return [(found[0], meet) for found in sources]
