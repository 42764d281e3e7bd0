"""Files that hold no SOP: one sentence that names the file."""

from pathlib import Path

import pytest

from ingest.parse import parse
from model.errors import SopError
from model.text import Lang

_LETTER = """PEMERINTAH KABUPATEN TIRTA KENCANA

Nomor\t: 005/12/UND/2024
Hal\t: Undangan

Dengan hormat, kami mengundang Saudara menghadiri rapat penyusunan SOP.
"""


def _sentence(path: Path) -> str:
    with pytest.raises(SopError) as caught:
        parse(path)
    return caught.value.to(Lang.ID)


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_letter_without_table(tmp_path: Path) -> None:
    assert _sentence(_written(tmp_path, "undangan.txt", _LETTER)) == (
        "undangan.txt: tidak ada tabel langkah SOP (No | Kegiatan | Pelaksana | Mutu Baku); ditemukan 4 baris teks "
        "(PEMERINTAH KABUPATEN TIRTA KENCANA …). Berikan dokumen SOP yang memuat tabel itu."
    )


@pytest.mark.parametrize("name", ["kosong.txt", "kosong.json", "kosong.html"])
def test_empty_file(tmp_path: Path, name: str) -> None:
    assert _sentence(_written(tmp_path, name, "\n")) == f"{name}: berkas kosong. Periksa berkas asalnya lalu ulangi."


def test_header_without_rows(tmp_path: Path) -> None:
    text = "No\tKegiatan\tPetugas\tKelengkapan\tWaktu\tOutput\tKet\n"
    assert _sentence(_written(tmp_path, "judul.txt", text)).startswith("judul.txt: tidak ada tabel langkah SOP")


def test_unknown_type(tmp_path: Path) -> None:
    assert _sentence(_written(tmp_path, "sop.xyz", "x")).startswith("sop.xyz: jenis berkas .xyz belum dapat dibaca.")


def test_missing_file(tmp_path: Path) -> None:
    assert _sentence(tmp_path / "hilang.txt").startswith("hilang.txt: berkas tidak dapat dibuka (")
