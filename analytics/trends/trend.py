"""Conformity and lateness month by month, with a control chart and the changes at known and unknown dates."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace

import ibis
from ibis import _

from analytics.check import Checked, Question
from analytics.engine import Engine
from analytics.measures.case_limits import case_limits
from analytics.quantiles import quantiles
from analytics.statistics import share, wilson
from analytics.trends.change_point import change, change_point
from analytics.trends.control_chart import FEWEST_CASES, individuals
from analytics.trends.lead_time import with_lead
from model.sop import SopDocument
from model.trend import Change, Trend, TrendMonth

_MONTHS_A_YEAR = 12


def trend(checked: Checked, question: Question, engine: Engine) -> Trend:
    """What became of cases by the month in which they started."""
    months = tuple(_month(row) for row in _every_month(engine.rows(_months(checked, question))))
    counted = [month for month in months if month.cases >= FEWEST_CASES]
    return Trend(
        months=months,
        chart=individuals([(month.month, month.conforming / month.cases) for month in counted]),
        revisions=tuple(_revisions(checked, question.document, engine)),
        change_point=change_point([(month.month, (month.conforming, month.cases)) for month in counted]),
    )


def _months(checked: Checked, question: Question) -> ibis.Table:
    cases = with_lead(checked, question).mutate(month=_.start.truncate("M").date())
    closed = cases.inner_join(case_limits(checked.runs), "case").filter(_.closed)
    counts = cases.group_by("month").agg(cases=_.closed.sum(), open_cases=(~_.closed).sum())
    figures = closed.group_by("month").agg(
        **{name: _[name].sum() for name in ("conforming", "late", "measurable", "excess_seconds")}
    )
    leads = quantiles(closed, "month", "lead_seconds", {"median": 0.5})
    joined = counts.left_join(figures, "month").drop("month_right").left_join(leads, "month")
    return joined.drop("month_right").order_by("month")


def _every_month(rows: list[SimpleNamespace]) -> Iterator[SimpleNamespace]:
    """`rows`, and between them the months without a case."""
    known = {_number(row.month): row for row in rows}
    for number in range(min(known), max(known) + 1):
        first = date(number // _MONTHS_A_YEAR, number % _MONTHS_A_YEAR + 1, 1)
        yield known.get(number) or SimpleNamespace(
            month=first, cases=0, open_cases=0, conforming=0, late=0, measurable=0, excess_seconds=0, median=None
        )


def _number(month: date) -> int:
    return month.year * _MONTHS_A_YEAR + month.month - 1


def _month(row: SimpleNamespace) -> TrendMonth:
    conforming = row.conforming or 0
    return TrendMonth(
        month=row.month,
        cases=row.cases,
        open_cases=row.open_cases,
        conforming=conforming,
        share=share(conforming, row.cases),
        interval=wilson(conforming, row.cases),
        late_runs=row.late or 0,
        measurable_runs=row.measurable or 0,
        excess_seconds=int(row.excess_seconds or 0),
        median_lead_seconds=row.median,
    )


def _revisions(checked: Checked, document: SopDocument, engine: Engine) -> Iterator[Change]:
    """Cases before and after each date of the SOP; where both are the same day, that of its effect."""
    dates = {document.revised: "revised", document.effective: "effective"}
    closed = checked.cases.filter(_.closed)
    for since, kind in dates.items():
        if since:
            sides = closed.group_by(later=_.start >= ibis.timestamp(since.isoformat()))
            rows = engine.rows(sides.agg(conforming=_.conforming.sum(), n=_.count()))
            found = {row.later: (row.conforming, row.n) for row in rows}
            yield change(kind, since, found.get(False, (0, 0)), found.get(True, (0, 0)))
