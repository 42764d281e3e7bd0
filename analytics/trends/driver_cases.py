"""Closed cases with the rules they break and the values that may go together with that."""

from dataclasses import dataclass

import ibis
from ibis import _

from analytics.attributes import Attributes
from analytics.check import Checked, Question
from analytics.engine import Engine
from analytics.quantiles import quantiles
from analytics.trends.lead_time import case_spans
from analytics.working_time.located import calendars_of
from model.deviation import DEVIATIONS

RULES = tuple(deviation.rule for deviation in DEVIATIONS)
OWN = ("unit", "role", "performers", "month", "weekday", "load")
_FEWEST_VALUES, _MOST_VALUES = 2, 30
_PERFORMERS = {1: "1", 2: "2", 4: "3-4"}
_QUARTERS = {"low": 0.25, "middle": 0.5, "high": 0.75}


@dataclass(frozen=True, slots=True)
class DriverCases:
    """`table` has a row a closed case: r0, r1, … are 1 where it breaks the rule of `RULES`, else 0, v0, v1, … are values.

    First come the values of `OWN`, then those of the columns `headings` of the log.
    """

    headings: tuple[str, ...]
    table: ibis.Table


def driver_cases(checked: Checked, question: Question, engine: Engine) -> DriverCases:
    """The closed cases of `checked`, kept on `engine`."""
    other = _constant(checked.events.attributes(), checked.runs, engine)
    cases = checked.cases.select("case", "start", "closed").inner_join(_first(checked), "case")
    loaded = engine.keep(cases.inner_join(_loads(checked, question), "case").filter(_.closed), "loaded_cases")
    named = loaded.select("case", **{f"v{n}": value for n, value in enumerate(_own(_edges(loaded, engine)))})
    valued = named.left_join(other.table, "case").drop("case_right")
    broken = _broken(checked.findings)
    flags = {f"r{n}": broken[f"r{n}"].fill_null(0) for n in range(len(RULES))}
    values = [valued[name] for name in valued.columns if name != "case"]
    table = valued.left_join(broken, "case").select(*values, **flags)
    return DriverCases(other.headings, engine.keep(table, "driver_cases"))


def _own(edges: dict[int, str]) -> tuple[ibis.Value, ...]:
    """The values of `OWN`."""
    performers = ibis.ifelse(_.performers > 0, _bucket(_.performers, _PERFORMERS), None)
    weekday = (_.start.day_of_week.index() + 1).cast("string")
    return _.unit, _.role, performers, _.start.date().cast("string").substr(0, 7), weekday, _bucket(_.load, edges)


def _bucket(number: ibis.Deferred, edges: dict[int, str]) -> ibis.Value:
    """The name of the first of `edges` that `number` does not exceed."""
    return ibis.cases(*((number <= edge, name) for edge, name in edges.items()), else_=f"{max(edges) + 1}+")


def _first(checked: Checked) -> ibis.Table:
    """Unit and role of the first event of a case, and how many performers it has."""
    told = checked.runs.select("case", "row", "position").inner_join(checked.events.texts(), "row")
    first = _.position == 0
    return told.group_by("case").agg(
        unit=_.unit.max(where=first), role=_.role.max(where=first), performers=_.performer.nunique()
    )


def _loads(checked: Checked, question: Question) -> ibis.Table:
    """The `load` each case met: how many had begun earlier and had not ended. A case that is open has no end."""
    spans = case_spans(checked.runs, calendars_of(question.office))
    ended = spans.inner_join(checked.cases.filter(_.closed).select("case"), "case")
    changes = ibis.union(spans.select(at=_.since, change=1), ended.select(at=_.until, change=-1))
    net = changes.group_by("at").agg(change=_.change.sum())
    loads = net.mutate(load=_.change.sum().over(ibis.cumulative_window(order_by="at")) - _.change)
    return spans.inner_join(loads, spans.since == loads["at"]).select("case", "load")


def _edges(cases: ibis.Table, engine: Engine) -> dict[int, str]:
    """The greatest loads of the first, second and third quarter of the cases, and the names of these quarters."""
    rows = engine.rows(quantiles(cases.mutate(group=1), "group", "load", _QUARTERS))
    edges = sorted({int(getattr(row, name)) for row in rows for name in _QUARTERS} or {0})
    return {edge: f"{low}-{edge}" for low, edge in zip([0, *(edge + 1 for edge in edges)], edges, strict=False)}


def _broken(findings: ibis.Table) -> ibis.Table:
    """The cases with findings: whether each rule is broken."""
    return findings.group_by("case").agg(
        **{f"r{n}": (_.rule == rule).any().cast("int64") for n, rule in enumerate(RULES)}
    )


def _constant(attributes: Attributes, runs: ibis.Table, engine: Engine) -> Attributes:
    """By `case`, in v6, v7, …, those that have 2 to 30 values and never two in one case."""
    few = _few(attributes, engine)
    told = runs.select("case", "row").inner_join(attributes.table.select("row", *few), "row")
    ends = {f"{end}_{name}": getattr(_[name], end)() for name in few for end in ("min", "max")}
    cases = engine.keep(told.group_by("case").agg(**ends), "attributed_cases")
    kept = _settled(few, cases, engine)
    values = {f"v{n}": _[f"max_{name}"] for n, name in enumerate(kept, len(OWN))}
    return Attributes(tuple(attributes.headings[int(name[1:])] for name in kept), cases.select("case", **values))


def _few(attributes: Attributes, engine: Engine) -> tuple[str, ...]:
    """The columns with about as few values as wanted; counting many exactly would take memory."""
    names = tuple(f"a{n}" for n in range(len(attributes.headings)))
    if not names:
        return ()
    row = engine.rows(attributes.table.agg(**{name: _[name].approx_nunique() for name in names}))[0]
    return tuple(name for name in names if getattr(row, name) <= 2 * _MOST_VALUES)


def _settled(names: tuple[str, ...], cases: ibis.Table, engine: Engine) -> tuple[str, ...]:
    if not names:
        return ()
    values = {f"n_{name}": _[f"max_{name}"].nunique() for name in names}
    mixed = {f"mixed_{name}": (_[f"max_{name}"] != _[f"min_{name}"]).any() for name in names}
    row = engine.rows(cases.agg(**values, **mixed))[0]
    return tuple(
        name
        for name in names
        if _FEWEST_VALUES <= getattr(row, f"n_{name}") <= _MOST_VALUES and not getattr(row, f"mixed_{name}")
    )
