"""What a log says should change in an SOP."""

from collections.abc import Iterator

from analytics.check import Checked, Question
from analytics.engine import Engine
from analytics.revision import kinds
from analytics.revision.lived import Lived, lived
from analytics.revision.proposer import Proposer
from analytics.revision.thresholds import USUAL, Thresholds
from model.analysis import Said
from model.collect import collect
from model.revision import Proposal, Proposed, Silent
from model.revision_words import FEW_MAPPED, KINDS, said

PROPOSERS = collect(kinds, "PROPOSER", Proposer)
_ORDER = {kind.key: n for n, kind in enumerate(KINDS)}


def proposals(checked: Checked, question: Question, engine: Engine, thresholds: Thresholds = USUAL) -> Proposed:
    """All proposals, in the order of the steps; once for each question, as `engine` keeps a table for it."""
    found = lived(checked, question, engine, thresholds)
    all_ = [one for proposer in PROPOSERS for one in proposer.propose(found)]
    rows = {(p, step.number): gid for gid, (p, step) in reversed(list(enumerate(found.norm.steps)))}

    def place(one: Proposal | Silent) -> tuple[object, ...]:
        return (*(rows[one.procedure, step] for step in one.steps[:1]), _ORDER[one.kind], one.steps)

    ordered = sorted(all_, key=place)
    return Proposed(
        tuple(one for one in ordered if isinstance(one, Proposal)),
        tuple(one for one in ordered if isinstance(one, Silent)),
        tuple(_doubts(found)),
    )


def _doubts(found: Lived) -> Iterator[Said]:
    if found.mapped < found.thresholds.mapped:
        yield said(FEW_MAPPED, {"share": found.mapped, "n": found.checked.log.events})
