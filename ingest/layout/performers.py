"""Who performs a step, as far as the row itself says so."""

import re
from dataclasses import dataclass

from ingest.language.roles import lane_at_start, lane_named, mentions, subject
from ingest.layout.columns import Row
from model.sop import Alternative, Performer

_BY = re.compile(
    r"\bdisposisi\s+(?=[A-Z])|\b(?:diperiksa|disetujui|ditandatangani|dibuat|disusun|dilakukan|dilaksanakan|diverifikasi)\s+oleh\s+",
    re.IGNORECASE,
)
_SYMBOLS = (
    ("terminator", re.compile(r"\(?(?:oval|mulai|selesai|kapsul|start|end)\)?|\\bigcirc|[○◯⬭⬮]", re.IGNORECASE)),
    ("process", re.compile(r"\(?(?:box|kotak)\s*\d*\)?|\\(?:square|box)|[□▭■▢]", re.IGNORECASE)),
    ("decision", re.compile(r"\(?(?:belah ketupat|diamond)\)?|\$?\\diamond\$?|[◇◊♢⬦◆]", re.IGNORECASE)),
    ("connector", re.compile(r"\(?(?:segi ?lima|pentagon)\)?|[⬠⬟]", re.IGNORECASE)),
)  # fmt: skip
STATED = 0.95
_MARKED = 0.6


@dataclass(frozen=True, slots=True)
class Acting:
    """Performers of a step and the other lanes that may act."""

    performers: tuple[Performer, ...]
    alternatives: tuple[Alternative, ...] = ()


def performer_of(row: Row, lanes: tuple[str, ...], symbol: str, *, marks_differ: bool) -> Acting:
    """Who acts: stated by subject or Keterangan, else inferred from a symbol left in one lane.

    Symbols count only where the table has them in more than one lane: OCR tends to push them
    all into the first.
    """
    lane = _stated(row, lanes)
    if lane is not None:
        return Acting((Performer(lane, symbol, "stated", STATED),))
    marked = [i for i, mark in enumerate(row.marks) if symbol_of(mark)] if marks_differ else []
    if len(marked) == 1:
        return Acting((Performer(marked[0], symbol_of(row.marks[marked[0]]) or symbol, "inferred", _MARKED),))
    return Acting((), tuple(Alternative(i, round(1 / len(marked), 2)) for i in marked))


def symbol_of(mark: str) -> str | None:
    """The flowchart symbol that the remnant `mark` of a lane cell stands for."""
    return next((name for name, signs in _SYMBOLS if signs.fullmatch(mark.strip("$ "))), None)


def marks_differ(rows: tuple[Row, ...]) -> bool:
    """Whether symbols stand in more than one lane of the table."""
    return len({i for row in rows for i, mark in enumerate(row.marks) if symbol_of(mark)}) > 1


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


def _stated(row: Row, lanes: tuple[str, ...]) -> int | None:
    lane = lane_at_start(row.activity, lanes)
    said = _BY.search(row.remarks)
    return lane if lane is not None or not said else lane_named(row.remarks[said.end() :], lanes)
