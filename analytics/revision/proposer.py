"""What proposes one kind of change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from analytics.revision.lived import Lived
from model.analysis import Said
from model.revision import Effect, Evidence, Proposal, Silent, Wanted


@dataclass(frozen=True, slots=True)
class Proposer:
    """A `kind` of `model.revision_words`, and what finds proposals of it."""

    kind: str
    propose: Callable[[Lived], Iterable[Proposal | Silent]]


@dataclass(frozen=True, slots=True)
class Case:
    """What a proposal says: the values in words and the sentence."""

    old: str | None
    new: str | None
    said: Said
    evidence: Evidence
    effect: Effect
    confidence: str = "low"
    wanted: Wanted = field(default_factory=Wanted)


def proposal(kind: str, found: Lived, gids: tuple[int, ...], case: Case, mark: str = "") -> Proposal:
    """The proposal on some steps; `mark` tells several on the same steps apart."""
    procedure, steps = found.norm.steps[gids[0]][0], tuple(found.step(gid).number for gid in gids)
    name = "-".join((kind, str(procedure + 1), *steps, *([mark] if mark else [])))
    return Proposal(
        name, kind, procedure, steps, case.old, case.new, case.said, case.evidence, case.effect, case.confidence, case.wanted
    )  # fmt: skip


def silent(kind: str, found: Lived, gids: tuple[int, ...], n: int, needed: int) -> Silent:
    """That `n` are too few to say whether to propose something."""
    steps = tuple(found.step(gid).number for gid in gids)
    return Silent(kind, found.norm.steps[gids[0]][0], steps, n, needed)
