"""Activity names of a log → steps: suggestions and the user's own mapping."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.mapping import wording
from ingest.mapping.activities import Candidate, candidates, overridden, suggest
from ingest.mapping.review import read_map, review_table
from ingest.parse import parse
from model.assignment import best_pairs
from model.errors import SopError
from model.log import Seen
from model.report import Mapped
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.text import Lang
from model.time import Time

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
        ("peta.csv", 'activity,step\n"' + "a" * 140_000),
    ],
)
def test_bad_mapping(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SopError) as caught:
        read_map(tmp_path / name)
    assert caught.value.to(Lang.ID).startswith(f"{name}: pemetaan tidak dapat dibaca (")


def test_order_and_performer_decide_between_steps_that_read_alike() -> None:
    lanes = ("Loket", "Kepala")
    steps = tuple(
        Step(number, "Memeriksa berkas", Time(), (Performer(lane),)) for number, lane in (("1", 0), ("2", 0), ("3", 1))
    )
    document = SopDocument(Source("a", "text", "0"), procedures=(Procedure(None, lanes, steps),))
    seen = (Seen("Cek berkas akhir", 9, "Kepala", 1.0), Seen("Cek berkas awal", 9, "Loket", 0.0))
    assert {m.activity: m.step for m in suggest(seen, document)} == {"Cek berkas akhir": "3", "Cek berkas awal": "1"}


def test_review_table_is_read_back_as_written(tmp_path: Path) -> None:
    seen = tuple(map(Seen, ("Pemeriksaan kelengkapan permohonan", "=Rapat()", "Langkah 6")))
    mapping = suggest(seen, _DOCUMENT)
    path = tmp_path / "peta.csv"
    path.write_text(review_table(seen, mapping, _DOCUMENT), encoding="utf-8")
    rows = path.read_text(encoding="utf-8").splitlines()
    assert rows[0] == "activity,step,procedure,confidence,how,events,step_text,other_steps"
    assert rows[2].startswith("'=Rapat(),,,,none,0,,")
    assert read_map(path) == read_map(path, _DOCUMENT) == mapping


def test_a_kept_row_counts_only_while_the_step_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "peta.csv"
    path.write_text("activity,step,step_text\nLama,1,Langkah yang sudah diganti\nTetap,2,\n", encoding="utf-8")
    assert [mapped.activity for mapped in read_map(path, _DOCUMENT)] == ["Tetap"]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 50).map(float), min_size=1, max_size=14
    )
)
def test_assignment_gains_the_most(gains: dict[tuple[int, int], float]) -> None:
    chosen = best_pairs(gains)
    assert len(set(chosen.values())) == len(chosen)
    rows = sorted({row for row, _ in gains})
    options = [[None, *(column for r, column in gains if r == row)] for row in rows]
    totals = [
        sum(gains[row, column] for row, column in zip(rows, columns, strict=True) if column is not None)
        for columns in product(*options)
        if len({c for c in columns if c is not None}) == len([c for c in columns if c is not None])
    ]
    assert sum(gains[pair] for pair in chosen.items()) == max(totals)


def test_an_office_adds_synonyms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "synonyms.txt").write_text("periksa intip\n", encoding="utf-8")
    monkeypatch.setenv("SOP_DATA", str(tmp_path))
    wording.synonyms.cache_clear()
    assert wording.normal("mengintip") == wording.normal("memeriksa")
    monkeypatch.delenv("SOP_DATA")
    wording.synonyms.cache_clear()
