"""The BPMN file: what must hold for every document, and the parts of small ones, literally."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from lxml import etree

from docs_out.documents.bpmn import write_bpmn
from docs_out.drawing.shapes import Rect
from model.sop import Edge, Performer, Port, Procedure, SopDocument, Source, Step
from model.time import Time
from tests.docs_out.example_sops import EXAMPLES, busy, decisions, document, edge, linear, procedure, step
from tests.docs_out.test_layout import procedures
from tests.strategies import documents

NS = {
    "b": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "d": "http://www.omg.org/spec/BPMN/20100524/DI",
    "c": "http://www.omg.org/spec/DD/20100524/DC",
    "l": "http://www.omg.org/spec/DD/20100524/DI",
    "s": "urn:mutu-baku:bpmn:1",
}
NODES = ("userTask", "task", "exclusiveGateway", "parallelGateway", "startEvent", "endEvent", "intermediateThrowEvent")
Element = etree._Element  # noqa: SLF001 (lxml's element type has no public name)


def _root(document: SopDocument) -> Element:
    return etree.fromstring(write_bpmn(document))


def _all(root: Element, path: str) -> list[Element]:
    return root.findall(path, NS)


def _nodes(root: Element) -> list[Element]:
    return [child for process in _all(root, "b:process") for child in process if _local(child) in NODES]


def _local(element: Element) -> str:
    return etree.QName(element).localname


def _flows(root: Element) -> list[tuple[str | None, str | None, str | None]]:
    return [(f.get("sourceRef"), f.get("targetRef"), f.get("name")) for f in _all(root, ".//b:sequenceFlow")]


def _rect(bounds: Element | None) -> Rect:
    assert bounds is not None
    x, y, width, height = (float(bounds.get(name, "nan")) for name in ("x", "y", "width", "height"))
    return Rect(x, y, width, height)


def _shapes(root: Element) -> dict[str, Rect]:
    return {str(s.get("bpmnElement")): _rect(s.find("c:Bounds", NS)) for s in _all(root, ".//d:BPMNShape")}


def _faults(document: SopDocument) -> list[str]:
    """What does not hold of the file of `document`."""
    root = _root(document)
    holds = {
        "ids are unique": _ids_are_unique(root),
        "flows join nodes of lanes": _flows_join_nodes(root),
        "nodes name their flows": all(_names_flows(root, *pair) for pair in _ENDS),
        "events begin and end": _events_begin_and_end(root),
        "everything has a shape": _everything_has_a_shape(root),
        "nodes stand apart in their lanes": _nodes_stand_apart(root),
        "arrows meet their nodes": _arrows_meet_their_nodes(root),
    }
    return [what for what, held in holds.items() if not held]


_ENDS = (("incoming", "targetRef"), ("outgoing", "sourceRef"))


def _ids_are_unique(root: Element) -> bool:
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    return len(ids) == len(set(ids))


def _flows_join_nodes(root: Element) -> bool:
    nodes = [node.get("id") for node in _nodes(root)]
    laned = sorted(str(ref.text) for ref in _all(root, ".//b:flowNodeRef")) == sorted(map(str, nodes))
    return laned and all({source, target} <= set(nodes) for source, target, _ in _flows(root))


def _names_flows(root: Element, word: str, end: str) -> bool:
    told = [(node.get("id"), ref.text) for node in _nodes(root) for ref in _all(node, f"b:{word}")]
    return sorted(told) == sorted((f.get(end), f.get("id")) for f in _all(root, ".//b:sequenceFlow"))


def _events_begin_and_end(root: Element) -> bool:
    entered = [n for n in _nodes(root) if _local(n) == "startEvent" and _all(n, "b:incoming")]
    left = [n for n in _nodes(root) if _local(n) == "endEvent" and _all(n, "b:outgoing")]
    return not entered and not left


def _everything_has_a_shape(root: Element) -> bool:
    things = [*_nodes(root), *_all(root, ".//b:lane"), *_all(root, ".//b:participant")]
    return sorted(_shapes(root)) == sorted(str(thing.get("id")) for thing in things)


def _nodes_stand_apart(root: Element) -> bool:
    shapes = _shapes(root)
    nodes = [shapes[str(node.get("id"))] for node in _nodes(root)]
    lanes = [(lane, shapes[str(lane.get("id"))]) for lane in _all(root, ".//b:lane")]
    within = (_within(shapes[str(ref.text)], around) for lane, around in lanes for ref in _all(lane, "b:flowNodeRef"))
    return not any(a.meets(b) for a, b in combinations(nodes, 2)) and all(within)


def _arrows_meet_their_nodes(root: Element) -> bool:
    shapes = _shapes(root)
    ends = {f.get("id"): (str(f.get("sourceRef")), str(f.get("targetRef"))) for f in _all(root, ".//b:sequenceFlow")}
    drawn = {line.get("bpmnElement"): _all(line, "l:waypoint") for line in _all(root, ".//d:BPMNEdge")}
    return drawn.keys() == ends.keys() and all(
        _meets_outline((float(point.get("x", "nan")), float(point.get("y", "nan"))), shapes[node], node, root)
        for flow, nodes in ends.items()
        for node, point in zip(nodes, (drawn[flow][0], drawn[flow][-1]), strict=True)
    )


def _within(inner: Rect, outer: Rect) -> bool:
    return outer.x <= inner.x and outer.top <= inner.top and inner.right <= outer.right and inner.bottom <= outer.bottom


def _meets_outline(point: tuple[float, float], rect: Rect, id_: str, root: Element) -> bool:
    """Whether `point` is on the box, diamond or circle of a node."""
    dx = abs(point[0] - rect.center[0]) / (rect.width / 2)
    dy = abs(point[1] - rect.center[1]) / (rect.height / 2)
    (node,) = (node for node in _nodes(root) if node.get("id") == id_)
    if _local(node).endswith("Gateway"):
        return dx + dy == pytest.approx(1, abs=0.01)
    if _local(node).endswith("Event"):
        return dx**2 + dy**2 == pytest.approx(1, abs=0.01)
    return max(dx, dy) == pytest.approx(1, abs=0.01)


@given(procedures())
@settings(max_examples=40)
def test_every_procedure_is_whole_and_drawn(drawn: Procedure) -> None:
    assert _faults(document(drawn, drawn)) == []


@given(documents())
@settings(max_examples=40)
def test_any_document_is_whole_and_drawn(sop: SopDocument) -> None:
    assert _faults(sop) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_names_stand_on_no_shape_and_no_line(name: str) -> None:
    root = _root(document(EXAMPLES[name]))
    shapes = _shapes(root)
    boxes = [shapes[str(node.get("id"))] for node in _nodes(root) if not _local(node).endswith("Gateway")]
    names = [_rect(bounds) for bounds in _all(root, ".//d:BPMNLabel/c:Bounds")]
    assert not [pair for pair in combinations(names, 2) if pair[0].meets(pair[1])]
    assert not [text for text in names if any(text.meets(box) for box in boxes)]


def test_equal_documents_are_equal_files() -> None:
    assert write_bpmn(document(decisions())) == write_bpmn(document(decisions()))


def test_rows_become_events_tasks_and_gateways_in_their_lanes() -> None:
    root = _root(document(decisions()))
    assert [_local(node) for node in _nodes(root)] == [
        "startEvent", "userTask", "userTask", "exclusiveGateway", "userTask", "exclusiveGateway", "userTask", "userTask", "endEvent",
    ]  # fmt: skip
    assert [(lane.get("name"), [ref.text for ref in _all(lane, "b:flowNodeRef")]) for lane in _all(root, ".//b:lane")][:2] == [
        ("Pemohon", ["Step_1_1", "Step_1_9"]),
        ("Petugas Loket", ["Step_1_2", "Step_1_8"]),
    ]  # fmt: skip
    assert [flow for flow in _flows(root) if flow[2]] == [
        ("Step_1_4", "Step_1_5", "Ya"),
        ("Step_1_6", "Step_1_7", "Ya"),
        ("Step_1_4", "Step_1_3", "Tidak"),
        ("Step_1_6", "Step_1_3", "Tidak"),
    ]


def test_a_begin_and_an_end_are_added_where_no_capsule_is_one() -> None:
    root = _root(document(procedure((step(1, 0), step(2, 1)), 2, edge(1, 2))))
    assert [(n.get("id"), _local(n), n.get("name")) for n in _nodes(root)][::3] == [
        ("Start_1_1", "startEvent", "Mulai"),
        ("End_1_2", "endEvent", "Selesai"),
    ]
    assert _flows(root) == [
        ("Step_1_1", "Step_1_2", None),
        ("Start_1_1", "Step_1_1", None),
        ("Step_1_2", "End_1_2", None),
    ]


def test_a_capsule_that_a_loop_leads_back_to_is_no_start() -> None:
    steps = (step(1, 0, symbol="terminator"), step(2, 1, symbol="decision"), step(3, 0, symbol="terminator"))
    root = _root(document(procedure(steps, 2, edge(1, 2), edge(2, 3, "Ya"), edge(2, 1, "Tidak"))))
    assert [_local(node) for node in _nodes(root)] == [
        "startEvent", "intermediateThrowEvent", "exclusiveGateway", "endEvent",
    ]  # fmt: skip


def test_ways_that_part_at_a_plain_row_and_meet_again_run_together() -> None:
    fork = procedure(tuple(step(n, 0) for n in range(1, 5)), 1, edge(1, 2), edge(1, 3), edge(2, 4), edge(3, 4))
    root = _root(document(fork))
    assert [n.get("id") for n in _nodes(root) if _local(n) == "parallelGateway"] == ["Fork_1_1", "Join_1_4"]
    assert _flows(root)[:4] == [
        ("Fork_1_1", "Step_1_2", None),
        ("Fork_1_1", "Step_1_3", None),
        ("Step_1_2", "Join_1_4", None),
        ("Step_1_3", "Join_1_4", None),
    ]


def test_ways_that_part_at_a_plain_row_for_good_are_a_choice() -> None:
    root = _root(document(procedure(tuple(step(n, 0) for n in range(1, 4)), 1, edge(1, 2), edge(1, 3))))
    assert [(n.get("id"), n.get("name")) for n in _nodes(root) if _local(n) == "exclusiveGateway"] == [
        ("Fork_1_1", "Pilihan")
    ]


def test_a_last_row_that_leads_back_may_end_as_well() -> None:
    root = _root(document(procedure((step(1, 0), step(2, 0)), 1, edge(1, 2), edge(2, 1))))
    assert [flow[:2] for flow in _flows(root) if "Fork_1_2" in flow] == [
        ("Fork_1_2", "Step_1_1"),
        ("Step_1_2", "Fork_1_2"),
        ("Fork_1_2", "End_1_2"),
    ]


def test_ways_that_meet_before_a_decision_do_so_in_a_gateway_of_their_own() -> None:
    root = _root(document(busy()))
    assert [flow[:2] for flow in _flows(root) if "Merge_1_7" in flow] == [
        ("Step_1_6", "Merge_1_7"),
        ("Step_1_3", "Merge_1_7"),
        ("Merge_1_7", "Step_1_7"),
    ]


def test_words_at_arrows_of_a_plain_row_are_conditions() -> None:
    steps = tuple(step(n, 0) for n in range(1, 4))
    root = _root(document(procedure(steps, 1, edge(1, 2, "Lengkap"), edge(1, 3, "Tidak lengkap"))))
    assert [e.text for e in _all(root, ".//b:conditionExpression")] == ["Lengkap", "Tidak lengkap"]


def test_who_is_unknown_stands_in_a_lane_that_says_so() -> None:
    root = _root(document(procedure((step(1, 0), step(2)), 1)))
    lanes = [(lane.get("name"), lane.find(".//s:unknown", NS) is not None) for lane in _all(root, ".//b:lane")]
    assert lanes == [("Pemohon", False), ("Pelaksana belum diketahui", True)]


def test_mutu_baku_is_told_to_people_as_well() -> None:
    root = _root(document(procedure((step(3, 0, 1),), 2)))
    assert [e.text for e in _all(root, ".//b:documentation")] == [
        "Pelaksana bersama: Pemohon, Petugas Loket\nKelengkapan: Surat permohonan\nWaktu: 15 menit\nOutput: Konsep surat izin\nKeterangan: Sesuai jadwal"
    ]


def test_arrows_that_no_flow_can_show_are_kept_beside() -> None:
    root = _root(document(procedure((step(1, 0), step(2, 0)), 1, edge(1, 2), edge(2, 2, "Ulang"), edge(2, 9))))
    assert [dict(e.attrib) for e in _all(root, "b:process/b:extensionElements/s:edge")] == [
        {"order": "1", "status": "drawn", "from": "2", "to": "2", "label": "Ulang"},
        {"order": "2", "status": "drawn", "from": "2", "to": "9"},
    ]


def test_each_procedure_has_a_pool_below_the_one_before() -> None:
    root = _root(document(linear(2, 1), linear(2, 1)))
    first, second = (_shapes(root)[f"Participant_{n}"] for n in (1, 2))
    assert second.top == first.bottom + 60


def test_what_xml_forbids_is_left_out() -> None:
    odd = Step("1", "Men\x0cerima\ud800", Time(), (Performer(0),))
    sop = SopDocument(
        Source("", "", ""), procedures=(Procedure("A\x00B", ("L\x0bn",), (odd,), (Edge(Port("1"), Port("\x01")),)),)
    )
    root = _root(sop)
    assert [e.get("name") for e in _all(root, ".//b:userTask")] == ["Menerima"]
    assert [e.get("name") for e in _all(root, ".//b:lane")] == ["Ln"]
