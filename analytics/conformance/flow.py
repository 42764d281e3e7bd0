"""What may follow what in a flow table: arrows as row indexes, forks, rows that may be left out."""

import re
from dataclasses import dataclass

from model.forks import part_and_meet, rows_ahead
from model.sop import Procedure, Step

_OPTIONAL = re.compile(
    r"\b(?:jika|bila|apabila|kalau)\s+(?:memang\s+)?(?:di)?perlu(?:kan)?\b|\b(?:opsional|optional|if\s+(?:needed|necessary|required))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Flow:
    """Rows 0…n-1 of a procedure: those that follow each, those that end it, that fork, and that are optional.

    After a fork all followers are due, in any order between them; after any other row just one of them.
    `ahead` are the rows that arrows downwards lead to from each, itself included.
    """

    follow: tuple[tuple[int, ...], ...]
    ahead: tuple[frozenset[int], ...]
    ends: frozenset[int]
    forks: frozenset[int]
    optional: frozenset[int]


def flow_of(procedure: Procedure) -> Flow:
    """The flow that the arrows of `procedure` draw; rows one after the other where none is known.

    The first row begins. A row that no arrow leaves ends, and so does the last row when all its arrows lead
    back. A row that no arrow reaches follows the one above it, and leads to the one below if no arrow leaves it.
    """
    size = len(procedure.steps)
    pairs = arrows(procedure)
    follow = tuple(tuple(sorted({b for a, b in pairs if a == row})) for row in range(size))
    ends = frozenset(row for row in range(size) if not follow[row] or (row == size - 1 and max(follow[row]) <= row))
    optional = frozenset(row for row, step in enumerate(procedure.steps) if _is_optional(step))
    ahead = rows_ahead(follow)
    forks = frozenset(row for row in range(size) if _forks(row, procedure, follow[row], ahead))
    optional = frozenset(row for row, step in enumerate(procedure.steps) if _is_optional(step))
    return Flow(follow, ahead, ends, forks, optional)


def arrows(procedure: Procedure) -> list[tuple[int, int]]:
    """Pairs of rows that follow each other: those with an arrow, and rows without one in their sequence."""
    at = {step.number: row for row, step in reversed(list(enumerate(procedure.steps)))}
    pairs = [(at.get(edge.source.step), at.get(edge.target.step)) for edge in procedure.edges]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    reached, left = {b for _, b in known}, {a for a, _ in known}
    alone = [row for row in range(1, len(procedure.steps)) if row not in reached]
    onward = [(row, row + 1) for row in alone if row not in left and row + 1 < len(procedure.steps)]
    return known + [(row - 1, row) for row in alone] + onward


def _is_optional(step: Step) -> bool:
    """Whether the row says so itself: "bila diperlukan" in its activity or remarks."""
    return any(_OPTIONAL.search(text) for text in (step.activity, step.remarks or ""))


def _forks(row: int, procedure: Procedure, ways: tuple[int, ...], ahead: tuple[frozenset[int], ...]) -> bool:
    """Whether the arrows of `row` are taken together: a plain shape, no branch words, ways that meet again."""
    step = procedure.steps[row]
    chooses = any(p.symbol == "decision" for p in step.performers)
    named = any(edge.label for edge in procedure.edges if edge.source.step == step.number)
    return not chooses and not named and part_and_meet(row, ways, ahead)
