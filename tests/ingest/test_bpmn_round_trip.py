"""What `docs_out` writes as BPMN, `ingest` reads back to the same document, and after edits to the edited one."""

import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from lxml import etree

from docs_out.characters import clean
from docs_out.document import documents as formats
from ingest.parse import parse
from ingest.readers.bpmn import read
from model.sop import Performer, Port, Procedure, SopDocument
from tests.docs_out.example_sops import EXAMPLES, decisions, document, procedure, step
from tests.docs_out.test_layout import procedures
from tests.strategies import documents

T = TypeVar("T")
_SAMPLES = sorted(p for p in (Path(__file__).parents[2] / "samples").iterdir() if p.is_file() and p.suffix in {".txt", ".md", ".html", ".docx", ".xlsx", ".bpmn"})  # fmt: skip
_WRITE = {found.suffix: found.write for found in formats()}[".bpmn"]
_BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


def _back(sop: SopDocument) -> SopDocument:
    return _read(_WRITE(sop), sop)


def _read(raw: bytes, sop: SopDocument) -> SopDocument:
    found = read(raw, "sop.bpmn", lambda _: None)
    assert (found.source.name, found.source.format) == ("sop.bpmn", "bpmn")
    return replace(found, source=sop.source)


def _held(value: T) -> T:
    """`value` as XML can hold it: without the characters it forbids."""
    if isinstance(value, str):
        return clean(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(map(_held, value))  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, Any] = {f.name: _held(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **changed)
    return value


def _same(sop: SopDocument) -> bool:
    return _back(sop) == replace(_held(sop), source=sop.source, evidence={})


@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda p: p.name)
def test_samples_come_back_whole(sample: Path) -> None:
    assert _same(parse(sample))


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_come_back_whole(name: str) -> None:
    assert _same(document(EXAMPLES[name]))


@given(procedures())
@settings(max_examples=60)
def test_any_procedure_comes_back_whole(drawn: Procedure) -> None:
    assert _same(document(drawn))


@given(documents())
@settings(max_examples=150)
def test_any_document_comes_back_whole(sop: SopDocument) -> None:
    assert _same(sop)


def _bare(raw: bytes) -> bytes:
    """The file without what is not BPMN, as some programs save it."""
    root = etree.fromstring(raw)
    for extension in list(root.iter(f"{_BPMN}extensionElements")):
        parent = extension.getparent()
        assert parent is not None
        parent.remove(extension)
    return etree.tostring(root)


def _as_drawn(sop: Procedure) -> Procedure:
    """What the diagram alone tells: who stands in the lane, what the arrows join, mutu baku as documented."""
    first = {s.number: s.performers[0].lane for s in sop.steps}
    edges = tuple(replace(e, source=Port(e.source.step, first[e.source.step]), target=Port(e.target.step, first[e.target.step])) for e in sop.edges)  # fmt: skip
    steps = tuple(replace(s, performers=(Performer(s.performers[0].lane, s.performers[0].symbol),)) for s in sop.steps)
    return replace(sop, steps=steps, edges=tuple(sorted(edges, key=repr)))


@pytest.mark.parametrize("name", ["decisions", "busy", "three_pages", "wide"])
def test_the_diagram_alone_tells_steps_lanes_symbols_arrows_words_and_mutu_baku(name: str) -> None:
    sop = document(EXAMPLES[name])
    (found,) = _read(_bare(_WRITE(sop)), sop).procedures
    assert _as_drawn(found) == _as_drawn(EXAMPLES[name])


def _edited(sop: SopDocument, pattern: str, new: str) -> SopDocument:
    text, count = re.subn(pattern, new, _WRITE(sop).decode(), flags=re.DOTALL)
    assert count == 1
    return _read(text.encode(), sop)


def test_a_task_moved_to_another_lane_is_done_there() -> None:
    sop = document(procedure((step(1, 0, status="inferred"), step(2, 1)), 2))
    moved = r"<bpmn:flowNodeRef>Step_1_1</bpmn:flowNodeRef>(.*?)(<bpmn:flowNodeRef>Step_1_2)"
    back = _edited(sop, moved, r"\1<bpmn:flowNodeRef>Step_1_1</bpmn:flowNodeRef>\2")
    assert [s.performers for s in back.procedures[0].steps] == [(Performer(1),), (Performer(1),)]
    assert [s.time.text for s in back.procedures[0].steps] == ["5 menit", "10 menit"]


def test_a_task_made_a_gateway_decides() -> None:
    sop = document(procedure((step(1, 0), step(2, 1)), 2))
    task = r'<bpmn:userTask (id="Step_1_2".*?)</bpmn:userTask>'
    back = _edited(sop, task, r"<bpmn:exclusiveGateway \1</bpmn:exclusiveGateway>")
    assert [s.performers for s in back.procedures[0].steps] == [(Performer(0),), (Performer(1, "decision"),)]


def test_a_flow_with_another_word_counts_as_it_stands() -> None:
    back = _edited(document(decisions()), r'name="Ya" sourceRef="Step_1_4"', 'name="Setuju" sourceRef="Step_1_4"')
    assert [e.label for e in back.procedures[0].edges if e.source.step == "4"] == ["Setuju", "Tidak"]


def test_a_task_drawn_in_another_program_becomes_a_row_where_it_stands() -> None:
    sop = document(procedure((step(1, 0), step(2, 0)), 1))
    new = '<bpmn:task id="T" name="Mengetik"/><bpmn:sequenceFlow id="F" sourceRef="T" targetRef="Step_1_1"/></bpmn:process>'
    (found,) = _edited(sop, "</bpmn:process>", new).procedures
    assert [(s.number, s.activity[:8], len(s.performers)) for s in found.steps] == [
        ("3", "Mengetik", 0),
        ("1", "Memeriks", 1),
        ("2", "Menyusun", 1),
    ]
    assert [(e.source.step, e.target.step) for e in found.edges] == [("3", "1")]
