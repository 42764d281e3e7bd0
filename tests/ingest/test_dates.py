"""Dates as SOPs write them."""

from datetime import date

import pytest

from ingest.language.dates import read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Senin, 18 September 2017", date(2017, 9, 18)),
        ("Rabu, 02 Mei 2018", date(2018, 5, 2)),
        ("05-11-2021", date(2021, 11, 5)),
        ("14/08/2020", date(2020, 8, 14)),
        ("1.2.2023", date(2023, 2, 1)),
        ("2024-03-09", date(2024, 3, 9)),
        ("22 Nop 2021", date(2021, 11, 22)),
        ("5 Peb 2020", date(2020, 2, 5)),
        ("12 Feb. 2024", date(2024, 2, 12)),
        ("7 Agust 2019", date(2019, 8, 7)),
        ("3-Okt-2021", date(2021, 10, 3)),
        ("9 OKTOBER 2022", date(2022, 10, 9)),
        ("Wanasari, 3 Juni 2025", date(2025, 6, 3)),
        ("3Juni2025", date(2025, 6, 3)),
        ("29 Februari 2024", date(2024, 2, 29)),
    ],
)
def test_date(text: str, expected: date) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize("text", ["", "-", "Revisi ke", "Mei 2018", "31 Februari 2024", "13/13/2020", "18 Xyz 2020"])
def test_no_date(text: str) -> None:
    assert read_date(text) is None
