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
    """

    parent: Indexes
    event: Indexes


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """Levels of beginnings, from one event on; in `nodes` for each trace (row) its beginning of each length.

    `nodes` counts the empty beginning, 0, as the first; past the `lengths` of traces it says nothing.
    """

    levels: tuple[Level, ...]
    nodes: Indexes
    lengths: Indexes


def tree_of(traces: Sequence[tuple[int, ...]], faults: Sequence[frozenset[int]] = ()) -> Tree:
    """The tree of sorted `traces`; `faults` holds the places of faulty events."""
    lengths = np.array([len(trace) for trace in traces])
    table = _table(traces, lengths, faults)
    differs = np.ones(table.shape, bool)
    differs[1:] = np.logical_or.accumulate(table[1:] != table[:-1], axis=1)
    nodes = np.zeros((len(traces), table.shape[1] + 1), np.int64)
    found = []
    for place in range(table.shape[1]):
        rows = np.flatnonzero(lengths > place)
        fresh = differs[rows, place]
        nodes[rows, place + 1] = np.cumsum(fresh) - 1
        found.append(Level(nodes[rows, place][fresh], table[rows, place][fresh]))
    return Tree(tuple(found), nodes, lengths)


def _table(traces: Sequence[tuple[int, ...]], lengths: Indexes, faults: Sequence[frozenset[int]]) -> Indexes:
    table = np.full((len(traces), int(lengths.max(initial=0))), _NOTHING, np.int64)
    table[np.arange(table.shape[1]) < lengths[:, None]] = np.fromiter(chain.from_iterable(traces), np.int64) * 2
    for row, places in enumerate(faults):
        table[row, sorted(places)] += 1
    return table
