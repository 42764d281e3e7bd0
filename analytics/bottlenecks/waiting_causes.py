"""What each waiting was for, from when its performer executed what.

Five causes as in Lashkevich, Milani, Chapela-Campa, Suvorau & Dumas, "Why am I waiting? Data-driven analysis of
waiting times in business processes" (CAiSE 2023), in working time and with contention first: a queue that is
served as it comes is no batch. `model.bottleneck.WaitingCauses` says what each cause is.

A performer is the one that is named, else the role in its unit, in one calendar. A run without start or end
occupies no time; one whose ready moment the log does not tell counts as ready when it began.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analytics.bottlenecks.batches import collected
from analytics.bottlenecks.bounded_sums import Numbers
from analytics.bottlenecks.occupation import Occupation, away, busy, occupation, place, queued, spots
from analytics.working_time.day_table import Calendars
from analytics.working_time.working_seconds import worked_upto
from model.bottleneck import CAUSES, WaitingCauses
from model.shifts import DAY

_NOT_A_STEP = -1
# Executions held in memory at a time; those of one performer are never parted.
_PIECE = 2_000_000
_COLUMNS = ("row", "gid", "gid_before", "calendar", "start", "end", "ready", "ready_sure", "waiting", "named")
_DAYS = 100_000
_SPAN = 1 << 34


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of some performers as columns; stamps are local seconds, `began`, `ended`, `readied` places."""

    row: Numbers
    performer: Numbers
    gid: Numbers
    start: Numbers
    ready: Numbers
    began: Numbers
    ended: Numbers
    readied: Numbers
    sure: NDArray[np.bool_]
    waits: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Parts of waitings between pauses: the run each belongs to, from and to which local second."""

    run: Numbers
    begin: Numbers
    end: Numbers


def waiting_causes(runs: ibis.Table, still: ibis.Table | None, calendars: Calendars) -> pa.Table:
    """One row a waiting between two steps: `row`, `gid_before`, `gid`, `waiting`, and the `FIELDS` of its causes.

    `runs` are those of `analytics.bottlenecks.bottleneck_runs`; `still` tells the stretches (`row`, `begin`, `end`) of
    waitings that pauses interrupt. About 3n log n steps in numpy for n runs.
    """
    table = runs.select(*_COLUMNS, "performer").to_pyarrow()
    parted = None if still is None else still.to_pyarrow()
    nobody = table.filter(pc.is_null(table["performer"]))
    found = [_causes(piece, parted, calendars) for piece in _pieces(table, len(calendars))]
    return pa.concat_tables([*found, _told(nobody, np.zeros(len(nobody), bool), {})])


FIELDS = tuple(WaitingCauses.__dataclass_fields__)


def _pieces(table: pa.Table, calendars: int) -> Iterator[pa.Table]:
    """Runs with a performer, in pieces of whole performers; each performer is a number.

    They are sorted: searching for places in their order is several times faster.
    """
    known = table.filter(pc.is_valid(table["performer"]))
    codes = known["performer"].combine_chunks().dictionary_encode().indices.to_numpy().astype(np.int64)
    numbers = codes * calendars + known["calendar"].to_numpy()
    numbered = known.set_column(known.schema.get_field_index("performer"), "performer", pa.array(numbers))
    parts = -(-len(known) // _PIECE)
    for n in range(parts):
        own = np.flatnonzero(numbers % parts == n)
        yield numbered.take(own[np.lexsort((_filled(known, "start", "end")[own], numbers[own]))])


def _causes(table: pa.Table, parted: pa.Table | None, calendars: Calendars) -> pa.Table:
    """The waitings of performers, with their causes where they can be split."""
    runs, days = _columns(table, calendars), _days(table, calendars)
    known = occupation(runs.began, runs.ended, np.where(runs.sure, runs.ready, runs.start), days)
    stretches = _stretches(runs, parted)
    seconds = {name: np.zeros(len(table), np.int64) for name in (*CAUSES, "outside")}
    for name, column in _split(known, runs, stretches, calendars).items():
        np.add.at(seconds[name], stretches.run, column)
    return _told(table, runs.waits, seconds)


def _told(table: pa.Table, split: NDArray[np.bool_], seconds: dict[str, Numbers]) -> pa.Table:
    """The waitings in `table` with their `FIELDS`; those that are not `split` have no causes."""
    waiting = table["waiting"].fill_null(0).to_numpy()
    named = table["named"].to_numpy()
    columns = {f"{name}_seconds": column for name, column in seconds.items()}
    counts = {"waits": waiting > 0, "split": split, "by_role": split & ~named}
    known = columns | counts | {"unsplit_seconds": np.where(split, 0, waiting)}
    some = np.flatnonzero(waiting > 0)
    none = np.zeros(len(some), np.int64)
    fields = {name: known[name][some].astype(np.int64) if name in known else none for name in FIELDS}
    pairs = table.select(["row", "gid_before", "gid", "waiting"]).take(some)
    return pa.table({name: pairs[name].cast(pa.int64()) for name in pairs.column_names} | fields)


def _columns(table: pa.Table, calendars: Calendars) -> _Runs:
    start, end = (_filled(table, name, other) for name, other in (("start", "end"), ("end", "start")))
    both = _valid(table, "start") & _valid(table, "end")
    performer = table["performer"].to_numpy()
    ready = np.minimum(_filled(table, "ready", "start", "end"), start)
    sure = table["ready_sure"].to_numpy() & _valid(table, "start")
    began, ended, readied = (_places(performer, stamp, calendars) for stamp in (start, end, ready))
    return _Runs(
        row=table["row"].to_numpy(),
        performer=performer,
        gid=table["gid"].fill_null(_NOT_A_STEP).to_numpy(),
        start=start,
        ready=ready,
        began=began,
        ended=np.where(both, ended, began),
        readied=readied,
        sure=sure,
        waits=sure & (table["waiting"].fill_null(0).to_numpy() > 0),
    )


def _days(table: pa.Table, calendars: Calendars) -> tuple[Numbers, Numbers]:
    """The places of the first and the last stamp of each performer on each day."""
    performer = table["performer"].to_numpy()
    told = [
        (performer[valid], _filled(table, name)[valid]) for name in ("start", "end") for valid in [_valid(table, name)]
    ]
    marks = np.sort(np.concatenate([who * _SPAN + stamp for who, stamp in told]))
    who, stamp = marks // _SPAN, marks % _SPAN
    day = who * _DAYS + stamp // DAY
    fresh = np.ones(len(day), bool)
    fresh[1:] = day[1:] != day[:-1]
    first, last = np.flatnonzero(fresh), np.flatnonzero(np.roll(fresh, -1))
    return _places(who[first], stamp[first], calendars), _places(who[last], stamp[last], calendars)


def _stretches(runs: _Runs, parted: pa.Table | None) -> _Stretches:
    """Each waiting as one stretch, or as those between its pauses."""
    waits = np.flatnonzero(runs.waits)
    whole = _Stretches(waits, runs.ready[waits], runs.start[waits])
    if parted is None or not len(parted):
        return whole
    order = waits[np.argsort(runs.row[waits])]
    rows = parted["row"].to_numpy()
    at = np.searchsorted(runs.row[order], rows)
    own = at < len(order)
    own[own] = runs.row[order][at[own]] == rows[own]
    kept = ~np.isin(runs.row[waits], rows)
    return _Stretches(
        np.concatenate([waits[kept], order[at[own]]]),
        *(
            np.concatenate([column[kept], parted[name].to_numpy()[own]])
            for column, name in ((whole.begin, "begin"), (whole.end, "end"))
        ),
    )


def _split(known: Occupation, runs: _Runs, asked: _Stretches, calendars: Calendars) -> dict[str, Numbers]:
    """Seconds of each stretch by cause."""
    performer, ready = runs.performer[asked.run], runs.ready[asked.run]
    begin, end = (_places(performer, stamp, calendars) for stamp in (asked.begin, asked.end))
    gathered = np.clip(_gathered(runs)[asked.run], begin, end)
    at, kept, until = (spots(known, places) for places in (begin, gathered, end))
    contention, before = (queued(known, at, to, ready) for to in (until, kept))
    taken, absent = (upto(known, until) - upto(known, kept) for upto in (busy, away))
    return {
        "contention": contention,
        "batching": gathered - begin - before,
        "priority": taken - (contention - before),
        "unavailable": absent,
        "other": end - gathered - taken - absent,
        "outside": asked.end - asked.begin - (end - begin),
    }


def _gathered(runs: _Runs) -> Numbers:
    """The place at which the batch of each run was ready, or the run itself."""
    able = runs.sure & (runs.gid != _NOT_A_STEP)
    found = runs.readied.copy()
    kinds = runs.performer[able] * (runs.gid.max(initial=0) + 1) + runs.gid[able]
    found[able] = collected(kinds, runs.began[able], runs.ended[able], runs.readied[able])
    return found


def _places(performer: Numbers, stamps: Numbers, calendars: Calendars) -> Numbers:
    worked = np.empty(len(stamps), np.int64)
    for n, calendar in enumerate(calendars):
        own = performer % len(calendars) == n
        worked[own] = worked_upto(calendar, stamps[own])
    return place(performer, worked)


def _filled(table: pa.Table, *names: str) -> Numbers:
    return np.asarray(pc.coalesce(*(table[name] for name in names), pa.scalar(0, pa.int64())).to_numpy())


def _valid(table: pa.Table, name: str) -> NDArray[np.bool_]:
    return np.asarray(table[name].is_valid().to_numpy())
