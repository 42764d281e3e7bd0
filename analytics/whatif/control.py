"""What a case does next: the rows that are due, as in `analytics.conformance.automaton`, but those side by side at the same time.

A row waits while another one due can still lead to it. States are numbered as they are met.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.whatif.situation import BEGIN, Situation, Way
from model.forks import rows_ahead

Step = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _State:
    """Rows that are due, and those of them that are begun."""

    due: frozenset[int]
    begun: frozenset[int]


class Control:
    """The states of cases; rows and ways are known by their places in the situation."""

    def __init__(self, situation: Situation) -> None:
        at = {row.key: n for n, row in enumerate(situation.rows)}
        self._ways = [_places(situation.ways[row.key], at) for row in situation.rows]
        self._first = _places(situation.ways[BEGIN], at)
        self._ahead = rows_ahead([sorted({to for way in ways for to in way}) for ways in self._ways])
        self._states: list[_State] = []
        self._numbers: dict[_State, int] = {}
        self._steps: dict[tuple[int, int, int], Step] = {}

    def begin(self, way: int) -> Step:
        """The state of a case that came by the `way` into the SOP, and the rows that begin."""
        return self._reached(frozenset(self._first[way]), frozenset())

    def after(self, state: int, row: int, way: int) -> Step:
        """The state once `row` is done and left by its `way`, and the rows that begin then."""
        found = self._steps.get((state, row, way))
        if found is None:
            now = self._states[state]
            due = (now.due - {row}) | set(self._ways[row][way])
            found = self._steps[state, row, way] = self._reached(due, now.begun - {row})
        return found

    def _reached(self, due: frozenset[int], begun: frozenset[int]) -> Step:
        free = {row for row in due - begun if not any(row in self._ahead[other] for other in due - {row})}
        state = _State(due, begun | free)
        if state not in self._numbers:
            self._numbers[state] = len(self._states)
            self._states.append(state)
        return self._numbers[state], tuple(sorted(free))


def _places(ways: Iterable[Way], at: dict[str, int]) -> list[tuple[int, ...]]:
    return [tuple(at[key] for key in way.targets) for way in ways]
