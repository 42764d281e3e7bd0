"""One way through a norm, at random."""

from random import Random

from analytics.conformance.automaton import Arc, Automaton

_LOOP = 0.15


def walk(norm: Automaton, random: Random) -> list[int]:
    """The steps of one way: a branch, an optional row or an order of parallel rows by chance, back now and then."""
    alive = _alive(norm)
    state, steps, seen = 0, list[int](), {0}
    while state not in norm.ends:
        arcs = [arc for arc in norm.arcs if arc[0] == state and arc[2] in alive]
        _source, step, state = _taken(arcs, seen, random)
        steps.append(step)
        seen.add(state)
    return steps


def _taken(arcs: list[Arc], seen: set[int], random: Random) -> Arc:
    """One of `arcs`; those to where the way has been already are loops."""
    onward, back = [arc for arc in arcs if arc[2] not in seen], [arc for arc in arcs if arc[2] in seen]
    return random.choice(back if back and (not onward or random.random() < _LOOP) else onward)


def _alive(norm: Automaton) -> set[int]:
    """The states from which an end is reached."""
    found = set(norm.ends)
    while more := {source for source, _step, target in norm.arcs if target in found} - found:
        found |= more
    return found
