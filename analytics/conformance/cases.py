"""Runs → cases with their traces, and the verdict on every case."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import ibis
import pyarrow as pa
from ibis import _

from analytics.conformance.norm import Norm
from analytics.conformance.trace import coded
from analytics.conformance.verdict import Alike, Verdict, judge, unclear
from analytics.engine import Engine
from analytics.working_time.totals import overdue
from model.deviation import BY_KEY

OPEN_DAYS = 30
ALIKE = ("trace", "recent", "faultless", "faults")
_PLACES = pa.list_(pa.int64())
_KEYS = [("trace", _PLACES), ("recent", pa.bool_()), ("faultless", pa.bool_()), ("faults", _PLACES)]
_VERDICTS = pa.schema(
    [*_KEYS, ("closed", pa.bool_()), ("cost", pa.int64()), ("conforming", pa.bool_()), ("unordered", pa.bool_())]
)
_MOVES = pa.schema([*_KEYS, ("rule", pa.string()), ("gid", pa.int64()), ("position", pa.int64())])
_UNCLEAR = pa.schema([("trace", _PLACES), ("matters", pa.bool_())])


def traces(runs: ibis.Table, norm: Norm, log_end: datetime) -> ibis.Table:
    """One row a case: its trace, extent and late steps; whether it is recent, and without faults.

    A trace is sorted by what `analytics.conformance.trace` codes: engines are slow to collect in a given order.
    `faults` are the places of faulty runs. A case in several calendars goes by the office's own.
    """
    faulty = (_.verdict == "late") | _.wrong_performer | _.missing_output | _.missing_requirements
    return runs.group_by("case").agg(
        trace=coded(_, norm).collect(where=~_.joint_again).sort(),
        start=_.first.min(),
        end=_["last"].max(),
        events=_.count(),
        late_steps=(_.verdict == "late").sum(),
        recent=_["last"].max() >= log_end - timedelta(days=OPEN_DAYS),
        faultless=faulty.sum() == 0,
        faults=_.position.collect(where=faulty).sort(),
        row=_.row.min(),
        calendar=ibis.ifelse(_.calendar.nunique() == 1, _.calendar.min(), 0),
    )


def verdicts(cases: ibis.Table, norm: Norm, engine: Engine) -> tuple[ibis.Table, tuple[Verdict, ...]]:
    """`cases` with `closed`, `cost`, `conforming`, `unordered`, `overdue`, and the verdicts; cases alike are judged once.

    Where a step stands in a trace more often than the norm has it, the faults of a case decide which of
    its runs counts as the extra one; elsewhere `faults` is empty.
    """
    plain = ("trace", "recent", "faultless")
    groups = engine.rows(cases.group_by(*plain).agg(n=_.count()))
    doubtful = unclear({tuple(group.trace) for group in groups if not group.faultless}, norm)
    told = _told(cases, doubtful)
    if doubtful:
        groups = engine.rows(told.group_by(*ALIKE).agg(n=_.count()))
    alike = [
        Alike(tuple(group.trace), group.recent, group.faultless, tuple(getattr(group, "faults", None) or ()))
        if doubtful
        else Alike(tuple(group.trace), group.recent, group.faultless)
        for group in groups
    ]
    found = judge(alike, [group.n for group in groups], norm)
    rows = [(*v.alike, v.closed, v.aligned.cost, v.conforming, v.unordered) for v in found]
    judged = told.inner_join(_memtable(rows, _VERDICTS), ALIKE)
    return judged.mutate(overdue=overdue(_)), found


def moves(verdicts: tuple[Verdict, ...]) -> ibis.Table:
    """Every deviation of cases alike; `position` is null for a skipped step, which has no event."""
    return _memtable(
        [(*v.alike, BY_KEY[kind].rule, gid, place) for v in verdicts for kind, gid, place in v.moves], _MOVES
    )


def _told(cases: ibis.Table, doubtful: Sequence[tuple[int, ...]]) -> ibis.Table:
    nothing = ibis.literal([], "array<int64>")
    if not doubtful:
        return cases.mutate(faults=nothing)
    matter = _memtable([(trace, True) for trace in doubtful], _UNCLEAR)
    joined = cases.left_join(matter, "trace").drop("trace_right")
    return joined.mutate(faults=ibis.ifelse(_.matters & ~_.faultless, ibis.coalesce(_.faults, nothing), nothing)).drop(
        "matters"
    )


def _memtable(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> ibis.Table:
    return ibis.memtable(pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema))
