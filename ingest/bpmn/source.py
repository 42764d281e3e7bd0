"""The XML of a BPMN file → its processes with lanes, nodes and flows, as they stand there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.bpmn.facts import every_own, own
from ingest.sources.office.xml import Element, local, number
from model.bpmn import BPMN, CORNERS, DIAGRAM

_ACTIVITIES = ("task", "Task", "subProcess", "callActivity", "transaction", "adHocSubProcess")
_FOLDED = frozenset({"subProcess", "transaction", "adHocSubProcess"})
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """A flow node of a process; `lane` is the place of its lane, `at` the upper left corner of its shape."""

    id: str
    tag: str
    name: str
    element: Element
    lane: int | None
    at: tuple[float, float] | None

    @property
    def is_activity(self) -> bool:
        return self.tag.endswith(_ACTIVITIES)

    @property
    def is_gateway(self) -> bool:
        return self.tag.endswith("Gateway")

    @property
    def is_folded(self) -> bool:
        """Whether it has steps of its own inside."""
        return self.tag in _FOLDED

    @property
    def step(self) -> Element | None:
        """What we once wrote of its row."""
        return own(self.element, "step")

    @property
    def is_added(self) -> bool:
        return own(self.element, "added") is not None


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow; `edges` is what we once wrote of its arrows."""

    source: str
    target: str
    name: str | None
    edges: tuple[Element, ...] = ()
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class Process:
    """One process: its lanes (id → place), their names, nodes and flows; `upright` lanes stand side by side."""

    element: Element
    participant: Element | None
    lanes: Mapping[str, int]
    names: tuple[str, ...]
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    upright: bool
    has_lanes: bool

    @property
    def pool(self) -> str:
        """The name over the whole process."""
        named = self.participant.get("name") if self.participant is not None else None
        return named or self.element.get("name") or ""


class Diagram:
    """The elements of a file by id, and where they are drawn."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.by_id = {element.get("id", ""): element for element in root.iter() if element.get("id")}
        shapes = root.iter(f"{{{DIAGRAM}}}BPMNShape")
        self._ties: dict[str, list[str]] = defaultdict(list)
        for line in root.iter(f"{{{BPMN}}}association"):
            ends = _plain(line.get("sourceRef")), _plain(line.get("targetRef"))
            self._ties[ends[0]].append(ends[1])
            self._ties[ends[1]].append(ends[0])
        self._shapes = {_plain(shape.get("bpmnElement")): shape for shape in shapes}

    @property
    def collaboration(self) -> Element | None:
        return self.root.find(f"{{{BPMN}}}collaboration")

    @property
    def document(self) -> Element | None:
        """What we once wrote of the whole SOP."""
        return None if self.collaboration is None else own(self.collaboration, "document")

    def associations(self, id_: str) -> Sequence[str]:
        """The ids at the other ends of the dotted lines of an element."""
        return self._ties.get(id_, ())

    def processes(self) -> Iterator[Process]:
        """Those of the pools in their order, then those without a pool."""
        found = {element.get("id", ""): element for element in self.root.findall(f"{{{BPMN}}}process")}
        pools = self.collaboration.findall(f"{{{BPMN}}}participant") if self.collaboration is not None else []
        for pool in pools:
            element = found.pop(_plain(pool.get("processRef")), None)
            if element is not None:
                yield self._process(element, pool)
        yield from (self._process(element, None) for element in found.values())

    def box(self, id_: str) -> Box | None:
        """Left, top, width and height of the shape of an element."""
        shape = self._shapes.get(id_)
        bounds = shape.find(f"{{{CORNERS}}}Bounds") if shape is not None else None
        if bounds is None:
            return None
        x, y, width, height = (number(bounds.get(name)) for name in ("x", "y", "width", "height"))
        return x, y, width, height

    def _process(self, element: Element, pool: Element | None) -> Process:
        drawn = list(_leaves(element, ""))
        leaves = [leaf for leaf in drawn if own(leaf[0], "unknown") is None]
        lanes = {lane.get("id", ""): place for place, (lane, _) in enumerate(leaves)}
        homes = {
            _plain(ref.text): place for place, (lane, _) in enumerate(leaves) for ref in _children(lane, "flowNodeRef")
        }
        nodes = tuple(self._node(child, homes, lanes) for child in element if _is_node(child))
        known = {node.id for node in nodes}
        flows = tuple(f for f in map(_flow, _children(element, "sequenceFlow")) if {f.source, f.target} <= known)
        names = tuple(name for _, name in leaves)
        return Process(element, pool, lanes, names, nodes, flows, self._upright(pool, lanes), bool(drawn))

    def _node(self, element: Element, homes: Mapping[str, int], lanes: Mapping[str, int]) -> Node:
        id_ = element.get("id", "")
        box = self.box(id_)
        lane = homes.get(id_, self._around(box, lanes))
        return Node(id_, local(element), element.get("name", ""), element, lane, box[:2] if box else None)

    def _around(self, box: Box | None, lanes: Mapping[str, int]) -> int | None:
        """The lane in which the middle of `box` is drawn."""
        if box is None:
            return None
        x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
        drawn = ((place, self.box(id_)) for id_, place in lanes.items())
        return next((p for p, b in drawn if b and b[0] <= x <= b[0] + b[2] and b[1] <= y <= b[1] + b[3]), None)

    def _upright(self, pool: Element | None, lanes: Mapping[str, int]) -> bool:
        ids = [*(() if pool is None else (pool.get("id", ""),)), *lanes]
        return any(self._shapes[id_].get("isHorizontal") == "false" for id_ in ids if id_ in self._shapes)


def _leaves(element: Element, above: str) -> Iterator[tuple[Element, str]]:
    """The innermost lanes with their names; one without a name has that of the lane around it."""
    for lanes in (*_children(element, "laneSet"), *_children(element, "childLaneSet")):
        for lane in _children(lanes, "lane"):
            name = lane.get("name", "") or above
            inner = list(_leaves(lane, name))
            yield from inner or [(lane, name)]


def _is_node(element: Element) -> bool:
    return str(element.tag).startswith(f"{{{BPMN}}}") and local(element).endswith((*_ACTIVITIES, "Event", "Gateway"))


def _flow(element: Element) -> Flow:
    ends = _plain(element.get("sourceRef")), _plain(element.get("targetRef"))
    edges = tuple(every_own(element, "edge"))
    return Flow(*ends, element.get("name"), edges, own(element, "added") is not None)


def _children(element: Element, name: str) -> list[Element]:
    return element.findall(f"{{{BPMN}}}{name}")


def _plain(name: str | None) -> str:
    """A reference without its namespace prefix."""
    return (name or "").strip().rpartition(":")[2]
