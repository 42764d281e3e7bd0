"""What `docs_out` writes as PDF and as Excel, `ingest` reads back to the same document, through the drawing alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from docs_out.documents.pdf import write_pdf
from docs_out.documents.xlsx import write_xlsx
from docs_out.setting import Paper, Setting
from ingest.language.legal import read_legal
from ingest.parse import parse
from ingest.readers import pdf, xlsx
from model.sop import SopDocument
from tests.corpus.plan import plan
from tests.docs_out.example_sops import EXAMPLES, document
from tests.docs_out.sop_strategy import sops
from tests.ingest.as_drawn import as_drawn, seen

_SAMPLES = sorted(
    p
    for p in (Path(__file__).parents[2] / "samples").iterdir()
    if p.suffix in {".txt", ".md", ".html", ".docx", ".xlsx", ".pdf", ".bpmn"}
)


def _from_pdf(sop: SopDocument) -> SopDocument:
    return seen(pdf.read(write_pdf(sop), "sop.pdf", lambda _: None))


def _from_xlsx(sop: SopDocument) -> SopDocument:
    return seen(xlsx.read(write_xlsx(sop), "sop.xlsx", lambda _: None))


_WAYS = pytest.mark.parametrize("back", [_from_pdf, _from_xlsx])


def _with_laws(sop: SopDocument) -> SopDocument:
    return replace(sop, legal_basis=tuple(read_legal(law.text) for law in sop.legal_basis))


@_WAYS
@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda p: p.name)
def test_samples_come_back(sample: Path, back: Callable[[SopDocument], SopDocument]) -> None:
    sop = parse(sample)
    assert as_drawn(back(sop)) == as_drawn(sop)


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_come_back_from_pdf(name: str) -> None:
    sop = _with_laws(document(EXAMPLES[name]))
    assert as_drawn(_from_pdf(sop)) == as_drawn(sop)


@pytest.mark.parametrize("seed", range(10))
def test_invented_sops_come_back_from_pdf(seed: int) -> None:
    sop = plan(seed).document
    assert as_drawn(_from_pdf(sop)) == as_drawn(sop)


@pytest.mark.parametrize("setting", [Setting(qr=True), Setting(paper=Paper.F4)])
def test_any_setting_comes_back_from_pdf(setting: Setting) -> None:
    sop = _with_laws(document(EXAMPLES["three_pages"]))
    assert as_drawn(seen(pdf.read(write_pdf(sop, setting), "sop.pdf", lambda _: None))) == as_drawn(sop)


@given(sops())
@settings(
    max_examples=10, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_any_sop_comes_back_from_pdf(sop: SopDocument) -> None:
    assert as_drawn(_from_pdf(sop)) == as_drawn(sop)


@_WAYS
def test_sections_longer_than_a_page_come_back(back: Callable[[SopDocument], SopDocument]) -> None:
    laws = tuple(
        read_legal(f"Peraturan Wali Kota Nomor {n} Tahun 2020 tentang Ruang Terbuka Hijau") for n in range(1, 81)
    )
    sop = replace(document(EXAMPLES["decisions"]), legal_basis=laws)
    assert as_drawn(back(sop)) == as_drawn(sop)
