"""One key for a regulation however it is cited; what has been replaced, and by what."""

from datetime import date
from time import perf_counter

import pytest

from ingest.language.legal import read_legal
from ingest.language.regulations import replacement_of, replacements


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UU No. 5 Tahun 2017 tentang Kebun", "Undang-Undang Republik Indonesia Nomor 05 Tahun 2017"),
        ("Perpres 54/2020", "Peraturan Presiden Nomor 54 Tahun 2020 tentang Lampu"),
        ("Permen PAN RB No. 3 Tahun 2019", "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 3 Tahun 2019"),
        ("Permenkominfo No.9 Tahun 2015", "Peraturan Menteri Komunikasi dan Informatika Nomor 9 Tahun 2015"),
        ("Kepmen ESDM Nomor 77 K/30/MEM/2019", "Kepmen Energi dan Sumber Daya Mineral No. 77.K Tahun 2019"),
        ("Permen PAN Nomor PER/7/M.PAN/11/2007", "Permen PAN No. PER/07/M.PAN/U/2007"),
    ],
)  # fmt: skip
def test_same_regulation_has_one_key(one: str, other: str) -> None:
    assert read_legal(one).key == read_legal(other).key is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UU Nomor 5 Tahun 2017", "UU Nomor 5 Tahun 2018"),
        ("Perbup Kertajaya Nomor 5 Tahun 2017", "Perbup Wanasari Nomor 5 Tahun 2017"),
        ("Keputusan Bupati Kertajaya Nomor 188/45/2021", "Keputusan Bupati Kertajaya Nomor 188/46/2021"),
    ],
)
def test_other_regulations_have_other_keys(one: str, other: str) -> None:
    assert read_legal(one).key != read_legal(other).key


def test_what_cannot_be_told_apart_has_no_key() -> None:
    assert [read_legal(text).key for text in ("Notulen", "Perda tentang Taman", "UU Nomor 5")] == [None, None, None]


def test_replaced_guide_for_sops_is_known_however_it_is_written() -> None:
    cited = read_legal("Peraturan Menteri Pendayagunaan Aparatur Negara Nomor PER/21/M.PAN/U/2008 Tentang Pedoman")
    found = replacement_of(cited.key)
    assert found is not None
    assert found.new == "Peraturan Menteri PAN RB Nomor 35 Tahun 2012"
    assert replacement_of(read_legal(found.new).key) is None


def test_replaced_government_regulation_on_electronic_systems() -> None:
    found = replacement_of(read_legal("PP No. 82 Tahun 2012 tentang Sistem Elektronik").key)
    assert found is not None
    assert found.new == "Peraturan Pemerintah Nomor 71 Tahun 2019"


def test_regulation_in_force_and_unknown_one_have_no_replacement() -> None:
    assert replacement_of(read_legal("Permen PAN RB No. 35 Tahun 2012").key) is None
    assert replacement_of(None) is None


def test_every_row_names_source_day_and_two_regulations() -> None:
    for key, row in replacements().items():
        assert key == read_legal(row.old).key
        assert read_legal(row.new).key not in (None, key)
        assert "." in row.source
        assert row.says
        assert row.as_of <= date.today()


@pytest.mark.parametrize(
    "line", ["undang-undang " * 3600, "pasal 1 " * 6000, "nomor " * 8000, "tentang " * 6000, " " * 50_000, "(" * 50_000]
)
def test_long_line_takes_no_time(line: str) -> None:
    begin = perf_counter()
    read_legal(line)
    assert perf_counter() - begin < 0.5
