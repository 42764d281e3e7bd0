"""Who performs a step, and how sure that is."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from ingest.language.chain import posteriors
from ingest.language.performers import Guess, calibrated, decode
from ingest.language.rows import RowTexts
from tests.language.material import KnownProcedure, held_out

LANES = ("Kepala Balai", "Koordinator", "Staf")
ROWS = (
    RowTexts("Menugaskan Koordinator untuk menyusun laporan mutu air"),
    RowTexts("Menugaskan Staf untuk mengumpulkan data mutu air"),
    RowTexts("Mengumpulkan data mutu air kemudian menyerahkannya kepada Koordinator"),
    RowTexts("Menelaah data mutu air dan melaporkannya kepada Kepala Balai"),
    RowTexts("Menyetujui laporan mutu air"),
)
SURE = 0.8


def lanes(guesses: Sequence[Guess]) -> list[int]:
    return [guess.lane for guess in guesses]


def test_a_chain_of_hand_overs_tells_everyone() -> None:
    guesses = decode(ROWS, LANES)
    assert lanes(guesses) == [0, 1, 2, 1, 0]
    assert min(guess.confidence for guess in guesses) > SURE


def test_words_are_kept_as_evidence() -> None:
    guesses = decode(
        [RowTexts("Staf mencatat tamu"), RowTexts("Menelaah catatan", remarks="Disposisi Koordinator")], LANES
    )
    assert [(guess.lane, guess.words, guess.stated) for guess in guesses] == [
        (2, "Staf", True),
        (1, "Koordinator", True),
    ]


@pytest.mark.parametrize(
    ("remarks", "lane"),
    [("Disposisi Kepala Balai", 0), ("Telah diperiksa oleh Koordinator", 1), ("Sesuai arahan Koordinator", 2)],
)
def test_remarks_tell_who_acts(remarks: str, lane: int) -> None:
    (guess,) = decode([RowTexts("Menangani keluhan warga", remarks=remarks)], LANES)
    assert guess.lane == lane


def test_the_documents_own_telling_counts() -> None:
    rows = [RowTexts("Menerima keluhan"), RowTexts("Memilah keluhan menurut wilayah")]
    told = ("Staf menerima keluhan", "Koordinator memilah keluhan menurut wilayah")
    assert lanes(decode(rows, LANES, narrative=told)) == [2, 1]


def test_symbols_left_in_cells_count() -> None:
    rows = [
        RowTexts("Mengolah data", marks=("decision", None, None)),
        RowTexts("Mengolah data", marks=(None, None, "decision")),
    ]
    assert lanes(decode(rows, LANES)) == [0, 2]


def test_peers_that_no_word_tells_apart_are_not_certain() -> None:
    (guess,) = decode([RowTexts("Mengikuti upacara")], ("Seksi Barat", "Seksi Timur", "Seksi Utara"))
    assert guess.confidence < SURE


def test_a_confirmation_holds_and_changes_its_neighbours() -> None:
    peers = ("Seksi Barat", "Seksi Timur")
    rows = [RowTexts("Mengolah data"), RowTexts("Menyimpan data")]
    for lane in (0, 1):
        first, second = decode(rows, peers, confirmed={0: lane})
        assert first.odds == tuple(float(i == lane) for i in range(2))
        assert second.odds != decode(rows, peers)[1].odds
    assert decode(rows, peers, confirmed={0: (0, 1)})[0].confidence < 1


def test_nothing_to_decode() -> None:
    assert decode([], LANES) == ()
    assert decode(ROWS, ()) == ()


def test_chain_weighs_a_place_by_its_neighbours() -> None:
    same = [[2.0, 0.0], [0.0, 2.0]]
    (_, middle, _) = posteriors([[5.0, 0.0], [0.0, 0.0], [5.0, 0.0]], [same, same])
    assert middle[0] > 0.95
    assert sum(middle) == pytest.approx(1)


def test_calibration_keeps_the_order_and_the_sum() -> None:
    odds = calibrated((0.7, 0.2, 0.1))
    assert odds[0] > odds[1] > odds[2]
    assert sum(odds) == pytest.approx(1)
    assert max(calibrated((1.0, 0.0))) < 1


# What must not matter: each change gives the same answers wherever the decoder was sure before.


def renamed(known: KnownProcedure) -> KnownProcedure:
    """Titles that stand alone changed for others of the same height, in the heads and in the texts."""
    new = {"Petugas": "Operator", "petugas": "operator", "Kadis": "Kepala Dinas", "Pustakawan": "Arsiparis"}
    return _changed(known, lambda text: _replaced(text, new))


def _replaced(text: str, new: dict[str, str]) -> str:
    for old, other in new.items():
        text = text.replace(old, other)
    return text


def upper(known: KnownProcedure) -> KnownProcedure:
    return _changed(known, str.upper)


def misread(known: KnownProcedure) -> KnownProcedure:
    """Light OCR noise: the fourth letter of every tenth longer word doubled, l read as I in every seventh."""
    return _changed(known, _noisy, names=False)


def _noisy(text: str) -> str:
    words = text.split(" ")
    return " ".join(_misread_word(word, i) for i, word in enumerate(words))


def _misread_word(word: str, at: int) -> str:
    if len(word) > 6 and at % 10 == 3:
        return word[:4] + word[3:]
    return word.replace("l", "I") if at % 7 == 5 else word


def _changed(known: KnownProcedure, change: Callable[[str], str], *, names: bool = True) -> KnownProcedure:
    steps = tuple(replace(step, texts=_texts(step.texts, change)) for step in known.steps)
    return replace(known, steps=steps, lanes=tuple(map(change, known.lanes)) if names else known.lanes)


def _texts(texts: RowTexts, change: Callable[[str], str]) -> RowTexts:
    return RowTexts(change(texts.activity), change(texts.requirements), change(texts.output), change(texts.remarks))


@pytest.mark.parametrize("change", [renamed, upper, misread])
def test_what_does_not_matter_changes_no_sure_answer(change: Callable[[KnownProcedure], KnownProcedure]) -> None:
    sure, kept = 0, 0
    for known in held_out():
        before = decode([step.texts for step in known.steps], known.lanes)
        other = change(known)
        after = decode([step.texts for step in other.steps], other.lanes)
        for old, new in zip(before, after, strict=True):
            if old.confidence >= SURE and new.confidence >= SURE:
                sure += 1
                kept += old.lane == new.lane
    assert sure > 20
    assert kept == sure


def test_the_order_of_columns_changes_no_stated_answer() -> None:
    for known in held_out():
        turned = tuple(reversed(known.lanes))
        before = decode([step.texts for step in known.steps], known.lanes)
        after = decode([step.texts for step in known.steps], turned)
        named = [(known.lanes[a.lane], turned[b.lane]) for a, b in zip(before, after, strict=True) if a.stated and a.confidence >= SURE]  # fmt: skip
        assert [old for old, _ in named] == [new for _, new in named]
