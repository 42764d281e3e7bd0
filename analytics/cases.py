"""Runs → traces, their variants aligned once each, and the verdict on every case."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

import ibis
import pyarrow as pa
from ibis import _

from analytics.alignment import UNMAPPED, Aligned, Move, align
from analytics.norm import Norm

OPEN_DAYS = 30
_ALIGNED = pa.schema(
    [("variant", pa.string()), ("open_cost", pa.int64()), ("closed_cost", pa.int64()), ("complete", pa.bool_())]
)
_MOVES = pa.schema(
    [("variant", pa.string()), ("open", pa.bool_()), ("kind", pa.string()), ("gid", pa.int64()), ("position", pa.int64())]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Variants:
    """Alignments as tables: costs by variant, and every deviation by variant."""

    costs: ibis.Table
    moves: ibis.Table


def traces(runs: ibis.Table) -> ibis.Table:
    """One row a case: its variant (gids in order, -2 for unmapped), extent, and faults."""
    code = _.gid.fill_null(UNMAPPED).cast("string")
    return runs.group_by("case").agg(
        variant=code.group_concat(",", order_by=_.position),
        start=_.first.min(),
        end=_["last"].max(),
        events=_.count(),
        late_steps=(_.verdict == "late").sum(),
        faults=(_.wrong_performer.cast("int64") + _.missing_output.cast("int64") + _.missing_requirements.cast("int64")).sum(),
    )  # fmt: skip


def aligned(variants: list[str], norm: Norm) -> Variants:
    """Every distinct variant aligned, once as a closed and once as an open case."""
    pairs = [(variant, *_both(variant, norm)) for variant in variants]
    costs = [
        {"variant": v, "open_cost": o.cost, "closed_cost": c.cost, "complete": c.complete} for v, o, c, _p in pairs
    ]
    moves = [
        _move_row(v, move, norm.first[p], is_open=is_open)
        for v, o, c, p in pairs
        for is_open, found in ((True, o), (False, c))
        for move in found.moves
    ]
    return Variants(_memtable(costs, _ALIGNED), _memtable(moves, _MOVES))


def judged(cases: ibis.Table, costs: ibis.Table, log_end: datetime) -> ibis.Table:
    """`cases` with `closed`, `cost`, `conforming`.

    A case is open while it has not reached an end and its last event is at most 30 days older
    than the log's; open cases owe no further steps and are not counted as conforming or not.
    """
    recent = _["end"] >= log_end - timedelta(days=OPEN_DAYS)
    found = cases.inner_join(costs, "variant").mutate(closed=_.complete | ~recent)
    found = found.mutate(cost=ibis.ifelse(_.closed, _.closed_cost, _.open_cost))
    return found.mutate(conforming=_.closed & (_.cost == 0) & (_.late_steps == 0) & (_.faults == 0))


def _both(variant: str, norm: Norm) -> tuple[Aligned, Aligned, int]:
    """Alignments as open and as closed case, and the procedure that most events belong to."""
    gids = [int(code) for code in variant.split(",")]
    counts = Counter(norm.steps[gid][0] for gid in gids if gid != UNMAPPED)
    procedure = counts.most_common(1)[0][0] if counts else 0
    trace = tuple(_own(gid, procedure, norm) for gid in gids)
    net = norm.automata[procedure]
    return align(trace, net, still_open=True), align(trace, net), procedure


def _own(gid: int, procedure: int, norm: Norm) -> int:
    """The step index inside the procedure; steps of other procedures count as unmapped."""
    return gid - norm.first[procedure] if gid != UNMAPPED and norm.steps[gid][0] == procedure else UNMAPPED


def _move_row(variant: str, move: Move, first: int, *, is_open: bool) -> dict[str, object]:
    gid = None if move.step is None else move.step + first
    return {"variant": variant, "open": is_open, "kind": move.kind, "gid": gid, "position": move.position}


def _memtable(rows: list[dict[str, object]], schema: pa.Schema) -> ibis.Table:
    return ibis.memtable(pa.Table.from_pylist(rows, schema=schema))
