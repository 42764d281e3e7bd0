"""Identity fields in drawn cells."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.geometry.cells import Cell
from ingest.layout.geometry.page import Box, Word
from ingest.layout.identity_cells import own_title, read_identity_cells


def _cell(text: str, box: Box) -> Cell:
    """A cell with its lines of text, 12 points each, from its top left corner."""
    words = []
    for row, line in enumerate(text.split("\n")):
        x, top = box[0] + 2, box[1] + 1 + 12 * row
        for part in line.split():
            words.append(Word(part, x, top, x + 4 * len(part), top + 10))
            x += 4 * len(part) + 3
    return Cell(box, tuple(words))


def _fields(*cells: Cell) -> dict[str, str]:
    return {name: found.text for name, found in read_identity_cells([(1, cells)]).fields.items()}


def test_label_and_value_in_one_cell() -> None:
    assert _fields(_cell("Nomor SOP : 12/KB/2024", (0, 0, 200, 14))) == {"number": "12/KB/2024"}


def test_value_right_of_the_label() -> None:
    cells = _cell("Nomor SOP", (0, 0, 100, 14)), _cell("12/KB/2024", (100, 0, 200, 14))
    assert _fields(*cells) == {"number": "12/KB/2024"}


def test_cell_with_nothing_but_a_colon_is_passed_over() -> None:
    cells = (
        *(_cell("Nomor SOP", (0, 0, 100, 14)), _cell(":", (100, 0, 110, 14))),
        _cell("12/KB/2024", (110, 0, 200, 14)),
    )
    assert _fields(*cells) == {"number": "12/KB/2024"}


def test_very_many_colon_cells() -> None:
    colons = [_cell(":", (100.0 + 10 * i, 0, 110.0 + 10 * i, 14)) for i in range(1200)]
    cells = _cell("Nomor SOP", (0, 0, 100, 14)), *colons, _cell("9/KB", (12100, 0, 12200, 14))
    assert _fields(*cells) == {"number": "9/KB"}


def test_section_has_its_value_below() -> None:
    cells = _cell("Dasar Hukum", (0, 0, 200, 14)), _cell("1. Perda Kebun\n2. Perda Taman", (0, 14, 200, 60))
    assert _fields(*cells) == {"legal_basis": "1. Perda Kebun\n2. Perda Taman"}


def test_label_above_the_value_ends_at_the_next_label() -> None:
    cells = (
        *(_cell("Dasar Hukum", (0, 0, 200, 14)), _cell("1. Perda Kebun", (0, 14, 200, 40))),
        *(_cell("Peringatan", (0, 40, 200, 54)), _cell("1. Awas duri", (0, 54, 200, 80))),
    )
    assert _fields(*cells) == {"legal_basis": "1. Perda Kebun", "warnings": "1. Awas duri"}


def test_first_occurrence_counts() -> None:
    cells = _cell("Nomor SOP : 1", (0, 0, 200, 14)), _cell("Nomor SOP : 2", (0, 20, 200, 34))
    assert _fields(*cells) == {"number": "1"}


def test_nip_that_slipped_into_the_title_goes_back() -> None:
    cells = (
        *(_cell("Disahkan oleh", (0, 0, 100, 40)), _cell("Kepala Kebun\nRara Ayu", (100, 0, 300, 40))),
        *(_cell("Nama SOP", (0, 40, 100, 80)), _cell("NIP 19800101 200501 1 001\nMenyiram Taman", (100, 40, 300, 80))),
    )
    found = _fields(*cells)
    assert found["title"] == "Menyiram Taman"
    assert found["approval"].split("\n")[:2] == ["Kepala Kebun", "Rara Ayu"]
    assert "19800101 200501 1 001" in found["approval"]


def test_letterhead_stands_beside_the_fields_and_not_below_them() -> None:
    cells = (
        *(_cell("DINAS KEBUN", (0, 0, 100, 28)), _cell("Nomor SOP", (100, 0, 200, 14))),
        *(_cell("1/KB", (200, 0, 300, 14)), _cell("Catatan kaki", (0, 100, 300, 114))),
    )
    assert [found.text for found in read_identity_cells([(1, cells)]).loose] == ["DINAS KEBUN"]


def test_title_of_one_page() -> None:
    assert own_title((_cell("Nama SOP : Menyiram Taman", (0, 0, 300, 14)),)) == "Menyiram Taman"
    assert own_title(()) is None


@given(st.integers(-300, 300), st.integers(-300, 300))
def test_reading_does_not_depend_on_the_place(dx: int, dy: int) -> None:
    label = _cell("Nomor SOP", (dx, dy, dx + 100, dy + 14))
    assert _fields(label, _cell("1/KB", (dx + 100, dy, dx + 200, dy + 14))) == {"number": "1/KB"}
