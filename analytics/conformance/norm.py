"""An SOP as the tables and automata that executions are compared with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import ibis
import pyarrow as pa

from analytics.conformance.acting import acting_lanes
from analytics.conformance.automaton import Automaton, automaton
from analytics.working_time.limits import kind_and_amount
from model.report import Mapped, StepWeight
from model.sop import SopDocument, Step
from model.time import Counting, Limit, limit_of

LaneOf = Callable[[str, tuple[str, ...]], int | None]
_PLACE = pa.schema([("gid", pa.int64()), ("procedure", pa.int64()), ("step", pa.string())])
_ACTIVITY = pa.schema(
    [("activity", pa.string()), ("gid", pa.int64()), ("kind", pa.int8()), ("amount", pa.float64()),
     ("owes_output", pa.bool_()), ("owes_requirements", pa.bool_()), ("pausing", pa.bool_()),
     ("joint", pa.bool_())]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Norm:
    """The steps of all procedures in one numbering (`gid`), their limits, and an automaton for each procedure."""

    document: SopDocument
    steps: tuple[tuple[int, Step], ...]
    limits: tuple[Limit | None, ...]
    first: tuple[int, ...]
    automata: tuple[Automaton, ...]


def norm_of(document: SopDocument, counting: Counting, weights: Iterable[StepWeight] = ()) -> Norm:
    """The norm that `document` sets in an office that counts as `counting` says."""
    steps = tuple((i, step) for i, procedure in enumerate(document.procedures) for step in procedure.steps)
    first = tuple(next(g for g, (p, _) in enumerate(steps) if p == i) for i in range(len(document.procedures)))
    limits = tuple(limit_of(step.time, counting) for _procedure, step in steps)
    costs = {(one.procedure, one.step): one.weight for one in weights}
    weighed = [tuple(costs.get((p, step.number), 1) for step in of.steps) for p, of in enumerate(document.procedures)]
    automata = tuple(automaton(p, costs) for p, costs in zip(document.procedures, weighed, strict=True))
    return Norm(document, steps, limits, first, automata)


def place_table(norm: Norm) -> ibis.Table:
    """One row a step: its procedure and number."""
    rows = [
        {"gid": gid, "procedure": procedure, "step": step.number} for gid, (procedure, step) in enumerate(norm.steps)
    ]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_PLACE))


def activity_table(norm: Norm, mapping: tuple[Mapped, ...], names: Iterable[str], pausing: Iterable[str]) -> ibis.Table:
    """All `names` with their step's gid and limit, and which documents it owes; no step owes nothing.

    While one of the activities `pausing` runs, the clocks of its case stand.
    """
    numbers = {(procedure, step.number): gid for gid, (procedure, step) in reversed(list(enumerate(norm.steps)))}
    gids = {m.activity: numbers.get((m.procedure, m.step)) for m in mapping}
    still = {name.strip().casefold() for name in pausing}
    rows = [{"activity": name, "pausing": name.casefold() in still, **_owed(gids.get(name), norm)} for name in names]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_ACTIVITY))


def _owed(gid: int | None, norm: Norm) -> dict[str, object]:
    if gid is None:
        return {"owes_output": False, "owes_requirements": False, "joint": False}
    step, limit = norm.steps[gid][1], norm.limits[gid]
    kind, amount = kind_and_amount(limit) if limit else (None, None)
    return {
        "gid": gid,
        "kind": kind,
        "amount": amount,
        "joint": len(acting_lanes(step)) > 1,
        "owes_output": step.output not in (None, "-"),
        "owes_requirements": step.requirements not in (None, "-"),
    }
