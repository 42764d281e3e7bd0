"""What a check of executions against an SOP found: the contract's check JSON as types."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from model.analysis import Analysis
from model.log import ColumnDoubt, Reject
from model.office import ClockRules
from model.time import Counting


@dataclass(frozen=True, slots=True)
class CalendarUsed:
    """Which working calendar the figures rest on."""

    id: str
    version: str
    zone: str


@dataclass(frozen=True, slots=True)
class UnitCalendar:
    """The calendar of a unit that has its own."""

    unit: str
    calendar: CalendarUsed


@dataclass(frozen=True, slots=True)
class Mapped:
    """An activity name of the log and the step it stands for.

    `how` is same_words, number, alike, or given by the user.
    """

    activity: str
    procedure: int
    step: str
    confidence: float
    how: str = "given"


@dataclass(frozen=True, slots=True)
class StepWeight:
    """What skipping a step costs in alignments, where that is not 1."""

    procedure: int
    step: str
    weight: int


@dataclass(frozen=True, slots=True)
class Unmapped:
    """An activity name that stands for no step."""

    activity: str
    events: int


@dataclass(frozen=True, slots=True)
class StepFigures:
    """One step against its mutu baku; times in seconds (working, unless the norm is calendar)."""

    procedure: int
    step: str
    runs: int
    measurable: int
    within: int
    late: int
    undecided: int
    within_share: float | None
    within_interval: tuple[float, ...] | None
    median_seconds: float | None
    p90_seconds: float | None
    limit_text: str
    excess_seconds: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Optimal alignment: skipping or adding one step costs 1.

    In `unordered_cases` events bear the same stamp and another order than that of their rows fits better:
    their order cannot be checked and is taken as it fits.
    """

    total_cost: int
    fitting_cases: int
    unordered_cases: int = 0


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """Time lost above the norm in a step, or waited between two steps."""

    procedure: int
    kind: str
    source: str = field(metadata={"json": "from"})
    target: str = field(metadata={"json": "to"})
    excess_seconds: int
    share: float


@dataclass(frozen=True, slots=True)
class LogFinding:
    """One deviation of one case, with the facts that prove it.

    `facts` holds names and numbers only (row in the log file, seconds, names).
    """

    rule: str
    case: str
    step: str | None
    facts: Mapping[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class StandardFigures:
    """Whole cases against the service standard: closed ones within it and over it, open ones over it already."""

    limit_text: str
    closed: int
    within: int
    within_share: float | None
    within_interval: tuple[float, ...] | None
    overdue_open: int


@dataclass(frozen=True, slots=True)
class VersionFigures:
    """How the cases that began while one version of the SOP was the norm kept that version.

    It was from `since` on, before `until`; None where nothing bounds it. Of `measurable` runs `within` kept
    their Waktu.
    """

    source: str
    number: str | None
    since: date | None
    until: date | None
    cases: int
    open_cases: int
    conforming_cases: int
    conforming_share: float | None
    conforming_interval: tuple[float, ...] | None
    measurable: int
    within: int
    within_share: float | None
    within_interval: tuple[float, ...] | None
    excess_seconds: int


@dataclass(frozen=True, slots=True)
class Report:
    """The whole comparison of one SOP with one log.

    Where the log spans `versions` of the SOP, all other figures are of the last one that has cases.
    """

    cases: int
    open_cases: int
    events: int
    period: tuple[datetime, ...] | None
    calendar: CalendarUsed
    engine: str
    mapping: tuple[Mapped, ...]
    unmapped: tuple[Unmapped, ...]
    steps: tuple[StepFigures, ...]
    conforming_cases: int
    conforming_share: float | None
    conforming_interval: tuple[float, ...] | None
    deviations: Mapping[str, int]
    alignment: Alignment
    bottlenecks: tuple[Bottleneck, ...]
    findings: tuple[LogFinding, ...]
    rejected: tuple[Reject, ...]
    units: tuple[UnitCalendar, ...] = ()
    counting: Counting = field(default_factory=Counting)
    clock: ClockRules = field(default_factory=ClockRules)
    doubts: tuple[ColumnDoubt, ...] = ()
    versions: tuple[VersionFigures, ...] = ()
    standard: StandardFigures | None = None
    analysis: Analysis | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """The heading taken for a canonical column: how sure, how found, and the format of its stamps."""

    column: str
    heading: str
    confidence: float
    how: str
    format: str | None


@dataclass(frozen=True, slots=True)
class Survey:
    """What is in a log: headings by canonical column, extent, activities, rejected rows.

    `recognised` says how sure each column is, `doubts` what a person should look at. `parts` are the
    sheets or object types the file offers, `part` the one that was read.
    """

    columns: Mapping[str, str]
    cases: int
    events: int
    period: tuple[str, ...]
    activities: Mapping[str, int]
    rejected: tuple[Reject, ...]
    recognised: tuple[Recognised, ...] = ()
    doubts: tuple[ColumnDoubt, ...] = ()
    parts: tuple[str, ...] = ()
    part: str | None = None
