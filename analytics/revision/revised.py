"""The draft of a new version: an SOP with the proposals that were accepted, and its change matrix."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from analytics.revision import flow_edits
from analytics.revision.applied import Job, applied, valued
from analytics.revision.difference import difference
from model.analysis import Said
from model.diff import Change, Spot
from model.errors import SopError
from model.revision import Decision, LeftOut, MatrixRow, Proposal, Revised
from model.sop import Procedure, SopDocument
from model.text import Text
from model.time import Time

VERDICTS = ("accept", "reject", "edit")
_UNKNOWN = Text(
    id="keputusan untuk usulan {id}, yang tidak ada dalam usulan kali ini. Buat usulan lagi dan putuskan lagi.",
    en="a decision on the proposal {id}, which is not among these proposals. Propose and decide again.",
)
_VERDICT = Text(
    id="usulan {id}: keputusan “{verdict}” tidak dikenal. Pakai {known}.",
    en="proposal {id}: the verdict “{verdict}” is not known. Use {known}.",
)
_MISSING = Text(
    id="usulan {id}: keputusan edit perlu nilai. Isi value.", en="proposal {id}: to edit needs a value. Fill in value."
)
_NO_PLACE = Said(
    "Langkah yang dituju sudah tidak ada, atau alur menjadi terputus; kerjakan dengan tangan.",
    "The step it is about is gone, or the flow would be cut; do it by hand.",
)
_STRUCTURAL = ("remove", "add", "move", "merge")
# Steps go last, so that what others say of them still holds.
_TURN = ("time", "performer", "loop", "branch", "parallel", "add", "move", "merge", "remove")
_BECOMES = {
    "time": ("time",),
    "remove": ("removed",),
    "add": ("added", "lane_added"),
    "move": ("moved",),
    "performer": ("performer", "lane_added"),
    "branch": ("edge_removed", "edge_label", "edge_target", "symbol"),
    "loop": ("remarks",),
    "merge": ("merged",),
    "parallel": ("edge_added", "edge_removed", "edge_target"),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """What the new version is called: its date, its number where it gets another; `read_time` reads a Waktu as written."""

    revised: date
    read_time: Callable[[str], Time]
    number: str | None = None


def accepted(proposals: Sequence[Proposal], author: str, on: date) -> tuple[Decision, ...]:
    """The decision to accept all `proposals`."""
    return tuple(Decision(one.id, "accept", "", author, on) for one in proposals)


def revised(
    document: SopDocument, proposals: Sequence[Proposal], decisions: Sequence[Decision], edition: Edition
) -> Revised:
    """`document` with the proposals that `decisions` accept, and what came of each; the others are left alone."""
    chosen = _chosen(proposals, decisions)
    tables = [_Table(_named(p)) for p in document.procedures]
    left = []
    for one, decision in chosen:
        if not tables[one.procedure].take(one, decision, edition.read_time, document.procedures[one.procedure]):
            left.append(LeftOut(one.id, _NO_PLACE))
    pairs = zip(tables, document.procedures, strict=True)
    procedures = tuple(table.drawn(old) for table, old in pairs)
    draft = replace(
        document, procedures=procedures, revised=edition.revised, number=edition.number or document.number,
        evidence={}, repairs=(), doubts=(),
    )  # fmt: skip
    return Revised(draft, tuple(_matrix(document, draft, tables)), tuple(left))


def _chosen(proposals: Sequence[Proposal], decisions: Sequence[Decision]) -> list[tuple[Proposal, Decision]]:
    """Accepted proposals with their decision, in the order in which they are applied.

    Of several steps added at one place the last is added first, and so comes last.
    """
    known = {one.id: one for one in proposals}
    place = {one.id: n for n, one in enumerate(proposals)}
    for decision in decisions:
        _check(decision, known)
    taken = [(known[d.proposal], d) for d in decisions if d.verdict != "reject"]
    return sorted(taken, key=lambda pair: (_TURN.index(pair[0].kind), -place[pair[0].id]))


def _check(decision: Decision, known: dict[str, Proposal]) -> None:
    if decision.proposal not in known:
        raise SopError(_UNKNOWN, id=decision.proposal)
    if decision.verdict not in VERDICTS:
        raise SopError(_VERDICT, id=decision.proposal, verdict=decision.verdict, known=", ".join(VERDICTS))
    if decision.verdict == "edit" and not (decision.value or "").strip():
        raise SopError(_MISSING, id=decision.proposal)


def _named(procedure: Procedure) -> Procedure:
    """`procedure` with steps named by their rows, since numbers may occur twice."""
    rows = {step.number: row for row, step in reversed(list(enumerate(procedure.steps)))}
    steps = tuple(replace(step, number=f"row {row}") for row, step in enumerate(procedure.steps))
    edges = tuple(
        replace(edge, source=replace(edge.source, step=f"row {a}"), target=replace(edge.target, step=f"row {b}"))
        for edge in procedure.edges
        if (a := rows.get(edge.source.step)) is not None and (b := rows.get(edge.target.step)) is not None
    )
    return replace(procedure, steps=steps, edges=edges)


@dataclass(slots=True)
class _Taken:
    proposal: Proposal
    decision: Decision
    names: frozenset[str]


class _Table:
    """A flow table that takes one proposal after the other."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.taken: list[_Taken] = []

    def take(self, one: Proposal, decision: Decision, read_time: Callable[[str], Time], old: Procedure) -> bool:
        """Whether the proposal found its place."""
        rows = {step.number: f"row {row}" for row, step in reversed(list(enumerate(old.steps)))}
        value, lanes = decision.value, self.procedure.lanes
        wanted = valued(one, value, read_time, lanes) if decision.verdict == "edit" and value else one.wanted
        names = tuple(rows.get(step, "") for step in one.steps)
        after, before = (rows.get(step) if step else None for step in (wanted.after, wanted.before))
        found = applied(self.procedure, Job(one, names, after, before, wanted))
        if found:
            self.procedure = found
            self.taken.append(_Taken(one, decision, frozenset({*names, one.id, after or "", before or ""} - {""})))
        return found is not None

    def drawn(self, old: Procedure) -> Procedure:
        """The flow table with its numbers: those it had, or new ones where steps came, went or moved."""
        if not self.taken:
            return old
        if any(one.proposal.kind in _STRUCTURAL for one in self.taken):
            return flow_edits.numbered(self.procedure)
        return flow_edits.renamed(self.procedure, {f"row {row}": step.number for row, step in enumerate(old.steps)})

    def names(self, spot: Spot, procedure: Procedure, *, new: bool) -> set[str]:
        """What the steps at `spot`, of the old or the new table, were called on the way."""
        rows = {step.number: row for row, step in reversed(list(enumerate(procedure.steps)))}
        found = (rows[number] for number in spot.steps)
        return {self.procedure.steps[row].number if new else f"row {row}" for row in found}


def _matrix(old: SopDocument, new: SopDocument, tables: list[_Table]) -> Iterator[MatrixRow]:
    """A row for each change of a flow table, with the proposal behind it."""
    for change in difference(old, new).changes:
        spot = change.new_at or change.old_at
        if spot and tables[spot.procedure].taken:
            yield _row(change, _behind(change, tables[spot.procedure], (old, new), spot.procedure))


def _behind(change: Change, table: _Table, documents: tuple[SopDocument, SopDocument], at: int) -> _Taken:
    """The proposal that such a change comes from at such a step; else, of those at the step, or of all, the last."""
    names: set[str] = set()
    for spot, document, new in ((change.old_at, documents[0], False), (change.new_at, documents[1], True)):
        names |= table.names(spot, document.procedures[at], new=new) if spot else set()

    def fit(one: _Taken) -> tuple[bool, bool, bool]:
        about = bool(names & one.names) or not names
        return (change.kind in _BECOMES[one.proposal.kind] and about, about, one.proposal.kind in _STRUCTURAL)

    return max(table.taken, key=fit)


def _row(change: Change, behind: _Taken) -> MatrixRow:
    spot = change.old_at or change.new_at
    one, decision = behind.proposal, behind.decision
    return MatrixRow(
        one.id, spot.steps if spot else (), change.kind, change.old, change.new,
        decision.reason, decision.author, decision.date, one.said, one.evidence,
    )  # fmt: skip
