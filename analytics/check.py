"""A log against an SOP: from canonical events to the report and its evidence tables."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from types import SimpleNamespace

import ibis

from analytics.conformance.acting import acting_lanes
from analytics.conformance.cases import moves, traces, verdicts
from analytics.conformance.norm import LaneOf, Norm, activity_table, norm_of
from analytics.conformance.verdict import Verdict
from analytics.engine import Engine
from analytics.events import Events, LogFacts, facts, whole
from analytics.findings import findings
from analytics.measures.handovers import handovers
from analytics.measures.steps import steps
from analytics.performers.mandates import excused
from analytics.performers.roles import Roles, mandates, wrong_table
from analytics.working_time.enrich import NormTables, Timing, pauses, runs
from analytics.working_time.located import calendars_of
from analytics.working_time.now import local_moment
from analytics.working_time.totals import totals, unmeasured
from model.log import Seen
from model.office import Office
from model.report import Mapped, StepWeight
from model.sop import SopDocument
from model.time import limit_of


@dataclass(frozen=True, slots=True)
class Question:
    """What to compare: the SOP, the office that keeps it, and how names of the log are understood.

    `suggest` maps activity names to steps, `lane_of` a role name to a lane. What is kept on the engine
    bears the `key`, so that several questions can be put to one.
    """

    document: SopDocument
    office: Office
    suggest: Callable[[tuple[Seen, ...]], tuple[Mapped, ...]]
    lane_of: LaneOf
    log_name: str
    limit_findings: int = 1000
    weights: tuple[StepWeight, ...] = ()
    key: str = "check"


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a check computed: kept tables, and the small results as rows."""

    norm: Norm
    log: LogFacts
    mapping: tuple[Mapped, ...]
    events: Events
    runs: ibis.Table
    cases: ibis.Table
    findings: ibis.Table
    steps: list[SimpleNamespace]
    handovers: list[SimpleNamespace]
    verdicts: tuple[Verdict, ...]


def check(events: Events, question: Question, engine: Engine) -> Checked:
    """The comparison of `events` with the SOP, on `engine`, part by part as far as single cases go."""
    log = facts(events, question.log_name, engine)
    norm = norm_of(question.document, question.office.counting, question.weights)
    mapping = question.suggest(log.seen)
    tables, timing = _tables(norm, mapping, log, question), _timing(log, question.office)
    if given := mandates(norm, log.roles, Roles(question.lane_of, question.office)):
        tables = replace(tables, excused=engine.keep(excused(events, tables, given), f"{question.key}_excused"))
    executed = _kept(engine, f"{question.key}_runs", (runs(part, tables, timing) for part in events.parts))
    end = local_moment(log.last, question.office.calendar)
    found_cases = whole(_kept(engine, f"{question.key}_cases", (traces(part, norm, end) for part in executed)))
    cases = _totalled(found_cases, events, (tables, timing), question, engine)
    judgements, found = verdicts(cases, norm, engine)
    table = whole(executed)
    return Checked(
        norm=norm,
        log=log,
        mapping=mapping,
        events=events,
        runs=table,
        cases=judgements,
        findings=findings(table, judgements, moves(found)),
        steps=engine.rows(steps(table)),
        handovers=engine.rows(handovers(table)),
        verdicts=found,
    )


def _totalled(
    cases: ibis.Table, events: Events, norm: tuple[NormTables, Timing], question: Question, engine: Engine
) -> ibis.Table:
    """`cases` against the office's service standard."""
    office, timing = question.office, norm[1]
    limit = limit_of(office.standard, office.counting) if office.standard else None
    if limit is None:
        return unmeasured(cases)
    still = pauses(events.whole, *norm) if timing.clock.pausing else None
    return engine.keep(totals(cases, limit, timing.calendars, timing.last, still), f"{question.key}_totals")


def _kept(engine: Engine, name: str, parts: Iterable[ibis.Table]) -> tuple[ibis.Table, ...]:
    return tuple(engine.keep(part, f"{name}_{n}") for n, part in enumerate(parts))


def _tables(norm: Norm, mapping: tuple[Mapped, ...], log: LogFacts, question: Question) -> NormTables:
    return NormTables(
        activities=activity_table(norm, mapping, log.activities, question.office.clock.pausing),
        wrong=wrong_table(norm, log.roles, Roles(question.lane_of, question.office)),
        limits=tuple({limit for limit in norm.limits if limit}),
        logged=log.logged,
        joint=any(len(acting_lanes(step)) > 1 for _procedure, step in norm.steps),
    )


def _timing(log: LogFacts, office: Office) -> Timing:
    return Timing(calendars_of(office), office.clock, log.last, log.records_ends, log.day_grain)
