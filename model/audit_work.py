"""What auditors do with a check: verdicts on findings, and samples of cases looked at by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from model.report import LogFinding
from model.text import Text

FACTS = ("procedure", "step", "row", "activity", "role", "service_seconds", "limit_seconds")
WHOLE_CASE = "CASE"
UNJUDGED = "belum"
_BETWEEN, _NOTHING = "\x1f", "\x1e"


class Stance(StrEnum):
    """What an auditor holds of a finding, or of a case drawn for a sample."""

    FITS = "sesuai"
    BREAKS = "melanggar"
    ASKS = "klarifikasi"


class Method(StrEnum):
    """How cases are drawn."""

    RANDOM = "acak"
    STRATIFIED = "berlapis"
    RISK = "risiko"


STANCES: Mapping[Stance, Text] = {
    Stance.FITS: Text(id="Sesuai", en="Conforms"),
    Stance.BREAKS: Text(id="Melanggar", en="Violation"),
    Stance.ASKS: Text(id="Perlu klarifikasi", en="Needs clarification"),
}
METHODS: Mapping[Method, Text] = {
    Method.RANDOM: Text(id="Acak sederhana", en="Simple random"),
    Method.STRATIFIED: Text(id="Acak berlapis", en="Stratified random"),
    Method.RISK: Text(id="Berbasis risiko", en="Risk-based"),
}
STRATA: Mapping[str, Text] = {
    "month": Text(id="Bulan mulai", en="Month of start"),
    "unit": Text(id="Unit", en="Unit"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are asked for; what is empty asks for nothing.

    `step` is the place of the procedure and the number of the step, `0:5`; `month` that in which the case began,
    `2026-03`; `verdict` one of `Stance`, or `UNJUDGED`.
    """

    rule: str = ""
    step: str = ""
    severity: str = ""
    month: str = ""
    verdict: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody wants to hold of a finding; `lock` is that of the verdict they saw, 0 where there was none."""

    finding: str
    stance: Stance
    note: str = ""
    lock: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a finding; `lock` grows with each change of it."""

    finding: str
    stance: Stance
    note: str
    lock: int
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class Draw:
    """How a sample is drawn: `stratum` is a key of `STRATA`, empty but for a stratified one."""

    method: Method
    size: int
    seed: int
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that may be drawn: the stratum it is in, and its risk, above zero."""

    case: str
    stratum: str = ""
    risk: float = 1.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A case drawn, and how likely it was to be."""

    case: str
    stratum: str
    probability: float


@dataclass(frozen=True, slots=True)
class Sampling:
    """The cases drawn from `population` cases, by name."""

    draw: Draw
    population: int
    cases: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sampling that was kept: when, and by whom."""

    id: int
    document: int
    sampling: Sampling
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class AuditWork:
    """What auditors did with a check: verdicts with the findings they are on, samples, verdicts on cases by name."""

    judged: tuple[tuple[LogFinding, Judgement], ...] = ()
    samples: tuple[Sample, ...] = ()
    cases: Mapping[str, Judgement] = field(default_factory=dict)


def finding_key(rule: str, case: str, facts: Mapping[str, object]) -> str:
    """The digest that tells a finding from all others, the same whenever the same rows are checked again."""
    parts = (rule, case, *(_NOTHING if facts.get(name) is None else str(facts[name]) for name in FACTS))
    return sha256(_BETWEEN.join(parts).encode()).hexdigest()


def case_key(case: str) -> str:
    """The digest that stands for a case as a whole."""
    return finding_key(WHOLE_CASE, case, {})
