"""A log against an SOP: from canonical events to the report and its evidence tables."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace

import ibis

from analytics.cases import Verdict, judged, moves, traces, verdicts
from analytics.engine import Engine
from analytics.enrich import NormTables, runs
from analytics.events import LogFacts, facts, usable
from analytics.findings import findings
from analytics.measures.handovers import handovers
from analytics.measures.steps import steps
from analytics.norm import LaneOf, Norm, activity_table, norm_of, wrong_table
from model.calendar import WorkCalendar
from model.report import Mapped
from model.sop import SopDocument
from model.time import limit_of


@dataclass(frozen=True, slots=True)
class Question:
    """What to compare: the SOP, the calendar, and how names of the log are understood.

    `suggest` maps activity names to steps, `lane_of` a role name to a lane.
    """

    document: SopDocument
    calendar: WorkCalendar
    suggest: Callable[[tuple[str, ...]], tuple[Mapped, ...]]
    lane_of: LaneOf
    log_name: str
    limit_findings: int = 1000


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a check computed: kept tables, and the small results as rows."""

    norm: Norm
    log: LogFacts
    mapping: tuple[Mapped, ...]
    canonical: ibis.Table
    events: ibis.Table
    runs: ibis.Table
    cases: ibis.Table
    findings: ibis.Table
    steps: list[SimpleNamespace]
    handovers: list[SimpleNamespace]
    verdicts: tuple[Verdict, ...]


def check(canonical: ibis.Table, question: Question, engine: Engine) -> Checked:
    """The comparison of `canonical` events (with `reject`) with the SOP, on `engine`."""
    events, rejected = usable(canonical, engine)
    log = facts(events, rejected, question.log_name, engine)
    norm = norm_of(question.document)
    mapping = question.suggest(tuple(log.activities))
    table = engine.keep(runs(events, _tables(norm, mapping, log, question.lane_of), question.calendar), "runs")
    cases = engine.keep(traces(table, norm, log.last), "cases")
    found = verdicts(cases, norm, engine)
    judgements = judged(cases, found)
    return Checked(
        norm=norm,
        log=log,
        mapping=mapping,
        canonical=canonical,
        events=events,
        runs=table,
        cases=judgements,
        findings=findings(table, judgements, moves(found)),
        steps=engine.rows(steps(table)),
        handovers=engine.rows(handovers(table)),
        verdicts=found,
    )


def _tables(norm: Norm, mapping: tuple[Mapped, ...], log: LogFacts, lane_of: LaneOf) -> NormTables:
    limits = [limit_of(step.time) for _procedure, step in norm.steps]
    return NormTables(
        activities=activity_table(norm, mapping, log.activities),
        wrong=wrong_table(norm, log.roles, lane_of),
        months=tuple(sorted({limit.months for limit in limits if limit and limit.months})),
        logged=log.logged,
    )
