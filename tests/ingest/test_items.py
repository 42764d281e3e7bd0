"""Lists in one cell → items."""

import pytest

from ingest.layout.items import Items, split_items


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("1. Map; 2. Stempel; 3. Tinta.", ("Map", "Stempel", "Tinta")),
        ("1) Map 2) Stempel", ("Map", "Stempel")),
        ("- Map\n- 2. Stempel ;\n- Tinta.", ("Map", "Stempel", "Tinta")),
        ("• Map\n• Stempel", ("Map", "Stempel")),
        ("1. Rencana Tahun 2005 - 2025 2. Peraturan Kebun", ("Rencana Tahun 2005 - 2025", "Peraturan Kebun")),
        ("1. UU Nomor 11 Tahun 2008 pasal 15 dan 16 2. PP", ("UU Nomor 11 Tahun 2008 pasal 15 dan 16", "PP")),
        ("1. Butir 3. bukan butir 2. Stempel", ("Butir 3. bukan butir", "Stempel")),
        ("Satu baris saja.", ("Satu baris saja",)),
        ("baris pertama\nlanjutannya;\nbaris kedua.", ("baris pertama lanjutannya", "baris kedua")),
        ("", ()),
    ],
)
def test_items(text: str, texts: tuple[str, ...]) -> None:
    assert split_items(text).texts == texts


def test_list_that_goes_on_from_another_tells_its_first_number() -> None:
    assert split_items("9. Garasi adalah tempat simpan") == Items(("Garasi adalah tempat simpan",), 9, 10)


def test_empty_last_item_counts() -> None:
    assert split_items("1. Map 2. Stempel 3.") == Items(("Map", "Stempel"), 1, 4)
