"""Runs → traces, each distinct one aligned once, and the verdict on every case."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import ibis
import pyarrow as pa
from ibis import _

from analytics.alignment import UNMAPPED, Aligned, Move, align
from analytics.engine import Engine
from analytics.norm import Norm
from model.deviation import BY_KEY

OPEN_DAYS = 30
ALIKE = ("trace", "recent", "faultless")
_KEYS = [("trace", pa.list_(pa.int64())), ("recent", pa.bool_()), ("faultless", pa.bool_())]
_VERDICTS = pa.schema([*_KEYS, ("closed", pa.bool_()), ("cost", pa.int64()), ("conforming", pa.bool_())])
_MOVES = pa.schema([*_KEYS, ("rule", pa.string()), ("gid", pa.int64()), ("position", pa.int64())])
_Trace = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What holds for all cases alike in trace, recency and faults; `first` is the procedure's first gid.

    A case is open while it has not reached an end and its last event is at most 30 days older
    than the log's; open cases owe no further steps and are not counted as conforming or not.
    """

    alike: tuple[_Trace, bool, bool]
    cases: int
    closed: bool
    aligned: Aligned
    first: int

    @property
    def conforming(self) -> bool:
        """Whether the cases are closed, fit the SOP and have no fault in any step."""
        return self.closed and self.aligned.cost == 0 and self.alike[2]


def traces(runs: ibis.Table, norm: Norm, log_end: datetime) -> ibis.Table:
    """One row a case: its trace, extent and late steps; whether it is recent, and without faults.

    A trace is a sorted list of place x steps + step: engines are slow to collect in a given order.
    """
    faults = (_.verdict == "late") | _.wrong_performer | _.missing_output | _.missing_requirements
    return runs.group_by("case").agg(
        trace=(_.position * _width(norm) + _.gid.fill_null(UNMAPPED) - UNMAPPED).collect().sort(),
        start=_.first.min(),
        end=_["last"].max(),
        events=_.count(),
        late_steps=(_.verdict == "late").sum(),
        recent=_["last"].max() >= log_end - timedelta(days=OPEN_DAYS),
        faultless=faults.sum() == 0,
    )


def verdicts(cases: ibis.Table, norm: Norm, engine: Engine) -> tuple[Verdict, ...]:
    """The verdicts on `cases`; each distinct trace is aligned once."""
    groups = engine.rows(cases.group_by(*ALIKE).agg(n=_.count()))
    known = {trace: _aligned(trace, norm) for trace in {tuple(group.trace) for group in groups}}
    found = []
    for group in groups:
        trace = tuple(group.trace)
        aligned, first = known[trace]
        closed = aligned.complete or not group.recent
        if not closed:
            aligned, first = _aligned(trace, norm, still_open=True)
        found.append(Verdict((trace, group.recent, group.faultless), group.n, closed, aligned, first))
    return tuple(found)


def judged(cases: ibis.Table, verdicts: tuple[Verdict, ...]) -> ibis.Table:
    """`cases` with `closed`, `cost`, `conforming`."""
    rows = [(*v.alike, v.closed, v.aligned.cost, v.conforming) for v in verdicts]
    return cases.inner_join(_memtable(rows, _VERDICTS), ALIKE)


def moves(verdicts: tuple[Verdict, ...]) -> ibis.Table:
    """Every deviation of cases alike; `position` is null for a skipped step, which has no event."""
    return _memtable([(*v.alike, *_move_row(v, move)) for v in verdicts for move in v.aligned.moves], _MOVES)


def _aligned(codes: _Trace, norm: Norm, *, still_open: bool = False) -> tuple[Aligned, int]:
    """The alignment with the procedure that most events belong to, and its first gid."""
    gids = [code % _width(norm) + UNMAPPED for code in codes]
    counts = Counter(norm.steps[gid][0] for gid in gids if gid != UNMAPPED)
    procedure = counts.most_common(1)[0][0] if counts else 0
    trace = tuple(_own(gid, procedure, norm) for gid in gids)
    return align(trace, norm.automata[procedure], still_open=still_open), norm.first[procedure]


def _width(norm: Norm) -> int:
    return len(norm.steps) - UNMAPPED


def _own(gid: int, procedure: int, norm: Norm) -> int:
    """The step index inside the procedure; steps of other procedures count as unmapped."""
    return gid - norm.first[procedure] if gid != UNMAPPED and norm.steps[gid][0] == procedure else UNMAPPED


def _move_row(verdict: Verdict, move: Move) -> tuple[str, int | None, int | None]:
    gid = None if move.step is None else move.step + verdict.first
    position = None if move.kind == "skipped" else move.position
    return BY_KEY[move.kind].rule, gid, position


def _memtable(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> ibis.Table:
    return ibis.memtable(pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema))
