"""Waktu cells → time, for texts as forms have them, and back from the product's own words."""

from time import perf_counter

import pytest
from hypothesis import given

from ingest.language.durations import is_duration, read_time
from model.time import Time, write_time
from tests.strategies import measured_times

_FIXED = [
    ("10 Menit", 10, "minute", None, None),
    ("120 menit", 120, "minute", None, None),
    ("1 Hari", 1, "day", None, None),
    ("1 bulan", 1, "month", None, None),
    ("1 thn", 1, "year", None, None),
    ("3 mgg", 3, "week", None, None),
    ("1 pekan", 1, "week", None, None),
    ("90 detik", 90, "second", None, None),
    ("20 mnt", 20, "minute", None, None),
    ("10menit", 10, "minute", None, None),
    ("3 (tiga) hari kerja", 3, "day", "working", None),
    ("1 (satu) jam", 1, "hour", None, None),
    ("tiga hari kalender", 3, "day", "calendar", None),
    ("½ jam", 0.5, "hour", None, None),
    ("1½ jam", 1.5, "hour", None, None),
    ("1,5 jam", 1.5, "hour", None, None),
    ("1.5 jam", 1.5, "hour", None, None),
    ("1.440 menit", 1440, "minute", None, None),
    ("2 x 24 jam", 48, "hour", "calendar", None),
    ("1 jam 30 menit", 90, "minute", None, None),
    ("5 menit 30 detik", 330, "second", None, None),
    ("45 menit/berkas", 45, "minute", None, "berkas"),
    ("15 menit per orang", 15, "minute", None, "orang"),
    ("1 hari kerja/dokumen", 1, "day", "working", "dokumen"),
    ("lima belas menit", 15, "minute", None, None),
    ("dua puluh lima menit", 25, "minute", None, None),
    ("seratus dua puluh menit", 120, "minute", None, None),
    ("dua ratus lima puluh menit", 250, "minute", None, None),
    ("setengah jam", 0.5, "hour", None, None),
    ("sehari", 1, "day", None, None),
    ("seminggu", 1, "week", None, None),
    ("l0 menit", 10, "minute", None, None),
    ("1O menit", 10, "minute", None, None),
    ("l jam", 1, "hour", None, None),
    ("3O menlt", 30, "minute", None, None),
    ("1 Jarn", 1, "hour", None, None),
    ("l5 rnenit", 15, "minute", None, None),
    ("10'", 10, "minute", None, None),
    ("90''", 90, "second", None, None),
    ("1 1/2 jam", 1.5, "hour", None, None),
    ("satu setengah jam", 1.5, "hour", None, None),
    ("± 2 (dua) minggu", 2, "week", None, None),
    ("kurang lebih 3 hari", 3, "day", None, None),
    ("2 hari 4 jam", 19, "hour", None, None),
    ("2 hari kalender 4 jam", 52, "hour", "calendar", None),
    ("1 minggu 2 hari", 7, "day", None, None),
    ("60 menit (1 jam)", 60, "minute", None, None),
    ("4 HK", 4, "day", "working", None),
    ("2 triwulan", 6, "month", None, None),
    ("30 minutes", 30, "minute", None, None),
]
_BOUNDED = [
    ("1-2 hari", ("range", 1, 2, "day", None, None)),
    ("5 – 10 Menit", ("range", 5, 10, "minute", None, None)),
    ("1 s.d. 2 hari kerja", ("range", 1, 2, "day", "working", None)),
    ("1 s/d 3 hari", ("range", 1, 3, "day", None, None)),
    ("1 (satu) s.d. 3 (tiga) hari", ("range", 1, 3, "day", None, None)),
    ("2 sampai dengan 4 minggu", ("range", 2, 4, "week", None, None)),
    ("1 atau 2 hari", ("range", 1, 2, "day", None, None)),
    ("30 menit - 1 jam", ("range", 0.5, 1, "hour", None, None)),
    ("120 Menit / 3 Hari", ("upper_bound", 3, 3, "day", None, None)),
    ("antara 1 dan 3 hari", ("range", 1, 3, "day", None, None)),
    ("15 menit s.d. 1 jam", ("range", 0.25, 1, "hour", None, None)),
    ("30 menit – 1 hari", ("upper_bound", 1, 1, "day", None, None)),
    ("maksimal 3 jam", ("upper_bound", 3, 3, "hour", None, None)),
    ("Maks. 2 hari", ("upper_bound", 2, 2, "day", None, None)),
    ("paling lama 14 hari kerja", ("upper_bound", 14, 14, "day", "working", None)),
    ("selambat-lambatnya 7 hari kalender", ("upper_bound", 7, 7, "day", "calendar", None)),
    ("≤ 30 menit", ("upper_bound", 30, 30, "minute", None, None)),
    ("tidak lebih dari 1 jam", ("upper_bound", 1, 1, "hour", None, None)),
]


@pytest.mark.parametrize(("text", "count", "unit", "day_type", "per"), _FIXED)
def test_fixed_time(text: str, count: float, unit: str, day_type: str | None, per: str | None) -> None:
    assert read_time(text) == Time(text, "fixed", count, count, unit, day_type, per)
    assert is_duration(text)


@pytest.mark.parametrize(("text", "expected"), _BOUNDED)
def test_bounded_time(text: str, expected: tuple[str, float, float, str, str | None, str | None]) -> None:
    assert read_time(text) == Time(text, *expected)


@pytest.mark.parametrize(
    "text",
    [
        "sesuai kebutuhan",
        "Setiap saat",
        "Semesteran",
        "Pada jam kerja",
        "H-1",
        "Hari Senin",
        "Hari H s.d H+1",
        "Hari ke-3",
        "1 bulan 3 hari",
    ],
)
def test_unmeasurable_time(text: str) -> None:
    assert read_time(text) == Time(text, "unmeasurable")
    assert not is_duration(text)


def test_a_least_time_is_no_limit() -> None:
    assert read_time("minimal 3 hari") == Time("minimal 3 hari", "unmeasurable")


@pytest.mark.parametrize("line", ["9" * 50_000, "1 " * 25_000, "(" * 50_000, "satu " * 10_000, "1 jam " * 8_000])
def test_long_line_takes_no_time(line: str) -> None:
    begin = perf_counter()
    read_time(line)
    assert perf_counter() - begin < 0.5


@pytest.mark.parametrize(("text", "kept"), [("", ""), ("   ", ""), ("-", "-"), (" – ", "–")])
def test_empty_time(text: str, kept: str) -> None:
    assert read_time(text) == Time(kept)


@pytest.mark.parametrize(
    "text", ["Laporan", "Ya", "Laporan kegiatan yang harus diserahkan pada rapat berikutnya dalam 3 hari"]
)
def test_other_cells_are_no_duration(text: str) -> None:
    assert not is_duration(text)


@given(measured_times())
def test_written_time_reads_back(time: Time) -> None:
    text = write_time(time)
    assert read_time(text) == Time(text, time.kind, time.min, time.max, time.unit, time.day_type, time.per)
