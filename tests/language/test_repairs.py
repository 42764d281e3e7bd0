"""Misread words: what changes, and what must not."""

from pathlib import Path

import pytest

from ingest.language.data_files import words
from ingest.language.mending import mended
from ingest.language.repairs import applied, fixes
from model.sop import Approval, LegalBasis, Procedure, Repair, SopDocument, Source, Step
from model.time import Time
from tests.ingest.originals import original


def _right(text: str, protected: frozenset[str] = frozenset()) -> str:
    return applied(text, fixes(text, protected))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Menyiapkan dokurnen lelang", "Menyiapkan dokumen lelang"),
        ("Menerbitkan rekornendasi", "Menerbitkan rekomendasi"),
        ("Pelaksannaan kegiatan", "Pelaksanaan kegiatan"),
        ("PENGELOAAN BARANG DAERAH", "PENGELOLAAN BARANG DAERAH"),
        ("Pengeloaan Barang", "Pengelolaan Barang"),
        ("Catatan diposisi", "Catatan disposisi"),
        ("Lembar Diposisi", "Lembar Disposisi"),
        ("surat keIuar", "surat keluar"),
        ("Notadinas permintaan", "Nota dinas permintaan"),
        ("ATKPersonal Komputer", "ATK Personal Komputer"),
        ("penetapandan pengumuman", "penetapan dan pengumuman"),
        ("Bila syarat kurang makan dikembalikan", "Bila syarat kurang maka dikembalikan"),
    ],
)
def test_slip_is_put_right(text: str, right: str) -> None:
    assert _right(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "Panitia makan di aula",
        "Jika tamu datang, panitia menyiapkan makan siang",
        "Jika rapat lewat pukul dua belas maka tamu makan di kantin",
        "Desa Kencana, Dusun Bambang, Jalan Wijayakusuma",
        "Sdr. Pramesti Kumalasari dan Ir. Suryokusumo",
        "Nomor PER/08/M.AD/U/2011 tanggal 1O Mei",
        "surel kegitan@contoh.go.id dan alamat www.kegitan.go.id",
        "Analisa kehandalan asset dan installasi",
        "Business Intelligent pada Data Warehouse",
        "KEMENDAGRI KOMINFO BAPPENAS",
    ],
)
def test_what_is_right_or_a_name_stays(text: str) -> None:
    assert _right(text) == text


def test_protected_words_stay() -> None:
    assert _right("Pengelolan Data", frozenset({"pengelolan"})) == "Pengelolan Data"


def test_long_hostile_lines_take_no_time() -> None:
    for line in ("a" * 50_000, "jika " * 10_000, "jika makan " * 4_500, "diposisi " * 5_500, "kegitan " * 6_000):
        assert len(_right(line)) >= len(line) - 10_000


def _document(**changed: object) -> SopDocument:
    step = Step("1", "Memeriksa dokurnen dan menyusun dokurnen", Time("1 jam"), output="Dokurnen")
    procedure = Procedure("Penguijan sampel", ("Pengelolan Data",), (step,))
    document = SopDocument(Source("a.txt", "text", "0"), procedures=(procedure,), approval=Approval(name="Kegitan"))
    return SopDocument(**{name: changed.get(name, getattr(document, name)) for name in document.__dataclass_fields__})  # type: ignore[arg-type]


def test_every_repair_tells_its_original() -> None:
    document = _document()
    right = mended(document)
    assert right.procedures[0].steps[0].activity == "Memeriksa dokumen dan menyusun dokumen"
    assert right.repairs[:2] == (
        Repair("/procedures/0/steps/0/activity", "dokurnen", "dokumen", "misread_letters", 0.96),
        Repair("/procedures/0/steps/0/activity", "menyusun dokurnen", "menyusun dokumen", "misread_letters", 0.96),
    )
    assert original(right) == document


def test_lanes_and_names_are_never_touched() -> None:
    right = mended(_document())
    assert right.procedures[0].lanes == ("Pengelolan Data",)
    assert right.approval.name == "Kegitan"


def test_a_law_keeps_its_number_and_gets_its_words() -> None:
    law = LegalBasis("Perbup No. 1O Tahun 2O20 tentang Pengeloaan Kas", number="1O", title="Pengeloaan Kas")
    right = mended(_document(legal_basis=(law,))).legal_basis[0]
    assert right.text == "Perbup No. 1O Tahun 2O20 tentang Pengelolaan Kas"
    assert (right.number, right.title) == ("1O", "Pengelolaan Kas")


def test_a_word_that_is_only_likely_becomes_a_doubt() -> None:
    right = mended(_document(warnings=("Data yang menyeberikan",)))
    assert right.warnings == ("Data yang menyeberikan",)
    assert [(doubt.at, doubt.code) for doubt in right.doubts] == [("/warnings/0", "word_doubtful")]


def test_an_office_adds_its_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "roots.txt").write_text("# kata kantor\nprabawa\n", encoding="utf-8")
    assert "prabawa" not in words("roots.txt")
    monkeypatch.setenv("SOP_DATA", str(tmp_path))
    assert "prabawa" in words("roots.txt")
