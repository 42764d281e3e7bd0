"""Forms, titles and clauses of single sentences."""

import pytest

from ingest.language.lanes import lanes_of
from ingest.language.morphology import form
from ingest.language.roles import role_key
from ingest.language.said import Said, read_said

LANES = ("Pemohon", "Staf", "Kasubbag Umum", "Kabid Pariwisata", "Kepala Dinas")


def said(text: str) -> Said:
    return read_said(text, lanes_of(LANES))


@pytest.mark.parametrize(
    ("word", "kind", "root"),
    [
        ("menyerahkannya", "active", "serah"),
        ("mengoreksi", "active", "koreksi"),
        ("memaraf", "active", "paraf"),
        ("menilai", "active", "nilai"),
        ("ditindaklanjuti", "passive", "tindaklanjut"),
        ("berkoordinasi", "middle", "koordinasi"),
        ("pemeriksaan", "deed", "periksa"),
        ("pelaporan", "deed", "lapor"),
        ("pemeriksa", "agent", "periksa"),
        ("menteri", "bare", "menteri"),
        ("laporan", "bare", "lapor"),
        ("MENYUSUN", "active", "susun"),
    ],
)
def test_a_word_is_prefix_root_and_suffix(word: str, kind: str, root: str) -> None:
    assert (form(word).kind, form(word).root) == (kind, root)


@pytest.mark.parametrize(
    ("text", "verbs", "told"),
    [
        (
            "Menyusun dan mengajukan rancangan anggaran festival",
            ("Menyusun", "mengajukan"),
            "rancangan anggaran festival",
        ),
        ("Melakukan pemeriksaan terhadap kebersihan dermaga", ("Melakukan",), "kebersihan dermaga"),
        ("Berkas yang telah diperiksa diserahkan kepada Staf", ("diserahkan",), "Berkas yang telah diperiksa"),
        ("Setelah disetujui, mencetak poster dan tiket", ("mencetak",), "poster dan tiket"),
        ("Penyusunan jadwal pawai", ("Penyusunan",), "jadwal pawai"),
        ("Berkoordinasi dengan Kasubbag Umum terkait panggung", ("Berkoordinasi",), "panggung"),
        ("Memeriksa tiket untuk kemudian dilaporkan kepada Kabid Pariwisata", ("Memeriksa", "dilaporkan"), "tiket"),
        ("Menata kembali kursi di aula, lalu menguncinya", ("Menata", "menguncinya"), "kursi"),
        ("Staf MENCATAT jumlah tamu", ("MENCATAT",), "jumlah tamu"),
    ],
)
def test_predicates_and_object(text: str, verbs: tuple[str, ...], told: str) -> None:
    assert (said(text).verbs, said(text).object) == (verbs, told)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Menugaskan Kasubbag Umum untuk menyewa tenda", [("assign", 2)]),
        ("Memberikan arahan kepada Kabid", [("assign", 3)]),
        ("Meminta persetujuan Kadis terkait sewa tenda", [("request", 4)]),
        ("Menyampaikan daftar tamu kepada Kepala Bidang Pariwisata", [("transfer", 3)]),
        ("Membuat undangan untuk dikirim kepada pemohon", [("aside", 0)]),
        ("Berkoordinasi dengan Kasubbag", [("with", 2)]),
        ("Membagikan brosur kepada para pelancong", [("transfer", None)]),
        ("Menyimpan brosur pada lemari", []),
    ],
)
def test_who_gets_it(text: str, found: list[tuple[str, int | None]]) -> None:
    got = [(one.kind, one.mention.lane if one.mention else None) for one in said(text).recipients]
    assert got == found


def test_purpose_ends_where_the_next_deed_begins() -> None:
    assert said("Menyewa tenda untuk panggung utama dan memasangnya").purpose == "untuk panggung utama"
    assert said("Menyewa tenda").purpose is None


def test_subject_may_have_words_behind_its_title() -> None:
    subject = said("Staf bagian tiket mencatat jumlah tamu").clause.subject
    assert subject is not None
    assert subject.lane == 1


@pytest.mark.parametrize(
    ("text", "lane"),
    [
        ("kepada Kasubbag Umum", 2),
        ("kepada kepala sub bagian umum", 2),
        ("kepada Kabid", 3),
        ("kepada KADIS", 4),
        ("kepada Kepaia Dinas", 4),
        ("kepada pimpinan", 4),
    ],
)
def test_a_lane_goes_by_many_names(text: str, lane: int) -> None:
    (found,) = lanes_of(LANES).find(text.lower().split())
    assert found.lane == lane


def test_an_acronym_is_found_by_the_title_it_shortens() -> None:
    lanes = lanes_of(("SUK", "Staf"))
    (found,) = lanes.find(["kepada", "sekretaris", "umum", "kesultanan"])
    assert (found.lane, found.start, found.end) == (0, 1, 4)


def test_a_heading_broken_before_its_last_letter_is_whole() -> None:
    assert role_key("Koordinato r Lapangan") == "koordinator lapangan"
