"""Branch sentences and where they lead."""

import pytest

from ingest.language.lanes import lanes_of
from ingest.language.performers import tell
from ingest.language.rows import RowTexts
from ingest.language.said import read_said
from ingest.layout.columns import Row
from ingest.layout.flow import arrows

LANES = ("Pemohon", "Staf", "Kasubbag Umum", "Kepala Dinas")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Memeriksa berkas, jika lengkap diteruskan, jika tidak lengkap dikembalikan", ["Ya", "Tidak"]),
        ("Memeriksa berkas. Bila ada koreksi dikembalikan ke Staf; bila tidak ada, ditandatangani", ["Tidak", "Ya"]),
        ("Memeriksa draf. Jika perlu perbaikan dikembalikan, jika tidak diteruskan", ["Tidak", "Ya"]),
        ("Memeriksa; Ya: lanjut ke nomor 5; Tidak: kembali ke nomor 2", ["Ya", "Tidak"]),
        ("Memverifikasi berkas (apabila belum sesuai, dikembalikan kepada pemohon)", ["Tidak"]),
        ("Meneliti hasil, jika telah selesai makan dilaporkan jika tidak akan diulang", ["Ya", "Tidak"]),
        ("Apabila telah disetujui, mencetak kartu", []),
        ("Menandatangani surat apabila telah sesuai", []),
        ("Makan siang bersama peserta", []),
    ],
)
def test_labels(text: str, labels: list[str]) -> None:
    assert [branch.label for branch in read_said(text, lanes_of(LANES)).branches] == labels


def test_a_branch_has_condition_action_and_role() -> None:
    (yes, no) = read_said("Menilai usul, jika disetujui maka dikirim kepada Kadis, jika ditolak kembali ke langkah 2", lanes_of(LANES)).branches  # fmt: skip
    assert (yes.condition, yes.action, yes.role and yes.role.lane, yes.step) == (
        "disetujui",
        "dikirim kepada Kadis",
        3,
        None,
    )
    assert (no.condition, no.step, no.back) == ("ditolak", 2, True)


def exits(deciding: str, cells: tuple[str, ...] = ()) -> list[tuple[str | None, int]]:
    """The labelled arrows of a table whose fourth row decides, by the number of the row they lead to."""
    texts = [
        "Pemohon mengajukan permohonan izin keramaian",
        "Staf mencatat permohonan",
        "Staf menyusun konsep izin keramaian",
        f"Kasubbag Umum memeriksa konsep. {deciding}",
        "Kepala Dinas menandatangani izin",
    ]
    told = tell([RowTexts(text) for text in texts], LANES)
    marks = [()] * 3 + [cells, ()]
    rows = [Row(str(i), text, mark, "", "", "", "", 0) for i, (text, mark) in enumerate(zip(texts, marks, strict=True))]
    return [(arrow.label, arrow.target + 1) for arrow in arrows(rows, told) if arrow.label]


@pytest.mark.parametrize(
    ("deciding", "back"),
    [
        ("Jika benar diteruskan, jika salah dikembalikan kepada Staf", 3),
        ("Jika benar diteruskan, jika salah dikembalikan kepada Staf untuk dicatat kembali", 2),
        ("Jika tidak sesuai dikembalikan kepada pemohon", 1),
        ("Jika tidak sesuai kembali ke langkah 2", 2),
        ("Jika tidak sesuai kembali ke proses awal", 1),
        ("Jika tidak sesuai dilakukan penyusunan konsep izin kembali", 3),
    ],
)
def test_a_loop_lands_on_the_step_meant(deciding: str, back: int) -> None:
    assert exits(deciding) == [("Ya", 5), ("Tidak", back)]


def test_a_branch_that_ends_the_procedure_has_no_arrow() -> None:
    assert exits("Jika disetujui diteruskan, jika ditolak proses selesai") == [("Ya", 5)]


def test_a_mark_in_a_cell_tells_the_lane_a_branch_leads_to() -> None:
    assert exits("Jika benar diteruskan, jika salah diulang", ("Tidak", "", "", "")) == [("Ya", 5), ("Tidak", 1)]


def test_a_question_is_a_decision() -> None:
    assert [label for label, _ in exits("Apakah sudah benar?")] == ["Ya", "Tidak"]
