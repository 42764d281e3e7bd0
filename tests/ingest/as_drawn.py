"""A document as a drawing can say it, to compare what was written with what is read back."""

from dataclasses import replace
from itertools import pairwise

from model.sop import Approval, Edge, Performer, Port, Procedure, SopDocument, Source, Step

_NO_SOURCE = Source("", "", "")


def as_drawn(sop: SopDocument) -> SopDocument:
    """`sop` as a drawing can say it: what stands in it counts as drawn, and evidence is of the file it was read from."""
    return replace(
        sop,
        source=_NO_SOURCE,
        approval=_written(sop.approval),
        procedures=tuple(_drawn(p, sop.title) for p in sop.procedures),
        evidence={},
        doubts=(),
        repairs=(),
    )


def _written(approval: Approval) -> Approval:
    """A NIP is read as digits."""
    nip = approval.nip.replace(" ", "") if approval.nip else None
    return replace(approval, nip=nip)


def _drawn(procedure: Procedure, title: str | None) -> Procedure:
    """Only a title worded as one is told from other text above a table; arrows need a symbol at both ends."""
    placed = {
        step.number: [who.lane for who in dict.fromkeys(Performer(p.lane, p.symbol) for p in step.performers)]
        for step in procedure.steps
    }
    procedure = replace(procedure, edges=procedure.edges or _sequence(procedure))
    return replace(
        procedure,
        title=_title(procedure, title),
        steps=tuple(_acting(step) for step in procedure.steps),
        edges=tuple(sorted((e for edge in procedure.edges if (e := _between(edge, placed))), key=repr)),
    )


def _acting(step: Step) -> Step:
    """Where nobody is drawn the words decide, there and back; lanes stand from left to right, in each its symbols top down."""
    shown = dict.fromkeys(Performer(who.lane, who.symbol) for who in step.performers)
    performers = sorted(shown, key=lambda who: who.lane)
    return replace(step, activity=step.activity.strip(), performers=tuple(performers), alternatives=())


def on_paper(sop: SopDocument) -> SopDocument:
    """`sop` as the form holds it: a procedure without a title, or with one that is not worded as such, has the document's."""
    return replace(sop, procedures=tuple(replace(p, title=_title(p, sop.title)) for p in sop.procedures))


def _title(procedure: Procedure, title: str | None) -> str | None:
    worded = (procedure.title or "").lower().startswith(("sop", "prosedur"))
    return procedure.title if worded else title


def seen(sop: SopDocument) -> SopDocument:
    """`sop` without the performers that only its words suggest."""
    return replace(sop, procedures=tuple(map(_without_guesses, sop.procedures)))


def _without_guesses(procedure: Procedure) -> Procedure:
    steps = tuple(
        replace(step, performers=tuple(who for who in step.performers if who.status == "drawn"))
        for step in procedure.steps
    )
    return replace(procedure, steps=steps)


def _between(edge: Edge, placed: dict[str, list[int]]) -> Edge | None:
    """The arrow between symbols; a port without a lane means the first one, and one to itself needs two symbols."""
    ends = []
    for port in (edge.source, edge.target):
        if not placed[port.step]:
            return None
        ends.append(replace(port, lane=placed[port.step][0] if port.lane is None else port.lane))
    if ends[0] == ends[1] and placed[edge.source.step].count(ends[0].lane or 0) == 1:
        return None
    return replace(edge, source=ends[0], target=ends[1], status="drawn")


def _sequence(procedure: Procedure) -> tuple[Edge, ...]:
    """The arrows drawn where a procedure has none: from each step to the next, where both have a symbol."""
    firsts = [(step.number, step.performers[0].lane if step.performers else None) for step in procedure.steps]
    return tuple(Edge(Port(*a), Port(*b)) for a, b in pairwise(firsts) if a[1] is not None and b[1] is not None)
