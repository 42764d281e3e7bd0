"""What performers were doing when: time cut into segments, and what keeps a performer from another run in each.

Places are working seconds, those of each performer in a range of their own, see `place`. A performer is fully
occupied while it executes as many runs at once as at nine in ten of its begins, or more: one person mostly one,
an office with three at the counter three. Runs begun in the same second count as one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.bottlenecks.bounded_sums import Numbers, Ranges, bounded_sums

IDLE = np.iinfo(np.int64).max
# More working seconds than a calendar has.
_APART = 1 << 33


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


@dataclass(frozen=True, slots=True)
class Spots:
    """Places with the segment each lies in."""

    places: Numbers
    segment: Numbers


def occupation(begins: Numbers, ends: Numbers, ready: Numbers, days: tuple[Numbers, Numbers]) -> Occupation:
    """Who was at what, from executions by place and the moments they were ready; `days` are first and last stamps."""
    cuts = _distinct(np.concatenate([begins, ends, *days, [-1]]))
    at, until, first, last = (np.searchsorted(cuts, places) for places in (begins, ends, *days))
    painted = _painted(at, until, ready, len(cuts))
    earliest = np.where(_full(cuts // _APART, at, until), painted, IDLE)
    gone = (painted == IDLE) & (_at_once(len(cuts), first, last) == 0)
    lengths = np.diff(cuts)
    return Occupation(cuts, earliest, gone, _before(lengths, earliest < IDLE), _before(lengths, gone))


def spots(known: Occupation, places: Numbers) -> Spots:
    """`places` found among the segments."""
    return Spots(places, np.searchsorted(known.cuts, places, side="right") - 1)


def busy(known: Occupation, at: Spots) -> Numbers:
    """Seconds up to each place in which its performer is fully occupied; only differences mean anything."""
    return _upto(known, at, known.busy, known.earliest < IDLE)


def away(known: Occupation, at: Spots) -> Numbers:
    """Seconds up to each place in which its performer is gone; only differences mean anything."""
    return _upto(known, at, known.away, known.gone)


def queued(known: Occupation, begins: Spots, ends: Spots, ready: Numbers) -> Numbers:
    """Seconds between two places in which a run ready at `ready`, or before, helps to occupy the performer fully."""
    taken = known.earliest[:-1] < IDLE
    earliest = known.earliest[:-1][taken]
    ranks, before = _distinct(earliest), np.concatenate([[0], np.cumsum(taken)])
    bounds = np.searchsorted(ranks, ready, side="right")
    asked = Ranges(before[begins.segment], before[ends.segment], bounds)
    whole = bounded_sums(np.searchsorted(ranks, earliest), np.diff(known.cuts)[taken], asked)
    first, last = (
        (at.places - known.cuts[at.segment]) * (known.earliest[at.segment] <= ready) for at in (begins, ends)
    )
    return np.asarray(whole + last - first)


def _full(performers: Numbers, begins: Numbers, ends: Numbers) -> NDArray[np.bool_]:
    """Whether the performer of each segment is fully occupied, by executions from segment to segment."""
    some = ends > begins
    order = np.lexsort((-ends[some], begins[some]))
    begins, ends = begins[some][order], ends[some][order]
    longest = _fresh(begins)
    begins, ends = begins[longest], ends[longest]
    count = _at_once(len(performers), begins, ends)
    known, usual = _usual(performers[begins], count[begins])
    if not len(known):
        return np.zeros(len(performers), bool)
    at = np.minimum(np.searchsorted(known, performers), len(known) - 1)
    return (count > 0) & (count >= usual[at])


def _usual(performer: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Each performer and the count that nine in ten of its `counts` do not exceed."""
    order = np.lexsort((counts, performer))
    first = np.flatnonzero(_fresh(performer[order]))
    n = np.diff(first, append=len(order))
    return performer[order][first], counts[order][first - (-9 * n // 10) - 1]


def _at_once(size: int, begins: Numbers, ends: Numbers) -> Numbers:
    """How many stretches lie over each segment."""
    return np.cumsum(np.bincount(begins, minlength=size) - np.bincount(ends, minlength=size))


def _distinct(column: Numbers) -> Numbers:
    """The values of `column` in order; sorting them is faster than the hash of `np.unique`."""
    ordered = np.sort(column)
    return ordered[_fresh(ordered)]


def _fresh(ordered: Numbers) -> NDArray[np.bool_]:
    """Where a value is the first of its kind."""
    return np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)]


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


def _upto(known: Occupation, at: Spots, sums: Numbers, holds: NDArray[np.bool_]) -> Numbers:
    return np.asarray(sums[at.segment] + (at.places - known.cuts[at.segment]) * holds[at.segment])
