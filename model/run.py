"""What the evidence pages show: executed steps, cases, months, hours of the week."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Run:
    """One executed activity: the log row and its verdict against the SOP.

    Stamps are local to the calendar's zone. `due` is the latest allowed end. Times are working
    seconds (calendar seconds where the norm is). `verdict` is within, late, undecided or none
    (no step, or a step without a measurable time). `row` counts data rows of the log from 1.
    """

    row: int
    case: str
    activity: str
    procedure: int | None
    step: str | None
    performer: str | None
    role: str | None
    unit: str | None
    output: str | None
    start: datetime | None
    end: datetime | None
    due: datetime | None
    service_seconds: int | None
    waiting_seconds: int | None
    excess_seconds: int
    verdict: str


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """One case (trace): when, how it deviates, whether it conforms.

    `total_seconds` is its time against the service standard, None without one. Where it is `unordered`,
    events bear the same stamp and were taken in an order that fits better than that of their rows.
    """

    case: str
    start: datetime
    end: datetime
    events: int
    closed: bool
    cost: int
    late_steps: int
    findings: int
    conforming: bool
    unordered: bool = False
    total_seconds: int | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as the evidence keeps it; `role` is who acted, by role or, where the log has none, by name."""

    rule: str
    case: str
    procedure: int | None
    step: str | None
    row: int | None
    activity: str | None
    role: str | None
    service_seconds: int | None
    limit_seconds: int | None


@dataclass(frozen=True, slots=True)
class StepTimes:
    """How long the runs of a step took, in seconds: quantiles, and every one where they are few.

    `waiting` is the sum of what they waited before they began.
    """

    procedure: int
    step: str
    runs: int
    low: float
    lower: float
    middle: float
    upper: float
    high: float
    service: int
    waiting: int
    few: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """Closed cases that started in a month, and those of them that conform."""

    month: date
    cases: int
    conforming: int
    excess_seconds: int


@dataclass(frozen=True, slots=True)
class WeekHour:
    """The executions begun in one hour of a weekday (0 Monday): of `runs` that can be judged `late` exceed their norm."""

    weekday: int
    hour: int
    runs: int
    late: int
    excess_seconds: int
