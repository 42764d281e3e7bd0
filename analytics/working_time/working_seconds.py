"""W of many local stamps at once: working seconds up to each, as `model.calendar.WorkCalendar.position` counts them."""

from functools import cache

import numpy as np

from analytics.bottlenecks.bounded_sums import Numbers
from analytics.working_time.epoch import day_number
from model.calendar import WorkCalendar
from model.shifts import DAY


def worked_upto(calendar: WorkCalendar, stamps: Numbers) -> Numbers:
    """Working seconds of `calendar` up to each local second since 1970."""
    begins, lengths, before = _shifts(calendar)
    shift = np.maximum(np.searchsorted(begins, stamps, side="right") - 1, 0)
    return np.asarray(before[shift] + np.clip(stamps - begins[shift], 0, lengths[shift]))


@cache
def _shifts(calendar: WorkCalendar) -> tuple[Numbers, Numbers, Numbers]:
    """The begin and the length of each shift, and the working seconds before it."""
    days = zip(calendar.dates, calendar.timetable, strict=True)
    found = [(day_number(day) * DAY + a, b - a) for day, shifts in days for a, b in shifts]
    begins, lengths = np.array(found, np.int64).T
    return begins, lengths, np.cumsum(lengths) - lengths
