"""Workbooks as logs: the sheet, the headings and every cell's text."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cell_text import Value, cell_text
from ingest.logs.spreadsheet import read
from ingest.workbooks.table import find_table
from model.errors import SopError
from model.text import Lang
from tests.ingest.excel_files import PLAIN, Sheet, excel_file
from tests.ingest.logs.office_log import HEADINGS, NAME, ROWS, SAMPLES


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_the_sample_in_each_format(tmp_path: Path, suffix: str) -> None:
    log = read(SAMPLES / f"{NAME}{suffix}", tmp_path)
    assert (log.headings, log.part, log.delimiter) == (HEADINGS, "Log", None)
    table = pq.read_table(log.table)
    assert table.column_names == [f"c{at}" for at in range(10)]
    assert [tuple(row.values()) for row in table.to_pylist()] == list(ROWS)
    assert log.sample == tuple(tuple(cell or "" for cell in row) for row in ROWS)


def test_the_first_sheet_with_a_table_is_chosen_another_on_demand(tmp_path: Path) -> None:
    hidden = Sheet("Rahasia", [("Kode", "Arti"), ("1", "satu")], style=PLAIN, state="hidden")
    guide = Sheet("Petunjuk", [("Isi lembar Log.",)], style=PLAIN)
    first = Sheet("Log", [("Kasus", "Kegiatan"), ("K1", "Terima")], style=PLAIN)
    second = Sheet("Log 2", [("Kasus", "Kegiatan"), ("K2", "Kirim")], style=PLAIN)
    path = tmp_path / "log.xlsx"
    path.write_bytes(excel_file(hidden, guide, first, second))
    log = read(path, tmp_path)
    assert (log.parts, log.part, log.sample) == (("Rahasia", "Petunjuk", "Log", "Log 2"), "Log", (("K1", "Terima"),))
    assert read(path, tmp_path, "Log 2").sample == (("K2", "Kirim"),)
    assert read(path, tmp_path, "Rahasia").sample == (("1", "satu"),)


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(excel_file(Sheet("Log", [("Kasus",)]), Sheet("Kode", [("A",)])))
    with pytest.raises(SopError) as caught:
        read(path, tmp_path, "log")
    assert caught.value.to(Lang.ID) == "log.xlsx: lembar log tidak ada. Pilih salah satu: Log, Kode."


@pytest.mark.parametrize("rows", [[], [("Kasus", "Kegiatan")], [("Catatan",), ("Tidak ada",)]])
def test_a_workbook_without_a_table(tmp_path: Path, rows: Sequence[Sequence[object]]) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(excel_file(Sheet("Log", rows)))
    with pytest.raises(SopError) as caught:
        read(path, tmp_path)
    assert caught.value.to(Lang.EN) == "log.xlsx: the log has no data rows. Export it again with its content."


def test_empty_rows_and_columns_go_and_equal_headings_differ(tmp_path: Path) -> None:
    rows = [
        ("Kasus", None, "Waktu", None, "Waktu"),
        ("K1", None, "08.00", "a", "09.00"),
        (None, None, None, None, None),
        ("K2", None, "10.00", None, None),
    ]
    path = tmp_path / "log.xlsx"
    path.write_bytes(excel_file(Sheet("Log", rows, style=PLAIN)))
    log = read(path, tmp_path)
    assert log.headings == ("Kasus", "Waktu", "kolom 4", "Waktu (2)")
    assert log.sample == (("K1", "08.00", "a", "09.00"), ("K2", "10.00", "", ""))


def test_headings_under_a_letterhead_and_in_two_rows() -> None:
    table = find_table(
        [
            ["DINAS ARSIP", None, None, None],
            ["Periode", "Januari 2026", None, None],
            ["Kasus", "Kegiatan", "Waktu", None],
            [None, None, "Mulai", "Selesai"],
            ["K1", "Terima\nberkas", "2026-01-05 08:00:00", "2026-01-05 09:00:00"],
        ]
    )
    assert table is not None
    assert (table.headings, table.first) == (("Kasus", "Kegiatan", "Waktu Mulai", "Waktu Selesai"), 4)


def test_a_row_of_texts_below_full_headings_is_data() -> None:
    table = find_table([["Kasus", "Kegiatan"], [None, "Terima"], ["B", "Kirim"]])
    assert table is not None
    assert (table.headings, table.first) == (("Kasus", "Kegiatan"), 1)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2026, 1, 5, 8, 15), "2026-01-05 08:15:00"),
        (datetime(2026, 1, 5, 8, 15, 0, 250_000), "2026-01-05 08:15:00.250000"),
        (date(2026, 1, 5), "2026-01-05"),
        (time(8, 15), "08:15:00"),
        (timedelta(days=1, hours=2, minutes=3, seconds=4), "26:03:04"),
        (12.0, "12"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (1.98505122010012e17, "198505122010012000"),
        (-3.0, "-3"),
        (True, "true"),
        (False, "false"),
        ("198505122010012003", "198505122010012003"),
        ("  ", None),
        ("", None),
    ],
)
def test_texts_of_cells(value: Value, text: str | None) -> None:
    assert cell_text(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_keep_their_value_and_have_no_exponent(number: float) -> None:
    text = cell_text(number)
    assert text is not None
    assert float(text) == number
    assert "e" not in text.lower()
    assert not text.endswith(".0")
