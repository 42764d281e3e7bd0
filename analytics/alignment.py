"""Optimal alignment of a trace with the automaton, exact, by dynamic programming.

The state is the last step executed in step with the model. Model moves can be put off until
just before the next synchronous move, so one pass over the trace suffices:

    c'[a] = min over q of c[q] + |skipped(q, a)|        the event a is executed in step
    c'[q] = c[q] + 1                                    the event is extra

Costs equal those of optimal alignments with cost 1 for each skipped or extra step (Adriansyah
2014); ties go to the synchronous move, then to the lower row.
"""

from collections import Counter
from dataclasses import dataclass

from analytics.automaton import START, Automaton

UNMAPPED = -2


@dataclass(frozen=True, slots=True)
class Move:
    """One deviation: its kind, the step (None for an unmapped activity), its place in the trace.

    `position` counts events from 0; a skipped step has the position of the event it is missing
    before (the trace's length at the end).
    """

    kind: str
    step: int | None
    position: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """Cost and deviations of one variant; `complete` tells whether it reached an end."""

    cost: int
    moves: tuple[Move, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class _Path:
    cost: int
    extra: tuple[int, ...] = ()
    skipped: tuple[tuple[int, int], ...] = ()
    synchronous: int = 0


def align(trace: tuple[int, ...], norm: Automaton, *, still_open: bool = False) -> Aligned:
    """The best alignment of `trace` (step indexes, UNMAPPED for other activities).

    A case that is still open owes no further steps.
    """
    paths: dict[int, _Path] = {START: _Path(0)}
    for position, event in enumerate(trace):
        paths = _advance(paths, event, position, norm)
    finished = [(q, _finish(p, () if still_open else norm.endings[q], len(trace))) for q, p in sorted(paths.items())]
    last, best = min(finished, key=lambda found: _rank(found[1]))
    return Aligned(best.cost, _moves(trace, best), last in norm.ends)


def _advance(paths: dict[int, _Path], event: int, position: int, norm: Automaton) -> dict[int, _Path]:
    found = {q: _Path(p.cost + 1, (*p.extra, position), p.skipped, p.synchronous) for q, p in paths.items()}
    reach = [p for q, path in sorted(paths.items()) if (p := _step(path, q, event, position, norm))]
    if reach:
        best = min(reach, key=_rank)
        found[event] = min((best, found[event]), key=_rank) if event in found else best
    return found


def _step(path: _Path, state: int, event: int, position: int, norm: Automaton) -> _Path | None:
    """`path` with `event` executed in step, or None where the norm has no way to it."""
    passed = norm.paths[state][event] if event != UNMAPPED else None
    if passed is None:
        return None
    done = _finish(path, passed, position)
    return _Path(done.cost, done.extra, done.skipped, done.synchronous + 1)


def _finish(path: _Path, passed: tuple[int, ...], position: int) -> _Path:
    skipped = (*path.skipped, *((step, position) for step in passed))
    return _Path(path.cost + len(passed), path.extra, skipped, path.synchronous)


def _rank(path: _Path) -> tuple[int, int]:
    return path.cost, -path.synchronous


def _moves(trace: tuple[int, ...], path: _Path) -> tuple[Move, ...]:
    """Skipped and extra steps named for what they are: a step both skipped and extra was moved."""
    owed = Counter(step for step, _ in path.skipped)
    extra = [(trace[position], position) for position in path.extra]
    in_step = Counter(trace) - Counter(step for step, _ in extra)
    moves: list[Move] = []
    for step, position in extra:
        moved = step != UNMAPPED and owed[step] > 0
        owed[step] -= moved
        kind = "out_of_order" if moved else "repeated" if step != UNMAPPED and in_step[step] else "extra"
        moves.append(Move(kind, None if step == UNMAPPED else step, position))
    moved_steps = Counter(m.step for m in moves if m.kind == "out_of_order")
    return tuple(sorted([*moves, *_left_out(path, moved_steps)], key=lambda m: (m.position, m.kind)))


def _left_out(path: _Path, moved: Counter[int | None]) -> list[Move]:
    left: list[Move] = []
    for step, position in path.skipped:
        if moved[step]:
            moved[step] -= 1
        else:
            left.append(Move("skipped", step, position))
    return left
