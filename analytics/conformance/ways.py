"""The cheapest ways through an automaton without executing anything: what skipping costs, and what is skipped."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analytics.conformance.automaton import Automaton
from analytics.conformance.merged import merged

Costs = NDArray[np.int64]
Indexes = NDArray[np.int64]
# A cost counts skipped and extra steps, then extra ones alone, then faulty ones: each unit outweighs all below.
UNIT, EXTRA = 1 << 40, 1 << 20
NEVER = 1 << 60


class Entries(NamedTuple):
    """How a step may be executed: from its `sources` to its `targets`.

    `by_target` lists the places in `sources` of all arcs, target after target, each beginning at `starts`.
    `leads` marks for every source (row) the states (column) that it leads to.
    """

    sources: Indexes
    targets: Indexes
    by_target: Indexes
    starts: Indexes
    leads: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """What it costs to go `between` any two states (from, to) and `to_end` by skipping; the entries of each step."""

    norm: Automaton
    between: Costs
    to_end: Costs
    entries: dict[int, Entries]

    def skipped(self, begin: int, to: int) -> tuple[int, ...]:
        """The steps skipped on the cheapest way from a state to another, lower rows first where ways cost the same."""
        return _skipped(self, begin, to)

    def left_out(self, begin: int) -> tuple[int, ...]:
        """The steps left out on the cheapest way from a state to an end."""
        end = min(self.norm.ends, key=lambda state: (self.between[begin, state], state))
        return self.skipped(begin, end)


@cache
def ways_of(automaton: Automaton) -> Ways:
    """All ways of the automaton, its equivalent states merged, by the algorithm of Floyd and Warshall (1962)."""
    norm = merged(automaton)
    between = np.full((norm.states, norm.states), NEVER, np.int64)
    np.fill_diagonal(between, 0)
    source, step, target = _columns(norm)
    np.minimum.at(between, (source, target), np.array(norm.skip_costs, np.int64)[step] * UNIT)
    for via in range(norm.states):
        np.minimum(between, between[:, via, None] + between[None, via, :], out=between)
    return Ways(norm, between, between[:, sorted(norm.ends)].min(axis=1), _entries(norm))


def _columns(norm: Automaton) -> Indexes:
    return np.array(norm.arcs, np.int64).reshape(-1, 3).T


def _entries(norm: Automaton) -> dict[int, Entries]:
    source, step, target = _columns(norm)
    return {int(one): _entry(norm.states, source[step == one], target[step == one]) for one in np.unique(step)}


def _entry(states: int, source: Indexes, target: Indexes) -> Entries:
    order = np.lexsort((source, target))
    sources, place = np.unique(source, return_inverse=True)
    targets, starts = np.unique(target[order], return_index=True)
    leads = np.zeros((len(sources), states), np.bool_)
    leads[place, target] = True
    return Entries(sources, targets, place[order], starts, leads)


@cache
def _skipped(ways: Ways, begin: int, to: int) -> tuple[int, ...]:
    if begin == to:
        return ()
    between, costs = ways.between, ways.norm.skip_costs
    _rest, step, onward = min(
        (int(between[target, to]) + costs[step] * UNIT, step, target)
        for source, step, target in ways.norm.arcs
        if source == begin
    )
    return (step, *_skipped(ways, onward, to))
