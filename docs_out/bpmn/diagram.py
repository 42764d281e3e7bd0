"""The picture of a pool as BPMN diagram interchange."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from docs_out.bpmn.facts import Element
from docs_out.bpmn.graph import GATEWAY, Flow, Graph
from docs_out.bpmn.picture import Line, Picture
from docs_out.bpmn.process import lane_id
from docs_out.drawing.shapes import Rect
from model.bpmn import CORNERS, DIAGRAM, LINES


def shapes_and_edges(graph: Graph, drawn: Picture, key: str, top: float) -> Iterator[Element]:
    """Pool, lanes, nodes, flows of one procedure, moved down to `top`."""
    yield _shape(f"Participant_{key}", _moved(drawn.pool, top), isHorizontal="false")
    for place, rect in enumerate(drawn.lanes):
        yield _shape(lane_id(key, place), _moved(rect, top), isHorizontal="false")
    for node in graph.nodes:
        shape = _shape(node.id, _moved(drawn.nodes[node.id], top), **_MARKERS.get(node.tag, {}))
        if node.id in drawn.names:
            _label(shape, _moved(drawn.names[node.id], top))
        yield shape
    for flow in graph.flows:
        yield _edge(flow, drawn.lines[flow.id], top)


_MARKERS = {GATEWAY: {"isMarkerVisible": "true"}}


def _shape(of: str, rect: Rect, **marks: str) -> Element:
    shape = etree.Element(f"{{{DIAGRAM}}}BPMNShape", {"id": f"{of}_di", "bpmnElement": of, **marks})
    shape.append(_bounds(rect))
    return shape


def _edge(flow: Flow, line: Line, top: float) -> Element:
    edge = etree.Element(f"{{{DIAGRAM}}}BPMNEdge", {"id": f"{flow.id}_di", "bpmnElement": flow.id})
    for x, y in line.points:
        etree.SubElement(edge, f"{{{LINES}}}waypoint", {"x": _n(x), "y": _n(y + top)})
    if line.name:
        _label(edge, _moved(line.name, top))
    return edge


def _label(element: Element, rect: Rect) -> None:
    etree.SubElement(element, f"{{{DIAGRAM}}}BPMNLabel").append(_bounds(rect))


def _bounds(rect: Rect) -> Element:
    values = {"x": rect.x, "y": rect.top, "width": rect.width, "height": rect.height}
    return etree.Element(f"{{{CORNERS}}}Bounds", {name: _n(value) for name, value in values.items()})


def _moved(rect: Rect, top: float) -> Rect:
    return replace(rect, top=rect.top + top)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
