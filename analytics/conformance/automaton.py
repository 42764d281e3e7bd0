"""The norm as an automaton: what may be executed next, whichever way a case came."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, product

from analytics.conformance.flow import Flow, flow_of
from model.sop import Procedure

Arc = tuple[int, int, int]
# So many that rows side by side in any order are all there; more and the rows are read as a choice.
_MOST_STATES = 2000
_Due = tuple[int, ...]
_START: _Due = (-1,)


@dataclass(frozen=True, slots=True)
class Automaton:
    """Arcs (source state, step executed, target state) over `states` states; 0 is the start, a case may stop in `ends`.

    Several arcs may lead from a state with the same step. `weights` says what it costs to skip each of the
    `steps` steps; empty, all cost 1.
    """

    steps: int
    states: int
    arcs: tuple[Arc, ...]
    ends: frozenset[int]
    weights: tuple[int, ...] = ()

    @property
    def skip_costs(self) -> tuple[int, ...]:
        """What skipping each step costs."""
        return self.weights or (1,) * self.steps


def automaton(procedure: Procedure, weights: tuple[int, ...] = ()) -> Automaton:
    """The automaton of a flow table.

    A state is the rows that are due: one, after a fork several, none when the case is done. A row waits
    while another one due can still lead to it.
    """
    flow = flow_of(procedure)
    found = _arcs(flow) or _arcs(replace(flow, forks=frozenset())) or {}
    state = {due: n for n, due in enumerate(sorted(found, key=lambda due: (not due, due)))}
    arcs = sorted((state[due], row, state[then]) for due, steps in found.items() for row, then in steps)
    return Automaton(len(procedure.steps), len(state), tuple(arcs), frozenset({state[()]}), weights)


def _arcs(flow: Flow) -> dict[_Due, set[tuple[int, _Due]]] | None:
    """From every state that can be reached the rows that may be executed and what is due then; None for too many."""
    found: dict[_Due, set[tuple[int, _Due]]] = {(): set()}
    found[_START] = {step for due in entries(0, flow) for step in _executed(due, flow)}
    rest = [then for _row, then in found[_START]]
    while rest and len(found) <= _MOST_STATES:
        due = rest.pop()
        if due not in found:
            found[due] = set(_executed(due, flow))
            rest += [then for _row, then in found[due]]
    return None if rest else found


def _executed(due: _Due, flow: Flow) -> Iterator[tuple[int, _Due]]:
    """The rows that may be executed now, and what is due after each."""
    for row in due:
        others = tuple(other for other in due if other != row)
        if not any(row in flow.ahead[other] for other in others):
            yield from ((row, tuple(sorted({*others, *then}))) for then in after(row, flow))


def after(row: int, flow: Flow, passed: frozenset[int] = frozenset()) -> Iterator[_Due]:
    """What may be due once `row` is done: all its followers after a fork, else one of them or nothing."""
    ways = [tuple(entries(to, flow, passed)) for to in flow.follow[row]]
    if row in flow.forks:
        yield from (tuple(sorted({due for part in parts for due in part})) for parts in product(*ways))
    else:
        yield from chain(*ways, [()] if row in flow.ends else [])


def entries(row: int, flow: Flow, passed: frozenset[int] = frozenset()) -> Iterator[_Due]:
    """`row` itself or, when it may be left out, what comes after it."""
    yield (row,)
    if row in flow.optional and row not in passed:
        yield from after(row, flow, passed | {row})
