"""Plays an SOP out into an event log with planted, recorded deviations.

Cases start at random working times; each step takes a triangular share of its Waktu; loops back are taken with a
fixed probability, parallel rows come in any order, of several performers of a row one acts or all do. The same
seed gives the same log. Rows of the same words are told apart by their number. How deviations are planted stands in
`analytics.simulation.planting`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random

from analytics.conformance.acting import acting_lanes
from analytics.conformance.automaton import Automaton, automaton
from analytics.simulation.planting import PLANTED, Act, Play, planted
from analytics.simulation.play import walk
from model.calendar import WorkCalendar
from model.deadline import due
from model.errors import SopError
from model.sop import Procedure, SopDocument, Step
from model.text import Text
from model.time import limit_of

__all__ = ["PLANTED", "Executed", "Plan", "Planted", "Simulated", "simulate"]

_UNMEASURED = 1800
_EACH = 0.5
_ARRIVALS = 240 * 27_000
_EXTRA = "Makan siang"
_NO_PROCEDURE = Text(
    id="{name}: prosedur {asked} tidak ada, SOP ini memuat {known}. Sebut nomor yang ada.",
    en="{name}: there is no procedure {asked}, this SOP has {known}. Name one that is there.",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to simulate: cases, seed, and for each kind of deviation the share of cases that get it.

    `procedure` counts from 0. Each role has `persons` in each of `units`; without units the log names none.
    With `grain` day stamps tell the day only, and the rows of a day stand in any order; with `stamps` end no
    row has a start.
    """

    cases: int
    seed: int
    shares: tuple[tuple[str, float], ...] = ()
    start: datetime = datetime(2025, 1, 2, 8)  # noqa: DTZ001 (local time of the calendar's zone)
    procedure: int = 0
    persons: int = 3
    units: int = 0
    grain: str = "second"
    stamps: str = "both"


@dataclass(frozen=True, slots=True)
class Executed:
    """One row of the simulated log; times are local, `start` is None where the log leaves it out."""

    case: str
    activity: str
    start: datetime | None
    end: datetime
    performer: str
    role: str
    unit: str
    output: str
    requirements: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A deviation put into a case on purpose; `row` counts the log's rows from 1, None for a step left out."""

    case: str
    kind: str
    step: str | None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Simulated:
    """The log and its ground truth."""

    rows: tuple[Executed, ...]
    planted: tuple[Planted, ...]


@dataclass(frozen=True, slots=True)
class _Office:
    procedure: Procedure
    names: tuple[str, ...]
    norm: Automaton
    calendar: WorkCalendar
    random: Random
    plan: Plan


@dataclass(frozen=True, slots=True)
class _Told:
    """A row with what is planted in it; `order` is where it stands in the log."""

    row: Executed
    planted: Planted | None
    order: tuple[datetime, float, datetime]


def simulate(document: SopDocument, plan: Plan, calendar: WorkCalendar) -> Simulated:
    """`plan.cases` executions of a procedure, each kind of deviation planted in its share of them."""
    random = Random(plan.seed)  # noqa: S311 (reproducible play, no secret)
    if plan.procedure >= len(document.procedures):
        known = len(document.procedures)
        raise SopError(_NO_PROCEDURE, name=document.source.name, asked=plan.procedure + 1, known=known)
    procedure = document.procedures[plan.procedure]
    office = _Office(procedure, _names(document, procedure), automaton(procedure), calendar, random, plan)
    told: list[_Told] = []
    left_out: list[Planted] = []
    for n in range(1, plan.cases + 1):
        case, play = f"K-{n:04d}", _play(office)
        begin = calendar.after(plan.start, random.randrange(_ARRIVALS))
        told += _played(case, play, begin, office)
        skipped = (step for kind, step in play.deviations if kind == "skipped")
        left_out += [Planted(case, "skipped", _number(procedure, step)) for step in skipped]
    told.sort(key=lambda one: one.order)
    found = [replace(one.planted, row=n) for n, one in enumerate(told, 1) if one.planted]
    return Simulated(tuple(one.row for one in told), tuple(sorted((*left_out, *found), key=lambda p: (p.case, p.kind))))


def _names(document: SopDocument, procedure: Procedure) -> tuple[str, ...]:
    """What the log calls each step."""
    known = Counter(step.activity for each in document.procedures for step in each.steps)
    return tuple(s.activity if known[s.activity] == 1 else f"{s.number}. {s.activity}" for s in procedure.steps)


def _play(office: _Office) -> Play:
    """One way through the norm with the deviations drawn for it."""
    acts = tuple(_act(step, office) for step in walk(office.norm, office.random))
    kinds = [kind for kind, part in office.plan.shares if office.random.random() < part]
    return planted(Play(acts), kinds, (office.procedure, office.norm), office.random)


def _act(at: int, office: _Office) -> Act:
    step = office.procedure.steps[at]
    lanes = sorted(acting_lanes(step)) or [performer.lane for performer in step.performers[:1]]
    each = len(lanes) > 1 and office.random.random() < _EACH
    return Act(at, tuple(office.random.sample(lanes, len(lanes) if each else 1)) if lanes else ())


def _number(procedure: Procedure, step: int | None) -> str | None:
    return None if step is None else procedure.steps[step].number


def _played(case: str, play: Play, begin: datetime, office: _Office) -> Iterator[_Told]:
    """The acts one after the other, with a short wait before each."""
    now, unit = begin, office.random.randrange(office.plan.units) + 1 if office.plan.units else 0
    for act in play.acts:
        mark = Planted(case, act.planted, _number(office.procedure, act.step)) if act.planted else None
        for n, lane in enumerate(act.lanes or (None,)):
            start = office.calendar.after(now, int(office.random.expovariate(1 / 1800)) + 1)
            now = _end(act, start, office)
            row = replace(_row(case, act, _doer(lane, unit, office), office), start=start, end=now)
            yield _told(row, mark if n == 0 else None, office)


@dataclass(frozen=True, slots=True)
class _Doer:
    performer: str
    role: str
    unit: str


def _doer(lane: int | None, unit: int, office: _Office) -> _Doer:
    """A person of the role in the unit."""
    place = ("X" if lane is None else str(lane + 1), str(office.random.randrange(office.plan.persons) + 1))
    return _Doer(
        performer="-".join(("P", *([str(unit)] if unit else []), *place)),
        role="" if lane is None else office.procedure.lanes[lane],
        unit=f"Unit {unit}" if unit else "",
    )


def _row(case: str, act: Act, doer: _Doer, office: _Office) -> Executed:
    """The row without its stamps."""
    step = None if act.step is None else office.procedure.steps[act.step]
    return Executed(
        case=case,
        activity=_EXTRA if act.step is None else office.names[act.step],
        start=None,
        end=office.plan.start,
        performer=doer.performer,
        role=doer.role,
        unit=doer.unit,
        output=(step.output or "") if step and act.planted != "missing_output" else "",
        requirements=(step.requirements or "") if step and act.planted != "missing_requirements" else "",
    )


def _told(row: Executed, mark: Planted | None, office: _Office) -> _Told:
    """`row` as far as the log's stamps tell it."""
    by_day = office.plan.grain == "day"
    start, end = (_day(stamp) if by_day and stamp else stamp for stamp in (row.start, row.end))
    shown = replace(row, start=None if office.plan.stamps == "end" else start, end=end or row.end)
    return _Told(shown, mark, (shown.start or shown.end, office.random.random() if by_day else 0, row.end))


def _day(stamp: datetime) -> datetime:
    return datetime.combine(stamp, time())


def _end(act: Act, start: datetime, office: _Office) -> datetime:
    step: Step | None = None if act.step is None else office.procedure.steps[act.step]
    limit = limit_of(step.time) if step else None
    late = act.planted == "over_time"
    part = office.random.uniform(1.2, 2.5) if late else office.random.triangular(0.2, 0.98, 0.6)
    if limit and limit.calendar:
        return start + timedelta(seconds=int(limit.calendar * part))
    allowed = office.calendar.working_seconds(start, due(start, limit, office.calendar)) if limit else _UNMEASURED
    return office.calendar.after(start, max(1, int(allowed * part)))
