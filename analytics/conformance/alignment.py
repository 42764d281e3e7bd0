"""Optimal alignments of traces with the automaton, exact, by dynamic programming over all variants at once.

The state is what the norm is in after the last step executed in step with it. Skips can be put off
until just before the next such step, so one pass over a trace suffices:

    c'[t] = min over q of c[q] + skips(q, s)        the event is executed in step by an arc s → t
    c'[q] = c[q] + 1                                the event is extra

Costs equal those of optimal alignments with cost 1 for each skipped or extra step (Adriansyah 2014).
Where several cost the same, the one with fewest extra steps counts, then the one whose faulty events
are the extra ones, then the one in lower rows; of a step executed twice on end the second is extra.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.conformance.automaton import Automaton
from analytics.conformance.moves import UNMAPPED, Move, named
from analytics.conformance.variant_tree import Indexes, Tree, tree_of
from analytics.conformance.ways import EXTRA, NEVER, UNIT, Costs, Ways, ways_of

__all__ = ["UNMAPPED", "Aligned", "Move", "align", "align_all"]
_AT_ONCE = 10_000
# Sums held at once.
_TERMS = 1 << 18
_FEW = 8


@dataclass(frozen=True, slots=True)
class Aligned:
    """Cost and deviations of one variant; `complete` tells whether it reached an end."""

    cost: int
    moves: tuple[Move, ...]
    complete: bool


def align(trace: tuple[int, ...], norm: Automaton, *, still_open: bool = False) -> Aligned:
    """The best alignment of one trace, see `align_all`."""
    return align_all([trace], norm, still_open=still_open)[0]


def align_all(
    traces: Sequence[tuple[int, ...]],
    norm: Automaton,
    faults: Sequence[frozenset[int]] | None = None,
    *,
    still_open: bool = False,
) -> tuple[Aligned, ...]:
    """The best alignment of each of `traces` (step indexes, UNMAPPED for other activities).

    `faults` holds the places of faulty events in each. A case that is still open owes no further steps.
    """
    order = sorted(range(len(traces)), key=traces.__getitem__)
    ways = ways_of(norm)
    to_end = np.zeros_like(ways.to_end) if still_open else ways.to_end
    found: dict[int, Aligned] = {}
    for begin in range(0, len(order), _AT_ONCE):
        some = order[begin : begin + _AT_ONCE]
        tree = tree_of([traces[n] for n in some], [faults[n] for n in some] if faults else ())
        aligned = _aligned([traces[n] for n in some], tree, ways, to_end)
        found.update(zip(some, aligned, strict=True))
    return tuple(found[n] for n in range(len(traces)))


def _aligned(traces: list[tuple[int, ...]], tree: Tree, ways: Ways, to_end: Costs) -> list[Aligned]:
    """`traces` aligned: costs level by level, then the way back from each end."""
    costs = [_begin(ways)]
    for level in tree.levels:
        costs.append(_advanced(costs[-1][level.parent], level.event, ways))
    last, total = _ends(tree, costs, to_end)
    extra, skipped = _back(np.flatnonzero(total >= UNIT), last.copy(), tree, costs, ways)
    return [
        _said(trace, (int(total[row]), int(last[row])), (extra[row], skipped[row]), (ways, to_end))
        for row, trace in enumerate(traces)
    ]


def _ends(tree: Tree, costs: list[Costs], to_end: Costs) -> tuple[Indexes, Costs]:
    """The state in which each trace ends best, and what that costs."""
    state, total = np.zeros_like(tree.lengths), np.zeros_like(tree.lengths)
    for length, at in enumerate(costs):
        done = np.flatnonzero(tree.lengths == length)
        ranked = at[tree.nodes[done, length]] + to_end
        state[done] = ranked.argmin(axis=1)
        total[done] = ranked[np.arange(len(done)), state[done]]
    return state, total


def _begin(ways: Ways) -> Costs:
    costs = np.full((1, ways.norm.states), NEVER, np.int64)
    costs[0, 0] = 0
    return costs


def _advanced(before: Costs, events: Indexes, ways: Ways) -> Costs:
    """The costs after one more event each; a row of `before` for every beginning."""
    after = np.minimum(before + (UNIT + EXTRA), NEVER)
    for code in np.unique(events):
        if entries := ways.entries.get(int(code) >> 1):
            nodes = np.flatnonzero(events == code)
            reached = _reached(before[nodes], ways.between[:, entries.sources]) + (code & 1)
            best = np.minimum.reduceat(reached[:, entries.by_target], entries.starts, axis=1)
            at = np.ix_(nodes, entries.targets)
            after[at] = np.minimum(after[at], best)
    return after


def _reached(costs: Costs, between: Costs) -> Costs:
    """The least costs of arriving in the states that are the columns of `between`, for each row of `costs`."""
    if between.shape[1] <= _FEW:
        return np.stack([(costs + column).min(axis=1) for column in between.T], axis=1)
    most = max(1, _TERMS // between.size)
    onward = between.T[None]
    pieces = [(costs[n : n + most, None] + onward).min(axis=2) for n in range(0, len(costs), most)]
    return np.concatenate(pieces)


def _back(
    rows: Indexes, state: Indexes, tree: Tree, costs: list[Costs], ways: Ways
) -> tuple[list[list[int]], list[list[tuple[int, int]]]]:
    """For each trace the places of extra events, and skipped steps with their places, last first.

    Only the traces in `rows` depart from the norm; each is followed back from its last `state`.
    """
    extra: list[list[int]] = [[] for _ in tree.lengths]
    skipped: list[list[tuple[int, int]]] = [[] for _ in tree.lengths]
    for place in range(len(tree.levels) - 1, -1, -1):
        level, here = tree.levels[place], rows[tree.lengths[rows] > place]
        node = tree.nodes[here, place + 1]
        event, before = level.event[node], costs[place][level.parent[node]]
        now, alone = costs[place + 1][node, state[here]], np.ones(len(here), bool)
        repeats = _repeats(tree, here, place) & (before[np.arange(len(here)), state[here]] + (UNIT + EXTRA) == now)
        for code in np.unique(event[~repeats]):
            if entries := ways.entries.get(int(code) >> 1):
                some = np.flatnonzero((event == code) & ~repeats)
                reached = _reached(before[some], ways.between[:, entries.sources]) + (code & 1)
                fits = (reached == now[some, None]) & entries.leads[:, state[here[some]]].T
                hit = fits.any(axis=1)
                taken, source = some[hit], entries.sources[fits.argmax(axis=1)[hit]]
                begin = (before[taken] + ways.between.T[source]).argmin(axis=1)
                alone[taken], state[here[taken]] = False, begin
                for n in np.flatnonzero(begin != source):
                    passed = ways.skipped(int(begin[n]), int(source[n]))
                    skipped[here[taken[n]]] += [(step, place) for step in reversed(passed)]
        for row in here[alone].tolist():
            extra[row].append(place)
    return extra, skipped


def _repeats(tree: Tree, rows: Indexes, place: int) -> NDArray[np.bool_]:
    """Whether the event at `place` is that of the place before again: of two runs on end the later is the extra one."""
    if not place:
        return np.zeros(len(rows), np.bool_)
    last, event = (tree.levels[n].event[tree.nodes[rows, n + 1]] for n in (place - 1, place))
    repeated: NDArray[np.bool_] = last == event
    return repeated


def _said(
    trace: tuple[int, ...],
    end: tuple[int, int],
    departures: tuple[list[int], list[tuple[int, int]]],
    ends: tuple[Ways, Costs],
) -> Aligned:
    (total, last), (extra, skipped), (ways, to_end) = end, departures, ends
    complete = last in ways.norm.ends
    if total < UNIT:
        return Aligned(0, (), complete)
    left = [(step, len(trace)) for step in ways.left_out(last)] if to_end[last] else []
    return Aligned(total // UNIT, named(trace, extra[::-1], [*skipped[::-1], *left]), complete)
