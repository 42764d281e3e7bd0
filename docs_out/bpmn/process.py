"""A procedure's graph as a BPMN process; lanes, flow nodes, sequence flows in the order its schema asks for."""

from collections.abc import Iterator, Sequence

from lxml import etree

from docs_out.bpmn.facts import Element, facts, own, written
from docs_out.bpmn.graph import UNKNOWN_LANE, Flow, Graph, Node
from docs_out.characters import clean
from model.bpmn import BPMN
from model.sop import Edge, Procedure, Step
from model.time import write_time

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}type"
_NATIVE_STEP = frozenset({"activity", "performers", "alternatives"})
_NOTES = (("Kelengkapan", "requirements"), ("Waktu", "time"), ("Output", "output"), ("Keterangan", "remarks"))
_TOGETHER = "Pelaksana bersama"


def bpmn(tag: str, /, **values: str | None) -> Element:
    """An element of BPMN; attributes that are None are left out."""
    return etree.Element(f"{{{BPMN}}}{tag}", {key: value for key, value in values.items() if value is not None})


def extension(*children: Element) -> Element:
    """`children` where BPMN allows what is not its own."""
    element = bpmn("extensionElements")
    element.extend(children)
    return element


def process(procedure: Procedure, graph: Graph, key: str) -> Element:
    """The process of one procedure."""
    element = bpmn("process", id=f"Process_{key}", isExecutable="false")
    lanes = _Lanes(key, len(procedure.lanes))
    if graph.loose:
        element.append(extension(*(_loose(place, edge, lanes) for place, edge in graph.loose)))
    if graph.lanes:
        element.append(_lane_set(graph, key, len(procedure.lanes)))
    element.extend([_node(node, procedure, graph.flows, lanes) for node in graph.nodes])
    element.extend([_flow(flow, lanes) for flow in graph.flows])
    return element


class _Lanes:
    """The ids of a procedure's lanes by their places; a lane that it does not have stays a number."""

    def __init__(self, key: str, count: int) -> None:
        self._ids = [lane_id(key, lane) for lane in range(count)]

    def name(self, lane: int) -> str:
        return self._ids[lane] if lane in range(len(self._ids)) else str(lane)


def lane_id(key: str, lane: int) -> str:
    """The id of a lane by its place."""
    return f"Lane_{key}_{lane + 1}"


def _lane_set(graph: Graph, key: str, known: int) -> Element:
    lane_set = bpmn("laneSet", id=f"Lanes_{key}")
    for place, name in enumerate(graph.lanes):
        lane = etree.SubElement(lane_set, f"{{{BPMN}}}lane", {"id": lane_id(key, place), "name": name})
        if place == known and name == UNKNOWN_LANE:
            lane.append(extension(own("unknown")))
        for node in graph.nodes:
            if node.lane == place:
                etree.SubElement(lane, f"{{{BPMN}}}flowNodeRef").text = node.id
    return lane_set


def _node(node: Node, procedure: Procedure, flows: Sequence[Flow], lanes: _Lanes) -> Element:
    element = bpmn(node.tag, id=node.id, name=node.name if node.name or node.row is not None else None)
    if node.row is None:
        element.append(extension(own("added")))
    else:
        step = procedure.steps[node.row]
        for note in _notes(step, procedure.lanes):
            _text(element, "documentation", note)
        element.append(extension(_step(step, lanes)))
    for flow in flows:
        if flow.target == node.id:
            _text(element, "incoming", flow.id)
    for flow in flows:
        if flow.source == node.id:
            _text(element, "outgoing", flow.id)
    return element


def _text(element: Element, name: str, text: str) -> None:
    etree.SubElement(element, f"{{{BPMN}}}{name}").text = text


def _notes(step: Step, lanes: Sequence[str]) -> Iterator[str]:
    """The mutu baku in words, for programs that show documentation but no extensions; one text."""
    who = [clean(lanes[p.lane]) for p in step.performers if p.lane in range(len(lanes))]
    values = {**{name: getattr(step, name) for _, name in _NOTES}, "time": step.time.text or write_time(step.time)}
    lines = [f"{_TOGETHER}: {', '.join(who)}"] if len(who) > 1 else []
    lines += [f"{word}: {clean(values[name])}" for word, name in _NOTES if values[name]]
    if lines:
        yield "\n".join(lines)


def _step(step: Step, lanes: _Lanes) -> Element:
    element = facts("step", step, _NATIVE_STEP)
    for name, found in (("performers", step.performers), ("alternatives", step.alternatives)):
        for one in found:
            child = facts(name, one)
            child.set("lane", lanes.name(one.lane))
            element.append(child)
    return element


def _flow(flow: Flow, lanes: _Lanes) -> Element:
    element = bpmn("sequenceFlow", id=flow.id, name=flow.name, sourceRef=flow.source, targetRef=flow.target)
    known = [_edge(place, edge, lanes) for place, edge in flow.edges]
    element.append(extension(*(known or [own("added")])))
    if flow.conditional:
        condition = etree.SubElement(element, f"{{{BPMN}}}conditionExpression", {_XSI: "bpmn:tFormalExpression"})
        condition.text = flow.name
    return element


def _edge(place: int, edge: Edge, lanes: _Lanes) -> Element:
    """What a flow itself does not say of its arrow."""
    ends = {"fromLane": edge.source.lane, "toLane": edge.target.lane}
    known = {name: lanes.name(lane) for name, lane in ends.items() if lane is not None}
    return own("edge", {"order": written(place), **known, "status": clean(edge.status)})


def _loose(place: int, edge: Edge, lanes: _Lanes) -> Element:
    """An arrow that no flow shows, whole."""
    element = _edge(place, edge, lanes)
    element.set("from", clean(edge.source.step))
    element.set("to", clean(edge.target.step))
    if edge.label is not None:
        element.set("label", clean(edge.label))
    return element
