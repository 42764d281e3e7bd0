"""Lines of a cell → paragraphs."""

from ingest.layout.geometry.cells import Cell
from ingest.layout.geometry.page import Word
from ingest.layout.paragraphs import paragraphs


def _line(text: str, x: float, top: float) -> tuple[Word, ...]:
    words = []
    for part in text.split():
        words.append(Word(part, x, top, x + 5 * len(part), top + 10))
        x += 5 * len(part) + 4
    return tuple(words)


def _text(width: float, *lines: tuple[Word, ...]) -> str:
    return paragraphs(Cell((0, 0, width, 200), tuple(word for line in lines for word in line)))


def test_line_that_is_full_goes_on() -> None:
    assert _text(80, _line("Surat masuk", 2, 0), _line("dicatat", 2, 12)) == "Surat masuk dicatat"


def test_line_broken_off_early_is_a_paragraph() -> None:
    assert _text(200, _line("Surat masuk", 2, 0), _line("Buku agenda", 2, 12)) == "Surat masuk\nBuku agenda"


def test_list_mark_begins_a_paragraph() -> None:
    assert _text(80, _line("1. Surat masuk", 2, 0), _line("2. Buku", 2, 12)) == "1. Surat masuk\n2. Buku"


def test_hyphen_at_the_end_of_a_full_line() -> None:
    assert _text(70, _line("Daftar non-", 2, 0), _line("pegawai", 2, 12)) == "Daftar non-pegawai"


def test_two_columns_of_a_list_one_after_the_other() -> None:
    left = (_line("1. Komputer", 2, 0), _line("2. Printer", 2, 12))
    right = (_line("3. Kertas", 120, 0), _line("4. Tinta", 120, 12))
    assert _text(200, left[0], right[0], left[1], right[1]) == "1. Komputer\n2. Printer\n3. Kertas\n4. Tinta"


def test_very_many_columns() -> None:
    words = tuple(Word(f"{i}.", 60.0 * i, 0, 60.0 * i + 8, 10) for i in range(1, 91))
    assert paragraphs(Cell((0, 0, 6000, 20), words)) == "\n".join(f"{i}." for i in range(1, 91))


def test_marks_beside_their_items() -> None:
    """Each mark stands at the middle of the two lines that it belongs to."""
    marks = (_line("1.", 2, 6), _line("2.", 2, 30))
    texts = (
        *(_line("Surat permohonan", 20, 0), _line("bermeterai", 20, 12)),
        *(_line("Kartu tanda", 20, 24), _line("penduduk", 20, 36)),
    )
    assert _text(110, *marks, *texts) == "1. Surat permohonan bermeterai\n2. Kartu tanda penduduk"


def test_empty_cell() -> None:
    assert _text(100) == ""
