"""BPMN of other programs: what becomes a row, an arrow, a doubt; and what is refused."""

import pytest

from ingest.readers.bpmn import read
from model.errors import SopError
from model.sop import Performer, Procedure, SopDocument
from model.text import Lang

_HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">'
_LANES = '<laneSet><lane id="L1" name="Loket"><flowNodeRef>A</flowNodeRef></lane><lane id="L2" name="Kepala"><flowNodeRef>B</flowNodeRef><flowNodeRef>G</flowNodeRef></lane></laneSet>'
_A, _B, _C = (f'<task id="{n}" name="Tugas {n}"/>' for n in "ABC")


def _read(process: str, around: str = "") -> SopDocument:
    xml = f'{_HEAD}{around}<process id="P">{process}</process></definitions>'
    return read(xml.encode(), "x.bpmn", lambda _: None)


def _procedure(process: str, around: str = "") -> Procedure:
    (found,) = _read(process, around).procedures
    return found


def _flow(source: str, target: str, name: str = "") -> str:
    named = f'name="{name}" ' if name else ""
    return f'<sequenceFlow id="{source}{target}" {named}sourceRef="{source}" targetRef="{target}"/>'


def _rows(procedure: Procedure) -> list[str]:
    return [step.activity for step in procedure.steps]


def _arrows(procedure: Procedure) -> list[tuple[str, str, str | None]]:
    return [(e.source.step, e.target.step, e.label) for e in procedure.edges]


def _symbols(procedure: Procedure) -> list[str]:
    return [p.symbol for step in procedure.steps for p in step.performers]


def test_tasks_are_rows_in_the_order_of_the_flow_and_in_their_lanes() -> None:
    found = _procedure(f"{_LANES}{_B}{_A}{_flow('A', 'B')}")
    assert _rows(found) == ["Tugas A", "Tugas B"]
    assert found.lanes == ("Loket", "Kepala")
    assert [step.performers for step in found.steps] == [(Performer(0),), (Performer(1),)]


def test_a_gateway_with_a_question_is_a_decision() -> None:
    gateway = '<exclusiveGateway id="G" name="Lengkap?"/>'
    flows = _flow("A", "G") + _flow("G", "B", "Ya") + _flow("G", "A", "Tidak")
    found = _procedure(f"{_LANES}{_A}{gateway}{_B}{flows}")
    assert _rows(found) == ["Tugas A", "Lengkap?", "Tugas B"]
    assert _symbols(found) == ["process", "decision", "process"]
    assert _arrows(found) == [("1", "2", None), ("2", "1", "Tidak"), ("2", "3", "Ya")]


def test_a_gateway_without_a_question_makes_the_task_before_it_decide() -> None:
    gateway = '<exclusiveGateway id="G"/>'
    flows = _flow("A", "G") + _flow("G", "B", "Ya") + _flow("G", "C", "Tidak")
    document = _read(
        f"{_A}{gateway}{_B}{_C}{flows}", '<collaboration><participant name="Loket" processRef="P"/></collaboration>'
    )
    (found,) = document.procedures
    assert _symbols(found) == ["decision", "process", "process"]
    assert _arrows(found) == [("1", "2", "Ya"), ("1", "3", "Tidak")]
    assert [(d.at, d.code) for d in document.doubts] == [
        ("/procedures/0/steps/0", "decision_inferred"),
        ("/procedures/0/lanes/0", "lane_from_pool"),
    ]


def test_gateways_that_only_part_and_join_are_no_rows() -> None:
    gateways = '<parallelGateway id="S" name="Bersamaan"/><parallelGateway id="J"/>'
    flows = _flow("A", "S") + _flow("S", "B") + _flow("S", "C") + _flow("B", "J") + _flow("C", "J") + _flow("J", "D")
    found = _procedure(f'{_A}{_B}{_C}<userTask id="D" name="Tugas D"/>{gateways}{flows}')
    assert _arrows(found) == [("1", "2", None), ("1", "3", None), ("2", "4", None), ("3", "4", None)]


def test_events_that_say_what_is_done_are_capsules_and_mere_signs_are_nothing() -> None:
    events = '<startEvent id="S" name="Mulai"/><endEvent id="E" name="Berkas diserahkan"/>'
    lanes = (
        '<laneSet><lane id="L" name="Loket"><flowNodeRef>A</flowNodeRef><flowNodeRef>E</flowNodeRef></lane></laneSet>'
    )
    found = _procedure(f"{lanes}{events}{_A}{_flow('S', 'A')}{_flow('A', 'E')}")
    assert _rows(found) == ["Tugas A", "Berkas diserahkan"]
    assert _symbols(found) == ["process", "terminator"]


def test_an_event_at_the_border_of_a_task_names_its_way_out() -> None:
    border = '<boundaryEvent id="T" name="Lewat 3 hari" attachedToRef="A"/>'
    found = _procedure(f"{_A}{_B}{_C}{border}{_flow('A', 'B')}{_flow('T', 'C')}")
    assert _arrows(found) == [("1", "2", None), ("1", "3", "Lewat 3 hari")]


def test_loops_through_bare_gateways_end() -> None:
    gateways = '<exclusiveGateway id="X"/><exclusiveGateway id="Y"/>'
    flows = _flow("A", "X") + _flow("X", "Y") + _flow("Y", "X") + _flow("Y", "B")
    assert _arrows(_procedure(f"{_A}{_B}{gateways}{flows}"))[0][:2] == ("1", "2")


def test_without_references_the_drawing_tells_the_lane() -> None:
    shapes = "".join(
        f'<di:BPMNShape bpmnElement="{name}"><dc:Bounds x="{x}" y="{y}" width="{w}" height="{h}"/></di:BPMNShape>'
        for name, x, y, w, h in (("L1", 0, 0, 600, 100), ("L2", 0, 100, 600, 100), ("A", 50, 110, 100, 80))
    )
    lanes = '<laneSet><lane id="L1" name="Loket"/><lane id="L2" name="Kepala"/></laneSet>'
    found = _procedure(f"{lanes}{_A}", f"<di:BPMNDiagram><di:BPMNPlane>{shapes}</di:BPMNPlane></di:BPMNDiagram>")
    assert [step.performers for step in found.steps] == [(Performer(1),)]


def test_lanes_within_lanes_count_by_the_innermost() -> None:
    inner = '<childLaneSet><lane id="L2" name="Arsip"><flowNodeRef>A</flowNodeRef></lane><lane id="L3"/></childLaneSet>'
    found = _procedure(f'<laneSet><lane id="L1" name="Bagian Umum">{inner}</lane></laneSet>{_A}')
    assert found.lanes == ("Arsip", "Bagian Umum")


def test_pools_are_procedures_and_what_is_left_out_is_said() -> None:
    around = (
        '<collaboration><participant name="Izin" processRef="P"/><participant name="Warga" processRef="Q"/>'
        '<messageFlow id="M" sourceRef="A" targetRef="Z"/></collaboration><process id="Q"><subProcess id="Z" name="Mengurus"/></process>'
    )
    document = _read(_A, around)
    assert [p.title for p in document.procedures] == ["Izin", "Warga"]
    assert document.title == "Izin"
    assert {d.code for d in document.doubts} == {"lane_from_pool", "subprocess_folded", "message_flow_left_out"}


def test_a_task_in_no_lane_has_no_performer() -> None:
    document = _read(f"{_LANES}{_A}{_B}{_C}{_flow('A', 'B')}{_flow('B', 'C')}")
    assert document.procedures[0].steps[2].performers == ()
    assert [(d.at, d.code) for d in document.doubts] == [("/procedures/0/steps/2", "performer_unknown")]


_DOCTYPE = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]>'
_REFUSED = {
    "doctype": (_DOCTYPE + _HEAD + "</definitions>", "x.bpmn: bagian BPMN memuat DOCTYPE, yang tidak ada dalam dokumen biasa. Salin isinya ke dokumen baru, lalu ulangi."),
    "deep": (_HEAD + "<a>" * 300 + "</a>" * 300 + "</definitions>", "x.bpmn: bagian BPMN bersarang lebih dari 200 tingkat. Salin isinya ke dokumen baru, lalu ulangi."),
    "torn": (_HEAD, "x.bpmn: bagian BPMN rusak (XML, baris 1). Buka di aplikasi asalnya, simpan ulang, lalu ulangi."),
    "other": ("<svg/>", "x.bpmn: bukan berkas BPMN 2.0 (unsur pertamanya svg). Ekspor ulang diagramnya sebagai BPMN 2.0 XML."),
    "empty": (_HEAD + '<process id="P"/></definitions>', "x.bpmn: tidak ada kegiatan dalam diagram BPMN ini (1 proses kosong). Berikan diagram yang memuat kegiatan (task)."),
    "spoilt": (
        _HEAD + '<process id="P"><task id="A"><extensionElements><s:step xmlns:s="urn:mutu-baku:bpmn:1" number="1"><s:performers lane="lima"/></s:step></extensionElements></task></process></definitions>',
        "x.bpmn: keterangan Mutu Baku di dalam berkas ini rusak (invalid literal for int() with base 10: 'lima'). Tulis ulang dengan `sop write`.",
    ),
}  # fmt: skip


def test_a_name_of_megabytes_is_refused() -> None:
    xml = f'{_HEAD}<process id="P"><task id="A" name="{"a" * 10_500_000}"/></process></definitions>'
    with pytest.raises(SopError) as refusal:
        read(xml.encode(), "x.bpmn", lambda _: None)
    assert refusal.value.to(Lang.ID).startswith("x.bpmn: isinya terlalu besar untuk sebuah diagram (")


@pytest.mark.parametrize("name", _REFUSED)
def test_what_is_no_diagram_with_steps_is_refused(name: str) -> None:
    xml, sentence = _REFUSED[name]
    with pytest.raises(SopError) as refusal:
        read(xml.encode(), "x.bpmn", lambda _: None)
    assert refusal.value.to(Lang.ID) == sentence
