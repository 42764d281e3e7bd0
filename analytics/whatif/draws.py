"""The chances of one replication: arrivals, times, ways. The same case meets the same chances whatever is changed.

Every step has chances of its own, and so has every time that a case comes to it again.
"""

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from analytics.whatif.situation import BEGIN, Arrivals, Situation, Way

Numbers = NDArray[np.float64]
_ARRIVALS, _TIMES, _WAYS = range(3)


class Draws:
    """What chance gives to each of `cases` cases in the replication `seed`; lists are by case."""

    def __init__(self, situation: Situation, cases: int, seed: tuple[int, int]) -> None:
        self._situation, self._cases, self._seed = situation, cases, seed
        self.arrivals: list[float] = arrivals(situation.arrivals, self._uniform(BEGIN, _ARRIVALS, 0)).tolist()
        self.first = _chosen(situation.ways[BEGIN], self._uniform(BEGIN, _WAYS, 0))
        self.seconds: list[list[list[float]]] = [[] for _row in situation.rows]
        self.ways: list[list[list[int]]] = [[] for _row in situation.rows]

    def again(self, row: int) -> None:
        """Adds the chances of one more visit to `row`."""
        step, visit = self._situation.rows[row], len(self.seconds[row])
        times = np.asarray(step.seconds)
        at = (self._uniform(step.key, _TIMES, visit) * len(times)).astype(np.int64)
        self.seconds[row].append(times[at].tolist())
        self.ways[row].append(_chosen(self._situation.ways[step.key], self._uniform(step.key, _WAYS, visit)))

    def _uniform(self, key: str, purpose: int, visit: int) -> Numbers:
        return np.random.default_rng([*self._seed, crc32(key.encode()), purpose, visit]).random(self._cases)


def arrivals(known: Arrivals, chances: Numbers) -> Numbers:
    """When cases arrive, in working seconds: a gap for each of `chances`, each stretch of the week at its rate."""
    gaps = np.asarray(known.gaps)
    steady = np.cumsum(gaps[(chances * len(gaps)).astype(np.int64)])
    ends = np.cumsum([0.0, *(piece.seconds for piece in known.week)])
    expected = np.cumsum([0.0, *(piece.seconds * piece.rate for piece in known.week)])
    weeks, rest = np.divmod(steady, expected[-1])
    return np.asarray(weeks * ends[-1] + np.interp(rest, expected, ends))


def _chosen(ways: tuple[Way, ...], chances: Numbers) -> list[int]:
    weights = np.cumsum([way.weight for way in ways])
    chosen: list[int] = np.minimum(
        np.searchsorted(weights, chances * weights[-1], side="right"), len(ways) - 1
    ).tolist()
    return chosen
