"""Nothing changes on the way through a file, as `sop diff` tells changes.

The form cannot hold three things: a procedure's title that is missing or not worded as one (`on_paper`), performers
that only the words of a step suggest (`seen`), and how sure a reader was, which is no change.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from shutil import which

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from analytics.revision.difference import difference
from docs_out.documents.docx import write_docx
from docs_out.documents.pdf import write_pdf
from docs_out.documents.xlsx import write_xlsx
from ingest.parse import parse
from ingest.readers import docx, pdf, xlsx
from ingest.sources.libreoffice import to_pdf
from model.sop import Edge, Port, SopDocument
from tests.corpus.plan import plan
from tests.docs_out.sop_strategy import sops
from tests.ingest.as_drawn import on_paper, seen

_SAMPLES = sorted(p for p in (Path(__file__).parents[2] / "samples").iterdir() if p.is_file() and p.suffix != ".py")
_read = cache(parse)


def _from_docx(sop: SopDocument) -> SopDocument:
    return docx.read(write_docx(sop), "sop.docx", lambda _: None)


def _from_pdf(sop: SopDocument) -> SopDocument:
    return pdf.read(write_pdf(sop), "sop.pdf", lambda _: None)


def _from_xlsx(sop: SopDocument) -> SopDocument:
    return xlsx.read(write_xlsx(sop), "sop.xlsx", lambda _: None)


def _from_office(sop: SopDocument) -> SopDocument:
    printed = to_pdf(write_docx(sop), ".docx", lambda: None)
    assert printed is not None
    return pdf.read(printed, "sop.pdf", lambda _: None)


def _changes(sop: SopDocument, back: Callable[[SopDocument], SopDocument]) -> list[str]:
    return [change.said.en for change in difference(on_paper(sop), seen(back(sop))).changes]


@pytest.mark.parametrize("back", [_from_docx, _from_pdf, _from_xlsx])
@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda p: p.name)
def test_nothing_changes_in_a_sample(sample: Path, back: Callable[[SopDocument], SopDocument]) -> None:
    assert _changes(_read(sample), back) == []


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice (soffice) is not on PATH")
@pytest.mark.parametrize("name", ["perjalanan_dinas.pdf", "pengelolaan_kendaraan.txt"])
def test_nothing_changes_in_what_libreoffice_prints(name: str) -> None:
    """Two symbols in a cell, an electronic signature; arrows that only a note tells."""
    (sample,) = (path for path in _SAMPLES if path.name == name)
    assert _changes(_read(sample), _from_office) == []


@pytest.mark.parametrize("back", [_from_docx, _from_pdf])
@pytest.mark.parametrize("seed", [*range(20), 32, 38, 121, 164])
def test_nothing_changes_in_an_invented_sop(seed: int, back: Callable[[SopDocument], SopDocument]) -> None:
    assert _changes(plan(seed).document, back) == []


@pytest.mark.parametrize("back", [_from_docx, _from_pdf])
@given(sop=sops())
@settings(
    max_examples=15, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_nothing_changes_in_any_sop(sop: SopDocument, back: Callable[[SopDocument], SopDocument]) -> None:
    assert _changes(sop, back) == []


def test_an_arrow_without_symbol_comes_back_from_the_note() -> None:
    """Nobody is known to do step 4: Tidak leads back to step 3, Ya on to step 5."""
    (sample,) = (path for path in _SAMPLES if path.name == "gangguan_listrik.txt")
    (found,) = _from_pdf(_read(sample)).procedures
    told = [edge for edge in found.edges if edge.source.step == "4"]
    assert told == [
        Edge(Port("4", None), Port("5", 2), "Ya", "stated"),
        Edge(Port("4", None), Port("3", 1), "Tidak", "stated"),
    ]
