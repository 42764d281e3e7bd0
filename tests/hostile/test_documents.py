"""Documents that nobody should have sent: each gives its sentence, the one in the middle is read."""

from pathlib import Path

import pytest

from ingest.guard import Result
from ingest.limits import Limits
from ingest.read import read_all
from model.errors import SopError
from model.sop import SopDocument
from model.text import Lang
from samples.demo import sample_files
from tests.hostile.packages import package

_SAMPLE = sample_files()[0]
_NO_TABLE = "tidak ada tabel langkah SOP (No | Kegiatan | Pelaksana | Mutu Baku); ditemukan"
_GIVE = "Berikan dokumen SOP yang memuat tabel itu."
_SAVE = "Simpan ulang dari aplikasi asalnya"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_FILES = {
    "kosong.txt": (b"", "berkas kosong. Periksa berkas asalnya lalu ulangi."),
    "hampa.txt": (b" " * 5_000_000, "berkas kosong. Periksa berkas asalnya lalu ulangi."),
    "lebar.txt": (b"x" + b" " * 5_000_000 + b"y", f"{_NO_TABLE} 1 baris teks (x y …). {_GIVE}"),
    "dalam.json": (b"[" * 200_000, f"isinya bersarang lebih dari 1000 tingkat. {_SAVE}, lalu ulangi."),
    "dalam.html": (b"<div>" * 200_000, f"{_NO_TABLE} 1 baris teks ( …). {_GIVE}"),
    "pdf.txt": (b"%PDF-1.7\n", f"akhirannya .txt, tetapi isinya PDF. {_SAVE} dengan akhiran yang benar."),
    "foto.md": (b"\xff\xd8\xff\xe0", f"akhirannya .md, tetapi isinya JPEG. {_SAVE} dengan akhiran yang benar."),
    "paket.html": (package(), f"akhirannya .html, tetapi isinya ZIP. {_SAVE} dengan akhiran yang benar."),
    "lama.txt": (_OLE, "dokumen Office bentuk lama (.doc, .xls). Simpan sebagai .docx atau .xlsx, lalu ulangi."),
    "biner.txt": (b"SOP\x01\x02", "bukan berkas teks. Yang dapat dibaca: txt, md, html, json, csv."),
    "besar.txt": (b"a" * 6_000_001, "lebih besar dari 6 MB. Bagi menjadi beberapa berkas, lalu ulangi."),
    "wakil.json": (
        b'{"schema": "sop/1", "source": {"name": "\\ud800", "format": "text", "sha256": "00"}}',
        f"memuat tanda yang bukan huruf (surrogates not allowed). {_SAVE}, lalu ulangi.",
    ),
}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    folder = tmp_path_factory.mktemp("kiriman")
    contents = {name: raw for name, (raw, _) in _FILES.items()}
    middle = list(contents.items())
    middle.insert(6, (_SAMPLE.name, _SAMPLE.read_bytes()))
    for name, raw in middle:
        (folder / name).write_bytes(raw)
    read = read_all([folder / name for name, _ in middle], limits=Limits(file_bytes=6_000_000))
    return {path.name: result for path, result in read}


@pytest.mark.parametrize("name", _FILES)
def test_each_gives_its_sentence(results: dict[str, Result], name: str) -> None:
    refusal = results[name]
    assert isinstance(refusal, SopError)
    assert refusal.to(Lang.ID) == f"{name}: {_FILES[name][1]}"


def test_the_good_one_among_them_is_read(results: dict[str, Result]) -> None:
    document = results[_SAMPLE.name]
    assert isinstance(document, SopDocument)
    assert document.source.name == _SAMPLE.name
    assert list(results)[6] == _SAMPLE.name


@pytest.mark.parametrize("name", ["hilang.txt", "folder.txt"])
def test_what_is_no_file_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    ((_, refusal),) = read_all([tmp_path / name])
    assert isinstance(refusal, SopError)
    assert refusal.to(Lang.EN).startswith(f"{name}: the file cannot be opened (")
