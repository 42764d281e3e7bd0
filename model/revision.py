"""What a log says should change in an SOP, what a planner decides on it, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from model.analysis import Said
from model.sop import SopDocument
from model.time import Time


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a proposal rests on: `hits` of `n` with their share and interval, some cases, measured figures.

    The names of `figures` end in their unit: seconds are working seconds, those of a Waktu in calendar days
    elapsed ones.
    """

    n: int
    hits: int
    share: float | None
    interval: tuple[float, ...] | None
    cases: tuple[str, ...]
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a proposal does to a case from begin to end, in working seconds.

    `promised` is the change of what the SOP allows, `lived` the most that the cases of the log would have gained,
    on average; None where it cannot be told.
    """

    promised_seconds: int | None = None
    lived_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the SOP would say: which of these a kind uses stands in `model.revision_words`.

    `after` and `before` are steps that a step comes between. `lane` counts from 0, `role` is a performer without
    a lane.
    """

    text: str | None = None
    time: Time | None = None
    lane: int | None = None
    role: str | None = None
    after: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of the SOP that the log speaks for; `confidence` is low, medium or high.

    `id` is the same wherever the same change is proposed. `steps` are those it is about, `old` and `new` the
    values in words.
    """

    id: str
    kind: str
    procedure: int
    steps: tuple[str, ...]
    old: str | None
    new: str | None
    said: Said
    evidence: Evidence
    effect: Effect
    confidence: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Silent:
    """A question that too few executions or cases answer: `n`, where `needed` are the fewest that could."""

    kind: str
    procedure: int
    steps: tuple[str, ...]
    n: int
    needed: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """All proposals in the order of the steps, what the log is too small for, and doubts about the whole of it."""

    proposals: tuple[Proposal, ...]
    silent: tuple[Silent, ...]
    doubts: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a planner decides on the proposal with an id: `verdict` is accept, reject or edit, with `value` instead of its new value."""

    proposal: str
    verdict: str
    reason: str
    author: str
    date: date
    value: str | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the change matrix: a change, the proposal and the decision behind it, why, and the evidence in words."""

    proposal: str
    steps: tuple[str, ...]
    kind: str
    old: str | None
    new: str | None
    reason: str
    author: str
    date: date | None
    said: Said
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An accepted proposal that the flow table, as the others left it, has no place for."""

    proposal: str
    why: Said


@dataclass(frozen=True, slots=True)
class Revised:
    """The draft of a new version, its change matrix, and accepted proposals that did not fit."""

    document: SopDocument
    matrix: tuple[MatrixRow, ...]
    left_out: tuple[LeftOut, ...] = ()
