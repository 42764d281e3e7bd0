"""Each sample reads as its golden JSON says; the goldens were checked against the samples by eye."""

import json
from pathlib import Path

import pytest

from ingest.parse import parse
from model.sop_json import dumps, loads
from tests.ingest.originals import original
from tests.ingest.sample_forms import FORMS
from tests.ingest.zip_files import parts_of

_ROOT = Path(__file__).parents[2]
_GOLDEN = _ROOT / "tests" / "golden" / "sops"
_LINES = sorted(p for p in (_ROOT / "samples").iterdir() if p.suffix in {".txt", ".md", ".html"})
_DIAGRAMS = (_ROOT / "samples" / "uji_contoh_air.bpmn",)
_SAMPLES = sorted((*_LINES, *_DIAGRAMS, *(_ROOT / "samples" / name for name in FORMS)))


@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda p: p.name)
def test_sample_reads_as_its_golden(sample: Path, update_golden: bool) -> None:
    golden = _GOLDEN / f"{sample.stem}.json"
    read = dumps(parse(sample)) + "\n"
    if update_golden:
        golden.write_text(read, encoding="utf-8", newline="\n")
    assert json.loads(read) == json.loads(golden.read_text(encoding="utf-8"))


def test_samples_and_goldens_belong_together() -> None:
    assert [p.stem for p in _SAMPLES] == sorted(p.stem for p in _GOLDEN.iterdir())


@pytest.mark.parametrize("golden", sorted(_GOLDEN.iterdir()), ids=lambda p: p.stem)
def test_golden_is_a_document_and_writes_itself(golden: Path) -> None:
    text = golden.read_text(encoding="utf-8")
    assert dumps(loads(text, golden.name)) + "\n" == text


def test_clean_sample_leaves_no_doubt() -> None:
    document = parse(_ROOT / "samples" / "permohonan_informasi.txt")
    (procedure,) = document.procedures
    assert [step.performers[0].lane for step in procedure.steps] == [0, 1, 1, 2, 2, 3, 1]
    assert [(e.source.step, e.target.step, e.label) for e in procedure.edges if e.label] == [
        ("3", "4", "Ya"),
        ("3", "1", "Tidak"),
    ]
    assert (document.doubts, document.repairs) == ((), ())


def test_numbers_are_not_repaired_and_repairs_keep_the_original() -> None:
    document = parse(_ROOT / "samples" / "pengelolaan_kendaraan.txt")
    assert document.legal_basis[2].number == "PER/08/M.AD/U/2011"
    assert "Pemindahtempatan" in (document.procedures[1].title or "")
    assert {(r.old, r.new) for r in document.repairs if r.at == "/procedures/1/title"} == {
        ("Pemindahtempaan", "Pemindahtempatan")
    }


def test_signatory_below_the_position_is_no_institution() -> None:
    document = parse(_ROOT / "samples" / "rekomendasi_penelitian.txt")
    assert document.institution == ("PEMERINTAH KOTA WANASARI", "KANTOR RISET DAN PUSTAKA DAERAH")
    assert (document.approval.name, document.approval.nip) == ("Lintang Ayu Prameswari", "198509302010012015")


@pytest.mark.parametrize("sample", _LINES, ids=lambda p: p.name)
def test_evidence_of_a_step_is_the_line_it_stands_on(sample: Path) -> None:
    lines = sample.read_text(encoding="utf-8").split("\n")
    document = original(parse(sample))
    for i, procedure in enumerate(document.procedures):
        for j, step in enumerate(procedure.steps):
            line = document.evidence[f"/procedures/{i}/steps/{j}"].line
            assert line is not None
            assert step.activity[:30] in lines[line - 1]


@pytest.mark.parametrize("name", FORMS)
def test_drawn_samples_are_as_they_were_made(name: str) -> None:
    assert parts_of((_ROOT / "samples" / name).read_bytes()) == parts_of(FORMS[name]())


@pytest.mark.parametrize("name", FORMS)
def test_drawn_samples_leave_no_doubt(name: str) -> None:
    document = parse(_ROOT / "samples" / name)
    assert document.doubts == ()
    assert all(step.performers[0].status == "drawn" for step in document.procedures[0].steps)
