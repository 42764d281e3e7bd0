"""What if: changes to an SOP or its office, and what a simulation says they would do."""

from dataclasses import dataclass

from model.analysis import Said


@dataclass(frozen=True, slots=True)
class Staffing:
    """`role` has `persons`; with `more` so many more than today, or fewer."""

    role: str
    persons: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class NewLimit:
    """`step` takes at most `amount` `unit`s: longer executions are cut to that."""

    step: str
    amount: float
    unit: str


@dataclass(frozen=True, slots=True)
class ScaledTime:
    """Every execution of `step` takes `factor` times what it took."""

    step: str
    factor: float


@dataclass(frozen=True, slots=True)
class Without:
    """`step` is not done any more; what came before it leads to what came after it."""

    step: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """`steps` begin together, and what follows them waits for all."""

    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """`step` is done right before `before`."""

    step: str
    before: str


@dataclass(frozen=True, slots=True)
class MoreArrivals:
    """`factor` times as many cases arrive."""

    factor: float


Change = Staffing | NewLimit | ScaledTime | Without | SideBySide | Earlier | MoreArrivals


@dataclass(frozen=True, slots=True)
class Experiment:
    """How much to play: cases in each of several independent replications; the same seed gives the same figures.

    The first `warm_up` of the cases, a share, meet an empty office, and the last `cool_down` one that nobody comes to
    any more: neither is measured.
    """

    cases: int = 10_000
    replications: int = 20
    seed: int = 1
    warm_up: float = 0.1
    cool_down: float = 0.05


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over the replications and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class StepTime:
    """How long one execution of `step` takes in working seconds; from `runs` in the log, with none as the SOP says."""

    step: str
    runs: int
    mean: Figure


@dataclass(frozen=True, slots=True)
class Branch:
    """How often the way from `step` to the steps `to` is taken: `taken` of `runs` in the log; with none it is assumed."""

    step: str
    to: tuple[str, ...]
    runs: int
    taken: int
    share: Figure


@dataclass(frozen=True, slots=True)
class RoleStaff:
    """Persons of a role: the median over `months` of those at work in each.

    With no months the log names nobody: they are then as many as were at work at once, or one. A person works on so
    many cases `at_once`: as many as at nine in ten begins, or more. `overlapping` is the share of begins at which
    another case was at work already.
    """

    role: str
    persons: int
    months: int
    at_once: int
    overlapping: float


@dataclass(frozen=True, slots=True)
class Basis:
    """What a simulation starts from: arrivals a day of `cases` in the log, times, branches, staff.

    `lead_seconds` is the mean lead time of the `closed` cases of the log, to hold that of the simulation against.
    """

    cases: int
    arrivals_per_day: Figure
    times: tuple[StepTime, ...]
    branches: tuple[Branch, ...]
    staff: tuple[RoleStaff, ...]
    closed: int = 0
    lead_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure today and after the changes; `difference` is that of replications played with the same chances.

    None where it does not exist: the step or role is not there, or the queue grows without end.
    """

    today: Figure | None
    changed: Figure | None
    difference: Figure | None


@dataclass(frozen=True, slots=True)
class LeadTime:
    """Working seconds from arrival to the end of a case."""

    mean: Compared
    median: Compared
    p90: Compared


@dataclass(frozen=True, slots=True)
class RoleLoad:
    """The work asked of a role as a share of what its persons can do; from 1 on its queue grows without end."""

    role: str
    persons: int | None
    persons_changed: int | None
    load: Compared


@dataclass(frozen=True, slots=True)
class StepQueue:
    """A step: working seconds that its executions wait for a performer, and the share of them within the Waktu."""

    step: str
    waiting: Compared
    within: Compared


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Today against the changes.

    `overloaded` and `overloaded_changed` are the roles whose queue grows without end, today and after the changes:
    lead times and waiting are None on that side. `within_standard` is the share of cases within the service
    standard. `assumptions` say what the figures rest on and what is doubtful about that.
    """

    experiment: Experiment
    basis: Basis
    changes: tuple[Said, ...]
    overloaded: tuple[str, ...]
    overloaded_changed: tuple[str, ...]
    lead: LeadTime
    within_standard: Compared
    person_hours: Compared
    roles: tuple[RoleLoad, ...]
    steps: tuple[StepQueue, ...]
    sentences: tuple[Said, ...]
    assumptions: tuple[Said, ...]
