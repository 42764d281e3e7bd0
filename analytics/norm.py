"""An SOP as the tables and automata that executions are compared with."""

from collections.abc import Callable
from dataclasses import dataclass

import ibis
import pyarrow as pa

from analytics.automaton import Automaton, automaton
from model.report import Mapped
from model.sop import SopDocument, Step
from model.time import Limit, limit_of

LaneOf = Callable[[str, tuple[str, ...]], int | None]
_SURE = 0.8
_PLACE = pa.schema([("gid", pa.int64()), ("procedure", pa.int64()), ("step", pa.string()), ("is_working", pa.bool_())])
_ACTIVITY = pa.schema(
    [("activity", pa.string()), ("gid", pa.int64()), ("is_working", pa.bool_()), ("limit_fixed", pa.int64()),
     ("limit_months", pa.int64()), ("owes_output", pa.bool_()), ("owes_requirements", pa.bool_())]
)  # fmt: skip


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
    """One row a step: its procedure and number, and whether its time is working time."""
    rows = [
        {"gid": gid, "procedure": procedure, "step": step.number, "is_working": is_working(step)}
        for gid, (procedure, step) in enumerate(norm.steps)
    ]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_PLACE))


def activity_table(norm: Norm, mapping: tuple[Mapped, ...]) -> ibis.Table:
    """Activity name → gid, the step's limit in seconds or months, and which documents it owes."""
    numbers = {(procedure, step.number): gid for gid, (procedure, step) in reversed(list(enumerate(norm.steps)))}
    known = [(m.activity, numbers[m.procedure, m.step]) for m in mapping if (m.procedure, m.step) in numbers]
    rows = [{"activity": name, "gid": gid, **_owed(norm.steps[gid][1])} for name, gid in known]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_ACTIVITY))


def performer_table(norm: Norm, roles: tuple[str, ...], lane_of: LaneOf) -> ibis.Table:
    """(gid, role) → whether that role may execute the step; only pairs that can be decided."""
    rows = [
        {"gid": gid, "acting": role, "allowed": lane in lanes}
        for gid, (procedure, step) in enumerate(norm.steps)
        for role in roles
        if (lanes := acting_lanes(step))
        and (lane := lane_of(role, norm.document.procedures[procedure].lanes)) is not None
    ]
    schema = pa.schema([("gid", pa.int64()), ("acting", pa.string()), ("allowed", pa.bool_())])
    return ibis.memtable(pa.Table.from_pylist(rows, schema=schema))


def acting_lanes(step: Step) -> frozenset[int]:
    """The lanes that may act: an inferred performer counts only when it is nearly sure."""
    return frozenset(p.lane for p in step.performers if p.status in ("drawn", "stated") or p.confidence >= _SURE)


def is_working(step: Step) -> bool:
    """Whether the step is measured in working time, as all are that have no other norm."""
    limit = limit_of(step.time)
    return limit is None or limit.working is not None


def _owed(step: Step) -> dict[str, object]:
    limit = limit_of(step.time) or Limit()
    return {
        "is_working": is_working(step),
        "limit_fixed": limit.calendar if limit.working is None else limit.working,
        "limit_months": limit.months,
        "owes_output": step.output not in (None, "-"),
        "owes_requirements": step.requirements not in (None, "-"),
    }
