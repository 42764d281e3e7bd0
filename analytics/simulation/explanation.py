"""What the log alone says of a trace: whether exactly one cheapest explanation by deviations fits it.

A step left out and an event too many cost 1 each; a step that is both was executed out of order.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from analytics.conformance.automaton import Automaton

Deviations: TypeAlias = "Counter[tuple[str, int | None]]"
_COST = {"skipped": 1, "extra": 1, "repeated": 1, "out_of_order": 2}
_FOREIGN = -1


@dataclass(frozen=True, slots=True)
class _Account:
    """Events too many and steps left out, both sorted; two accounts are enough to see that there is not one."""

    extra: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()

    def with_extra(self, event: int) -> "_Account":
        return _Account(tuple(sorted((*self.extra, event))), self.skipped)

    def with_skipped(self, step: int) -> "_Account":
        return _Account(self.extra, tuple(sorted((*self.skipped, step))))


_Places: TypeAlias = dict[int, tuple[int, tuple[_Account, ...]]]
_Arcs: TypeAlias = Mapping[int, list[tuple[int, int]]]
_ENOUGH = 2


def decides(trace: Sequence[int | None], norm: Automaton, deviations: Deviations) -> bool:
    """Whether `trace` is explained by `deviations` and by nothing else as cheap or cheaper."""
    events = [_FOREIGN if step is None else step for step in trace]
    cost = sum(_COST[kind] * n for (kind, _step), n in deviations.items())
    found = _accounts(events, norm, cost)
    return len(found) == 1 and _named(events, found[0]) == deviations


def _accounts(events: Sequence[int], norm: Automaton, most: int) -> tuple[_Account, ...]:
    """The cheapest explanations up to the cost `most`; at most two of them."""
    arcs, places = _arcs(norm), _Places({0: (0, (_Account(),))})
    for event in events:
        reached = _skipping(places, arcs, most)
        places = {}
        for state, (cost, accounts) in reached.items():
            if cost < most:
                _offer(places, state, cost + 1, tuple(account.with_extra(event) for account in accounts))
            for step, after in arcs[state]:
                if step == event:
                    _offer(places, after, cost, accounts)
    ended: _Places = {}
    for state, (cost, accounts) in _skipping(places, arcs, most).items():
        if state in norm.ends:
            _offer(ended, 0, cost, accounts)
    return ended[0][1] if ended else ()


def _arcs(norm: Automaton) -> _Arcs:
    """From each state the steps with the state after."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for source, step, target in norm.arcs:
        found[source].append((step, target))
    return found


def _skipping(places: _Places, arcs: _Arcs, most: int) -> _Places:
    """`places` and those reached from them by leaving steps out, the cheaper first."""
    reached = dict(places)
    for now in range(most):
        for state in [state for state, (cost, _accounts) in reached.items() if cost == now]:
            for step, after in arcs[state]:
                _offer(reached, after, now + 1, tuple(a.with_skipped(step) for a in reached[state][1]))
    return reached


def _offer(places: _Places, state: int, cost: int, accounts: tuple[_Account, ...]) -> None:
    known, before = places.get(state, (cost, ()))
    if cost < known:
        before = ()
    if cost <= known:
        places[state] = (cost, tuple(dict.fromkeys((*before, *accounts)))[:_ENOUGH])


def _named(events: Sequence[int], account: _Account) -> Deviations:
    """The account as kinds with their steps."""
    extra, skipped = Counter(account.extra), Counter(account.skipped)
    moved, kept = extra & skipped, Counter(events) - extra
    found: Deviations = Counter()
    for kind, steps in (("out_of_order", moved), ("skipped", skipped - moved)):
        found.update({(kind, step): n for step, n in steps.items()})
    for step, n in (extra - moved).items():
        found["repeated" if kept[step] else "extra", None if step == _FOREIGN else step] += n
    return found
