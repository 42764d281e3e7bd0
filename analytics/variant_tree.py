"""Traces as a tree of their beginnings: what they have in common is computed once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Indexes = NDArray[np.int64]
_NOTHING = -(1 << 30)


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """The distinct beginnings of one length: the `parent` of each a level up, its last `event`.

    An event is twice its step, and one more when it is faulty.
    `rows` are the traces that are so long at least, `node` the beginning of each of them.
    """

    parent: Indexes
    event: Indexes
    rows: Indexes
    node: Indexes


def levels(traces: Sequence[tuple[int, ...]], faults: Sequence[frozenset[int]] = ()) -> list[Level]:
    """The levels of sorted `traces`, from beginnings of one event on; `faults` holds the places of faulty events."""
    table = _table(traces, faults)
    differs = np.ones(table.shape, bool)
    differs[1:] = np.logical_or.accumulate(table[1:] != table[:-1], axis=1)
    found, above = [], np.zeros(len(traces), np.int64)
    for place in range(table.shape[1]):
        rows = np.flatnonzero(table[:, place] != _NOTHING)
        fresh = differs[rows, place]
        node = np.cumsum(fresh) - 1
        found.append(Level(above[rows][fresh], table[rows, place][fresh], rows, node))
        above[rows] = node
    return found


def _table(traces: Sequence[tuple[int, ...]], faults: Sequence[frozenset[int]]) -> Indexes:
    lengths = np.array([len(trace) for trace in traces])
    table = np.full((len(traces), int(lengths.max(initial=0))), _NOTHING, np.int64)
    table[np.arange(table.shape[1]) < lengths[:, None]] = np.fromiter(chain.from_iterable(traces), np.int64) * 2
    for row, places in enumerate(faults):
        table[row, sorted(places)] += 1
    return table
