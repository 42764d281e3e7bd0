"""Where time is lost: steps and hand-overs, as the pages call them."""

from collections.abc import Sequence
from itertools import pairwise

from model.bottleneck import Bottlenecks, Loss
from model.sop import Procedure, SopDocument
from model.step_names import step_name
from model.text import Lang, Text
from model.written_numbers import worked_hours

HOURS = Text(id="{hours} jam", en="{hours} h")
_HOUR = 3600


def label(document: SopDocument, loss: Loss) -> str:
    """Such as 3, or 3→4 for a hand-over."""
    names = (step_name(document, loss.procedure, step) for step in (loss.source, loss.target))
    return "→".join(names) if loss.kind == "waiting" else next(names)


def of_kind(lost: Bottlenecks, kind: str) -> list[Loss]:
    """The losses in steps (service) or between them (waiting), the largest first."""
    found = [loss for loss in lost.losses if loss.kind == kind and loss.excess_seconds > 0]
    return sorted(found, key=lambda loss: -loss.excess_seconds)


def within(losses: Sequence[Loss], procedure: int) -> list[Loss]:
    """Those of one procedure."""
    return [loss for loss in losses if loss.procedure == procedure]


def ways(procedure: Procedure) -> set[tuple[str, str]]:
    """The pairs of steps that follow each other by the SOP: its arrows, else its order."""
    drawn = {(edge.source.step, edge.target.step) for edge in procedure.edges}
    return drawn or set(pairwise(step.number for step in procedure.steps))


def rounded_hours(seconds: float, lang: Lang) -> str:
    """Such as 200 jam, below ten 1,9 jam."""
    return HOURS.to(lang, hours=worked_hours(seconds / _HOUR, lang))
