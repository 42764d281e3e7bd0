"""Words beside a drawing: rows without a symbol get their performer from the text, contradictions are doubted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.language.performers import decode
from ingest.language.subjects import spoken_lanes
from ingest.layout.columns import Row
from ingest.layout.performers import Acting, acting, texts_of
from model.sop import Doubt, Place

_LESS_SURE = 0.9


def beside_words(rows: Sequence[Row], lanes: tuple[str, ...], drawn: Sequence[Acting]) -> tuple[Acting, ...]:
    """`drawn` with what the words add: missing performers, and less confidence where words name another lane."""
    lowered = [_lowered(who) if _differs(row, lanes, who) else who for row, who in zip(rows, drawn, strict=True)]
    if not lanes or all(who.performers for who in drawn):
        return tuple(lowered)
    fixed = {i: tuple(p.lane for p in who.performers) for i, who in enumerate(drawn) if who.performers}
    guesses = decode(texts_of(rows), lanes, fixed)
    return tuple(
        who if who.performers else acting(guess, "process") for who, guess in zip(lowered, guesses, strict=True)
    )


def disagreements(rows: Sequence[Row], lanes: tuple[str, ...], drawn: Sequence[Acting], at: str) -> Iterator[Doubt]:
    """A doubt for each row of the procedure at `at` whose words name another performer than its symbols."""
    for i, (row, who) in enumerate(zip(rows, drawn, strict=True)):
        if _differs(row, lanes, who):
            named = ", ".join(lanes[lane] for lane in sorted(spoken_lanes(row.activity, lanes)))
            shown = ", ".join(lanes[performer.lane] for performer in who.performers)
            yield Doubt(f"{at}/steps/{i}", "performer_differs", f"Langkah {row.number}: teks menyebut {named}, sedangkan simbol berada pada kolom {shown}.")  # fmt: skip


def worded(rows: Sequence[Acting], at: str) -> dict[str, Place]:
    """The evidence of the performers that words tell in the procedure at `at`."""
    return {
        f"{at}/steps/{i}/performers/0": Place(confidence=who.performers[0].confidence, words=who.words)
        for i, who in enumerate(rows)
        if who.words
    }


def _differs(row: Row, lanes: tuple[str, ...], who: Acting) -> bool:
    shown = {performer.lane for performer in who.performers if performer.status == "drawn"}
    named = spoken_lanes(row.activity, lanes) if shown else frozenset()
    return bool(named) and not named & shown


def _lowered(who: Acting) -> Acting:
    return replace(who, performers=tuple(replace(p, confidence=round(p.confidence * _LESS_SURE, 2)) for p in who.performers))  # fmt: skip
