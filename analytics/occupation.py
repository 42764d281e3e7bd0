"""What performers were doing when: time cut into segments, and what keeps a performer from another run in each.

Places are working seconds, those of each performer in a range of their own, see `place`. A performer is fully
occupied while it executes as many runs at once as at nine in ten of its begins, or more: one person mostly one,
an office with three at the counter three. Runs begun in the same second count as one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.bounded_sums import Numbers, Ranges, bounded_sums

IDLE = np.iinfo(np.int64).max
# More working seconds than a calendar has.
_APART = 1 << 33
_MOST = 0.9


@dataclass(frozen=True, slots=True)
class Occupation:
    """Segments of time from `cuts` on: the earliest ready moment of the runs that fully occupy a performer, or IDLE.

    `gone`: it executes nothing and is not seen at work that day. `busy` and `away` are the seconds so far
    before each cut in which the performer is fully occupied, or gone.
    """

    cuts: Numbers
    earliest: Numbers
    gone: NDArray[np.bool_]
    busy: Numbers
    away: Numbers


def place(performer: Numbers, worked: Numbers) -> Numbers:
    """Working seconds of each performer, apart from those of the others."""
    return performer * _APART + worked


def occupation(begins: Numbers, ends: Numbers, ready: Numbers, days: tuple[Numbers, Numbers]) -> Occupation:
    """Who was at what, from executions by place and the moments they were ready; `days` are first and last stamps."""
    cuts = np.unique(np.concatenate([begins, ends, *days, [-1]]))
    painted = _painted(np.searchsorted(cuts, begins), np.searchsorted(cuts, ends), ready, len(cuts))
    earliest = np.where(_full(cuts, begins, ends), painted, IDLE)
    gone = (painted == IDLE) & (_at_once(cuts, *days) == 0)
    lengths = np.diff(cuts)
    return Occupation(cuts, earliest, gone, _before(lengths, earliest < IDLE), _before(lengths, gone))


def _full(cuts: Numbers, begins: Numbers, ends: Numbers) -> NDArray[np.bool_]:
    """Whether the performer of each segment is fully occupied."""
    order = np.lexsort((-ends, begins))
    begins, first = np.unique(begins[order], return_index=True)
    ends = ends[order][first]
    begins, ends = begins[ends > begins], ends[ends > begins]
    count = _at_once(cuts, begins, ends)
    performers, usual = _usual(begins // _APART, count[np.searchsorted(cuts, begins)])
    at = np.minimum(np.searchsorted(performers, cuts // _APART), max(len(performers) - 1, 0))
    return (count > 0) & (count >= usual[at]) if len(usual) else count > 0


def _usual(performer: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Each performer and the count that nine in ten of its `counts` do not exceed."""
    order = np.lexsort((counts, performer))
    known, first, n = np.unique(performer[order], return_index=True, return_counts=True)
    return known, counts[order][first + np.ceil(_MOST * n).astype(np.int64) - 1]


def _at_once(cuts: Numbers, begins: Numbers, ends: Numbers) -> Numbers:
    """How many stretches lie over each segment."""
    changes = np.zeros(len(cuts), np.int64)
    np.add.at(changes, np.searchsorted(cuts, begins), 1)
    np.subtract.at(changes, np.searchsorted(cuts, ends), 1)
    return np.cumsum(changes)


def busy(known: Occupation, places: Numbers) -> Numbers:
    """Seconds up to `places` in which their performer is fully occupied; only differences mean anything."""
    return _upto(known, places, known.busy, known.earliest < IDLE)


def away(known: Occupation, places: Numbers) -> Numbers:
    """Seconds up to `places` in which their performer is gone; only differences mean anything."""
    return _upto(known, places, known.away, known.gone)


def queued(known: Occupation, begins: Numbers, ends: Numbers, ready: Numbers) -> Numbers:
    """Seconds between `begins` and `ends` in which a run ready at `ready`, or before, helps to occupy the performer fully."""
    ranks = np.unique(known.earliest)
    taken = known.earliest[:-1] < IDLE
    before = np.concatenate([[0], np.cumsum(taken)])
    values = np.searchsorted(ranks, known.earliest[:-1][taken])
    segments = [_segment(known, places) for places in (begins, ends)]
    bounds = np.searchsorted(ranks, ready, side="right")
    asked = Ranges(before[segments[0]], before[segments[1]], bounds)
    whole = bounded_sums(values, np.diff(known.cuts)[taken], asked)
    first, last = (
        (places - known.cuts[segment]) * (known.earliest[segment] <= ready)
        for places, segment in zip((begins, ends), segments, strict=True)
    )
    return np.asarray(whole + last - first)


def _painted(begins: Numbers, ends: Numbers, values: Numbers, size: int) -> Numbers:
    """The least of `values` at each place among those that reach from `begins` up to but not `ends`; else IDLE.

    Each stretch is two blocks of a power of two, and blocks are halved until they are single places.
    """
    some = ends > begins
    begins, ends, values = begins[some], ends[some], values[some]
    levels = np.frexp((ends - begins).astype(np.float64))[1] - 1
    least = np.full(size, IDLE)
    for level in range(int(levels.max(initial=0)), -1, -1):
        here, block = levels == level, 1 << level
        np.minimum.at(least, begins[here], values[here])
        np.minimum.at(least, ends[here] - block, values[here])
        if level:
            half = block >> 1
            least[half:] = np.minimum(least[half:], least[:-half])
    return least


def _before(lengths: Numbers, holds: NDArray[np.bool_]) -> Numbers:
    return np.concatenate([[0], np.cumsum(np.where(holds[:-1], lengths, 0))])


def _segment(known: Occupation, places: Numbers) -> Numbers:
    return np.searchsorted(known.cuts, places, side="right") - 1


def _upto(known: Occupation, places: Numbers, sums: Numbers, holds: NDArray[np.bool_]) -> Numbers:
    segment = _segment(known, places)
    return np.asarray(sums[segment] + (places - known.cuts[segment]) * holds[segment])
