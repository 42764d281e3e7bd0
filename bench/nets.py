"""Petri nets as automata: markings are states, silent transitions are closed away."""

from collections import deque
from collections.abc import Iterator

from tests.oracles.costed import SILENT, Arc, Net, States

Marking = frozenset[int]
START, END = Marking({0}), Marking({1})


def states(net: Net, limit: int) -> States:
    """The states that a net reaches by executing steps, in the order found; more than `limit` end the program.

    An arc stands for any silent transitions and the step after them; a state is an end where silent transitions
    lead to the net's.
    """
    number, waiting = {START: 0}, deque([START])
    arcs: set[Arc] = set()
    ends: set[int] = set()
    while waiting:
        marking = waiting.popleft()
        at = number[marking]
        for reached in _closure(net, marking):
            ends |= {at} if reached == END else set()
            for step, target in _fired(net, reached):
                if step != SILENT:
                    if target not in number:
                        waiting.append(target)
                    arcs.add((at, step, number.setdefault(target, len(number))))
        if len(number) > limit:
            raise SystemExit(f"more than {limit} states")
    return States(len(number), tuple(sorted(arcs)), tuple(sorted(ends)))


def _closure(net: Net, marking: Marking) -> list[Marking]:
    """`marking` and what silent transitions make of it."""
    reached = [marking]
    for each in reached:
        reached.extend(target for step, target in _fired(net, each) if step == SILENT and target not in reached)
    return reached


def _fired(net: Net, marking: Marking) -> Iterator[tuple[int, Marking]]:
    """The transitions that `marking` enables, with the markings after them."""
    for step, taken, put in net.transitions:
        if marking.issuperset(taken):
            rest = marking.difference(taken)
            if not rest.isdisjoint(put):
                raise SystemExit("a place with two tokens")
            yield step, rest.union(put)
