"""The working calendars by id."""

from analytics import calendars
from model.calendar import WorkCalendar
from model.collect import collect
from model.errors import SopError
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
