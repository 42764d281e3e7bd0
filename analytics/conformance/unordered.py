"""The order of events that a log does not tell: of those with the same stamp the order that fits best counts."""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from analytics.conformance.automaton import Automaton
from analytics.conformance.ways import EXTRA, NEVER, NO_STEP, UNIT, Ways, ways_of

# So many beginnings of orders are looked at; past that events of one stamp are taken in the order of the rows of the SOP.
_MOST_LOOKED_AT = 2000
_Order = tuple[int, ...]


class _Begun(NamedTuple):
    """A beginning of an order: what it costs, the places taken, those left of their set, the sets to come, the state."""

    cost: int
    order: _Order
    left: _Order
    sets: int
    state: int


def best_order(trace: tuple[int, ...], tied: frozenset[int], norm: Automaton, *, still_open: bool = False) -> _Order:
    """The places of `trace` in the order that aligns cheapest; the log's own where that is as good.

    `tied` are the places of events with the stamp of the one before. The cheapest beginning goes on first
    (Dijkstra 1959), of equal ones the one nearest to the log's order.
    """
    ways, sets = ways_of(norm), _sets(len(trace), tied)
    heap = [_Begun(0, (), (), 0, 0)]
    seen: set[tuple[int, _Order, int]] = set()
    while heap and len(seen) < _MOST_LOOKED_AT:
        begun = heappop(heap)
        if begun.state < 0:
            return begun.order
        if (begun.sets, begun.left, begun.state) not in seen:
            seen.add((begun.sets, begun.left, begun.state))
            for longer in _longer(begun, trace, sets, ways, still_open=still_open):
                heappush(heap, longer)
    return tuple(
        place for together in sets for place in sorted(together, key=lambda place: (trace[place] < 0, trace[place]))
    )


def _sets(length: int, tied: frozenset[int]) -> tuple[_Order, ...]:
    """The places one after the other, those of the same stamp together."""
    begins = [place for place in range(length) if place not in tied]
    return tuple(tuple(range(a, b)) for a, b in pairwise([*begins, length]))


def _longer(
    begun: _Begun, trace: tuple[int, ...], sets: tuple[_Order, ...], ways: Ways, *, still_open: bool
) -> Iterator[_Begun]:
    """`begun` with one event more, extra or in step, or with its end; of equal events of one stamp the first."""
    cost, order, left, taken, state = begun
    if not left and taken == len(sets):
        rest = 0 if still_open else int(ways.to_end[state])
        yield _Begun(cost + rest, order, (), taken, -1)
        return
    left, taken = (left, taken) if left else (sets[taken], taken + 1)
    for event, place in {trace[place]: place for place in reversed(left)}.items():
        rest_left = tuple(other for other in left if other != place)
        yield _Begun(cost + UNIT + EXTRA, (*order, place), rest_left, taken, state)
        for target, passing in _in_step(event, state, ways):
            yield _Begun(cost + passing, (*order, place), rest_left, taken, target)


def _in_step(event: int, state: int, ways: Ways) -> Iterator[tuple[int, int]]:
    """The states that executing `event` leads to, with the cost of what is skipped before."""
    step = max(event, NO_STEP)
    for target, sources in zip(ways.entries.targets[step], ways.entries.sources[step], strict=True):
        passing = int(ways.between[state, sources].min())
        if passing < NEVER:
            yield int(target), passing
