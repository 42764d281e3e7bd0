"""States of an automaton from which the same can happen, taken as one: nets turned into automata have many."""

import itertools
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analytics.conformance.automaton import Automaton

_Indexes = NDArray[np.int64]


def merged(norm: Automaton) -> Automaton:
    """`norm` with equivalent states as one, by refining a partition until it holds (Kanellakis and Smolka 1990)."""
    source, step, target = np.array(norm.arcs, np.int64).reshape(-1, 3).T
    block, blocks = np.array([state in norm.ends for state in range(norm.states)], np.int64), 0
    while True:
        block = _refined(block, source, step * norm.states + block[target])
        if block.max() + 1 == blocks:
            break
        blocks = int(block.max()) + 1
    arcs = np.unique(np.stack([block[source], step, block[target]], axis=1), axis=0)
    ends = frozenset(block[sorted(norm.ends)].tolist())
    return replace(norm, states=blocks, arcs=tuple(map(tuple, arcs.tolist())), ends=ends)


def _refined(block: _Indexes, source: _Indexes, way: _Indexes) -> _Indexes:
    """Blocks of states with equal sets of ways out of them; numbered in the order of states."""
    states, most = len(block), int(way.max(initial=0)) + 1
    distinct = np.unique(source * most + way)
    begins = np.searchsorted(distinct, np.arange(states + 1) * most)
    ways = [(distinct[a:b] % most).tobytes() for a, b in itertools.pairwise(begins)]
    numbers: dict[tuple[int, bytes], int] = {}
    return np.array([numbers.setdefault((int(block[n]), ways[n]), len(numbers)) for n in range(states)], np.int64)
