"""A procedure as a graph of BPMN nodes and sequence flows.

A row is one node, in the lane of its first performer, or of the one that decides. What BPMN asks for beyond
the rows (a begin, ends, gateways where ways part and meet) is added, and every added thing is marked so.
"""

from dataclasses import dataclass
from itertools import pairwise

from docs_out.bpmn.ways import Way, Ways, ways_of
from docs_out.characters import clean
from model.bpmn import ACTIVITY, DECISION, EVENT, home, kind_of
from model.sop import Edge, Procedure, Step

START, END, BETWEEN = "startEvent", "endEvent", "intermediateThrowEvent"
GATEWAY, TOGETHER, TASK, PLAIN_TASK = "exclusiveGateway", "parallelGateway", "userTask", "task"
UNKNOWN_LANE = "Pelaksana belum diketahui"
_START_NAME, _END_NAME, _CHOICE_NAME = "Mulai", "Selesai", "Pilihan"


@dataclass(frozen=True, slots=True)
class Node:
    """A flow node; `row` is None where it was added, `lane` is one past the last for an unknown performer."""

    id: str
    tag: str
    name: str
    lane: int
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow between nodes (by id) and the arrows it stands for, with their places; none where it was added."""

    id: str
    source: str
    target: str
    name: str | None = None
    edges: tuple[tuple[int, Edge], ...] = ()
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes top down, flows, arrows that no flow can show, and all lanes' names."""

    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    loose: tuple[tuple[int, Edge], ...]
    lanes: tuple[str, ...]


def graph_of(procedure: Procedure, key: str) -> Graph:
    """The graph of `procedure`; `key` makes its ids unique in the file."""
    ways = ways_of(procedure)
    build = _Build(procedure, key, ways)
    nodes = tuple(node for row in range(len(procedure.steps)) for node in build.around(row))
    lanes = tuple(clean(name) for name in procedure.lanes)
    unknown = any(node.lane == len(lanes) for node in nodes)
    return Graph(nodes, build.flows(), ways.loose, (*lanes, UNKNOWN_LANE) if unknown else lanes)


class _Build:
    """The nodes of each row with what is added around it."""

    def __init__(self, procedure: Procedure, key: str, ways: Ways) -> None:
        self._steps, self._lanes, self._key, self._ways = procedure.steps, len(procedure.lanes), key, ways
        rows = range(len(procedure.steps))
        self._into = [[way for way in ways.flows if way[1] == row] for row in rows]
        self._out = [[way for way in ways.flows if way[0] == row] for row in rows]
        self._rows = [self._row(row, step) for row, step in enumerate(procedure.steps)]

    def around(self, row: int) -> list[Node]:
        """The row's node between those added before and after it."""
        own = self._rows[row]
        entry, exit_ = self._entry(row), self._exit(row)
        begin = [self._added("Start", START, _START_NAME, 0)] if row == 0 and own.tag != START else []
        end = [self._added("End", END, _END_NAME, row)] if self._ends(row) else []
        return [*begin, *([entry] if entry else []), own, *([exit_] if exit_ else []), *end]

    def flows(self) -> tuple[Flow, ...]:
        """All flows: first those of the arrows, then those to and from what was added."""
        drawn = [self._drawn(n, way) for n, way in enumerate(self._ways.flows, 1)]
        pairs = [pair for row in range(len(self._rows)) for pair in self._links(row)]
        added = [Flow(f"Link_{self._key}_{n}", *pair) for n, pair in enumerate(pairs, 1)]
        return (*drawn, *added)

    def _drawn(self, number: int, way: Way) -> Flow:
        source, target, name = way
        exit_ = self._exit(source) or self._rows[source]
        joins = (source, target) in self._ways.joining
        entry = (self._entry(target) if joins or not self._ways.joins(target) else None) or self._rows[target]
        several = len(self._out[source]) > 1 and exit_.tag in (TASK, PLAIN_TASK)
        edges = tuple(self._ways.flows[way])
        return Flow(f"Flow_{self._key}_{number}", exit_.id, entry.id, name, edges, bool(name) and several)

    def _links(self, row: int) -> list[tuple[str, str]]:
        """Ends of the added flows along the nodes of `row`."""
        nodes = self.around(row)
        return [(a.id, b.id) for a, b in pairwise(nodes)]

    def _row(self, row: int, step: Step) -> Node:
        at = home(step.performers, self._lanes)
        lane = self._lanes if at is None else step.performers[at].lane
        return Node(f"Step_{self._key}_{row + 1}", self._tag(row, step), clean(step.activity), lane, row)

    def _tag(self, row: int, step: Step) -> str:
        kind = kind_of([p.symbol for p in step.performers])
        if kind == EVENT:
            return self._event(row)
        if kind == DECISION:
            return GATEWAY
        return TASK if any(p.symbol == ACTIVITY for p in step.performers) else PLAIN_TASK

    def _event(self, row: int) -> str:
        if not self._into[row]:
            return START
        return BETWEEN if self._out[row] else END

    def _entry(self, row: int) -> Node | None:
        """The gateway before the row: where parallel ways meet, or where ways meet before a decision."""
        if self._ways.joins(row):
            return self._added("Join", TOGETHER, "", row)
        decides = self._rows[row].tag == GATEWAY and len(self._out[row]) > 1
        begun = row == 0
        return self._added("Merge", GATEWAY, "", row) if decides and len(self._into[row]) + begun > 1 else None

    def _exit(self, row: int) -> Node | None:
        """The gateway after a row that is no decision; words at all ways out of a task are its conditions instead."""
        own, ending = self._rows[row], self._ends(row)
        worded = own.tag in (TASK, PLAIN_TASK) and not ending and all(name for *_, name in self._out[row])
        if own.tag == GATEWAY or worded or len(self._out[row]) + ending < 2:  # noqa: PLR2004
            return None
        together = row in self._ways.forks
        return self._added("Fork", TOGETHER if together else GATEWAY, "" if together else _CHOICE_NAME, row)

    def _ends(self, row: int) -> bool:
        """Whether the procedure can end at `row` without an end event of its own there."""
        if self._rows[row].tag == END:
            return False
        last = row == len(self._rows) - 1
        return not self._out[row] or (last and all(target <= row for _, target, _ in self._out[row]))

    def _added(self, word: str, tag: str, name: str, row: int) -> Node:
        return Node(f"{word}_{self._key}_{row + 1}", tag, name, self._rows[row].lane)
