"""The office file of a workspace and what it means, also while it cannot be used."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from analytics.offices.calendar import built_in, calendar
from analytics.offices.office import calendars_in, office_in
from model.calendar import WorkCalendar
from model.errors import SopError
from model.office import Office
from store.office_file import Edition, read_edition
from store.workspace import Workspace

USUAL = "id-5day"
_NOTHING = Edition("", "")


@dataclass(frozen=True, slots=True)
class Understood:
    """An office and all calendars it may choose from, by id."""

    office: Office
    calendars: Mapping[str, WorkCalendar]


@dataclass(frozen=True, slots=True)
class Kept:
    """The office file of a workspace; with an `error`, also of reading it, the usual rules stand in for its own."""

    edition: Edition
    rules: Understood
    error: SopError | None = None


def kept(workspace: Workspace) -> Kept:
    """The office file as it is now."""
    file = workspace.office_file()
    edition = _NOTHING
    try:
        edition = read_edition(file)
        return Kept(edition, understood(edition.text, file.name))
    except SopError as error:
        return Kept(edition, Understood(Office(calendar(USUAL)), built_in()), error)


@lru_cache(maxsize=8)
def understood(text: str, name: str) -> Understood:
    """What the `text` of a file called `name` means; `SopError` says what is wrong with it."""
    return Understood(office_in(text, name, USUAL), calendars_in(text, name))
