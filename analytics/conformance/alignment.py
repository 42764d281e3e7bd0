"""Optimal alignments of traces with the automaton, exact, by dynamic programming over all variants at once.

`d[s]` is the least cost of a beginning of a trace after which the norm is in state s, steps skipped up to there
included. An event more changes it, for each arc q → t of its step, to

    d'[s] = min(d[q] + skips(t, s), d[s] + 1)       executed in step by an arc, or extra

Costs equal those of optimal alignments with cost 1 for each skipped or extra step (Adriansyah 2014).
Where several cost the same, the one with fewest extra steps counts, then the one whose faulty events
are the extra ones, then the one that executes later events in step; of a step executed twice on end
the second is extra. Steps are skipped just before the next one executed in step.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from analytics.conformance.automaton import Automaton
from analytics.conformance.moves import UNMAPPED, Move, named
from analytics.conformance.variant_tree import Indexes, Tree, tree_of
from analytics.conformance.ways import EXTRA, NO_STEP, UNIT, Costs, Entries, Ways, ways_of

__all__ = ["UNMAPPED", "Aligned", "Move", "align", "align_all"]
# The costs of so many beginnings stay in a processor's cache.
_AT_ONCE = 2_000


class Aligned(NamedTuple):
    """Cost and deviations of one variant; `complete` tells whether it reached an end."""

    cost: int
    moves: tuple[Move, ...]
    complete: bool


_Arrival: TypeAlias = tuple[Indexes, Indexes, Costs, Indexes]


class _Back(NamedTuple):
    """A way back from the end of a trace: places of extra events, skipped steps with their places; last first."""

    extra: list[int]
    skipped: list[tuple[int, int]]


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
    stops = np.arange(ways.norm.states) if still_open else ways.ends
    found: dict[int, Aligned] = {}
    for begin in range(0, len(order), _AT_ONCE):
        some = order[begin : begin + _AT_ONCE]
        tree = tree_of([traces[n] for n in some], [faults[n] for n in some] if faults else ())
        aligned = _aligned([traces[n] for n in some], tree, ways, stops)
        found.update(zip(some, aligned, strict=True))
    return tuple(found[n] for n in range(len(traces)))


def _aligned(traces: list[tuple[int, ...]], tree: Tree, ways: Ways, stops: Indexes) -> list[Aligned]:
    """`traces`, which may end in any state of `stops`: costs level by level, then the way back from each end."""
    costs = [ways.between[:1]]
    for level in tree.levels:
        costs.append(_advanced(costs[-1][level.parent], level.event, ways))
    state, total = _ends(tree, costs, stops)
    departing = np.flatnonzero(total >= UNIT)
    backs, last = _backs(departing, state[departing], tree, costs, ways)
    state[departing] = last
    moves: list[tuple[Move, ...]] = [()] * len(traces)
    for row, back in zip(departing.tolist(), backs, strict=True):
        moves[row] = named(traces[row], back.extra[::-1], back.skipped[::-1])
    complete = np.isin(state, ways.ends).tolist()
    return list(map(Aligned, (total // UNIT).tolist(), moves, complete))


def _ends(tree: Tree, costs: list[Costs], stops: Indexes) -> tuple[Indexes, Costs]:
    """The state in which each trace ends best, and what that costs."""
    state, total = np.zeros_like(tree.lengths), np.zeros_like(tree.lengths)
    for length, at in enumerate(costs):
        done = np.flatnonzero(tree.lengths == length)
        ranked = at[tree.nodes[done, length][:, None], stops]
        best = ranked.argmin(axis=1)
        state[done], total[done] = stops[best], ranked[np.arange(len(done)), best]
    return state, total


def _advanced(before: Costs, events: Indexes, ways: Ways) -> Costs:
    """The costs after one more event each; a row of `before` for every beginning."""
    after = before + (UNIT + EXTRA)
    for some, target, arrived, _source in _arrivals(before, events, ways.entries):
        after[some] = np.minimum(after[some], arrived[:, None] + ways.between[target])
    return after


def _arrivals(before: Costs, events: Indexes, entries: Entries) -> Iterator[_Arrival]:
    """The ways to execute the events in step, one way of each at a time.

    Which events have one more, the state each leads to, what it costs, and the state it comes from.
    """
    steps = np.maximum(events >> 1, NO_STEP)
    targets, widths = entries.targets[steps], entries.widths[steps]
    some = np.arange(len(events))
    for way in range(targets.shape[1]):
        some = some[widths[some, way] > 0]
        if not len(some):
            return
        sources = entries.sources[steps[some], way, : widths[some, way].max()]
        reached = before[some[:, None], sources]
        best, rows = reached.argmin(axis=1), np.arange(len(some))
        yield some, targets[some, way], reached[rows, best] + (events[some] & 1), sources[rows, best]


def _backs(rows: Indexes, state: Indexes, tree: Tree, costs: list[Costs], ways: Ways) -> tuple[list[_Back], Indexes]:
    """The ways back of the traces in `rows` from the `state` in which each ends, and the states last executed into."""
    found, last = [_Back([], []) for _row in rows], np.full(len(rows), NO_STEP)
    lengths, due = tree.lengths[rows], tree.lengths[rows]
    for place in range(len(tree.levels) - 1, -1, -1):
        here = np.flatnonzero(lengths > place)
        target, source = _executed(place, (rows[here], state[here]), tree, costs, ways)
        for n in here[source < 0].tolist():
            found[n].extra.append(place)
        done, target, source = here[source >= 0], target[source >= 0], source[source >= 0]
        _skip(done, (target, state[done], due[done]), found, ways)
        last[done] = np.where(last[done] < 0, target, last[done])
        state[done], due[done] = source, place
    _skip(np.arange(len(rows)), (np.zeros_like(state), state, due), found, ways)
    return found, np.maximum(last, 0)


def _executed(
    place: int, ends: tuple[Indexes, Indexes], tree: Tree, costs: list[Costs], ways: Ways
) -> tuple[Indexes, Indexes]:
    """The states into which and from which the events at `place` are executed in step; -1 where they are extra.

    `ends` are rows of the tree, and the states that the norm is in when their next step is executed.
    """
    (rows, state), level = ends, tree.levels[place]
    node = tree.nodes[rows, place + 1]
    event, before, now = level.event[node], costs[place][level.parent[node]], costs[place + 1][node, state]
    alone = before[np.arange(len(rows)), state] + (UNIT + EXTRA) == now
    left = ~(alone & _repeats(tree, rows, place))
    target, source = np.full((2, len(rows)), -1)
    for some, onto, arrived, origin in _arrivals(before, event, ways.entries):
        hit = left[some] & (arrived + ways.between[onto, state[some]] == now[some])
        target[some[hit]], source[some[hit]], left[some[hit]] = onto[hit], origin[hit], False
    return target, source


def _repeats(tree: Tree, rows: Indexes, place: int) -> NDArray[np.bool_]:
    """Whether the event at `place` is that of the place before again: of two runs on end the later is the extra one."""
    if not place:
        return np.zeros(len(rows), np.bool_)
    last, event = (tree.levels[n].event[tree.nodes[rows, n + 1]] for n in (place - 1, place))
    repeated: NDArray[np.bool_] = last == event
    return repeated


def _skip(rows: Indexes, passed: tuple[Indexes, Indexes, Indexes], found: list[_Back], ways: Ways) -> None:
    """Adds the steps skipped in `rows` from one state to another, at the place of the next step in step."""
    begin, end, place = passed
    for n in np.flatnonzero(begin != end):
        steps = ways.skipped(int(begin[n]), int(end[n]))
        found[rows[n]].skipped.extend((step, int(place[n])) for step in reversed(steps))
