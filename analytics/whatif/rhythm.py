"""How cases arrive: gaps between them, and when in the working week they are dense or rare."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analytics.whatif.situation import Arrivals, Piece
from model.calendar import WorkCalendar

Numbers = NDArray[np.float64]
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 (local time)
_EACH = 30


def within(stamps: list[int], calendar: WorkCalendar) -> list[datetime]:
    """Local seconds since 1970 as moments in their order, those that the calendar covers."""
    moments = (_EPOCH + timedelta(seconds=stamp) for stamp in sorted(stamps))
    return [moment for moment in moments if calendar.first <= moment.date() <= calendar.last]


def rhythm(moments: list[datetime], calendar: WorkCalendar) -> Arrivals:
    """The arrivals at local `moments`, at least two in their order; one out of hours counts at the next begin of work.

    Each shift of a weekday has its own rate, where there are enough cases to tell.
    """
    worked = np.array([calendar.position(moment) for moment in moments], float)
    pieces = [(day, n) for day, shifts in enumerate(calendar.week) for n in range(len(shifts))]
    marks = _marks(moments[0].date(), moments[-1].date(), calendar)
    rates = _rates(worked, marks, pieces) if len(moments) >= _EACH * len(pieces) else dict.fromkeys(pieces, 1.0)
    steady = _steady(worked, marks, rates)
    week = [(b - a, rates[day, n]) for day, shifts in enumerate(calendar.week) for n, (a, b) in enumerate(shifts)]
    total = sum(seconds * rate for seconds, rate in week) / sum(seconds for seconds, _rate in week)
    gaps = np.diff(steady) / total
    return Arrivals(tuple(gaps.tolist()), tuple(Piece(seconds, rate / total) for seconds, rate in week))


Mark = tuple[float, float, tuple[int, int]]


def _marks(first: date, last: date, calendar: WorkCalendar) -> list[Mark]:
    """Every shift of the days: W at its begin and end, weekday and which shift of a usual one it is."""
    found = []
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        at = calendar.position(datetime.combine(day, datetime.min.time()))
        usual = max(len(calendar.week[day.weekday()]), 1)
        for place, (begin, end) in enumerate(calendar.shifts(day)):
            found.append((float(at), float(at + end - begin), (day.weekday(), min(place, usual - 1))))
            at += end - begin
    return found


def _rates(worked: Numbers, marks: list[Mark], pieces: list[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """Arrivals a second of each piece of the week, over the mean; the mean where the days have none of it."""
    counts, exposed = dict.fromkeys(pieces, 0.0), dict.fromkeys(pieces, 0.0)
    for begin, end, piece in marks:
        within = np.searchsorted(worked, [begin, end])
        counts[piece] = counts.get(piece, 0.0) + float(within[1] - within[0])
        exposed[piece] = exposed.get(piece, 0.0) + end - begin
    mean = sum(counts.values()) / sum(exposed.values())
    return {piece: counts[piece] / exposed[piece] / mean if exposed[piece] else 1.0 for piece in counts}


def _steady(worked: Numbers, marks: list[Mark], rates: dict[tuple[int, int], float]) -> Numbers:
    """`worked` with each second counted by its rate."""
    ends = np.array([marks[0][0], *(end for _begin, end, _piece in marks)])
    counted = np.array([(b - a) * rates.get(mark[2], 1.0) for (a, b), mark in zip(pairwise(ends), marks, strict=True)])
    return np.asarray(np.interp(worked, ends, np.concatenate([[0.0], np.cumsum(counted)])))
