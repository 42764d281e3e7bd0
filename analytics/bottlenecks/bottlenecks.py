"""Where time is lost against the SOP: in which steps and hand-overs, why, at whom, and in work done again."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import ibis
import pyarrow as pa
from ibis import _

from analytics.bottlenecks.bottleneck_runs import bottleneck_runs, still_waiting
from analytics.bottlenecks.concentration import DIMENSIONS, HOLDING, excess_groups, waiting_groups
from analytics.bottlenecks.losses import Found, Pair, losses
from analytics.bottlenecks.waiting_causes import FIELDS, waiting_causes
from analytics.check import Checked, Question
from analytics.conformance.norm import Norm
from analytics.engine import Engine
from analytics.events import LogFacts
from analytics.measures.excess import excess
from analytics.measures.lateness import lateness
from analytics.measures.loops import loops
from analytics.measures.rework import rework
from analytics.measures.waits import waits
from analytics.working_time.located import calendars_of
from model.bottleneck import Bottlenecks, Concentration, Loop, Rework, RoleHandover, WaitingCauses

_MONTH = timedelta(days=365.25 / 12)
# Of each dimension at most this many values are listed, those with most excess.
_LISTED = 24
_COST = ("cases", "of_cases", "measured", "service_seconds", "waiting_seconds")


def bottlenecks(checked: Checked, question: Question, engine: Engine) -> Bottlenecks:
    """Losses in `checked`, the largest first; once for each check, as `engine` keeps a table for it."""
    runs = engine.keep(bottleneck_runs(checked, question), "bottleneck_runs")
    status = _status(checked.log, runs, engine)
    causes = _causes(causes_by_run(runs, checked, question)) if status == "split" else None
    late = engine.rows(lateness(runs))[0]
    groups = {dimension: excess_groups(runs, dimension, engine) for dimension in DIMENSIONS}
    found = Found(
        months=(checked.log.last - checked.log.first) / _MONTH,
        late=late.late,
        steps=engine.rows(excess(runs)),
        waits=engine.rows(waits(runs)),
        causes=causes,
        groups={name: groups[name] for name in HOLDING},
        handed=waiting_groups(runs, engine),
    )
    return Bottlenecks(
        status=status,
        months=found.months,
        cases=late.cases,
        late_cases=late.late,
        late_in_total=late.in_total,
        total_asked=late.asked,
        lost_seconds=found.lost,
        losses=losses(found, checked.norm),
        causes=None if causes is None else _summed(causes.values()),
        concentrations=_concentrations(groups),
        role_handovers=_role_handovers(found.handed),
        **_again(runs, checked.norm, engine),
    )


def _again(runs: ibis.Table, norm: Norm, engine: Engine) -> dict[str, Any]:
    """What was done again: `rework` and `loops`."""
    return {
        "rework": tuple(_rework(row, norm) for row in engine.rows(rework(runs))),
        "loops": _loops(engine.rows(loops(runs)), norm),
    }


def _status(log: LogFacts, runs: ibis.Table, engine: Engine) -> str:
    """Whether waiting can be split by cause, or why not."""
    known = engine.rows(runs.agg(starts=_.start.notnull().any(), performers=_.performer.notnull().any()))[0]
    faults = (
        ("no_starts", not known.starts),
        ("no_ends", not log.records_ends),
        ("day_grain", log.day_grain),
        ("no_performers", not known.performers),
    )
    return next((name for name, at_fault in faults if at_fault), "split")


def causes_by_run(runs: ibis.Table, checked: Checked, question: Question) -> pa.Table:
    """One row a waiting in the `bottleneck_runs` of `checked`: its hand-over, its seconds, and its causes."""
    return waiting_causes(runs, still_waiting(runs, checked, question), calendars_of(question.office))


def _causes(by_run: pa.Table) -> dict[Pair, WaitingCauses]:
    """What each pair of consecutive steps waited for."""
    sums = by_run.group_by(["gid_before", "gid"]).aggregate([(name, "sum") for name in FIELDS])
    found = {(row["gid_before"], row["gid"]): row for row in sums.to_pylist()}
    return {pair: WaitingCauses(**{name: row[f"{name}_sum"] for name in FIELDS}) for pair, row in found.items()}


def _summed(causes: Iterable[WaitingCauses]) -> WaitingCauses:
    known = tuple(causes)
    return WaitingCauses(**{name: sum(getattr(one, name) for one in known) for name in FIELDS})


def _concentrations(groups: Mapping[str, list[SimpleNamespace]]) -> tuple[Concentration, ...]:
    """The values of each dimension with most excess."""
    total = sum(row.seconds for row in groups[DIMENSIONS[0]])
    found = []
    for dimension, rows in groups.items():
        for value, one in _added(rows, ("value",))[:_LISTED]:
            part = one.seconds / total if total else 0.0
            found.append(Concentration(dimension, value[0], one.runs, one.hits, one.seconds, part))
    return tuple(found)


def _role_handovers(rows: list[SimpleNamespace]) -> tuple[RoleHandover, ...]:
    total = sum(row.seconds for row in rows)
    pairs = [(pair, one) for pair, one in _added(rows, ("role_before", "role")) if one.seconds]
    return tuple(
        RoleHandover(pair[0], pair[1], one.runs, one.hits, one.seconds, one.seconds / total) for pair, one in pairs
    )


def _added(rows: list[SimpleNamespace], by: tuple[str, ...]) -> list[tuple[tuple[Any, ...], SimpleNamespace]]:
    """`rows` added up `by` some columns, most seconds first."""
    sums: dict[tuple[Any, ...], SimpleNamespace] = {}
    for row in rows:
        values = tuple(getattr(row, name) for name in by)
        one = sums.setdefault(values, SimpleNamespace(runs=0, hits=0, seconds=0))
        for name in ("runs", "hits", "seconds"):
            setattr(one, name, getattr(one, name) + getattr(row, name))
    return sorted(sums.items(), key=lambda item: (-item[1].seconds, -item[1].runs, str(item[0])))


def _rework(row: SimpleNamespace, norm: Norm) -> Rework:
    procedure, step = norm.steps[row.gid]
    return Rework(procedure, step.number, again=row.again, **_cost(row))


def _loops(rows: list[SimpleNamespace], norm: Norm) -> tuple[Loop, ...]:
    """Loops inside a procedure, the costliest first."""
    own = [row for row in rows if norm.steps[row.gid_before][0] == norm.steps[row.gid][0]]
    ranked = sorted(own, key=lambda row: (-row.service_seconds - row.waiting_seconds, row.gid_before, row.gid))
    return tuple(_loop(row, norm) for row in ranked)


def _loop(row: SimpleNamespace, norm: Norm) -> Loop:
    (procedure, source), (_procedure, target) = norm.steps[row.gid_before], norm.steps[row.gid]
    return Loop(procedure, source.number, target.number, times=row.times, **_cost(row))


def _cost(row: SimpleNamespace) -> dict[str, int]:
    return {name: getattr(row, name) for name in _COST}
