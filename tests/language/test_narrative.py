"""A document's account of its procedure beside its table: who acts in the sentence, and who in the row."""

import pytest

from ingest.language.lanes import lanes_of
from ingest.language.narrative import told_otherwise
from ingest.language.rows import RowTexts, read_rows

LANES = lanes_of(("Petugas Loket", "Kepala Seksi", "Kepala Dinas"))
ROWS = read_rows(
    tuple(RowTexts(text) for text in ("Mencatat berkas permohonan", "Memeriksa konsep surat", "Menandatangani surat")),
    LANES,
)
ACCOUNT = (
    "Petugas Loket mencatat berkas permohonan",
    "Jika berkas lengkap Kepala Seksi memeriksa konsep surat",
    "Kepala Dinas menandatangani surat",
)


@pytest.mark.parametrize(
    ("performers", "otherwise"),
    [((0, 1, 2), []), ((0, 2, 2), [1]), ((1, 1, 1), [0, 2]), ((None, None, None), [])],
)
def test_rows_of_another_performer_are_found(performers: tuple[int | None, ...], otherwise: list[int]) -> None:
    assert told_otherwise(ROWS, ACCOUNT, LANES, performers) == otherwise


def test_a_sentence_about_something_else_says_nothing() -> None:
    assert told_otherwise(ROWS, ("Kepala Dinas memimpin rapat bulanan",), LANES, (0, 1, 2)) == []
