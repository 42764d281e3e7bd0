"""How the matter passes from one row to the next: what speaks for lane s behind lane r, by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.language.lanes import Heights
from ingest.language.rows import RowSaid
from ingest.language.vocabulary import verb_class

_HANDS = {"assign": "handed", "transfer": "handed", "request": "asked", "aside": "handed_aside", "with": "met_next"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Values for the next lane alone, and what the way is called whose values depend on both lanes."""

    arrivals: tuple[tuple[str, int, float], ...]
    flags: frozenset[str]


def passage(row: RowSaid, following: RowSaid) -> Passage:
    """What the texts of two rows say of the way between them."""
    arrivals: dict[tuple[str, int], float] = {}
    for name, lane, value in _arrivals(row):
        arrivals[name, lane] = max(value, arrivals.get((name, lane), 0.0))
    handed = any(name == "handed" for name, _ in arrivals)
    flags = {"after_hand" if handed else "no_hand"}
    if following.said.acts & verb_class("receive"):
        flags.add("receives")
    return Passage(tuple((name, lane, value) for (name, lane), value in arrivals.items()), frozenset(flags))


def _arrivals(row: RowSaid) -> Iterator[tuple[str, int, float]]:
    for one in row.said.recipients:
        if one.mention is not None:
            yield from ((_HANDS[one.kind], lane, odds) for lane, odds in one.mention.odds)
    for branch in row.said.branches:
        if branch.label == "Ya" and branch.role is not None:
            yield from (("branch_yes", lane, odds) for lane, odds in branch.role.odds)


def moves(flags: frozenset[str], heights: Heights, source: int, target: int) -> Iterator[tuple[str, float]]:
    """The values of going from lane `source` to lane `target`, by what the texts between them are called."""
    step = target - source
    where = _MOVES.get(step, "far")
    for flag in flags:
        yield f"{flag}_{where}", 1.0
    if step:
        yield "rank_jump", abs(heights[target] - heights[source])
        yield "column_jump", float(abs(step) - 1)


_MOVES = {0: "same", 1: "right", -1: "left"}
