"""Arrows of a table whose drawing is lost: row order, branch sentences, Ya/Tidak in lane cells."""

import re
from dataclasses import dataclass

from ingest.language.decisions import Branch, branches, target
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


def arrows(rows: tuple[Row, ...]) -> tuple[Arrow, ...]:
    """The flow in row order with the exits of each decision."""
    found = _decisions(rows)
    texts = tuple(row.activity for row in rows)
    out: list[Arrow] = []
    for at in range(len(rows)):
        out += found[at] if at in found else _onward(at, len(rows), None)
    return tuple(dict.fromkeys(_checked(out, texts)))


def decision_rows(rows: tuple[Row, ...]) -> frozenset[int]:
    """Indexes of the rows that decide something."""
    return frozenset(_decisions(rows))


def _decisions(rows: tuple[Row, ...]) -> dict[int, list[Arrow]]:
    """Exits by deciding row: from its sentence, else from the labels on its targets' rows."""
    texts = tuple(row.activity for row in rows)
    stated = {at: exits for at, text in enumerate(texts) if (exits := branches(text))}
    marks = [m for m in _marks(rows) if m.row not in stated and m.row - 1 not in stated]
    found = {at: _stated_exits(at, exits, texts) for at, exits in stated.items()}
    yes = [m.row for m in marks if m.label == "Ya" and m.row > 0]
    for row in yes:
        found[row - 1] = _marked_exits(row, [m.row for m in marks if m.label == "Tidak"])
    return found


def _stated_exits(at: int, exits: tuple[Branch, ...], texts: tuple[str, ...]) -> list[Arrow]:
    """Ya goes on (an unstated Ya too), Tidak goes where its sentence says."""
    out = _onward(at, len(texts), "Ya")
    for branch in exits:
        if branch.label == "Tidak" and at:
            to, sure = target(branch, at, texts)
            out.append(Arrow(at, to, "Tidak", "stated" if sure else "inferred", sure))
    return out


def _marked_exits(row: int, refused: list[int]) -> list[Arrow]:
    """Labels stand on the row that their arrow leads to."""
    back = [to for to in refused if to < row]
    return [Arrow(row - 1, row, "Ya", "inferred", sure=False)] + [
        Arrow(row - 1, to, "Tidak", "inferred", sure=False) for to in back[-1:]
    ]


def _onward(at: int, count: int, label: str | None) -> list[Arrow]:
    return [Arrow(at, at + 1, label, "inferred", sure=True)] if at + 1 < count else []


def _checked(found: list[Arrow], texts: tuple[str, ...]) -> list[Arrow]:
    return [arrow for arrow in found if arrow.source != arrow.target and arrow.target < len(texts)]


def _marks(rows: tuple[Row, ...]) -> list[_Mark]:
    return [_Mark(i, label) for i, row in enumerate(rows) for mark in row.marks if (label := label_of(mark))]


def label_of(mark: str) -> str | None:
    """The branch word that `mark` stands for: Ya, Tidak, or None."""
    return _LABELS.get(re.sub(r"\W", "", mark).lower())
