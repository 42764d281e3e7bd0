"""Words beside drawn symbols."""

from ingest.layout.agreement import beside_words, disagreements, worded
from ingest.layout.columns import Row
from ingest.layout.performers import Acting
from model.sop import Doubt, Performer

LANES = ("Nakhoda", "Masinis", "Juru Mudi")


def row(number: str, activity: str) -> Row:
    return Row(number, activity, ("",) * 3, "", "", "", "", 0)


ROWS = (row("1", "Nakhoda memeriksa cuaca"), row("2", "Masinis menyalakan mesin"), row("3", "Juru Mudi melepas tali"))


def drawn(lane: int) -> Acting:
    return Acting((Performer(lane, "process", "drawn", 0.98),))


def test_agreeing_rows_stay_as_drawn() -> None:
    shown = (drawn(0), drawn(1), drawn(2))
    assert beside_words(ROWS, LANES, shown) == shown
    assert list(disagreements(ROWS, LANES, shown, "/procedures/0")) == []


def test_contradicting_words_lower_the_confidence_and_are_doubted() -> None:
    shown = (drawn(0), drawn(0), drawn(2))
    assert beside_words(ROWS, LANES, shown)[1].performers == (Performer(0, "process", "drawn", 0.88),)
    assert list(disagreements(ROWS, LANES, shown, "/procedures/0")) == [
        Doubt(
            "/procedures/0/steps/1",
            "performer_differs",
            "Langkah 2: teks menyebut Masinis, sedangkan simbol berada pada kolom Nakhoda.",
        )
    ]


def test_a_row_without_symbol_is_read_from_its_words() -> None:
    shown = (drawn(0), Acting(()), drawn(2))
    acting = beside_words(ROWS, LANES, shown)
    assert [(p.lane, p.status) for who in acting for p in who.performers] == [(0, "drawn"), (1, "stated"), (2, "drawn")]


def test_no_lanes_no_words() -> None:
    assert beside_words(ROWS[:1], (), (Acting(()),)) == (Acting(()),)


def test_the_words_that_told_a_performer_are_its_evidence() -> None:
    acting = beside_words(ROWS, LANES, (drawn(0), Acting(()), drawn(2)))
    (place,) = worded(acting, "/procedures/0").items()
    assert (place[0], place[1].how, place[1].words) == ("/procedures/0/steps/1/performers/0", "text", "Masinis")
