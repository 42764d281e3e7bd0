"""Where events happen: the calendar of each event's unit, and its stamps in that calendar's zone."""

import ibis

from analytics.day_table import Calendars
from model.office import Office


def calendars_of(office: Office) -> Calendars:
    """The office's calendar and those of its units, each once; events name them by their place here."""
    return tuple(dict.fromkeys((office.calendar, *(calendar for _unit, calendar in office.units))))


def located(canonical: ibis.Table, office: Office) -> ibis.Table:
    """`canonical` with `calendar`, the place of its unit's calendar, and its stamps as local seconds since 1970.

    A stamp that carries a zone is moved to the calendar's, one without is local already. `behind` is
    what to take from a local second to have UTC. Only here is it known whether an end lies before its
    start where one of them carries a zone: such rows are rejected.
    """
    calendars = calendars_of(office)
    placed = canonical.mutate(calendar=_place(canonical.unit, office, calendars).cast("int8"))
    known = placed.mutate(
        **{name: _local(placed[name], placed[f"{name}_zone"], placed.calendar, calendars) for name in ("start", "end")}
    )
    first = ibis.coalesce(known.start, known["end"])
    backwards = ibis.ifelse(known["end"] < known.start, "end_before_start", None)
    return known.mutate(
        behind=_offset(first - office.calendar.offset, known.calendar, calendars).cast("int32"),
        reject=ibis.coalesce(known.reject, backwards),
    )


def _place(unit: ibis.Value, office: Office, calendars: Calendars) -> ibis.Value:
    name = unit.lower()
    own = [(name == unit_name.lower(), calendars.index(calendar)) for unit_name, calendar in office.units]
    return ibis.cases(*own, else_=0) if own else ibis.literal(0)


def _local(written: ibis.Value, zone: ibis.Value, place: ibis.Value, calendars: Calendars) -> ibis.Value:
    second = _seconds(written)
    utc = second - zone
    return ibis.ifelse(zone.isnull(), second, utc + _offset(utc, place, calendars))


def _seconds(written: ibis.Value) -> ibis.Value:
    """Seconds since 1970; what Ibis takes for a whole number is a float on DuckDB."""
    return written.epoch_seconds().cast("float64").cast("int64")


def _offset(utc: ibis.Value, place: ibis.Value, calendars: Calendars) -> ibis.Value:
    """The offset from UTC, in seconds, that holds at an instant in the zone of a calendar."""
    if len({calendar.offsets for calendar in calendars}) == 1:
        return _offset_of_zone(utc, calendars[0].offsets)
    ways = [(place == n, _offset_of_zone(utc, calendar.offsets)) for n, calendar in enumerate(calendars)]
    return ibis.cases(*ways)


def _offset_of_zone(utc: ibis.Value, offsets: tuple[tuple[int, int], ...]) -> ibis.Value:
    changes = [(utc >= since, ibis.literal(offset)) for since, offset in reversed(offsets[1:])]
    return ibis.cases(*changes, else_=offsets[0][1]) if changes else ibis.literal(offsets[0][1])
