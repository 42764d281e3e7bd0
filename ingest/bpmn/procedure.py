"""A BPMN process → `Procedure` with doubts where something was guessed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from operator import itemgetter
from typing import TypeVar

from ingest.bpmn.facts import every_own, read_facts
from ingest.bpmn.notes import notes_of
from ingest.bpmn.order import in_order
from ingest.bpmn.source import Diagram, Flow, Node, Process
from ingest.bpmn.ways import steps_of
from ingest.language.durations import read_time
from ingest.layout.markup import fold
from ingest.sources.office.xml import Element
from model.bpmn import ACTIVITY, DECISION, EVENT, home, kind_of
from model.sop import Alternative, Doubt, Edge, Performer, Port, Procedure, Step
from model.sop_json import to_data
from model.time import Time

T = TypeVar("T")
_POOL_CONFIDENCE = 0.5
_OTHER = "other"
_BORDERS = ("startEvent", "endEvent")


@dataclass(frozen=True, slots=True)
class Read:
    """A procedure and what is to be said about it."""

    procedure: Procedure
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class _Context:
    """What the steps of one process are read with; `pool_lane` where the pool itself is the only lane."""

    diagram: Diagram
    process: Process
    lanes: tuple[str, ...]
    deciding: frozenset[str]
    pool_lane: bool


def procedure_of(process: Process, diagram: Diagram, title: str | None, at: str) -> Read | None:
    """The procedure of `process`, `at` its JSON pointer; None where there is no step in it and we did not write it."""
    found = steps_of(process)
    ours = bool(found.nodes) and all(node.step is not None for node in found.nodes)
    if not found.nodes and diagram.document is None:
        return None
    nodes = found.nodes if ours else in_order(found.nodes, found.ways, upright=process.upright)
    pool_lane = not process.has_lanes and bool(nodes) and bool(process.pool)
    lanes = (fold(process.pool),) if pool_lane else process.names
    context = _Context(diagram, process, lanes, found.deciding, pool_lane)
    steps = _steps(nodes, context)
    edges = tuple(_edges(process, found.ways, dict(zip((n.id for n in nodes), steps, strict=True))))
    doubts = (*_step_doubts(nodes, steps, context, at), *_process_doubts(context, at))
    return Read(Procedure(title, lanes, tuple(steps), edges), doubts)


def _steps(nodes: Sequence[Node], context: _Context) -> list[Step]:
    """A step a node; one without a number takes the next that is free."""
    taken = {node.step.get("number") for node in nodes if node.step is not None}
    free = (str(n) for n in count(1) if str(n) not in taken)
    return [_known(node, context) if node.step is not None else _new(node, next(free), context) for node in nodes]


def _known(node: Node, context: _Context) -> Step:
    """A step that we wrote; where it was moved or made another symbol since, the drawing counts."""
    assert node.step is not None
    performers = tuple(_in_lane(Performer, child, context) for child in every_own(node.step, "performers"))
    alternatives = tuple(_in_lane(Alternative, child, context) for child in every_own(node.step, "alternatives"))
    given = {
        "activity": node.name,
        "performers": to_data(_as_drawn(performers, node, context)),
        "alternatives": to_data(alternatives),
    }
    return read_facts(Step, node.step, given)


def _in_lane(kind: type[T], element: Element, context: _Context) -> T:
    name = element.get("lane", "")
    return read_facts(kind, element, {"lane": _lane(name, context.process)})


def _lane(name: str, process: Process) -> int:
    """The place of a lane by its id; we write the bare place of a lane that a procedure does not have."""
    return process.lanes[name] if name in process.lanes else int(name)


def _as_drawn(performers: tuple[Performer, ...], node: Node, context: _Context) -> tuple[Performer, ...]:
    at = home(performers, len(context.lanes))
    here = None if at is None else performers[at].lane
    if here == node.lane and kind_of([p.symbol for p in performers]) == _kind(node):
        return performers
    moved = () if node.lane is None else (Performer(node.lane, _symbol(node, context)),)
    return (*performers, *moved) if at is None else (*performers[:at], *moved, *performers[at + 1 :])


def _kind(node: Node) -> str:
    if node.is_gateway:
        return DECISION
    return ACTIVITY if node.is_activity else EVENT


def _symbol(node: Node, context: _Context) -> str:
    if node.id in context.deciding:
        return DECISION
    kind = _kind(node)
    return _OTHER if kind == EVENT and node.tag not in _BORDERS else kind


def _new(node: Node, number: str, context: _Context) -> Step:
    """A step that another program drew."""
    notes = notes_of(node.element, context.diagram)
    return Step(
        number,
        fold(node.name),
        read_time(notes["time"]) if "time" in notes else Time(),
        _performers(node, context),
        requirements=notes.get("requirements"),
        output=notes.get("output"),
        remarks=notes.get("remarks"),
    )


def _performers(node: Node, context: _Context) -> tuple[Performer, ...]:
    if context.pool_lane:
        return (Performer(0, _symbol(node, context), "inferred", _POOL_CONFIDENCE),)
    return () if node.lane is None else (Performer(node.lane, _symbol(node, context)),)


def _edges(process: Process, ways: Sequence[Flow], steps: Mapping[str, Step]) -> list[Edge]:
    """The arrows in the order they once had; those of other programs follow, each once."""
    known: list[tuple[int, Edge]] = []
    drawn: dict[Edge, None] = {}
    rank = {id_: place for place, id_ in enumerate(steps)}
    for way in sorted(ways, key=lambda way: (rank[way.source], rank[way.target])):
        ends = steps[way.source], steps[way.target]
        known += [_known_edge(element, ends, way.name, process) for element in way.edges]
        if not way.edges and not way.is_added:
            drawn[Edge(_port(ends[0]), _port(ends[1]), fold(way.name) or None if way.name else None)] = None
    known += [_loose(element, process) for element in every_own(process.element, "edge")]
    return [*(edge for _, edge in sorted(known, key=itemgetter(0))), *drawn]


def _port(step: Step) -> Port:
    return Port(step.number, step.performers[0].lane if step.performers else None)


def _known_edge(element: Element, ends: tuple[Step, Step], name: str | None, process: Process) -> tuple[int, Edge]:
    return _edge(element, (ends[0].number, ends[1].number, name), process)


def _loose(element: Element, process: Process) -> tuple[int, Edge]:
    """An arrow that is not drawn."""
    return _edge(element, (element.get("from", ""), element.get("to", ""), element.get("label")), process)


def _edge(element: Element, told: tuple[str, str, str | None], process: Process) -> tuple[int, Edge]:
    lanes = [element.get(name) for name in ("fromLane", "toLane")]
    source, target = (None if lane is None else _lane(lane, process) for lane in lanes)
    status = element.get("status", "drawn")
    return int(element.get("order", "0")), Edge(Port(told[0], source), Port(told[1], target), told[2], status)


def _step_doubts(nodes: Sequence[Node], steps: Sequence[Step], context: _Context, at: str) -> Iterator[Doubt]:
    for place, (node, step) in enumerate(zip(nodes, steps, strict=True)):
        here = f"{at}/steps/{place}"
        if node.step is None and not step.performers:
            yield Doubt(here, "performer_unknown", f"Langkah {step.number}: tidak berada di dalam lane mana pun.")
        if node.id in context.deciding:
            yield Doubt(here, "decision_inferred", f"Langkah {step.number}: dianggap keputusan karena gateway sesudahnya tidak bernama.")  # fmt: skip
        if not step.activity and node.step is None:
            yield Doubt(here, "activity_empty", f"Langkah {step.number}: {node.tag} tanpa nama.")
        if node.is_folded:
            yield Doubt(
                here, "subprocess_folded", f"Langkah {step.number}: isi subproses tidak dibaca sebagai langkah."
            )


def _process_doubts(context: _Context, at: str) -> Iterator[Doubt]:
    if context.pool_lane:
        yield Doubt(f"{at}/lanes/0", "lane_from_pool", f"Tidak ada lane; pelaksana diduga dari nama pool: {context.lanes[0]}.")  # fmt: skip
