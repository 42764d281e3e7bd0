"""The order of events that a log does not tell: of those with the same stamp the order that fits best counts."""

from collections.abc import Iterable, Iterator

from analytics.automaton import Automaton
from analytics.ways import EXTRA, UNIT, Ways, ways_of

# All orders of so many are looked through; of more events at once the order of the log's rows stands.
_MOST_TOGETHER = 6
_Order = tuple[int, ...]
_Front = dict[int, tuple[int, _Order]]


def best_order(trace: tuple[int, ...], tied: frozenset[int], norm: Automaton, *, still_open: bool = False) -> _Order:
    """The places of `trace` in the order that aligns cheapest; the log's own where that is as good.

    `tied` are the places of events with the stamp of the one before.
    """
    ways = ways_of(norm)
    front: _Front = {0: (0, ())}
    for together in _sets(len(trace), tied):
        front = _through(front, together, trace, ways)
    ends = ((cost + (0 if still_open else int(ways.to_end[q])), order) for q, (cost, order) in front.items())
    return min(ends)[1]


def _sets(length: int, tied: frozenset[int]) -> Iterator[_Order]:
    """The places one after the other, those of the same stamp together."""
    together: list[int] = []
    for place in range(length):
        if place not in tied:
            yield from _orderable(together)
            together = []
        together.append(place)
    yield from _orderable(together)


def _orderable(together: list[int]) -> Iterator[_Order]:
    if len(together) > _MOST_TOGETHER:
        yield from ((place,) for place in together)
    elif together:
        yield tuple(together)


def _through(front: _Front, together: _Order, trace: tuple[int, ...], ways: Ways) -> _Front:
    """`front` after the events `together`, in whatever order; subsets of them one event larger each time."""
    reached: dict[frozenset[int], _Front] = {frozenset(): front}
    for _event in together:
        grown: dict[frozenset[int], _Front] = {}
        for done, at in reached.items():
            for place in together:
                if place not in done:
                    _merge(grown.setdefault(done | {place}, {}), _after(at, place, trace[place], ways))
        reached = grown
    return reached[frozenset(together)]


def _after(front: _Front, place: int, event: int, ways: Ways) -> Iterator[tuple[int, int, _Order]]:
    """States, costs and orders once the event at `place` is read: extra in each state, or in step."""
    for state, (cost, order) in front.items():
        yield state, cost + UNIT + EXTRA, (*order, place)
    if entries := ways.entries.get(event):
        for source, leads in zip(entries.sources, entries.leads, strict=True):
            cost, order = min((cost + int(ways.between[q, source]), order) for q, (cost, order) in front.items())
            yield from ((int(target), cost, (*order, place)) for target in leads.nonzero()[0])


def _merge(front: _Front, found: Iterable[tuple[int, int, _Order]]) -> None:
    for state, cost, order in found:
        front[state] = min(front.get(state, (cost, order)), (cost, order))
