"""Characters → words → lines."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.geometry.page import Char, Word
from ingest.layout.geometry.words import lines_of, text_of, words_of


def _chars(text: str, x: float = 0, top: float = 0, step: float = 5) -> list[Char]:
    return [Char(c, x + step * i, top, x + step * i + 5, top + 10) for i, c in enumerate(text)]


def _word(text: str, x: float, top: float, quarter: int = 0) -> Word:
    return Word(text, x, top, x + 5 * len(text), top + 10, quarter)


def _texts(chars: list[Char]) -> list[str]:
    return [word.text for word in words_of(chars)]


def test_blanks_and_gaps_end_a_word() -> None:
    assert _texts([*_chars("satu dua"), *_chars("tiga", x=42)]) == ["satu", "dua", "tiga"]


def test_box_goes_round_all_characters() -> None:
    assert words_of(_chars("dua", x=10, top=3)) == (Word("dua", 10, 3, 25, 13),)


def test_imitated_bold_counts_once() -> None:
    bold = [copy for c in _chars("dua") for copy in (c, Char(c.text, c.x0 + 0.4, 0, c.x1 + 0.4, 10))]
    assert _texts(bold) == ["dua"]


def test_word_printed_twice_counts_once() -> None:
    assert _texts([*_chars("dua"), *_chars("dua", x=0.5)]) == ["dua"]


def test_double_letters_stay() -> None:
    assert _texts(_chars("saat")) == ["saat"]


def test_next_line_begins_a_word() -> None:
    assert _texts([*_chars("satu"), *_chars("dua", x=20, top=12)]) == ["satu", "dua"]


def test_text_that_reads_upwards() -> None:
    upwards = [Char(c, 0, 95 - 5 * i, 10, 100 - 5 * i, 1) for i, c in enumerate("naik")]
    assert words_of(upwards) == (Word("naik", 0, 80, 10, 100, 1),)


def test_text_that_reads_downwards() -> None:
    downwards = [Char(c, 0, 5 * i, 10, 5 + 5 * i, 3) for i, c in enumerate("turun")]
    assert _texts(downwards) == ["turun"]


def test_words_that_read_upwards_stand_in_one_line_from_the_bottom() -> None:
    assert text_of([Word("dua", 0, 30, 10, 50, 1), Word("satu", 0, 60, 10, 80, 1)]) == "satu dua"


def test_turned_text_follows_the_upright() -> None:
    assert text_of([Word("turun", 0, 0, 10, 25, 3), _word("tegak", 40, 5)]) == "tegak\nturun"


def test_lines_printed_over_each_other_stay_apart() -> None:
    over = [_word("satu", 0, 0), _word("dua", 25, 0), _word("tiga", 0, 3), _word("empat", 25, 3)]
    assert text_of(over) == "satu dua\ntiga empat"


def test_hyphen_at_a_line_end_joins_the_next_word() -> None:
    assert text_of([_word("non-", 0, 0), _word("pegawai", 0, 12)]) == "non-pegawai"


def test_dash_at_a_line_end_joins_nothing() -> None:
    assert text_of([_word("satu", 0, 0), _word("-", 25, 0), _word("dua", 0, 12)]) == "satu -\ndua"


def test_words_drawn_from_right_to_left_are_read_from_left_to_right() -> None:
    assert text_of([_word("dua", 30, 0), _word("satu", 0, 0)]) == "satu dua"


def test_no_words_no_lines() -> None:
    assert lines_of(()) == ()


@given(st.integers(-400, 400), st.integers(-400, 400))
def test_reading_does_not_depend_on_the_place(dx: int, dy: int) -> None:
    words = [_word("satu", dx, dy), _word("dua", dx + 25, dy + 1), _word("tiga", dx, dy + 14)]
    assert text_of(words) == "satu dua\ntiga"
    assert _texts([*_chars("satu dua", x=dx, top=dy)]) == ["satu", "dua"]
