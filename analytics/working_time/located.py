"""Where events happen: the calendar of each event's unit, and its stamps in that calendar's zone."""

from datetime import datetime

import ibis

from analytics.working_time.day_table import Calendars
from model.office import Office
from model.zone import Offsets, wall_offsets


def calendars_of(office: Office) -> Calendars:
    """The office's calendar and those of its units, each once; events name them by their place here."""
    return tuple(dict.fromkeys((office.calendar, *(calendar for _unit, calendar in office.units))))


def located(canonical: ibis.Table, office: Office) -> ibis.Table:
    """`canonical` with `calendar`, the place of its unit's calendar, and its stamps as local seconds since 1970.

    A stamp that carries a zone is moved to the calendar's, one without is local already. `behind` is
    what to take from the first local second to have UTC. Only here is it known whether an end lies
    before its start where one of them carries a zone: such rows are rejected.
    """
    calendars = calendars_of(office)
    placed = canonical.mutate(calendar=_place(canonical.unit, office, calendars).cast("int8"))
    known = placed.mutate(**_stamps(placed, "start", calendars), **_stamps(placed, "end", calendars))
    ends_before = known["end"] - known.end_behind < known.start - known.start_behind
    return known.mutate(
        behind=ibis.ifelse(known.start.notnull(), known.start_behind, known.end_behind).cast("int32"),
        reject=ibis.coalesce(known.reject, ibis.ifelse(ends_before, "end_before_start", None)),
        at_fault=ibis.coalesce(known.at_fault, ibis.ifelse(ends_before & known.reject.isnull(), "end", None)),
    ).drop("start_behind", "end_behind")


def instant(local: ibis.Value, place: ibis.Value, calendars: Calendars) -> ibis.Value:
    """The UTC second of a local one; of an hour that a zone has twice, the first."""
    return local - _offset(local, place, _walls(calendars))


def local(instant: ibis.Value, place: ibis.Value, calendars: Calendars) -> ibis.Value:
    """The local second of a UTC one."""
    return instant + _offset(instant, place, _clocks(calendars))


def local_of(moment: datetime, place: ibis.Value, calendars: Calendars) -> ibis.Value:
    """The local second of a moment with a zone."""
    return local(ibis.literal(int(moment.timestamp()), "int64"), place, calendars)


def _place(unit: ibis.Value, office: Office, calendars: Calendars) -> ibis.Value:
    name = unit.lower()
    own = [(name == unit_name.lower(), calendars.index(calendar)) for unit_name, calendar in office.units]
    return ibis.cases(*own, else_=0) if own else ibis.literal(0)


def _stamps(placed: ibis.Table, name: str, calendars: Calendars) -> dict[str, ibis.Value]:
    """The local second of the stamp `name`, and what to take from it to have UTC."""
    zone, second = placed[f"{name}_zone"], seconds(placed[name])
    utc = second - zone
    told = _offset(utc, placed.calendar, _clocks(calendars))
    usual = _offset(second, placed.calendar, _walls(calendars))
    return {
        name: ibis.ifelse(zone.isnull(), second, utc + told),
        f"{name}_behind": ibis.ifelse(zone.isnull(), usual, told),
    }


def _clocks(calendars: Calendars) -> list[Offsets]:
    return [calendar.offsets for calendar in calendars]


def _walls(calendars: Calendars) -> list[Offsets]:
    return [wall_offsets(calendar.offsets) for calendar in calendars]


def seconds(written: ibis.Value) -> ibis.Value:
    """Seconds since 1970; what Ibis takes for a whole number is a float on DuckDB."""
    return written.epoch_seconds().cast("float64").cast("int64")


def _offset(second: ibis.Value, place: ibis.Value, zones: list[Offsets]) -> ibis.Value:
    """The offset from UTC, in seconds, that holds at a second in the zone of a calendar."""
    if len(set(zones)) == 1:
        return _offset_of_zone(second, zones[0])
    return ibis.cases(*[(place == n, _offset_of_zone(second, offsets)) for n, offsets in enumerate(zones)])


def _offset_of_zone(second: ibis.Value, offsets: Offsets) -> ibis.Value:
    changes = [(second >= since, ibis.literal(offset)) for since, offset in reversed(offsets[1:])]
    return ibis.cases(*changes, else_=offsets[0][1]) if changes else ibis.literal(offsets[0][1])
