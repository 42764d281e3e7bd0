"""The cheapest ways through an automaton without executing anything: what skipping costs, and what is skipped."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analytics.automaton import Automaton

Costs = NDArray[np.int64]
# A cost counts skipped and extra steps, then extra ones alone, then faulty ones: each unit outweighs all below.
UNIT, EXTRA = 1 << 40, 1 << 20
NEVER = 1 << 60


class Entry(NamedTuple):
    """A state in which a step may be executed; `leads` marks, among all states, the `targets`."""

    source: int
    targets: tuple[int, ...]
    leads: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """What it costs to go `between` any two states (from, to) and `to_end` by skipping; entries for each step.

    `entries` holds, for each step, the states it may be executed in, with those that follow and a mark on each of them.
    """

    norm: Automaton
    between: Costs
    to_end: Costs
    entries: dict[int, tuple[Entry, ...]]

    def skipped(self, begin: int, to: int) -> tuple[int, ...]:
        """The steps skipped on the cheapest way from a state to another, lower rows first where ways cost the same."""
        return _skipped(self.norm, begin, to)

    def left_out(self, begin: int) -> tuple[int, ...]:
        """The steps left out on the cheapest way from a state to an end."""
        end = min(self.norm.ends, key=lambda state: (self.between[begin, state], state))
        return self.skipped(begin, end)


@cache
def ways_of(norm: Automaton) -> Ways:
    """All ways of `norm`, by the algorithm of Floyd and Warshall (1962)."""
    between = np.full((norm.states, norm.states), NEVER, np.int64)
    np.fill_diagonal(between, 0)
    for source, step, target in norm.arcs:
        between[source, target] = min(between[source, target], norm.skip_costs[step] * UNIT)
    for via in range(norm.states):
        np.minimum(between, between[:, via, None] + between[None, via, :], out=between)
    return Ways(norm, between, between[:, sorted(norm.ends)].min(axis=1), _entries(norm))


def _entries(norm: Automaton) -> dict[int, tuple[Entry, ...]]:
    found: dict[int, dict[int, list[int]]] = {}
    for source, step, target in norm.arcs:
        found.setdefault(step, {}).setdefault(source, []).append(target)
    return {step: tuple(_entry(norm, source, to) for source, to in sorted(by.items())) for step, by in found.items()}


def _entry(norm: Automaton, source: int, targets: list[int]) -> Entry:
    leads = np.zeros(norm.states, np.bool_)
    leads[targets] = True
    return Entry(source, tuple(targets), leads)


@cache
def _skipped(norm: Automaton, begin: int, to: int) -> tuple[int, ...]:
    if begin == to:
        return ()
    between, costs = ways_of(norm).between, norm.skip_costs
    _rest, step, onward = min(
        (int(between[target, to]) + costs[step] * UNIT, step, target)
        for source, step, target in norm.arcs
        if source == begin
    )
    return (step, *_skipped(norm, onward, to))
