"""An SOP as the tables and automata that executions are compared with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import ibis
import pyarrow as pa

from analytics.automaton import Automaton, automaton
from model.report import Mapped
from model.sop import SopDocument, Step
from model.time import Limit, limit_of

LaneOf = Callable[[str, tuple[str, ...]], int | None]
_SURE = 0.8
_WORKING_DAY = 27_000
_PLACE = pa.schema([("gid", pa.int64()), ("procedure", pa.int64()), ("step", pa.string()), ("on_calendar", pa.bool_())])
_ACTIVITY = pa.schema(
    [("activity", pa.string()), ("gid", pa.int64()), ("on_calendar", pa.bool_()), ("limit_fixed", pa.int64()),
     ("limit_months", pa.int64()), ("owes_output", pa.bool_()), ("owes_requirements", pa.bool_())]
)  # fmt: skip
_WRONG = pa.schema([("gid", pa.int64()), ("acting", pa.string())])


@dataclass(frozen=True, slots=True)
class Norm:
    """The steps of all procedures in one numbering (`gid`) and an automaton for each procedure."""

    document: SopDocument
    steps: tuple[tuple[int, Step], ...]
    first: tuple[int, ...]
    automata: tuple[Automaton, ...]


def norm_of(document: SopDocument) -> Norm:
    """The norm that `document` sets."""
    steps = tuple((i, step) for i, procedure in enumerate(document.procedures) for step in procedure.steps)
    first = tuple(next(g for g, (p, _) in enumerate(steps) if p == i) for i in range(len(document.procedures)))
    return Norm(document, steps, first, tuple(automaton(p) for p in document.procedures))


def place_table(norm: Norm) -> ibis.Table:
    """One row a step: its procedure and number, and whether its time is calendar time."""
    rows = [
        {"gid": gid, "procedure": procedure, "step": step.number, "on_calendar": _on_calendar(_limit(step))}
        for gid, (procedure, step) in enumerate(norm.steps)
    ]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_PLACE))


def activity_table(norm: Norm, mapping: tuple[Mapped, ...], names: Iterable[str]) -> ibis.Table:
    """All `names` with their step's gid and limit, and which documents it owes; no step owes nothing."""
    numbers = {(procedure, step.number): gid for gid, (procedure, step) in reversed(list(enumerate(norm.steps)))}
    gids = {m.activity: numbers.get((m.procedure, m.step)) for m in mapping}
    rows = [{"activity": name, **_owed(gids.get(name), norm)} for name in names]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_ACTIVITY))


def wrong_table(norm: Norm, roles: tuple[str, ...], lane_of: LaneOf) -> ibis.Table:
    """Pairs of gid and role that must not meet; what cannot be decided is not wrong."""
    rows = [
        {"gid": gid, "acting": role}
        for gid, (procedure, step) in enumerate(norm.steps)
        for role in roles
        if (lanes := acting_lanes(step))
        and (lane := lane_of(role, norm.document.procedures[procedure].lanes)) is not None
        and lane not in lanes
    ]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_WRONG))


def acting_lanes(step: Step) -> frozenset[int]:
    """The lanes that may act: an inferred performer counts only when it is nearly sure."""
    return frozenset(p.lane for p in step.performers if p.status in ("drawn", "stated") or p.confidence >= _SURE)


def _owed(gid: int | None, norm: Norm) -> dict[str, object]:
    if gid is None:
        return {"on_calendar": False, "owes_output": False, "owes_requirements": False}
    step = norm.steps[gid][1]
    limit = _limit(step)
    return {
        "gid": gid,
        "on_calendar": _on_calendar(limit),
        "limit_fixed": _fixed(limit),
        "limit_months": limit.months,
        "owes_output": step.output not in (None, "-"),
        "owes_requirements": step.requirements not in (None, "-"),
    }


def _fixed(limit: Limit) -> int | None:
    if limit.days is not None:
        return round(limit.days * _WORKING_DAY)
    return limit.calendar if limit.working is None else limit.working


def _limit(step: Step) -> Limit:
    return limit_of(step.time) or Limit()


def _on_calendar(limit: Limit) -> bool:
    return limit.calendar is not None or limit.months is not None
