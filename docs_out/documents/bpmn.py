"""The SOP as BPMN 2.0: a pool a procedure, a lane a performer, and the diagram."""

from lxml import etree

from docs_out.bpmn.diagram import shapes_and_edges
from docs_out.bpmn.facts import Element, facts, own
from docs_out.bpmn.graph import Graph, graph_of
from docs_out.bpmn.picture import picture
from docs_out.bpmn.process import bpmn, extension, process
from docs_out.characters import clean
from docs_out.document import Document
from model.bpmn import BPMN, CORNERS, DIAGRAM, LINES, OWN
from model.sop import Procedure, SopDocument

_PREFIXES = {"bpmn": BPMN, "bpmndi": DIAGRAM, "dc": CORNERS, "di": LINES, "sop": OWN}
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_ELSEWHERE = frozenset({"source", "title", "procedures", "evidence"})
_POOL_GAP = 60.0


def write_bpmn(document: SopDocument) -> bytes:
    """A .bpmn file. The places in the file the SOP was read from (`evidence`) are of that file and not written."""
    root = etree.Element(f"{{{BPMN}}}definitions", _ATTRIBUTES, nsmap={**_PREFIXES, "xsi": _XSI})
    plane = etree.Element(f"{{{DIAGRAM}}}BPMNPlane", {"id": "Plane_1", "bpmnElement": "Collaboration_1"})
    collaboration = bpmn("collaboration", id="Collaboration_1", name=_cleaned(document.title))
    collaboration.append(extension(facts("document", document, _ELSEWHERE)))
    root.append(collaboration)
    top = 0.0
    for number, procedure in enumerate(document.procedures, 1):
        graph, key = graph_of(procedure, str(number)), str(number)
        collaboration.append(_participant(procedure, document.title, key))
        root.append(process(procedure, graph, key))
        top += _draw(plane, graph, _title(procedure, document.title), (key, top))
    etree.SubElement(root, f"{{{DIAGRAM}}}BPMNDiagram", {"id": "Diagram_1"}).append(plane)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


_ATTRIBUTES = {"id": "Definitions_1", "targetNamespace": OWN, "exporter": "Mutu Baku"}


def _participant(procedure: Procedure, title: str | None, key: str) -> Element:
    """The pool; one without a title of its own shows that of the document."""
    name = _title(procedure, title)
    element = bpmn("participant", id=f"Participant_{key}", name=name, processRef=f"Process_{key}")
    if procedure.title is None:
        element.append(extension(own("untitled")))
    return element


def _title(procedure: Procedure, title: str | None) -> str:
    return clean(title if procedure.title is None else procedure.title)


def _draw(plane: Element, graph: Graph, title: str, place: tuple[str, float]) -> float:
    """The height taken from `place`, a key and a top."""
    drawn = picture(graph, title)
    plane.extend(shapes_and_edges(graph, drawn, *place))
    return drawn.pool.height + _POOL_GAP


def _cleaned(text: str | None) -> str | None:
    return None if text is None else clean(text)


DOCUMENT = Document(suffix=".bpmn", draw=lambda document, _: write_bpmn(document))
