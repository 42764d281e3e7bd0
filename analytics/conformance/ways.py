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
# The row of `Entries` for activities without a step.
NO_STEP = -1


class Entries(NamedTuple):
    """How each step (row) may be executed: its `targets`, and the `sources` of the arcs to each of them.

    Both are filled up with the state beyond the last, which nothing reaches; the row NO_STEP has nothing else.
    `widths` counts the sources of each target.
    """

    targets: Indexes
    sources: Indexes
    widths: Indexes


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """What it costs to go `between` any two states (from, to) and `to_end` by skipping; the entries of each step.

    The last state is beyond those of the norm: no way leads to it or away from it.
    """

    norm: Automaton
    between: Costs
    to_end: Costs
    entries: Entries

    @property
    def ends(self) -> Indexes:
        """The states in which a case may stop."""
        return np.array(sorted(self.norm.ends), np.int64)

    def skipped(self, begin: int, to: int) -> tuple[int, ...]:
        """The steps skipped on the cheapest way from a state to another, lower rows first where ways cost the same."""
        return _skipped(self, begin, to)


@cache
def ways_of(automaton: Automaton) -> Ways:
    """All ways of the automaton, its equivalent states merged, by the algorithm of Floyd and Warshall (1962)."""
    norm = merged(automaton)
    between = np.full((norm.states + 1, norm.states + 1), NEVER, np.int64)
    np.fill_diagonal(between[:-1, :-1], 0)
    for source, step, target in norm.arcs:
        between[source, target] = min(between[source, target], norm.skip_costs[step] * UNIT)
    for via in range(norm.states):
        np.minimum(between, between[:, via, None] + between[None, via, :], out=between)
    return Ways(norm, between, between[:, sorted(norm.ends)].min(axis=1), _entries(norm))


def _entries(norm: Automaton) -> Entries:
    found: dict[int, dict[int, list[int]]] = {}
    for source, step, target in sorted(norm.arcs):
        found.setdefault(step, {}).setdefault(target, []).append(source)
    most = max((len(targets) for targets in found.values()), default=1)
    widest = max((len(sources) for targets in found.values() for sources in targets.values()), default=1)
    targets = np.full((norm.steps + 1, most), norm.states, np.int64)
    sources = np.full((norm.steps + 1, most, widest), norm.states, np.int64)
    for step, ways in found.items():
        for place, target in enumerate(sorted(ways)):
            targets[step, place] = target
            sources[step, place, : len(ways[target])] = ways[target]
    return Entries(targets, sources, (sources < norm.states).sum(axis=2))


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
