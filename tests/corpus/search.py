"""The cheapest way over a lattice from one of several starts to one of several goals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from tests.corpus.lattice import Lattice

Knot = tuple[int, int]
State = tuple[int, int, int]
_STEPS = ((0, -1), (-1, 0), (0, 1), (1, 0))  # up, left, down, right
_BEND = 14.0


@dataclass(frozen=True, slots=True)
class Way:
    """A found way: the knots where it begins, turns and ends, and the states it leads between."""

    knots: tuple[Knot, ...]
    start: State
    goal: State


def find(lattice: Lattice, starts: Mapping[State, float], goals: Mapping[State, float]) -> Way | None:
    """The cheapest way; a state is a knot with the direction it is left (start) or reached (goal) in."""
    guess = _guess(lattice, goals)
    best = dict(starts)
    came: dict[State, State] = {}
    queue = [(cost + guess.to(state), state) for state, cost in starts.items()]
    queue.sort()
    while queue:
        _, state = heappop(queue)
        if state == _END:
            return _way(came, came[state])
        for nearer, price in _onward(lattice, state, goals):
            cost = best[state] + price
            if cost < best.get(nearer, float("inf")):
                best[nearer], came[nearer] = cost, state
                heappush(queue, (cost + guess.to(nearer), nearer))
    return None


_END: State = (-1, -1, -1)


@dataclass(frozen=True, slots=True)
class _Guess:
    """The distance to the box around all goals: never more than what is left to go."""

    lattice: Lattice
    box: tuple[float, float, float, float]

    def to(self, state: State) -> float:
        if state == _END:
            return 0.0
        x, y = self.lattice.point(state[:2])
        x0, y0, x1, y1 = self.box
        return max(0.0, x0 - x, x - x1) + max(0.0, y0 - y, y - y1)


def _guess(lattice: Lattice, goals: Iterable[State]) -> _Guess:
    points = [lattice.point(goal[:2]) for goal in goals]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return _Guess(lattice, (min(xs), min(ys), max(xs), max(ys)))


def _onward(lattice: Lattice, state: State, goals: Mapping[State, float]) -> Iterator[tuple[State, float]]:
    i, j, heading = state
    if state in goals:
        yield _END, goals[state]
    dx, dy = _STEPS[heading]
    a, b = i + dx, j + dy
    if 0 <= a < len(lattice.xs) and 0 <= b < len(lattice.ys):
        piece = (min(i, a), min(j, b), dy != 0)
        if piece not in lattice.closed:
            length = abs(lattice.xs[a] - lattice.xs[i]) + abs(lattice.ys[b] - lattice.ys[j])
            yield (a, b, heading), length + lattice.costs.get(piece, 0.0)
    if (i, j) not in lattice.straight:
        yield (i, j, (heading + 1) % 4), _BEND
        yield (i, j, (heading + 3) % 4), _BEND


def _way(came: Mapping[State, State], goal: State) -> Way:
    states = [goal]
    while states[-1] in came:
        states.append(came[states[-1]])
    states.reverse()
    turns = [b[:2] for a, b in pairwise(states) if a[:2] == b[:2]]
    return Way((states[0][:2], *turns, goal[:2]), states[0], goal)
