"""How an office counts: its calendars by unit, what its words for time mean, when its clocks stand."""

from dataclasses import dataclass, field

from model.calendar import WorkCalendar
from model.time import Counting


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
class Office:
    """The calendar of the office, those of units with their own, and how times are counted."""

    calendar: WorkCalendar
    units: tuple[tuple[str, WorkCalendar], ...] = ()
    counting: Counting = field(default_factory=Counting)
    clock: ClockRules = field(default_factory=ClockRules)
