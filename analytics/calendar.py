"""The working calendars by id, and their day table for the engines."""

from functools import cache

import ibis
import pyarrow as pa

from analytics import calendars
from model.calendar import WorkCalendar
from model.collect import collect
from model.errors import SopError
from model.shifts import Shift, Shifts
from model.text import Text

_UNKNOWN = Text(
    id="kalender {id} tidak dikenal. Yang ada: {known}.",
    en="calendar {id} is not known. There are: {known}.",
)


def built_in() -> dict[str, WorkCalendar]:
    """The calendars of the product by id."""
    return {c.id: c for c in collect(calendars, "CALENDAR", WorkCalendar)}


def calendar(name: str) -> WorkCalendar:
    """The calendar with id `name`; `SopError` lists the known ones."""
    known = built_in()
    if name not in known:
        raise SopError(_UNKNOWN, id=name, known=", ".join(known))
    return known[name]


@cache
def day_table(work: WorkCalendar) -> ibis.Table:
    """One row a day: `day`, the seconds `worked` before it, shifts a1-b1 and a2-b2 in seconds.

    `base` is `worked` less a1 and a2: the working time up to a second of the day is `base` and, for
    each shift, the nearest second in it.
    """
    shifts = [_two(found) for found in work.timetable]
    base = [worked - first[0] - second[0] for worked, (first, second) in zip(work.before, shifts, strict=False)]
    columns = {
        "day": pa.array(work.dates, pa.date32()),
        "worked": pa.array(work.before[:-1], pa.int64()),
        "base": pa.array(base, pa.int64()),
        "a1": pa.array([first[0] for first, _ in shifts], pa.int64()),
        "b1": pa.array([first[1] for first, _ in shifts], pa.int64()),
        "a2": pa.array([second[0] for _, second in shifts], pa.int64()),
        "b2": pa.array([second[1] for _, second in shifts], pa.int64()),
    }
    return ibis.memtable(pa.table(columns))


def _two(shifts: Shifts) -> tuple[Shift, Shift]:
    """`shifts` filled up to two with empty ones; more do not fit the table."""
    if len(shifts) > 2:  # noqa: PLR2004 (the table's own width)
        raise ValueError(f"{len(shifts)} shifts a day do not fit the day table")
    first, second, *_ = (*shifts, (0, 0), (0, 0))
    return first, second
