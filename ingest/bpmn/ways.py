"""Which nodes are steps, and the ways between them through all that are none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.bpmn.source import Flow, Node, Process

_SIGNS = frozenset({"", "mulai", "start", "begin", "awal", "selesai", "end", "akhir", "finish", "berakhir"})
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Steps:
    """The nodes that are steps, the ways between them, and those that decide for a gateway without a name."""

    nodes: tuple[Node, ...]
    ways: tuple[Flow, ...]
    deciding: frozenset[str]


def steps_of(process: Process) -> Steps:
    """The steps of `process`: activities, named gateways that part ways, events that say what is done."""
    nodes = {node.id: node for node in process.nodes}
    flows = [_from_host(flow, nodes[flow.source]) for flow in process.flows]
    out, into = _by(flows, "source"), _by(flows, "target")
    asked = {n.id: _asked(n, nodes, out, into) for n in process.nodes if _is_nameless(n, out)}
    kept = tuple(n for n in process.nodes if _is_step(n, out) or (n.id in asked and not asked[n.id]))
    known = {node.id for node in kept}
    ways = tuple(way for node in kept for way in _onward(node.id, out, known))
    return Steps(kept, ways, frozenset(host for host in asked.values() if host))


def _from_host(flow: Flow, source: Node) -> Flow:
    """A flow from an event at the border of an activity as one from the activity, named by the event."""
    if source.tag != "boundaryEvent":
        return flow
    return replace(flow, source=source.element.get("attachedToRef", ""), name=flow.name or source.name or None)


def _by(flows: Sequence[Flow], end: str) -> Mapping[str, list[Flow]]:
    found: dict[str, list[Flow]] = defaultdict(list)
    for flow in flows:
        found[getattr(flow, end)].append(flow)
    return found


def _is_step(node: Node, out: Mapping[str, list[Flow]]) -> bool:
    if node.step is not None or node.is_activity:
        return True
    if node.is_added or node.tag in ("boundaryEvent", "parallelGateway"):
        return False
    if node.is_gateway:
        return bool(node.name.strip()) and len(out.get(node.id, ())) >= _SEVERAL
    return node.name.strip().lower() not in _SIGNS


def _is_nameless(node: Node, out: Mapping[str, list[Flow]]) -> bool:
    """Whether it is a gateway that parts ways without a question of its own."""
    ours = node.step is not None or node.is_added
    parts = node.is_gateway and node.tag != "parallelGateway" and len(out.get(node.id, ())) >= _SEVERAL
    return parts and not ours and not node.name.strip()


def _asked(
    node: Node, nodes: Mapping[str, Node], out: Mapping[str, list[Flow]], into: Mapping[str, list[Flow]]
) -> str | None:
    """The activity whose outcome a nameless gateway parts: the only one before it, with no other way out."""
    before = [flow.source for flow in into.get(node.id, ())]
    if len(before) != 1 or before[0] not in nodes or len(out.get(before[0], ())) != 1:
        return None
    return before[0] if nodes[before[0]].is_activity else None


def _onward(start: str, out: Mapping[str, list[Flow]], steps: set[str]) -> Iterator[Flow]:
    """The ways from the step `start` to the next steps; none along what was merely added."""
    for first in out.get(start, ()):
        seen: set[str] = set()
        open_ = [replace(first, source=start)]
        while open_:
            way = open_.pop(0)
            if way.target in steps:
                yield way
            elif way.target not in seen:
                seen.add(way.target)
                open_ += [_joined(way, flow) for flow in out.get(way.target, ())]


def _joined(way: Flow, flow: Flow) -> Flow:
    names = list(dict.fromkeys(n for n in (way.name, flow.name) if n is not None))
    name = " / ".join(n for n in names if n) if len(names) > 1 else (names[0] if names else None)
    return Flow(way.source, flow.target, name, way.edges + flow.edges, way.is_added and flow.is_added)
