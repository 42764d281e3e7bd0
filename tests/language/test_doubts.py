"""What a document's own words put in doubt."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from ingest.language.dates import date_reading
from ingest.language.time_words import conflict
from ingest.layout.approval import unread_nip
from ingest.layout.labels import find_misread_label
from ingest.parse import parse
from model.sop import SopDocument

_FORM = """DINAS TAMAN WANASARI
NOMOR SOP\t: 01/TAMAN/2024
TANGGAL PEMBUATAN\t: {created}
DISAHKAN OLEH\t: Kepala Dinas Taman  Ratna Melati Widuri  NIP. {nip}
NAMA SOP\t: Penyiraman Taman
DASAR HUKUM :
1. UU No. 7 Tahun 2015 tentang Taman;
2. Undang-Undang Nomor 7 Tahun 2015 tentang Taman Kota.
{label} :
1. Buku taman.

No\tKegiatan\tPelaksana\t\tMutu Baku\t\t\tKeterangan
\t\tStaf\tKepala\tKelengkapan\tWaktu\tOutput\t
1.\tStaf menyiram taman\t\t\tSelang\t{time}\tTaman basah\t
2.\tKepala memeriksa taman\t\t\tLaporan\t1 jam\tCatatan\t
"""


def _read(folder: Path, **changed: str) -> SopDocument:
    facts = {"created": "Senin, 1 Januari 2024", "nip": "197804152003122004", "label": "PENCATATAN DAN PENDATAAN", "time": "1 jam"}  # fmt: skip
    path = folder / "sop.txt"
    path.write_text(_FORM.format(**facts | changed), encoding="utf-8")
    return parse(path)


def _codes(document: SopDocument) -> set[tuple[str, str]]:
    return {(doubt.at, doubt.code) for doubt in document.doubts}


def test_a_regulation_cited_twice_is_doubted(tmp_path: Path) -> None:
    assert _codes(_read(tmp_path)) == {("/legal_basis/1", "legal_duplicate")}


@pytest.mark.parametrize(
    ("changed", "doubt"),
    [
        ({"created": "Selasa, 1 Januari 2024"}, ("/created", "date_weekday")),
        ({"created": "1 Jannari 2024"}, ("/created", "date_slip")),
        ({"created": "31 Februari 2024"}, ("/created", "date_impossible")),
        ({"created": "Rabu 2024"}, ("/created", "date_unreadable")),
        ({"nip": "197813152003122004"}, ("/approval/nip", "nip_birth")),
        ({"nip": "l97804152003122004"}, ("/approval/nip", "nip_unreadable")),
        ({"time": "2 (tiga) jam"}, ("/procedures/0/steps/0/time", "time_conflict")),
    ],
)
def test_doubt(tmp_path: Path, changed: dict[str, str], doubt: tuple[str, str]) -> None:
    assert doubt in _codes(_read(tmp_path, **changed))


def test_misread_label_is_found_and_told(tmp_path: Path) -> None:
    document = _read(tmp_path, label="PENCATATAN DAN PENDATAN")
    assert document.records == ("Buku taman",)
    assert [(r.at, r.old, r.new, r.rule) for r in document.repairs] == [
        ("/records", "PENCATATAN DAN PENDATAN", "PENCATATAN DAN PENDATAAN", "section_label")
    ]


@pytest.mark.parametrize(
    ("text", "wrong"), [("3 (tiga) hari", False), ("3 (dua) hari", True), ("3 (kerja) hari", False)]
)
def test_digits_against_words(text: str, *, wrong: bool) -> None:
    assert conflict(text) is wrong


def test_a_month_between_two_is_no_date() -> None:
    assert date_reading("24 Juxi 2020").day is None


@pytest.mark.parametrize("read", [date_reading, conflict, unread_nip, find_misread_label])
@pytest.mark.parametrize(
    "line", ["1" * 50_000, "1 mei " * 8_000, "nip " * 12_000, " " * 50_000, "1 (a" * 12_000, "l" * 50_000]
)
def test_long_line_takes_no_time(read: Callable[[str], object], line: str) -> None:
    begin = perf_counter()
    read(line)
    assert perf_counter() - begin < 0.5
