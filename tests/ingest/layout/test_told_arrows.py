"""The note of arrows that are not drawn."""

import pytest

from ingest.layout.geometry.page import Word
from ingest.layout.told_arrows import ToldArrow, told_arrows


def _words(text: str) -> list[Word]:
    return [Word(word, 10.0 + 30 * n, 100, 35.0 + 30 * n, 108) for n, word in enumerate(text.split())]


def test_arrows_with_and_without_a_word() -> None:
    note = "Alur yang tidak tergambar: 4 → 3 (Tidak setuju); 4 → 5a (Ya); 5a → 6. Halaman 2 → 3."
    assert told_arrows(_words(note)) == (
        ToldArrow("4", "3", "Tidak setuju"),
        ToldArrow("4", "5a", "Ya"),
        ToldArrow("5a", "6", None),
    )


@pytest.mark.parametrize("text", ["", "Pelaksana belum diketahui: langkah 2.", "Alur yang tidak tergambar: semua.", "4 → 3 (Tidak)."])  # fmt: skip
def test_other_notes_tell_none(text: str) -> None:
    assert told_arrows(_words(text)) == ()
