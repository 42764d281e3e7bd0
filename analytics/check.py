"""A log against an SOP: from canonical events to the report and its evidence tables."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace

import ibis
from ibis import _

from analytics.cases import aligned, judged, traces
from analytics.engine import Engine
from analytics.enrich import NormTables, runs
from analytics.events import LogFacts, facts, usable
from analytics.findings import findings
from analytics.measures.handovers import handovers
from analytics.measures.steps import steps
from analytics.norm import LaneOf, Norm, activity_table, norm_of, norm_table, performer_table
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
    runs: ibis.Table
    cases: ibis.Table
    findings: ibis.Table
    steps: list[SimpleNamespace]
    handovers: list[SimpleNamespace]
    totals: SimpleNamespace
    deviations: dict[str, int]


def check(canonical: ibis.Table, question: Question, engine: Engine) -> Checked:
    """The comparison of `canonical` events (with `reject`) with the SOP, on `engine`."""
    events, rejected = usable(canonical, engine)
    log = facts(events, rejected, question.log_name, engine)
    norm = norm_of(question.document)
    mapping = question.suggest(tuple(log.activities))
    table = engine.keep(runs(events, _tables(norm, mapping, log, question.lane_of), question.calendar), "runs")
    cases = engine.keep(traces(table), "traces")
    variants = aligned([row.variant for row in engine.rows(cases.select("variant").distinct())], norm)
    verdicts = engine.keep(judged(cases, variants.costs, log.last), "verdicts")
    found = engine.keep(findings(table, verdicts, variants.moves), "findings")
    return Checked(
        norm=norm,
        log=log,
        mapping=mapping,
        canonical=canonical,
        runs=table,
        cases=verdicts,
        findings=found,
        steps=engine.rows(steps(table)),
        handovers=engine.rows(handovers(table)),
        totals=engine.rows(_totals(verdicts))[0],
        deviations={row.kind: row.n for row in engine.rows(found.group_by("kind").agg(n=_.count()))},
    )


def _tables(norm: Norm, mapping: tuple[Mapped, ...], log: LogFacts, lane_of: LaneOf) -> NormTables:
    limits = [limit_of(step.time) for _procedure, step in norm.steps]
    return NormTables(
        steps=norm_table(norm),
        activities=activity_table(norm, mapping),
        performers=performer_table(norm, log.roles, lane_of),
        months=tuple(sorted({limit.months for limit in limits if limit and limit.months})),
        logged=log.logged,
    )


def _totals(verdicts: ibis.Table) -> ibis.Table:
    closed = _.closed
    return verdicts.agg(
        cases=_.count(),
        closed=closed.sum(),
        conforming=_.conforming.sum(),
        cost=_.cost.sum(),
        fitting=(_.cost == 0).sum(),
    )
