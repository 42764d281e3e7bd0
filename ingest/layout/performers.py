"""Performers of a table's rows as its words tell them, and what the lane cells still say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language.performers import Guess
from ingest.language.roles import mentions, subject
from ingest.language.rows import RowTexts
from ingest.layout.columns import Row
from model.sop import Alternative, Performer

_SYMBOLS = (
    ("terminator", re.compile(r"\(?(?:oval|mulai|selesai|kapsul|start|end)\)?|\\bigcirc|[○◯⬭⬮]", re.IGNORECASE)),
    ("process", re.compile(r"\(?(?:box|kotak)\s*\d*\)?|\\(?:square|box)|[□▭■▢]", re.IGNORECASE)),
    ("decision", re.compile(r"\(?(?:belah ketupat|diamond)\)?|\$?\\diamond\$?|[◇◊♢⬦◆]", re.IGNORECASE)),
    ("connector", re.compile(r"\(?(?:segi ?lima|pentagon)\)?|[⬠⬟]", re.IGNORECASE)),
)  # fmt: skip
STATED, KNOWN = 0.8, 0.6
_WORTH_NAMING = 0.1


@dataclass(frozen=True, slots=True)
class Acting:
    """Performers of a step, the other lanes that may act, and the words that told it."""

    performers: tuple[Performer, ...]
    alternatives: tuple[Alternative, ...] = ()
    words: str | None = None


def acting(guess: Guess, symbol: str) -> Acting:
    """Who acts: stated where the row names the lane, inferred where it is likelier than all others, else unknown."""
    sure = guess.confidence >= STATED and guess.stated
    known = guess.confidence >= KNOWN
    performer = Performer(guess.lane, symbol, "stated" if sure else "inferred", round(guess.confidence, 2))
    others = [] if sure else _likely(guess.odds, guess.lane if known else None)
    return Acting((performer,) if known else (), tuple(others), guess.words if known else None)


def _likely(odds: tuple[float, ...], taken: int | None) -> list[Alternative]:
    """The other lanes worth naming, the likeliest first."""
    ranked = sorted(range(len(odds)), key=lambda lane: -odds[lane])
    return [Alternative(lane, round(odds[lane], 2)) for lane in ranked if lane != taken and odds[lane] >= _WORTH_NAMING]


def texts_of(rows: Sequence[Row]) -> tuple[RowTexts, ...]:
    """The texts of `rows` for the decoder.

    Symbols count only where the table has them in more than one lane: OCR tends to push them all into the first.
    """
    differ = len({i for row in rows for i, mark in enumerate(row.marks) if symbol_of(mark)}) > 1
    return tuple(
        RowTexts(row.activity, row.requirements, row.output, row.remarks, tuple(map(symbol_of, row.marks)) if differ else ())
        for row in rows
    )  # fmt: skip


def symbol_of(mark: str) -> str | None:
    """The flowchart symbol that the remnant `mark` of a lane cell stands for."""
    return next((name for name, signs in _SYMBOLS if signs.fullmatch(mark.strip("$ "))), None)


def lost_lane(rows: tuple[Row, ...], lanes: tuple[str, ...], others: tuple[str, ...]) -> str | None:
    """The likeliest name of a lane whose name is lost.

    Candidates are subjects of the steps and the document's other lanes; the most mentioned wins.
    """
    text = " ".join(f"{row.activity} {row.remarks}" for row in rows)
    subjects = [name for row in rows if (name := subject(row.activity))]
    known = {name.lower() for name in lanes}
    candidates = [name for name in dict.fromkeys([*subjects, *others]) if name.lower() not in known]
    best = max(candidates, key=lambda name: mentions(text, name), default=None)
    return best if best and mentions(text, best) else None
