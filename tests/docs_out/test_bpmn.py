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


def _sound(document: SopDocument) -> None:
    root = _root(document)
    _refers_to_what_is_there(root)
    _is_drawn_whole(root)


def _refers_to_what_is_there(root: Element) -> None:
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    nodes = [node.get("id") for node in _nodes(root)]
    assert sorted(str(ref.text) for ref in _all(root, ".//b:flowNodeRef")) == sorted(map(str, nodes))
    assert all({source, target} <= set(nodes) for source, target, _ in _flows(root))
    for word, end in (("incoming", "targetRef"), ("outgoing", "sourceRef")):
        told = [(node.get("id"), ref.text) for node in _nodes(root) for ref in _all(node, f"b:{word}")]
        assert sorted(told) == sorted((f.get(end), f.get("id")) for f in _all(root, ".//b:sequenceFlow"))
    assert not [n for n in _nodes(root) if _local(n) == "startEvent" and _all(n, "b:incoming")]
    assert not [n for n in _nodes(root) if _local(n) == "endEvent" and _all(n, "b:outgoing")]


def _is_drawn_whole(root: Element) -> None:
    shapes = _shapes(root)
    things = [*_nodes(root), *_all(root, ".//b:lane"), *_all(root, ".//b:participant")]
    assert sorted(shapes) == sorted(str(thing.get("id")) for thing in things)
    nodes = {str(node.get("id")): shapes[str(node.get("id"))] for node in _nodes(root)}
    assert not [pair for pair in combinations(nodes, 2) if nodes[pair[0]].meets(nodes[pair[1]])]
    for lane in _all(root, ".//b:lane"):
        around = shapes[str(lane.get("id"))]
        assert all(_within(nodes[str(ref.text)], around) for ref in _all(lane, "b:flowNodeRef"))
    ends = {f.get("id"): (f.get("sourceRef"), f.get("targetRef")) for f in _all(root, ".//b:sequenceFlow")}
    drawn = {line.get("bpmnElement"): _all(line, "l:waypoint") for line in _all(root, ".//d:BPMNEdge")}
    assert drawn.keys() == ends.keys()
    for flow, (source, target) in ends.items():
        points = [(float(p.get("x", "nan")), float(p.get("y", "nan"))) for p in drawn[flow]]
        assert _meets_outline(points[0], nodes[str(source)], str(source), root), flow
        assert _meets_outline(points[-1], nodes[str(target)], str(target), root), flow


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
    _sound(document(drawn, drawn))


@given(documents())
@settings(max_examples=40)
def test_any_document_is_whole_and_drawn(sop: SopDocument) -> None:
    _sound(sop)


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
