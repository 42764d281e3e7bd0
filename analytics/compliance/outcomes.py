"""What cases came to: how many were closed without a major violation, by unit and month; how often rules were broken."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace

import ibis
from ibis import _

from analytics.check import Checked
from analytics.engine import Engine
from analytics.measures.executions import months
from analytics.statistics import rate
from model.compliance import Index, Rate, RuleCount
from model.deviation import DEVIATIONS

NOT_NAMED, SEVERAL_UNITS = "not_named", "several_units"
Group = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The index, and closed cases by unit (name, or a code in its place) and by the month of their start."""

    index: Index
    units: dict[Group, Rate]
    months: dict[int, Rate]


def outcomes(checked: Checked, severities: Mapping[str, str], engine: Engine) -> Outcomes:
    """What the cases of `checked` came to by the `severities` of rules; their units are read from the log once more."""
    broken = engine.keep(_broken(checked.findings), "compliance_findings")
    major = [rule for rule, severity in severities.items() if severity == "major"]
    rows = engine.rows(_cases(checked, broken.filter(_.rule.isin(major))))
    closed = [row for row in rows if row.closed]
    going_on = [row for row in rows if not row.closed]
    index = Index(
        cases=rate(sum(row.clean for row in closed), sum(row.cases for row in closed)),
        open_cases=sum(row.cases for row in going_on),
        open_major=sum(row.cases - row.clean for row in going_on),
        rules=_rules(engine.rows(broken.group_by("rule").agg(findings=_.findings.sum(), cases=_.count())), severities),
    )
    by_unit = {_group(row): _rate([one for one in closed if _group(one) == _group(row)]) for row in closed}
    by_month = {row.month: _rate([one for one in closed if one.month == row.month]) for row in closed}
    return Outcomes(index, by_unit, by_month)


def _broken(findings: ibis.Table) -> ibis.Table:
    """How often each case breaks each rule."""
    return findings.group_by("case", "rule").agg(findings=_.count())


def _cases(checked: Checked, broken: ibis.Table) -> ibis.Table:
    """How many cases there are, and how many of them not `broken`, for each unit and month, closed and open."""
    major = broken.select("case").distinct()
    named = checked.events.whole.select("row", "case").inner_join(checked.events.texts().select("row", "unit"), "row")
    units = named.group_by("case").agg(unit=_.unit.min(), last_unit=_.unit.max())
    cases = checked.cases.select("case", "closed", month=months(_.start))
    found = cases.left_join(units, "case").drop("case_right").left_join(major, "case", rname="major_{name}")
    judged = found.mutate(several=(_.unit != _.last_unit) & _.unit.notnull(), clean=_.major_case.isnull())
    placed = judged.mutate(unit=ibis.ifelse(_.several, None, _.unit))
    return placed.group_by("closed", "month", "unit", "several").agg(cases=_.count(), clean=_.clean.sum())


def _rate(rows: list[SimpleNamespace]) -> Rate:
    return rate(sum(row.clean for row in rows), sum(row.cases for row in rows))


def _group(row: SimpleNamespace) -> Group:
    """A case belongs to the unit that all its events name which name one."""
    return row.unit, SEVERAL_UNITS if row.several else NOT_NAMED if row.unit is None else None


def _rules(rows: list[SimpleNamespace], severities: Mapping[str, str]) -> tuple[RuleCount, ...]:
    """Every rule, those never broken too."""
    findings, cases = (Counter({row.rule: getattr(row, name) for row in rows}) for name in ("findings", "cases"))
    return tuple(RuleCount(d.rule, severities[d.rule], findings[d.rule], cases[d.rule]) for d in DEVIATIONS)
