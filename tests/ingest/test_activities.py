"""Activity names of a log → steps: suggestions and the user's own mapping."""

from pathlib import Path

import pytest

from ingest.mapping.activities import Candidate, candidates, overridden, suggest
from ingest.mapping.review import read_map, review_table
from ingest.parse import parse
from model.errors import SopError
from model.log import Seen
from model.report import Mapped
from model.text import Lang

_SAMPLE = Path(__file__).parents[2] / "samples" / "permohonan_informasi.txt"
_DOCUMENT = parse(_SAMPLE)


def _step_of(name: str) -> str | None:
    found = suggest((Seen(name),), _DOCUMENT)
    return found[0].step if found else None


def test_candidates_are_all_steps() -> None:
    found = candidates(_DOCUMENT)
    assert len(found) == 7
    assert found[5] == Candidate(0, "6", "Kepala Dinas menandatangani surat jawaban", 5 / 6, frozenset({3}))


def test_same_words_are_certain() -> None:
    name = "KEPALA DINAS menandatangani surat jawaban."
    assert suggest((Seen(name),), _DOCUMENT) == (Mapped(name, 0, "6", 1.0, "same_words"),)


@pytest.mark.parametrize("name", ["3. Memeriksa kelengkapan", "Langkah 3", "3"])
def test_numbered_name(name: str) -> None:
    assert suggest((Seen(name),), _DOCUMENT) == (Mapped(name, 0, "3", 0.99, "number"),)


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("Pengajuan permohonan informasi tertulis", "1"),
        ("Pencatatan permohonan di buku register", "2"),
        ("Pemeriksaan kelengkapan permohonan", "3"),
        ("Penandatanganan surat jawaban oleh kepala dinas", "6"),
    ],
)
def test_paraphrase(name: str, step: str) -> None:
    assert _step_of(name) == step


@pytest.mark.parametrize("name", ["Membersihkan ruang tunggu", "Rapat koordinasi anggaran", "99. Upacara bendera"])
def test_unlike_name_is_left_out(name: str) -> None:
    assert _step_of(name) is None


def test_suggestions_keep_the_order_of_names_and_one_step_takes_one_name() -> None:
    names = ("Penandatanganan surat jawaban kepala dinas", "Kepala Dinas menandatangani surat jawaban")
    found = [(mapped.activity, mapped.step) for mapped in suggest(tuple(map(Seen, names)), _DOCUMENT)]
    assert (names[1], "6") in found
    assert (names[0], "6") not in found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("peta.csv", "activity,step,procedure\nTerima,2,1\n"),
        ("peta.json", '{"Terima": {"step": "2", "procedure": 1}}'),
        ("peta.json", '{"mapping": [{"activity": "Terima", "step": 2, "procedure": 1}]}'),
        ("peta.json", '[{"activity": "Terima", "step": "2", "procedure": "1"}]'),
    ],
)
def test_mapping_file(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_map(tmp_path / name) == (Mapped("Terima", 1, "2", 1.0),)


@pytest.mark.parametrize(
    ("name", "text"), [("peta.csv", "activity,step\nTerima,2\n"), ("peta.json", '{"Terima": "2"}')]
)
def test_procedure_may_be_left_out(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_map(tmp_path / name) == (Mapped("Terima", 0, "2", 1.0),)


def test_the_users_mapping_wins() -> None:
    suggested = (Mapped("Terima", 0, "2", 0.6), Mapped("Periksa", 0, "3", 0.7))
    given = (Mapped("Terima", 0, "1", 1.0), Mapped("Antre", 0, "1", 1.0))
    assert overridden(suggested, given) == (Mapped("Periksa", 0, "3", 0.7), *given)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("peta.json", "{"),
        ("peta.json", "7"),
        ("peta.json", '["Terima"]'),
        ("peta.json", '[{"activity": "Terima"}]'),
        ("peta.csv", "kegiatan,langkah\nTerima,2\n"),
        ("peta.csv", "activity,step,procedure\nTerima,2,satu\n"),
    ],
)
def test_bad_mapping(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SopError) as caught:
        read_map(tmp_path / name)
    assert caught.value.to(Lang.ID).startswith(f"{name}: pemetaan tidak dapat dibaca (")
