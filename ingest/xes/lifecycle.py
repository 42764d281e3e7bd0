"""Begin and end of the same execution, which XES records as two events → one row."""

from collections import defaultdict, deque
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ingest.xes.cells import Cells, Numbers, Rows
from model.log import Reject

TRANSITION = "lifecycle:transition"
STAMP = "time:timestamp"
# What to call the stamps of begins is open until the whole log is read.
BEGUN = "time:begun"
_NAME, _INSTANCE = "concept:name", "concept:instance"
_BEGINS, _ENDS, _NO_EXECUTION = 1, 2, 3
_KINDS = {"start": _BEGINS, "complete": _ENDS} | dict.fromkeys(
    ("schedule", "assign", "reassign", "suspend", "resume", "autoskip", "manualskip", "withdraw", "ate_abort", "pi_abort"),
    _NO_EXECUTION,
)  # fmt: skip


def executions(rows: Rows, cells: Cells) -> tuple[Rows, list[Reject]]:
    """A row for each execution, and the events that are none.

    A complete ends what was started first of the same trace, activity and instance (where given), at the same
    moment or before, and has not ended. The row of both has the values of the complete, and those of the start
    where that says nothing. The stamp of a start stands under `BEGUN`, any other under `STAMP`. Events with other
    transitions of the XES life cycle are no executions. Transitions it does not know stay rows as they are, and so
    do events without transition, starts and completes without the other, and those without readable time.
    """
    kinds = _kinds(rows)
    begins = kinds == _BEGINS
    if not (begins | (kinds == _NO_EXECUTION)).any():
        return rows, []
    begun = _begun(rows, cells, kinds)
    kept = kinds != _NO_EXECUTION
    kept[begun[begun >= 0]] = False
    return _merged(rows, begun, begins, np.flatnonzero(kept)), _rejects(rows, cells, kinds)


def _kinds(rows: Rows) -> Numbers:
    """What each event tells of its execution; 0 for nothing known."""
    coded = rows.column(TRANSITION).dictionary_encode()
    kinds = [_KINDS.get(word.strip().lower(), 0) for word in coded.dictionary.to_pylist()]
    numbers: Numbers = coded.indices.fill_null(-1).to_numpy()
    return np.array([*kinds, 0])[numbers]


def _rejects(rows: Rows, cells: Cells, kinds: Numbers) -> list[Reject]:
    left = np.flatnonzero(kinds == _NO_EXECUTION)
    words = rows.column(TRANSITION).take(pa.array(left)).to_pylist()
    events = (left + cells.first_event + 1).tolist()
    return [Reject(event, TRANSITION, word, "lifecycle") for event, word in zip(events, words, strict=True)]


def _begun(rows: Rows, cells: Cells, kinds: Numbers) -> Numbers:
    """For each event the start it completes; -1 for none."""
    begun = np.full(len(kinds), -1)
    half = np.flatnonzero((kinds == _BEGINS) | (kinds == _ENDS))
    begins = kinds[half] == _BEGINS
    if begins.any() and not begins.all():
        moments = _moments(rows.column(STAMP).take(pa.array(half)))
        order = np.lexsort((~begins, moments))[: np.count_nonzero(~np.isnan(moments))]
        starts, ends = _pairs(_groups(rows, cells)[half[order]].tolist(), begins[order].tolist())
        begun[half[order[ends]]] = half[order[starts]]
    return begun


def _moments(stamps: pa.Array) -> NDArray[np.float64]:
    return np.array([_moment(stamp) for stamp in stamps.to_pylist()])


def _moment(stamp: str | None) -> float:
    """Seconds since 1970; a stamp without offset is taken for UTC, what is no stamp for no number."""
    try:
        moment = datetime.fromisoformat(stamp or "")
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return np.nan


def _groups(rows: Rows, cells: Cells) -> Numbers:
    """A number for each event, the same for events of the same trace, activity and instance."""
    group = cells.trace_of
    for heading in (_NAME, _INSTANCE):
        coded = rows.column(heading).dictionary_encode()
        group = group * (len(coded.dictionary) + 1) + coded.indices.fill_null(-1).to_numpy() + 1
    return group


def _pairs(groups: list[int], begins: list[bool]) -> tuple[list[int], list[int]]:
    """The places of the starts and completes that go together, of events in their order in time."""
    waiting: defaultdict[int, deque[int]] = defaultdict(deque)
    starts, ends = [], []
    for place, (group, begin) in enumerate(zip(groups, begins, strict=True)):
        if begin:
            waiting[group].append(place)
        elif waiting[group]:
            starts.append(waiting[group].popleft())
            ends.append(place)
    return starts, ends


def _merged(rows: Rows, begun: Numbers, begins: NDArray[np.bool_], kept: Numbers) -> Rows:
    """The rows `kept`, those with a start in `begun` together with it."""
    start = np.where(begins[kept], kept, begun[kept])
    columns = {heading: _filled(places, kept, start) for heading, places in rows.columns.items()}
    if STAMP in columns:
        stamps = rows.columns[STAMP]
        columns[STAMP] = np.where(begins[kept], -1, columns[STAMP])
        columns[BEGUN] = np.where(start < 0, -1, stamps[start])
    return Rows(rows.texts, columns)


def _filled(places: Numbers, kept: Numbers, start: Numbers) -> Numbers:
    own = places[kept]
    return np.where((own < 0) & (start >= 0), places[start], own)
