"""The words that each family of agencies uses for fields and columns are understood."""

import pytest

from ingest import profiles
from ingest.layout.columns import role_of
from ingest.layout.labels import find_label
from ingest.layout.profile import Profile
from model.collect import collect

_LABELS = {
    "permen": (("Nomor SOP", "number"), ("Tgl. Pembuatan", "created"), ("DI SAHKAN OLEH :", "approval"), ("Keterkaitan dengan SOP lain:", "related")),
    "bps": (("Judul SOP", "title"), ("Tanggal Pengesahan", "effective"), ("Maksud dan tujuan: ", "purpose")),
    "ppid": (("No Dokumen", "number"), ("Kualitas Pelaksana", "qualifications"), ("Penotaan dan Pendataan", "records"), ("Ruang Lingkup", "scope")),
    "mikro": (("Judul SOP Mikro", "title"),),
}  # fmt: skip
_COLUMNS = {
    "permen": (("NO.", "number"), ("Langkah-langkah Kegiatan", "activity"), ("Waktu (menit)", "time"), ("Mutu Baku", "group"), ("Ket.", "remarks")),
    "bps": (("Aktivitas/Kegiatan", "activity"), ("Sumber Data", "requirements"), ("Mutu Buku", "group")),
    "ppid": (("Pendukung", "group"), ("Pn. Jawab Pelaksana", "group")),
    "mikro": (),
}  # fmt: skip
_NAMES = ("bps", "mikro", "permen", "ppid")


def test_every_profile_has_its_words_here() -> None:
    assert len(collect(profiles, "PROFILE", Profile)) == len(_NAMES) == len(_LABELS) == len(_COLUMNS)


@pytest.mark.parametrize(("text", "name"), [pair for pairs in _LABELS.values() for pair in pairs])
def test_a_label_is_understood(text: str, name: str) -> None:
    found = find_label(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("text", "role"), [pair for pairs in _COLUMNS.values() for pair in pairs])
def test_a_heading_is_understood(text: str, role: str) -> None:
    assert role_of(text) == role


@pytest.mark.parametrize("text", ["Kepala Seksi", "Nomor 5 Tahun 2020 tentang Arsip", "Peringatan dini banjir disiarkan", "Tujuan perjalanan dinas dicatat"])  # fmt: skip
def test_other_words_are_no_label(text: str) -> None:
    assert find_label(text) is None
    assert role_of(text) is None
