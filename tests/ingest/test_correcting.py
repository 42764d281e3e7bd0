"""Values put right by a person: where, as what, and what stays as the original."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.correcting import corrected, text_at
from model.errors import SopError
from model.sop import Repair, SopDocument
from tests.web.invented import document


@pytest.mark.parametrize(
    ("at", "text", "now"),
    [
        ("/title", "  Peminjaman   Aula ", "Peminjaman Aula"),
        ("/number", "", ""),
        ("/effective", "1 Maret 2025", "2025-03-01"),
        ("/institution", "BALAI PADI\n\nSEKSI RUANG", "BALAI PADI\nSEKSI RUANG"),
        ("/legal_basis", "Undang-Undang Nomor 25 Tahun 2009", "Undang-Undang Nomor 25 Tahun 2009"),
        ("/approval/nip", "198701012010011001", "198701012010011001"),
        ("/procedures/0/steps/3/activity", "Menyusun izin", "Menyusun izin"),
        ("/procedures/0/steps/3/time", "2 jam", "2 jam"),
        ("/procedures/0/steps/3/output", "", ""),
        ("/procedures/0/edges/5/label", "Ya", "Ya"),
    ],
)
def test_a_value_is_what_was_written(at: str, text: str, now: str) -> None:
    assert text_at(corrected(document(), at, text), at) == now


def test_values_are_read_as_the_readers_read_them() -> None:
    done = corrected(document(), "/procedures/0/steps/3/time", "2 jam")
    time = done.procedures[0].steps[3].time
    assert (time.kind, time.min, time.max, time.unit) == ("fixed", 2, 2, "hour")
    assert corrected(document(), "/effective", "2025-03-01").effective == date(2025, 3, 1)
    law = corrected(document(), "/legal_basis", "Undang-Undang Nomor 25 Tahun 2009").legal_basis[0]
    assert (law.number, law.year) == ("25", 2009)


def test_the_value_read_first_stays_as_the_original_until_it_is_back() -> None:
    at = "/title"
    once = corrected(document(), at, "A")
    twice = corrected(once, at, "B")
    assert twice.repairs == (Repair(at, "Peminjaman Ruang Balai Pelatihan Padi Jaya", "B", "review", 1.0),)
    assert corrected(twice, at, "Peminjaman Ruang Balai Pelatihan Padi Jaya") == document()
    assert corrected(document(), at, document().title or "") is not None


@pytest.mark.parametrize(
    "at",
    ["", "/", "/source", "/source/sha256", "/evidence", "/procedures/9/title", "/procedures/0/steps/99/activity",
     "/procedures/0/steps/-1/activity", "/procedures/0/steps/0/performers", "/procedures/0/steps/0/activity/x",
     "/__class__", "/procedures/0/steps/00/activity", "/procedures/0/steps/0/activity\n"],
)  # fmt: skip
def test_other_places_are_refused(at: str) -> None:
    with pytest.raises(SopError, match="not in the document or not changed here"):
        corrected(document(), at, "x")


@pytest.mark.parametrize(
    ("at", "text", "said"),
    [
        ("/effective", "segera", "“segera” is no date"),
        ("/procedures/0/steps/0/activity", "  ", "cannot be empty"),
        ("/title", "a" * 10_001, "longer than 10000"),
    ],
)
def test_what_cannot_be_a_value_is_said(at: str, text: str, said: str) -> None:
    with pytest.raises(SopError, match=said):
        corrected(document(), at, text)


def test_a_document_without_procedures_has_none_to_correct() -> None:
    empty: SopDocument = replace(document(), procedures=())
    with pytest.raises(SopError, match="not in the document"):
        text_at(empty, "/procedures/0/title")
