"""Arrows of a table whose drawing is lost: row order, branch sentences, Ya/Tidak in lane cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language.decisions import Branch
from ingest.language.performers import Told
from ingest.language.targets import Course, target
from ingest.layout.columns import Row

_LABELS = {"ya": "Ya", "y": "Ya", "tidak": "Tidak", "t": "Tidak", "tdk": "Tidak"}


@dataclass(frozen=True, slots=True)
class Arrow:
    """Rows joined by an arrow (indexes), its label, how it is known, and whether that is sure."""

    source: int
    target: int
    label: str | None
    status: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    row: int
    label: str
    lane: int


def arrows(rows: Sequence[Row], told: Told) -> tuple[Arrow, ...]:
    """The flow in row order with the exits of each decision."""
    found = decisions(rows, told)
    out: list[Arrow] = []
    for at in range(len(rows)):
        out += found[at] if at in found else _onward(at, len(rows), None)
    return tuple(dict.fromkeys(arrow for arrow in out if arrow.source != arrow.target and arrow.target < len(rows)))


def decisions(rows: Sequence[Row], told: Told) -> dict[int, list[Arrow]]:
    """Exits by deciding row: from its sentence, else from the labels on its targets' rows."""
    marks = _marks(rows)
    course = Course(tuple(row.activity for row in rows), tuple(guess.lane for guess in told.guesses))
    deciding = [at for at, row in enumerate(told.rows) if row.said.decides]
    found = {at: _exits(at, told.rows[at].said.branches, marks, course) for at in deciding}
    loose = [m for m in marks if m.row not in found and m.row - 1 not in found]
    for row in [m.row for m in loose if m.label == "Ya" and m.row > 0]:
        found[row - 1] = _marked_exits(row, [m.row for m in loose if m.label == "Tidak"])
    return found


def _exits(at: int, branches: Sequence[Branch], marks: Sequence[_Mark], course: Course) -> list[Arrow]:
    """The exits that a sentence states; one it does not state is supplied: Ya goes on, Tidak goes back."""
    out: list[Arrow] = []
    for branch in (*branches, *_supplied(branches)):
        if branch.label == "Ya" and branch.step is None:
            out += [] if branch.ends else _onward(at, len(course.activities), "Ya")
            continue
        marked = next((m.lane for m in marks if m.row == at and m.label == branch.label), None)
        to = target(branch, at, course, marked)
        if to is not None:
            out.append(Arrow(at, to.step, branch.label, "stated" if to.sure else "inferred", to.sure))
    return sorted(out, key=lambda arrow: arrow.label != "Ya")


def _supplied(branches: Sequence[Branch]) -> list[Branch]:
    said = {branch.label for branch in branches}
    return [Branch(label, "", "") for label in ("Ya", "Tidak") if label not in said and (label == "Ya" or not said)]


def _marked_exits(row: int, refused: list[int]) -> list[Arrow]:
    """Labels stand on the row that their arrow leads to."""
    back = [to for to in refused if to < row]
    return [Arrow(row - 1, row, "Ya", "inferred", sure=False)] + [
        Arrow(row - 1, to, "Tidak", "inferred", sure=False) for to in back[-1:]
    ]


def _onward(at: int, count: int, label: str | None) -> list[Arrow]:
    return [Arrow(at, at + 1, label, "inferred", sure=True)] if at + 1 < count else []


def _marks(rows: Sequence[Row]) -> list[_Mark]:
    """The branch words that stand in lane cells."""
    return [
        _Mark(i, label, lane)
        for i, row in enumerate(rows)
        for lane, mark in enumerate(row.marks)
        if (label := label_of(mark))
    ]


def label_of(mark: str) -> str | None:
    """The branch word that `mark` stands for: Ya, Tidak, or None."""
    return _LABELS.get(re.sub(r"\W", "", mark).lower())
