"""What `docs_out` writes as Word, `ingest` reads back to the same document."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from docs_out.document import documents
from ingest.parse import parse
from ingest.readers.docx import read
from model.sop import Approval, Edge, Performer, Procedure, SopDocument, Source, Step
from tests.docs_out.example_sops import EXAMPLES, document

_SAMPLES = sorted(p for p in (Path(__file__).parents[2] / "samples").iterdir() if p.suffix in {".txt", ".md", ".html"})
_WRITE = {found.suffix: found.write for found in documents()}[".docx"]
_NO_SOURCE = Source("", "", "")


def _back(sop: SopDocument) -> SopDocument:
    return read(_WRITE(sop), "sop.docx", lambda _: None)


def _as_drawn(sop: SopDocument) -> SopDocument:
    """`sop` as a drawing can say it: what stands in it counts as drawn, and evidence is of the file it was read from."""
    return replace(
        sop,
        source=_NO_SOURCE,
        approval=_written(sop.approval),
        procedures=tuple(_drawn(p, sop.title) for p in sop.procedures),
        evidence={},
        doubts=(),
        repairs=(),
    )


def _written(approval: Approval) -> Approval:
    """The form has no words for an electronic signature; a NIP is read as digits."""
    nip = approval.nip.replace(" ", "") if approval.nip else None
    return replace(approval, electronic=False, nip=nip)


def _drawn(procedure: Procedure, title: str | None) -> Procedure:
    """Only a title worded as one is told from other text above a table; arrows need a symbol at both ends."""
    worded = (procedure.title or "").lower().startswith(("sop", "prosedur"))
    placed = {step.number: [who.lane for who in step.performers] for step in procedure.steps}
    return replace(
        procedure,
        title=procedure.title if worded else title,
        steps=tuple(_acting(step) for step in procedure.steps),
        edges=tuple(sorted((e for edge in procedure.edges if (e := _between(edge, placed))), key=repr)),
    )


def _acting(step: Step) -> Step:
    """Where nobody is drawn the words decide, there and back; lanes stand from left to right."""
    performers = sorted((Performer(who.lane, who.symbol) for who in step.performers), key=lambda who: who.lane)
    return replace(step, activity=step.activity.strip(), performers=tuple(performers), alternatives=())


def _seen(sop: SopDocument) -> SopDocument:
    """`sop` without the performers that only its words suggest."""
    (procedure,) = sop.procedures
    steps = tuple(
        replace(step, performers=tuple(who for who in step.performers if who.status == "drawn"))
        for step in procedure.steps
    )
    return replace(sop, procedures=(replace(procedure, steps=steps),))


def _between(edge: Edge, placed: dict[str, list[int]]) -> Edge | None:
    """The arrow between symbols; a port without a lane means the first one."""
    ends = []
    for port in (edge.source, edge.target):
        if not placed[port.step]:
            return None
        ends.append(replace(port, lane=placed[port.step][0] if port.lane is None else port.lane))
    return replace(edge, source=ends[0], target=ends[1], status="drawn")


@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda p: p.name)
def test_samples_come_back(sample: Path) -> None:
    sop = parse(sample)
    back = _back(sop)
    assert _as_drawn(back) == _as_drawn(sop)
    assert {doubt.code for doubt in back.doubts} <= {"performer_unknown"}


@pytest.mark.parametrize("name", ["decisions", "busy", "three_pages", "wide"])
def test_drawn_examples_come_back(name: str) -> None:
    """Decisions, loops, connectors to other pages, twelve lanes."""
    sop = document(EXAMPLES[name])
    assert _as_drawn(_back(sop)).procedures == _as_drawn(sop).procedures


@pytest.mark.parametrize("name", ["linear", "long_texts", "unknown_performers"])
def test_the_sequence_is_drawn_where_there_are_no_arrows(name: str) -> None:
    sop = document(EXAMPLES[name])
    (back,) = _as_drawn(_seen(_back(sop))).procedures
    (given,) = _as_drawn(sop).procedures
    numbers = [step.number for step in given.steps]
    assert replace(back, edges=()) == given
    assert {(e.source.step, e.target.step) for e in back.edges} <= set(pairwise(numbers))
