"""The texts of one row of the flow table, and what they say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language.lanes import Lanes, Mention
from ingest.language.morphology import form
from ingest.language.said import Said, read_said
from ingest.language.sentence import Sentence, read_sentence
from ingest.language.vocabulary import verb_class

_WORD = re.compile(r"[a-z]+")
_APPROVED = {"setuju", "sah", "tandatangan", "paraf", "periksa", "verifikasi"}


@dataclass(frozen=True, slots=True)
class RowTexts:
    """A row's texts; `marks` is the flowchart symbol that each lane cell still names, or None."""

    activity: str
    requirements: str = ""
    output: str = ""
    remarks: str = ""
    marks: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What a row says: its activity, its remarks where they name a lane, roots, and who approved what it takes."""

    said: Said
    remarks: Sentence | None
    roots: frozenset[str]
    output_roots: frozenset[str]
    approved: Mention | None
    marks: tuple[str | None, ...]


def read_rows(rows: Sequence[RowTexts], lanes: Lanes) -> tuple[RowSaid, ...]:
    """What each of `rows` says of `lanes`."""
    return tuple(_read(row, lanes) for row in rows)


def _read(row: RowTexts, lanes: Lanes) -> RowSaid:
    said = read_said(row.activity, lanes)
    names_lane = row.remarks and lanes.find(_words(row.remarks))
    return RowSaid(
        said=said,
        remarks=read_sentence(row.remarks, lanes) if names_lane else None,
        roots=frozenset(found.root for found in said.sentence.forms),
        output_roots=frozenset(form(word).root for word in _words(row.output)),
        approved=_approved(_words(row.requirements), lanes),
        marks=row.marks,
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _approved(words: list[str], lanes: Lanes) -> Mention | None:
    """Who is named last as having approved: Rencana yang disetujui R."""
    signed = [at for at, word in enumerate(words) if form(word).root in _APPROVED and word != "persetujuan"]
    if not signed:
        return None
    return next((found for found in reversed(lanes.find(words)) if found.start > signed[0]), None)


def classes(said: Said) -> tuple[str, ...]:
    """The verb classes of what is done first."""
    return tuple(name for name in ACTS if said.acts & verb_class(name))


ACTS = (
    "lead",
    "check",
    "prepare",
    "file",
    "apply",
    "carry_out",
    "receive",
    "pay",
    "spread",
    "report",
    "assign",
    "request",
)
