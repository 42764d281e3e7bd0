"""Headings → columns, and rows that OCR shifted put right."""

import pytest

from ingest.layout.columns import Columns, Row, read_columns, read_row, role_of

_GROUPS = ("No", "Kegiatan", "Pelaksana", "", "Mutu Baku", "", "", "Ket")
_NAMES = ("", "", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output", "")
_BODY = (
    ("1", "Menerima surat", "", "", "Surat", "5 menit", "Surat bernomor", ""),
    ("2", "Menyetujui surat", "", "", "Surat bernomor", "1 hari", "Disposisi", "segera"),
)


def _columns() -> Columns:
    return read_columns((_GROUPS, _NAMES), _BODY)


def _mutu_baku(row: Row) -> tuple[str, str, str, int]:
    return row.requirements, row.time, row.output, row.shift


def test_two_header_rows() -> None:
    assert _columns() == Columns(0, 1, 2, ("Petugas", "Kepala"), 4, 5, 6, 7, None, relabelled=False)


def test_row_in_place() -> None:
    assert read_row(_BODY[1], _columns()) == Row(
        "2", "Menyetujui surat", ("", ""), "Surat bernomor", "1 hari", "Disposisi", "segera", 0
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("3", "Mencatat", "", "", "Ya", "Surat", "10 menit", "Agenda"), ("Surat", "10 menit", "Agenda", 1)),
        (("3.", "Mencatat", "", "", "", "", "Surat", "10 menit", "Agenda"), ("Surat", "10 menit", "Agenda", 2)),
        (("3", "Mencatat", "", "Surat", "10 menit", "Agenda"), ("Surat", "10 menit", "Agenda", -1)),
        (("3", "Mencatat", "Surat", "10 menit", "Agenda"), ("Surat", "10 menit", "Agenda", -2)),
        (("3", "Mencatat", "", "", "Surat", "secepatnya", "Agenda"), ("Surat", "secepatnya", "Agenda", 0)),
        (("3", "Mencatat"), ("", "", "", 0)),
    ],
)
def test_mutu_baku_slides_until_waktu_is_a_duration(
    cells: tuple[str, ...], expected: tuple[str, str, str, int]
) -> None:
    assert _mutu_baku(read_row(cells, _columns())) == expected


def test_group_headings_over_first_children() -> None:
    header = (("No", "Aktivitas", "Pelaksana", "Kepala", "Persyaratan dan Kelengkapan", "Mutu Baku", "Output", "Ket"),)
    found = read_columns(header, _BODY)
    assert (found.lanes, found.nameless, found.requirements, found.time) == (("Pelaksana", "Kepala"), 0, 4, 5)


def test_output_under_another_heading() -> None:
    header = (("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Ket"),)
    found = read_columns(header, tuple(row[:7] for row in _BODY))
    assert (found.output, found.remarks, found.relabelled) == (6, None, True)


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("No.", "number"),
        ("Uraian Prosedur", "activity"),
        ("Persyaratan/Perlengkapan", "requirements"),
        ("Keluaran", "output"),
        ("Ket.", "remarks"),
        ("Mutu Buku", "group"),
        ("Pelaksana (JP/JFT)", None),
        ("Kepala Dinas", None),
    ],
)
def test_heading(cell: str, role: str | None) -> None:
    assert role_of(cell) == role
