"""What a check computed → the report of the contract, and the evidence tables."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import ibis
from ibis import _

from analytics.check import Checked, Question
from analytics.conformance.norm import Norm, place_table
from analytics.conformance.verdict import Verdict
from analytics.conformance.versions import Version
from analytics.engine import Engine
from analytics.events import LogFacts
from analytics.performers.performer_facts import WRONG_PERFORMER, Facts, performer_facts
from analytics.statistics import share, wilson
from analytics.working_time.day_table import stamp
from analytics.working_time.due import with_due
from analytics.working_time.located import calendars_of
from model.calendar import WorkCalendar
from model.deviation import DEVIATIONS
from model.log import Reject
from model.office import Office
from model.report import (
    Alignment,
    Bottleneck,
    CalendarUsed,
    LogFinding,
    Report,
    StandardFigures,
    StepFigures,
    UnitCalendar,
    Unmapped,
    VersionFigures,
)
from model.run import CaseFigures, Found, Run
from model.zone import offset_at

_ANY = ""


def report_of(checked: Checked, question: Question, engine: Engine, malformed: tuple[Reject, ...] = ()) -> Report:
    """The report of `checked`; `malformed` are lines the log reader set aside."""
    found, office, mapped = checked.verdicts, question.office, {m.activity for m in checked.mapping}
    standard = _standard(checked, office, engine)
    cases, closed = sum(v.cases for v in found), sum(v.cases for v in found if v.closed)
    conforming = sum(v.cases for v in found if v.conforming)
    return Report(
        cases=cases,
        open_cases=cases - closed,
        events=checked.log.events,
        period=period(checked.log, office),
        calendar=_used(office.calendar),
        engine=engine.id,
        mapping=checked.mapping,
        unmapped=tuple(Unmapped(name, n) for name, n in checked.log.activities.items() if name not in mapped),
        steps=_steps(checked),
        conforming_cases=conforming,
        conforming_share=share(conforming, closed),
        conforming_interval=wilson(conforming, closed),
        deviations=_deviations(checked, standard),
        alignment=_alignment(found),
        bottlenecks=_bottlenecks(checked),
        findings=_findings(checked, question, engine),
        rejected=tuple(sorted((*malformed, *checked.log.rejected), key=lambda reject: reject.row)),
        units=tuple(UnitCalendar(unit, _used(calendar)) for unit, calendar in office.units),
        counting=office.counting,
        clock=office.clock,
        standard=standard,
    )


def _standard(checked: Checked, office: Office, engine: Engine) -> StandardFigures | None:
    if office.standard is None:
        return None
    counts = checked.cases.filter(_.total_limit.notnull()).group_by("closed", "overdue").agg(n=_.count())
    n = Counter({(row.closed, row.overdue): int(row.n) for row in engine.rows(counts)})
    closed, within = n[True, False] + n[True, True], n[True, False]
    return StandardFigures(
        limit_text=office.standard.text,
        closed=closed,
        within=within,
        within_share=share(within, closed),
        within_interval=wilson(within, closed),
        overdue_open=n[False, True],
    )


def version_figures(version: Version, report: Report) -> VersionFigures:
    """What a version of the SOP comes to, from the `report` on its cases."""
    measurable, within = sum(s.measurable for s in report.steps), sum(s.within for s in report.steps)
    return VersionFigures(
        source=version.document.source.name,
        number=version.document.number,
        since=version.since,
        until=version.until,
        cases=report.cases,
        open_cases=report.open_cases,
        conforming_cases=report.conforming_cases,
        conforming_share=report.conforming_share,
        conforming_interval=report.conforming_interval,
        measurable=measurable,
        within=within,
        within_share=share(within, measurable),
        within_interval=wilson(within, measurable),
        excess_seconds=sum(s.excess_seconds for s in report.steps),
    )


def period(log: LogFacts, office: Office) -> tuple[datetime, datetime]:
    """The first and the last stamp of the log, in the zone of the office."""
    return _zoned(log.first, office.calendar), _zoned(log.last, office.calendar)


def run_table(checked: Checked, question: Question) -> ibis.Table:
    """One row an executed activity, with the columns of `model.run.Run`; its texts are read once more."""
    stamps = {name: stamp(_[name]) for name in ("start", "end")}
    known = checked.events.whole.select("row", "activity", **stamps).inner_join(checked.events.texts(), "row")
    placed = checked.runs.left_join(place_table(checked.norm), "gid")
    table = with_due(placed, calendars_of(question.office)).inner_join(known, "row")
    return table.select(*Run.__dataclass_fields__)


def case_table(checked: Checked) -> ibis.Table:
    """One row a case, with the columns of `model.run.CaseFigures`."""
    counts = checked.findings.group_by("case").agg(findings=_.count())
    cases = checked.cases.left_join(counts, "case").mutate(findings=_.findings.fill_null(0))
    return cases.select(*CaseFigures.__dataclass_fields__)


def finding_table(checked: Checked) -> ibis.Table:
    """One row a finding, with the columns of `model.run.Found`."""
    named = checked.events.whole.select("row", "activity", role="acting")
    placed = checked.findings.left_join(place_table(checked.norm), "gid").left_join(named, "row")
    return placed.select(*Found.__dataclass_fields__)


def _alignment(found: tuple[Verdict, ...]) -> Alignment:
    return Alignment(
        total_cost=sum(v.cases * v.aligned.cost for v in found),
        fitting_cases=sum(v.cases for v in found if v.aligned.cost == 0),
        unordered_cases=sum(v.cases for v in found if v.unordered),
    )


def _deviations(checked: Checked, standard: StandardFigures | None) -> dict[str, int]:
    """How often each kind occurs: those of order from the alignments, of whole cases by the standard, others by step."""
    counts: Counter[str] = Counter()
    if standard:
        counts["over_total"] = standard.closed - standard.within + standard.overdue_open
    for verdict in checked.verdicts:
        for kind, _gid, _place in verdict.moves:
            counts[kind] += verdict.cases
    for row in checked.steps:
        counts["over_time"] += row.late
        for kind in ("wrong_performer", "missing_output", "missing_requirements"):
            counts[kind] += getattr(row, kind)
    return {deviation.key: counts[deviation.key] for deviation in DEVIATIONS}


def _zoned(instant: datetime, calendar: WorkCalendar) -> datetime:
    return instant.astimezone(timezone(timedelta(seconds=offset_at(int(instant.timestamp()), calendar.offsets))))


def _used(calendar: WorkCalendar) -> CalendarUsed:
    return CalendarUsed(calendar.id, calendar.version, calendar.zone)


def _steps(checked: Checked) -> tuple[StepFigures, ...]:
    """Figures of every step, those never executed too."""
    rows = {row.gid: row for row in checked.steps}
    idle = SimpleNamespace(runs=0, within=0, late=0, median=None, p90=None, excess_seconds=0)
    return tuple(_figures(gid, checked.norm, rows.get(gid, idle)) for gid in range(len(checked.norm.steps)))


def _figures(gid: int, norm: Norm, row: SimpleNamespace) -> StepFigures:
    procedure, step = norm.steps[gid]
    measurable = row.within + row.late
    return StepFigures(
        procedure=procedure,
        step=step.number,
        runs=row.runs,
        measurable=measurable,
        within=row.within,
        late=row.late,
        undecided=row.runs - measurable,
        within_share=share(row.within, measurable),
        within_interval=wilson(row.within, measurable),
        median_seconds=row.median,
        p90_seconds=row.p90,
        limit_text=step.time.text,
        excess_seconds=row.excess_seconds,
    )


def _bottlenecks(checked: Checked) -> tuple[Bottleneck, ...]:
    """Time lost: above the norm inside steps, and waited between them; the largest first.

    `share` is the part of all time lost. Waiting between steps has no norm: all of it counts.
    """
    lost: dict[tuple[str, int, int], int] = defaultdict(int)
    lost.update({("service", row.gid, row.gid): row.excess_seconds for row in checked.steps if row.excess_seconds})
    lost.update({("waiting", row.gid_before, row.gid): row.waiting for row in checked.handovers})
    total = sum(lost.values())
    ranked = sorted(lost.items(), key=lambda item: (-item[1], item[0]))
    steps = checked.norm.steps
    return tuple(
        Bottleneck(steps[a][0], kind, steps[a][1].number, steps[b][1].number, seconds, seconds / total)
        for (kind, a, b), seconds in ranked
    )


def _findings(checked: Checked, question: Question, engine: Engine) -> tuple[LogFinding, ...]:
    """The first findings; only they are given the names that stand in the log."""
    order = ("case", "row", "rule", "gid")
    first, events = checked.findings.order_by(*order).limit(question.limit_findings), checked.events.whole
    named = first.left_join(events, "row").select(*first.columns, events.activity, events.acting).order_by(*order)
    rows = engine.rows(named)
    performers = performer_facts(rows, checked, question, engine)
    return tuple(_finding(row, checked.norm, performers) for row in rows)


def _finding(row: SimpleNamespace, norm: Norm, performers: Mapping[int, Facts]) -> LogFinding:
    step = None if row.gid is None else norm.steps[row.gid]
    lanes = norm.document.procedures[step[0]].lanes if step else ()
    facts: Facts = {
        "procedure": step[0] if step else None,
        "row": row.row,
        "activity": row.activity,
        "role": row.acting,
        "lane": " / ".join(lanes[p.lane] for p in step[1].performers) if step else _ANY,
        "service_seconds": row.service_seconds,
        "limit_seconds": row.limit_seconds,
        **(performers.get(row.row, {}) if row.rule == WRONG_PERFORMER else {}),
    }
    return LogFinding(row.rule, row.case, step[1].number if step else None, facts)
