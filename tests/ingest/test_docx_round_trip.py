"""What `docs_out` writes as Word, `ingest` reads back to the same document."""

from dataclasses import replace
from pathlib import Path

import pytest

from docs_out.document import documents
from docs_out.setting import Paper, Setting
from ingest.language.legal import read_legal
from ingest.parse import parse
from ingest.readers.docx import read
from model.sop import SopDocument
from tests.docs_out.example_sops import EXAMPLES, document
from tests.docs_out.word_templates import letterhead
from tests.ingest.as_drawn import as_drawn, seen

_SAMPLES = sorted(p for p in (Path(__file__).parents[2] / "samples").iterdir() if p.suffix in {".txt", ".md", ".html"})
_WRITE = {found.suffix: found.write for found in documents()}[".docx"]


def _with_laws(sop: SopDocument) -> SopDocument:
    return replace(sop, legal_basis=tuple(read_legal(law.text) for law in sop.legal_basis))


def _back(sop: SopDocument) -> SopDocument:
    return read(_WRITE(sop), "sop.docx", lambda _: None)


@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda p: p.name)
def test_samples_come_back(sample: Path) -> None:
    sop = parse(sample)
    back = _back(sop)
    assert as_drawn(back) == as_drawn(sop)
    assert {doubt.code for doubt in back.doubts} <= {"performer_unknown"}


@pytest.mark.parametrize("name", ["decisions", "busy", "three_pages", "wide"])
def test_drawn_examples_come_back(name: str) -> None:
    """Decisions, loops, connectors to other pages, twelve lanes."""
    sop = document(EXAMPLES[name])
    assert as_drawn(_back(sop)).procedures == as_drawn(sop).procedures


@pytest.mark.parametrize("setting", [Setting(qr=True), Setting(paper=Paper.F4), Setting(template=letterhead())])
def test_any_setting_comes_back(setting: Setting) -> None:
    sop = document(EXAMPLES["three_pages"])
    assert as_drawn(read(_WRITE(sop, setting), "sop.docx", lambda _: None)) == as_drawn(_with_laws(sop))


@pytest.mark.parametrize("name", ["linear", "long_texts", "unknown_performers"])
def test_the_sequence_is_drawn_where_there_are_no_arrows(name: str) -> None:
    sop = document(EXAMPLES[name])
    assert as_drawn(seen(_back(sop))).procedures == as_drawn(sop).procedures
