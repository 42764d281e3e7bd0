"""A log against an SOP: from canonical events to the report and its evidence tables."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace

import ibis
from ibis import _

from analytics.cases import aligned, judged, traces
from analytics.engine import Engine
from analytics.enrich import NormTables, runs
from analytics.findings import findings
from analytics.measures.handovers import handovers
from analytics.measures.steps import steps
from analytics.norm import LaneOf, Norm, activity_table, norm_of, norm_table, performer_table
from model.calendar import WorkCalendar
from model.errors import SopError
from model.report import Mapped, Reject
from model.sop import SopDocument
from model.text import Text
from model.time import limit_of

_NOTHING = Text(
    id="{name}: tidak ada baris yang dapat dipakai; {rejected} baris ditolak, yang pertama baris {row}: {reason}. Perbaiki kolom itu lalu ulangi.",
    en="{name}: no row can be used; {rejected} rows were rejected, the first is row {row}: {reason}. Mend that column and try again.",
)


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
class LogFacts:
    """What the canonical events are: counts, extent, names, rejected rows."""

    cases: int
    events: int
    first: datetime
    last: datetime
    activities: dict[str, int]
    roles: tuple[str, ...]
    logged: frozenset[str]
    rejected: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a check computed: kept tables, and the small results as rows."""

    norm: Norm
    log: LogFacts
    mapping: tuple[Mapped, ...]
    events: ibis.Table
    runs: ibis.Table
    cases: ibis.Table
    findings: ibis.Table
    steps: list[SimpleNamespace]
    handovers: list[SimpleNamespace]
    totals: SimpleNamespace
    deviations: dict[str, int]


def check(canonical: ibis.Table, question: Question, engine: Engine) -> Checked:
    """The comparison of `canonical` events (with `reject`) with the SOP, on `engine`."""
    events = without_copies(engine.keep(canonical, "events"), engine)
    log = facts(events, question.log_name, engine)
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
        events=events,
        runs=table,
        cases=verdicts,
        findings=found,
        steps=engine.rows(steps(table)),
        handovers=engine.rows(handovers(table)),
        totals=engine.rows(_totals(verdicts))[0],
        deviations={row.kind: row.n for row in engine.rows(found.group_by("kind").agg(n=_.count()))},
    )


def without_copies(events: ibis.Table, engine: Engine) -> ibis.Table:
    """`events` with the second and later of rows equal in every column rejected as duplicates."""
    counts = engine.rows(events.agg(n=_.count(), distinct=_.content.nunique()))[0]
    if counts.n == counts.distinct:
        return events
    copies = ibis.row_number().over(ibis.window(group_by=["content", "case", "activity"], order_by="row"))
    again = events.mutate(copies=copies)
    marked = again.mutate(reject=ibis.ifelse((again.copies > 0) & again.reject.isnull(), "duplicate", again.reject))
    return engine.keep(marked.drop("copies"), "distinct_events")


def facts(events: ibis.Table, name: str, engine: Engine) -> LogFacts:
    """What `events` hold; `SopError` when no row can be used."""
    rejected = _rejected(events, engine)
    used = events.filter(_.reject.isnull())
    totals = engine.rows(_extent(used))[0]
    if not totals.n:
        first = rejected[0] if rejected else Reject(0, "", "", "-")
        raise SopError(_NOTHING, name=name, rejected=len(rejected), row=first.row, reason=first.reason)
    activities = engine.rows(used.group_by("activity").agg(n=_.count()).order_by("activity"))
    roles = engine.rows(used.select(role=ibis.coalesce(_.role, _.performer)).distinct().order_by("role"))
    return LogFacts(
        cases=totals.cases,
        events=totals.n,
        first=totals.first,
        last=totals.last,
        activities={row.activity: row.n for row in activities},
        roles=tuple(row.role for row in roles if row.role is not None),
        logged=frozenset(column for column in ("output", "requirements") if getattr(totals, column)),
        rejected=rejected,
    )


def _extent(used: ibis.Table) -> ibis.Table:
    return used.agg(
        n=_.count(),
        cases=_.case.nunique(),
        first=ibis.coalesce(_.start, _["end"]).min(),
        last=ibis.coalesce(_["end"], _.start).max(),
        output=_.output.notnull().any(),
        requirements=_.requirements.notnull().any(),
    )


def _rejected(events: ibis.Table, engine: Engine) -> tuple[Reject, ...]:
    told = ibis.coalesce(_.end_text, _.start_text, _.activity, _.case, "")
    bad = events.filter(_.reject.notnull()).order_by("row").select("row", "reject", told=told)
    return tuple(Reject(row.row, "", row.told, row.reject) for row in engine.rows(bad))


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
