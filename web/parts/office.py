"""The rules of an office and what they mean, also while they cannot be used."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from analytics.offices.calendar import built_in, calendar
from analytics.offices.office import calendars_in, office_in
from model.calendar import WorkCalendar
from model.errors import SopError
from model.office import Office
from model.text import Text
from store.office_file import Edition, edition, read_edition
from store.registry.texts import TextKind, keep_text, office_text, read_text
from store.workspace import Workspace

USUAL, NAME = "id-5day", "office.toml"
_CHANGED = Text(
    id=(
        "{file}: sudah diubah orang lain sejak halaman ini dibuka, jadi tulisan Anda belum disimpan. "
        "Salin tulisan Anda, muat ulang halaman, lalu gabungkan keduanya."
    ),
    en=(
        "{file}: changed by someone else since this page was opened, so your text is not saved. "
        "Copy your text, reload the page, then merge the two."
    ),
)
_NOTHING = Edition("", "")


@dataclass(frozen=True, slots=True)
class Understood:
    """An office and all calendars it may choose from, by id."""

    office: Office
    calendars: Mapping[str, WorkCalendar]


@dataclass(frozen=True, slots=True)
class Kept:
    """The rules of an office; with an `error`, also of reading them, the usual rules stand in for its own."""

    edition: Edition
    rules: Understood
    error: SopError | None = None


def kept(workspace: Workspace) -> Kept:
    """The rules that hold in the unit of the person: kept in the registry, else in the file of the workspace."""
    found = _NOTHING
    try:
        found = _edition(workspace)
        return Kept(found, understood(found.text, NAME))
    except SopError as error:
        return Kept(found, Understood(Office(calendar(USUAL)), built_in()), error)


def keep(workspace: Workspace, text: str, seen: str) -> Kept:
    """The rules now kept for the unit of the person; refused when wrong, or not those `seen` any more."""
    rules, place = understood(text, NAME), (TextKind.OFFICE, workspace.user.unit)
    before = read_text(workspace.registry, workspace.user, *place)
    if _edition(workspace).digest != seen:
        raise SopError(_CHANGED, file=NAME)
    keep_text(workspace.registry, workspace.user, place, before, text)
    return Kept(_edition(workspace), rules)


def _edition(workspace: Workspace) -> Edition:
    text = office_text(workspace.registry, workspace.user, workspace.user.unit)
    return read_edition(workspace.office_file()) if text is None else edition(text.encode())


@lru_cache(maxsize=8)
def understood(text: str, name: str) -> Understood:
    """What the `text` of a file called `name` means; `SopError` says what is wrong with it."""
    return Understood(office_in(text, name, USUAL), calendars_in(text, name))
