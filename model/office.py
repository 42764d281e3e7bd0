"""An office: how it counts time, who counts as whom there, and what weighs how much."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from model.calendar import WorkCalendar
from model.deviation import DEVIATIONS
from model.lint import LintProfile
from model.time import Counting, Time


@dataclass(frozen=True, slots=True)
class ClockRules:
    """When the clock of a step runs.

    While an activity named in `pausing` runs (the applicant completes the file), all clocks of the
    case stand. `repeated` says how a step that is done again is judged: `run` each run by itself,
    `first` from the start of the first run, `split` all runs share one limit.
    """

    pausing: tuple[str, ...] = ()
    repeated: str = "run"


@dataclass(frozen=True, slots=True)
class Delegation:
    """A letter of mandate (Plt., Plh., a.n.): `who`, a role or person of the log, acts as `role` on the days from `since` to `until`.

    `basis` is the number of the letter. It holds in `units`, or everywhere when there are none.
    """

    who: str
    role: str
    since: date
    until: date
    basis: str
    units: tuple[str, ...] = ()


def usual_severity() -> Mapping[str, str]:
    """The severity of every rule of the catalogue: major, minor or note."""
    return {deviation.rule: deviation.severity for deviation in DEVIATIONS}


@dataclass(frozen=True, slots=True)
class Targets:
    """Shares an office wants to reach: of closed cases that conform, of measurable executions in time; None: no target."""

    conforming: float | None = None
    on_time: float | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """The calendar of the office, those of units with their own, and how times are counted.

    Each pair of `roles` is a role and the wider one it counts as. `severity` has every rule of the
    catalogue of deviations. `standard` is the time a whole case may take, `lint` how SOPs are judged,
    `targets` what it wants to reach. `review` tells whether a draft that was read is reviewed before it goes on.
    """

    calendar: WorkCalendar
    units: tuple[tuple[str, WorkCalendar], ...] = ()
    counting: Counting = field(default_factory=Counting)
    clock: ClockRules = field(default_factory=ClockRules)
    roles: tuple[tuple[str, str], ...] = ()
    delegations: tuple[Delegation, ...] = ()
    severity: Mapping[str, str] = field(default_factory=usual_severity)
    standard: Time | None = None
    lint: LintProfile = field(default_factory=LintProfile)
    review: bool = True
    targets: Targets = field(default_factory=Targets)


def severity_of(office: Office) -> Mapping[str, str]:
    """The severity of every rule in `office`: what it says itself, else that of the catalogue."""
    return {**usual_severity(), **office.severity}
