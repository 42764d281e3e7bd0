"""The event loop: cases arrive, wait for a person of the role, are worked on, and go on."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from math import inf

from analytics.whatif.control import Control
from analytics.whatif.draws import Draws
from analytics.whatif.situation import Situation

_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Execution:
    """One execution: the row of `case`, when it was due, begun and done."""

    case: int
    row: int
    ready: float
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Played:
    """One replication: when each case arrived and ended, and its executions as columns in the order they began."""

    arrivals: list[float]
    ends: list[float]
    cases: list[int]
    rows: list[int]
    ready: list[float]
    begins: list[float]
    seconds: list[float]

    def executions(self) -> Iterator[Execution]:
        """The executions one by one."""
        for case, row, ready, begin, seconds in zip(
            self.cases, self.rows, self.ready, self.begins, self.seconds, strict=True
        ):
            yield Execution(case, row, ready, begin, begin + seconds)


def play(situation: Situation, draws: Draws) -> Played:
    """What happens to the cases of `draws`; who waits longest is served first."""
    return _Office(situation, draws).played()


class _Office:
    def __init__(self, situation: Situation, draws: Draws) -> None:
        roles = list(situation.staff)
        self._role = [_NOBODY if row.role is None else roles.index(row.role) for row in situation.rows]
        self._free = [situation.capacity(role) for role in roles]
        self._queues: list[deque[tuple[int, int, float]]] = [deque() for _role in roles]
        self._control, self._draws = Control(situation), draws
        cases = len(draws.arrivals)
        self._states, self._ends = [0] * cases, [0.0] * cases
        self._visits: list[list[int]] = [[0] * cases for _row in situation.rows]
        self._running: list[tuple[float, int, int, int]] = []
        self._number = count()
        self._log = Played(draws.arrivals, self._ends, [], [], [], [], [])

    def played(self) -> Played:
        for case, arrival in enumerate(self._draws.arrivals):
            self._work_until(arrival)
            self._states[case], ready = self._control.begin(self._draws.first[case])
            for row in ready:
                self._ask(case, row, arrival)
        self._work_until(inf)
        return self._log

    def _work_until(self, moment: float) -> None:
        running, states, visits, ways = self._running, self._states, self._visits, self._draws.ways
        while running and running[0][0] <= moment:
            now, _number, case, row = heappop(running)
            self._release(row, now)
            way = ways[row][visits[row][case] - 1][case]
            states[case], ready = self._control.after(states[case], row, way)
            self._ends[case] = now
            for then in ready:
                self._ask(case, then, now)

    def _ask(self, case: int, row: int, now: float) -> None:
        role = self._role[row]
        if role == _NOBODY:
            self._begin(case, row, now, now)
        elif self._free[role]:
            self._free[role] -= 1
            self._begin(case, row, now, now)
        else:
            self._queues[role].append((case, row, now))

    def _release(self, row: int, now: float) -> None:
        role = self._role[row]
        if role == _NOBODY:
            return
        if queue := self._queues[role]:
            case, then, ready = queue.popleft()
            self._begin(case, then, ready, now)
        else:
            self._free[role] += 1

    def _begin(self, case: int, row: int, ready: float, now: float) -> None:
        visit = self._visits[row][case]
        self._visits[row][case] = visit + 1
        known = self._draws.seconds[row]
        if visit == len(known):
            self._draws.again(row)
        seconds, log = known[visit][case], self._log
        heappush(self._running, (now + seconds, next(self._number), case, row))
        log.cases.append(case)
        log.rows.append(row)
        log.ready.append(ready)
        log.begins.append(now)
        log.seconds.append(seconds)
