"""The ways on from a row: the two branches of a decision, and all other arrows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.drafting.branches import BRANCHES, branch_of
from model.drafting.table import Link, linked, port, procedure_at, step_at, table_of, with_procedure
from model.errors import SopError
from model.sop import Edge, Procedure, SopDocument
from model.text import Text

_WAY = re.compile(r"([^;,()]+?)\s*(?:\(([^()]*)\))?\s*")
_BETWEEN = re.compile(r"[;,](?![^()]*\))")
_NO_STEP = Text(
    id="langkah “{number}” tidak ada. Yang ada: {known}.", en="there is no step “{number}”. There are: {known}."
)
_NO_BRANCH = Text(id="cabang {name} tidak dikenal. Pakai {known}.", en="the branch {name} is not known. Use {known}.")


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow to the step with a number, and its branch word."""

    number: str
    label: str | None = None


def target_of(procedure: Procedure, row: int, branch: str) -> str:
    """The number of the step a branch leads to; empty where it is not drawn."""
    number = procedure.steps[row].number
    found = (edge for edge in procedure.edges if edge.source.step == number and branch_of(edge.label) == branch)
    return next((edge.target.step for edge in found), "")


def onward_text(procedure: Procedure, row: int) -> str:
    """The other arrows out of a row: `4; 6 (Lengkap)`."""
    number = procedure.steps[row].number
    own = (edge for edge in procedure.edges if edge.source.step == number and branch_of(edge.label) is None)
    return "; ".join(f"{one.target.step} ({one.label})" if one.label else one.target.step for one in own)


def read_ways(text: str) -> tuple[Way, ...]:
    """The arrows in a text as `onward_text` writes it."""
    found = (_WAY.fullmatch(part.strip()) for part in _BETWEEN.split(text) if part.strip())
    return tuple(Way(one[1].strip(), (one[2] or "").strip() or None) for one in found if one)


def set_branch(document: SopDocument, at: int, row: int, branch: str, number: str) -> SopDocument:
    """With a branch of a decision to the step with that number; without it where the number is empty."""
    if branch not in BRANCHES:
        raise SopError(_NO_BRANCH, name=branch, known=", ".join(BRANCHES))
    ways = [Way(number.strip(), branch)] if number.strip() else []
    return _with_ways(document, (at, row), ways, branch)


def set_onward(document: SopDocument, at: int, row: int, ways: Sequence[Way]) -> SopDocument:
    """With other arrows out of a row, apart from its two branches."""
    return _with_ways(document, (at, row), ways, None)


def _with_ways(document: SopDocument, place: tuple[int, int], ways: Sequence[Way], branch: str | None) -> SopDocument:
    at, row = place
    procedure = procedure_at(document, at)
    step_at(procedure, row)
    targets = [_row(procedure, way.number) for way in ways]

    def changed(procedure: Procedure) -> Procedure:
        links = table_of(procedure).links
        old = [one for one in links if one.source == row and branch_of(one.edge.label) == branch]
        new = [_link(procedure, old, (row, to), way.label) for to, way in zip(targets, ways, strict=True)]
        return linked(procedure, _replaced(links, old, new))

    return with_procedure(document, at, changed)


def _replaced(links: Sequence[Link], old: Sequence[Link], new: Sequence[Link]) -> list[Link]:
    """`links` with `new` where the first of `old` was, else at the end."""
    places = [n for n, one in enumerate(links) if any(one is gone for gone in old)]
    first = places[0] if places else len(links)
    rest = [one for one in links[first:] if not any(one is gone for gone in old)]
    return [*links[:first], *new, *rest]


def _link(procedure: Procedure, old: Sequence[Link], ends: tuple[int, int], label: str | None) -> Link:
    """The arrow as it is known, else a new one."""
    source, target = ends
    for one in old:
        if one.target == target and (one.edge.label == label or branch_of(label)):
            return one
    ports = port(procedure.steps[source]), port(procedure.steps[target])
    return Link(source, target, Edge(*ports, label, "stated"))


def _row(procedure: Procedure, number: str) -> int:
    known = [step.number for step in procedure.steps]
    if number not in known:
        raise SopError(_NO_STEP, number=number, known=", ".join(known))
    return known.index(number)
