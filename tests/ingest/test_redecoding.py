"""A performer confirmed by a person is a clamp, and the rest is decoded again around it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from ingest.language.performers import decode
from ingest.language.rows import RowTexts
from ingest.layout.performers import acting
from ingest.redecoding import confirmed
from model.errors import SopError
from model.sop import Edge, Performer, Port, Procedure, SopDocument, Source, Step
from model.time import Time

_LANES = ("Pemohon", "Petugas Loket", "Kepala Seksi")
_ACTIVITIES = (
    "Pemohon mengajukan surat permohonan",
    "Memeriksa kelengkapan berkas",
    "Menyampaikan berkas hasil pemeriksaan",
    "Kepala Seksi menandatangani surat",
)


def _read() -> SopDocument:
    """As the reader leaves it: performers from the words alone."""
    guesses = decode([RowTexts(activity) for activity in _ACTIVITIES], _LANES)
    told = [acting(guess, "process") for guess in guesses]
    steps = tuple(
        Step(str(i), activity, Time(), who.performers, who.alternatives)
        for i, (activity, who) in enumerate(zip(_ACTIVITIES, told, strict=True), 1)
    )
    ports = [Port(s.number, s.performers[0].lane if s.performers else None) for s in steps]
    edges = tuple(Edge(a, b) for a, b in pairwise(ports))
    return SopDocument(Source("s.md", "md", "0"), procedures=(Procedure("P", _LANES, steps, edges),))


def _lanes(document: SopDocument) -> list[tuple[int, ...]]:
    return [tuple(p.lane for p in step.performers) for step in document.procedures[0].steps]


def test_a_confirmed_performer_stands_and_its_arrows_follow() -> None:
    done = confirmed(_read(), 0, 1, (2,)).document
    step = done.procedures[0].steps[1]
    assert step.performers == (Performer(2, "process", "confirmed", 1.0),)
    assert step.alternatives == ()
    assert [edge.target.lane for edge in done.procedures[0].edges if edge.target.step == "2"] == [2]
    assert [edge.source.lane for edge in done.procedures[0].edges if edge.source.step == "2"] == [2]


def test_the_rest_is_what_the_decoder_says_with_the_clamp() -> None:
    done = confirmed(_read(), 0, 1, (2,)).document
    clamped = decode([RowTexts(activity) for activity in _ACTIVITIES], _LANES, {1: 2})
    expected = [tuple(p.lane for p in acting(guess, "process").performers) for guess in clamped]
    assert _lanes(done) == [expected[0], (2,), *expected[2:]]


def test_what_a_drawing_or_another_person_told_stays() -> None:
    document = _read()
    procedure = document.procedures[0]
    drawn = tuple(replace(step, performers=(Performer(0, "process", "drawn", 0.98),)) for step in procedure.steps)
    done = confirmed(replace(document, procedures=(replace(procedure, steps=drawn),)), 0, 1, (2,))
    assert _lanes(done.document) == [(0,), (2,), (0,), (0,)]
    assert done.changed == ()


def test_what_the_words_did_not_tell_stays() -> None:
    document = _read()
    procedure = document.procedures[0]
    steps = list(procedure.steps)
    other = (_lanes(document)[2] or (0,))[0] - 1
    steps[2] = replace(steps[2], performers=(Performer(other % 3, "process", "inferred", 0.9),))
    done = confirmed(replace(document, procedures=(replace(procedure, steps=tuple(steps)),)), 0, 1, (2,))
    assert done.document.procedures[0].steps[2] == steps[2]


def test_two_performers_may_be_confirmed_and_the_change_is_noted() -> None:
    done = confirmed(_read(), 0, 3, (2, 1)).document
    assert _lanes(done)[3] == (1, 2)
    assert [(r.at, r.new, r.rule) for r in done.repairs] == [
        ("/procedures/0/steps/3/performers", "Petugas Loket; Kepala Seksi", "review")
    ]


@pytest.mark.parametrize("place", [(1, 0, (0,)), (0, 4, (0,)), (0, 0, (3,)), (0, 0, (-1,)), (0, -1, (0,)), (0, 0, ())])
def test_what_is_not_there_is_refused(place: tuple[int, int, tuple[int, ...]]) -> None:
    with pytest.raises(SopError, match="not in the document"):
        confirmed(_read(), *place)
