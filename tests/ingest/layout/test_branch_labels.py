"""Words beside the exits of decisions → labels."""

import pytest

from ingest.layout.branch_labels import label_links
from ingest.layout.geometry.page import Box, Point, Word

_SOURCE: Box = (80, 0, 120, 30)
_DOWN: tuple[Point, ...] = ((100, 30), (100, 80))
_SIDE: tuple[Point, ...] = ((120, 15), (200, 15), (200, 80))


def _word(text: str, x: float, top: float) -> Word:
    return Word(text, x, top, x + 4 * len(text), top + 8)


def _labels(words: list[Word], kind: str = "decision") -> list[str | None]:
    return label_links([(kind, _SOURCE, _DOWN), (kind, _SOURCE, _SIDE)], words)


def test_each_exit_gets_the_nearest_word() -> None:
    assert _labels([_word("Tidak", 125, 5), _word("Ya", 103, 36)]) == ["Ya", "Tidak"]


def test_one_word_labels_one_exit() -> None:
    assert _labels([_word("Ya", 103, 36)]) == ["Ya", None]


def test_words_that_would_cross_are_exchanged() -> None:
    """Ya stands nearest to the right exit; that would leave the far left one to Tidak."""
    exits: list[tuple[str, Box, tuple[Point, ...]]] = [
        ("decision", _SOURCE, ((100, 30), (100, 80))),
        ("decision", _SOURCE, ((112, 30), (112, 80))),
    ]
    assert label_links(exits, [Word("Ya", 108, 40, 110, 48), Word("Tidak", 116, 60, 136, 68)]) == ["Ya", "Tidak"]


def test_a_word_beside_a_passing_arrow_goes_to_the_exit_it_stands_at() -> None:
    """The way of another decision runs through Tidak, whose own exits both wait for a word; the other has its own."""
    other: Box = (80, 100, 120, 130)
    exits: list[tuple[str, Box, tuple[Point, ...]]] = [
        ("decision", _SOURCE, ((110, 24), (200, 24), (200, 80))),
        ("decision", _SOURCE, ((80, 15), (68, 15), (68, -60))),
        ("decision", other, ((80, 115), (74, 115), (74, -40))),
    ]
    words = [Word("Tidak", 64, 28, 84, 36), Word("Tidak", 62, 128, 82, 136)]
    assert label_links(exits, words) == [None, "Tidak", "Tidak"]


def test_label_of_two_lines() -> None:
    assert _labels([_word("Perlu", 125, 0), _word("diperbaiki", 125, 8.5)]) == [None, "Perlu diperbaiki"]


def test_a_known_word_stays_alone() -> None:
    assert "Ya diperbaiki" not in _labels([_word("Ya", 125, 0), _word("diperbaiki", 125, 8.5)])


def test_known_label_of_two_lines() -> None:
    assert _labels([_word("Tidak", 125, 0), _word("setuju", 125, 8.5)]) == [None, "Tidak setuju"]


def test_capital_begins_another_label() -> None:
    assert _labels([_word("Ya", 103, 34), _word("Tidak", 125, 5)]) == ["Ya", "Tidak"]


def test_known_word_far_away_is_ignored() -> None:
    assert _labels([_word("Ya", 20, 120)]) == [None, None]


@pytest.mark.parametrize(("x", "label"), [(103.0, "Kurang"), (115.0, None)])
def test_other_words_count_only_close_by(x: float, label: str | None) -> None:
    assert _labels([_word("Kurang", x, 50)])[0] == label


def test_sentences_are_no_labels() -> None:
    assert _labels([_word("3", 103, 36), _word("(lihat", 112, 36), _word("lampiran)", 140, 36)]) == [None, None]


def test_arrow_of_a_process_gets_only_known_words() -> None:
    assert _labels([_word("Ya", 103, 36), _word("Kurang", 125, 5)], "process") == ["Ya", None]


def test_no_links_no_labels() -> None:
    assert label_links([], [_word("Ya", 0, 0)]) == []
