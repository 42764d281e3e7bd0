"""Plays an SOP out into an event log with planted, recorded deviations.

Cases start at random working times; each step takes a triangular share of its Waktu; loops back
are taken with a fixed probability. The same seed gives the same log.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from analytics.flow import flow_of
from analytics.norm import acting_lanes
from model.calendar import WorkCalendar
from model.deadline import due
from model.sop import Procedure, SopDocument, Step
from model.time import limit_of

_UNMEASURED = 1800
_ARRIVALS = 240 * 27_000
_LOOP = 0.15
_EXTRA = "Kegiatan di luar prosedur"
PLANTED = ("skipped", "extra", "repeated", "out_of_order", "wrong_performer", "over_time")


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to simulate: cases, seed, and the share of cases that get each kind of deviation."""

    cases: int
    seed: int
    shares: tuple[tuple[str, float], ...] = ()
    start: datetime = datetime(2025, 1, 2, 8)  # noqa: DTZ001 (local time of the calendar's zone)


@dataclass(frozen=True, slots=True)
class Executed:
    """One row of the simulated log; times are local."""

    case: str
    activity: str
    start: datetime
    end: datetime
    performer: str
    role: str
    output: str
    requirements: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A deviation put into a case on purpose."""

    case: str
    kind: str
    step: str | None


@dataclass(frozen=True, slots=True)
class Simulated:
    """The log and its ground truth."""

    rows: tuple[Executed, ...]
    planted: tuple[Planted, ...]


@dataclass(frozen=True, slots=True)
class _Act:
    """A step to play; `late` stretches it beyond its norm, `lane` is who does it."""

    step: Step | None
    lane: int | None
    late: bool = False


def simulate(document: SopDocument, plan: Plan, calendar: WorkCalendar) -> Simulated:
    """`plan.cases` executions of the first procedure, each with at most one planted deviation."""
    random = Random(plan.seed)  # noqa: S311 (reproducible play, no secret)
    procedure = document.procedures[0]
    rows: list[Executed] = []
    planted: list[Planted] = []
    for n in range(1, plan.cases + 1):
        case = f"K-{n:04d}"
        acts = _walk(procedure, random)
        kind = _drawn(plan, random)
        if kind:
            acts, step = _planted(kind, acts, procedure, random)
            planted.append(Planted(case, kind, step))
        begin = calendar.after(plan.start, random.randrange(_ARRIVALS))
        rows += _played(case, acts, begin, _Office(procedure, calendar, random))
    return Simulated(tuple(sorted(rows, key=lambda row: (row.start, row.case, row.end))), tuple(planted))


def _walk(procedure: Procedure, random: Random) -> list[_Act]:
    """One way through the norm: forward, with a loop back now and then."""
    at = {step.number: i for i, step in enumerate(procedure.steps)}
    ends = flow_of(procedure).ends
    arrows = [(at[e.source.step], at[e.target.step]) for e in procedure.edges] or [
        (i, i + 1) for i in range(len(at) - 1)
    ]
    place, walk = 0, [0]
    while place not in ends:
        onward = [b for a, b in arrows if a == place and b > place]
        back = [b for a, b in arrows if a == place and b <= place]
        place = back[0] if back and (not onward or random.random() < _LOOP) else random.choice(onward)
        walk.append(place)
    return [_act(procedure.steps[i]) for i in walk]


def _act(step: Step) -> _Act:
    return _Act(step, step.performers[0].lane if step.performers else None)


def _drawn(plan: Plan, random: Random) -> str | None:
    """The kind of deviation this case gets, by the planned shares."""
    mark = random.random()
    for kind, part in plan.shares:
        if mark < part:
            return kind
        mark -= part
    return None


def _planted(kind: str, acts: list[_Act], procedure: Procedure, random: Random) -> tuple[list[_Act], str | None]:
    """`acts` with one deviation at a place where it cannot pass for something the SOP allows."""
    at = _place(kind, acts, procedure, random)
    act = acts[at]
    changed = {
        "skipped": [],
        "extra": [act, _Act(None, act.lane)],
        "repeated": [act, act],
        "out_of_order": [*acts[at + 1 : at + 2], act],
        "wrong_performer": [replace(act, lane=_other(act.lane, len(procedure.lanes), random))],
        "over_time": [replace(act, late=True)],
    }[kind]
    taken = 2 if kind == "out_of_order" else 1
    return acts[:at] + changed + acts[at + taken :], act.step.number if act.step and kind != "extra" else None


def _place(kind: str, acts: list[_Act], procedure: Procedure, random: Random) -> int:
    """A step inside the trace; for order only one passed once and without a branch of its own."""
    branching = {e.source.step for e in procedure.edges if e.label}
    numbers = [act.step.number for act in acts if act.step]
    inner = range(1, max(2, len(acts) - 2))
    plain = [
        i for i in inner if numbers.count(numbers[i]) == 1 and not {numbers[i], *numbers[i + 1 : i + 2]} & branching
    ]
    fits = {"over_time": [i for i, a in enumerate(acts) if a.step and limit_of(a.step.time)],
            "wrong_performer": [i for i, a in enumerate(acts) if a.step and acting_lanes(a.step)]}.get(kind, plain)  # fmt: skip
    return random.choice(fits or list(inner))


def _other(lane: int | None, lanes: int, random: Random) -> int | None:
    others = [i for i in range(lanes) if i != lane]
    return random.choice(others) if others else lane


@dataclass(frozen=True, slots=True)
class _Office:
    procedure: Procedure
    calendar: WorkCalendar
    random: Random


def _played(case: str, acts: list[_Act], begin: datetime, office: _Office) -> Iterator[Executed]:
    """The acts one after the other, with a short wait before each."""
    now = begin
    for act in acts:
        start = office.calendar.after(now, int(office.random.expovariate(1 / 1800)) + 1)
        end = _end(act, start, office)
        role = "" if act.lane is None else office.procedure.lanes[act.lane]
        yield Executed(
            case=case,
            activity=act.step.activity if act.step else _EXTRA,
            start=start,
            end=end,
            performer=f"P-{act.lane if act.lane is not None else 'X'}{office.random.randrange(1, 4)}",
            role=role,
            output=(act.step.output or "" if act.step else ""),
            requirements=(act.step.requirements or "" if act.step else ""),
        )
        now = end


def _end(act: _Act, start: datetime, office: _Office) -> datetime:
    limit = limit_of(act.step.time) if act.step else None
    part = office.random.uniform(1.2, 2.5) if act.late else office.random.triangular(0.2, 0.98, 0.6)
    if limit and limit.calendar:
        return start + timedelta(seconds=int(limit.calendar * part))
    allowed = office.calendar.working_seconds(start, due(start, limit, office.calendar)) if limit else _UNMEASURED
    return office.calendar.after(start, max(1, int(allowed * part)))
