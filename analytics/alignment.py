"""Optimal alignments of traces with the automaton, exact, by dynamic programming over all variants at once.

The state is what the norm is in after the last step executed in step with it. Skips can be put off
until just before the next such step, so one pass over a trace suffices:

    c'[t] = min over q of c[q] + skips(q, s)        the event is executed in step by an arc s → t
    c'[q] = c[q] + 1                                the event is extra

Costs equal those of optimal alignments with cost 1 for each skipped or extra step (Adriansyah 2014).
Where several cost the same, the one with fewest extra steps counts, then the one whose faulty events
are the extra ones, then the one in lower rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from analytics.automaton import Automaton
from analytics.moves import UNMAPPED, Move, named
from analytics.variant_tree import Indexes, Level, levels
from analytics.ways import EXTRA, NEVER, UNIT, Costs, Ways, ways_of

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
        tree = levels([traces[n] for n in some], [faults[n] for n in some] if faults else ())
        aligned = _aligned([traces[n] for n in some], tree, ways, to_end)
        found.update(zip(some, aligned, strict=True))
    return tuple(found[n] for n in range(len(traces)))


def _aligned(traces: list[tuple[int, ...]], tree: list[Level], ways: Ways, to_end: Costs) -> list[Aligned]:
    """`traces` aligned: costs level by level, then the way back from each end."""
    costs = [_begin(ways)]
    for level in tree:
        costs.append(_advanced(costs[-1][level.parent], level.event, ways))
    lengths = np.array([len(trace) for trace in traces])
    state, total = np.zeros(len(traces), np.int64), np.zeros(len(traces), np.int64)
    for length, at in enumerate(costs):
        done = np.flatnonzero(lengths == length)
        node = np.zeros(len(done), np.int64) if not length else _nodes(tree[length - 1], done)
        ranked = at[node] + to_end
        state[done] = ranked.argmin(axis=1)
        total[done] = ranked[np.arange(len(done)), state[done]]
    last = state.copy()
    departures = _back(np.flatnonzero(total >= UNIT), state, tree, costs, ways)
    return [
        _said(trace, int(total[row]), int(last[row]), departures.get(row), (ways, to_end))
        for row, trace in enumerate(traces)
    ]


def _begin(ways: Ways) -> Costs:
    costs = np.full((1, ways.norm.states), NEVER, np.int64)
    costs[0, 0] = 0
    return costs


def _nodes(level: Level, rows: Indexes) -> Indexes:
    return level.node[np.searchsorted(level.rows, rows)]


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


def _back(rows: Indexes, state: Indexes, tree: list[Level], costs: list[Costs], ways: Ways) -> "dict[int, _Departures]":
    """Where the traces in `rows` depart from the norm, going back from their last `state`."""
    found = {int(row): _Departures() for row in rows}
    for place in range(len(tree) - 1, -1, -1):
        level = tree[place]
        here = rows[np.isin(rows, level.rows, assume_unique=True)]
        node = _nodes(level, here)
        before, now = costs[place][level.parent[node]], costs[place + 1][node, state[here]]
        extra = np.ones(len(here), bool)
        for code in np.unique(level.event[node]):
            if entries := ways.entries.get(int(code) >> 1):
                some = np.flatnonzero(level.event[node] == code)
                reached = _reached(before[some], ways.between[:, entries.sources]) + (code & 1)
                fits = (reached == now[some, None]) & entries.leads[:, state[here[some]]].T
                taken = some[fits.any(axis=1)]
                source = entries.sources[fits.argmax(axis=1)[fits.any(axis=1)]]
                begin = (before[taken] + ways.between.T[source]).argmin(axis=1)
                extra[taken], state[here[taken]] = False, begin
                for n in np.flatnonzero(begin != source):
                    passed = ways.skipped(int(begin[n]), int(source[n]))
                    found[int(here[taken[n]])].skipped += [(step, place) for step in reversed(passed)]
        for row in here[extra]:
            found[int(row)].extra.append(place)
    return found


def _said(
    trace: tuple[int, ...], total: int, last: int, departures: "_Departures | None", ends: tuple[Ways, Costs]
) -> Aligned:
    ways, to_end = ends
    complete = last in ways.norm.ends
    if departures is None:
        return Aligned(0, (), complete)
    left = [(step, len(trace)) for step in ways.left_out(last)] if to_end[last] else []
    skipped = (*reversed(departures.skipped), *left)
    return Aligned(total // UNIT, named(trace, tuple(reversed(departures.extra)), skipped), complete)


@dataclass(slots=True)
class _Departures:
    """Where one trace departs from the norm: places of extra events, steps skipped with the place; last first."""

    extra: list[int] = field(default_factory=list)
    skipped: list[tuple[int, int]] = field(default_factory=list)
