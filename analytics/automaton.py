"""The norm as an automaton: states are steps, arrows are what may follow."""

from collections import deque
from dataclasses import dataclass

from model.sop import Procedure

START = -1


@dataclass(frozen=True, slots=True)
class Automaton:
    """Steps 0…n-1 (START before the first), their followers, and the steps that may end a case.

    `paths[q][a]` lists the steps skipped on a shortest way from q to a; None where a cannot follow.
    `endings[q]` lists those skipped from q to an end.
    """

    size: int
    ends: frozenset[int]
    paths: dict[int, tuple[tuple[int, ...] | None, ...]]
    endings: dict[int, tuple[int, ...]]


def automaton(procedure: Procedure) -> Automaton:
    """The automaton of a flow table; rows in sequence where no arrow is known.

    A step without outgoing arrow ends the case; the first row begins it.
    """
    size = len(procedure.steps)
    follow = _followers(procedure)
    ends = frozenset(q for q in range(size) if not follow[q]) or frozenset({size - 1})
    paths = {q: _shortest(q, follow, size) for q in (START, *range(size))}
    endings = {q: () if q in ends else _ending(paths[q], ends) for q in paths}
    return Automaton(size, ends, paths, endings)


def _followers(procedure: Procedure) -> dict[int, list[int]]:
    at = {step.number: i for i, step in reversed(list(enumerate(procedure.steps)))}
    size = len(procedure.steps)
    pairs = [(at.get(e.source.step), at.get(e.target.step)) for e in procedure.edges]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    arrows = known or [(i, i + 1) for i in range(size - 1)]
    follow: dict[int, list[int]] = {q: [] for q in range(size)}
    for a, b in sorted(set(arrows)):
        follow[a].append(b)
    return {START: [0], **follow}


def _shortest(begin: int, follow: dict[int, list[int]], size: int) -> tuple[tuple[int, ...] | None, ...]:
    """For each step the steps passed over on a shortest way to it, lower rows first (breadth first)."""
    skipped: dict[int, tuple[int, ...]] = {}
    queue: deque[tuple[int, tuple[int, ...]]] = deque([(begin, ())])
    while queue:
        at, passed = queue.popleft()
        for step in follow[at]:
            if step not in skipped:
                skipped[step] = passed
                queue.append((step, (*passed, step)))
    return tuple(skipped.get(step) for step in range(size))


def _ending(paths: tuple[tuple[int, ...] | None, ...], ends: frozenset[int]) -> tuple[int, ...]:
    """The steps left undone on the shortest way to an end, the end itself included."""
    ways = [(*passed, end) for end in sorted(ends) if (passed := paths[end]) is not None]
    return min(ways, key=len, default=())
