"""An SOP as the tables and automata that executions are compared with."""

from collections.abc import Callable
from dataclasses import dataclass

import ibis
import pyarrow as pa

from analytics.automaton import Automaton, automaton
from model.report import Mapped
from model.sop import SopDocument, Step
from model.time import limit_of

LaneOf = Callable[[str, tuple[str, ...]], int | None]
_SURE = 0.8
_NORM = pa.schema(
    [("gid", pa.int64()), ("procedure", pa.int64()), ("step", pa.string()), ("limit_working", pa.int64()),
     ("limit_calendar", pa.int64()), ("limit_months", pa.int64()), ("owes_output", pa.bool_()), ("owes_requirements", pa.bool_())]
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


def norm_table(norm: Norm) -> ibis.Table:
    """One row a step: its limits in seconds or months, and which documents it owes."""
    rows = [_norm_row(gid, procedure, step) for gid, (procedure, step) in enumerate(norm.steps)]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_NORM))


def activity_table(norm: Norm, mapping: tuple[Mapped, ...]) -> ibis.Table:
    """Activity name → gid."""
    numbers = {(procedure, step.number): gid for gid, (procedure, step) in reversed(list(enumerate(norm.steps)))}
    known = [(m.activity, numbers[m.procedure, m.step]) for m in mapping if (m.procedure, m.step) in numbers]
    names, gids = [name for name, _ in known], [gid for _, gid in known]
    return ibis.memtable(pa.table({"activity": pa.array(names, pa.string()), "gid": pa.array(gids, pa.int64())}))


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


def _norm_row(gid: int, procedure: int, step: Step) -> dict[str, object]:
    limit = limit_of(step.time)
    return {
        "gid": gid,
        "procedure": procedure,
        "step": step.number,
        "limit_working": limit.working if limit else None,
        "limit_calendar": limit.calendar if limit else None,
        "limit_months": limit.months if limit else None,
        "owes_output": step.output not in (None, "-"),
        "owes_requirements": step.requirements not in (None, "-"),
    }
