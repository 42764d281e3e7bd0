"""How an office counts, from its office file (TOML; docs/calendars.md shows one)."""

import tomllib
from pathlib import Path

from analytics.calendar import built_in, calendar
from analytics.entry import Entry
from analytics.own_calendar import own_calendar
from model.calendar import WorkCalendar
from model.errors import SopError
from model.office import ClockRules, Office
from model.text import Text
from model.time import Counting

_KEYS = ("calendar", "calendars", "units", "count", "clock")
_DAYS = {"kerja": "working", "kalender": "calendar", "working": "working", "calendar": "calendar"}
_REPEATED = {name: name for name in ("run", "first", "split")}
_LONGEST_WEEK = 7
_UNREADABLE = Text(
    id="{file}: tidak dapat dibaca. Periksa lokasi dan izinnya.",
    en="{file}: cannot be read. Check where it is and its permissions.",
)
_NO_TOML = Text(
    id="{file}: bukan TOML yang benar ({reason}). Perbaiki di tempat itu.",
    en="{file}: is not correct TOML ({reason}). Correct it there.",
)
_TAKEN = Text(
    id="{file}: {key} adalah nama kalender bawaan. Pilih nama lain.",
    en="{file}: {key} is the name of a built-in calendar. Choose another name.",
)
_WEEK = Text(
    id="{file}: {key} harus 1 sampai 7, banyaknya hari kerja dalam seminggu.",
    en="{file}: {key} has to be 1 to 7, the working days in a week.",
)


def office_of(calendar_id: str, file: Path | None) -> Office:
    """The office that `file` describes; without one an office with the calendar `calendar_id`.

    `calendar_id` may be a calendar of the file. It counts where the file itself names no `calendar`.
    """
    return Office(calendar(calendar_id)) if file is None else office_in(_text(file), file.name, calendar_id)


def office_in(text: str, name: str, calendar_id: str) -> Office:
    """The office that the `text` of a file called `name` describes."""
    said = _entry(text, name).table(*_KEYS)
    known = _calendars(said)
    chosen = said.get("calendar", Entry(name, "calendar", calendar_id))
    units = said["units"].table() if "units" in said else {}
    return Office(
        calendar=chosen.choice(known),
        units=tuple((name, unit.choice(known)) for name, unit in units.items()),
        counting=_counting(said["count"]) if "count" in said else Counting(),
        clock=_clock(said["clock"]) if "clock" in said else ClockRules(),
    )


def calendars_in(text: str, name: str) -> dict[str, WorkCalendar]:
    """The built-in calendars by id, and after them those that the `text` of a file called `name` describes."""
    return _calendars(_entry(text, name).table(*_KEYS))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SopError(_UNREADABLE, file=file.name) from error
    except UnicodeDecodeError as error:
        raise SopError(_NO_TOML, file=file.name, reason=error) from error


def _entry(text: str, name: str) -> Entry:
    try:
        return Entry(name, "", tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SopError(_NO_TOML, file=name, reason=error) from error


def _calendars(said: dict[str, Entry]) -> dict[str, WorkCalendar]:
    """The built-in calendars and those of the file; each may rest on those above it."""
    known = built_in()
    for name, entry in (said["calendars"].table() if "calendars" in said else {}).items():
        if name in known:
            raise entry.error(_TAKEN)
        known[name] = own_calendar(name, entry, known)
    return known


def _counting(entry: Entry) -> Counting:
    said, usual = entry.table("day", "week"), Counting()
    return Counting(
        day=said["day"].choice(_DAYS) if "day" in said else usual.day,
        week=_week(said["week"]) if "week" in said else usual.week,
    )


def _week(entry: Entry) -> int:
    days = entry.of(int)
    if not 1 <= days <= _LONGEST_WEEK:
        raise entry.error(_WEEK)
    return days


def _clock(entry: Entry) -> ClockRules:
    said, usual = entry.table("pausing", "repeated"), ClockRules()
    return ClockRules(
        pausing=tuple(row.of(str) for row in said["pausing"].rows()) if "pausing" in said else usual.pausing,
        repeated=said["repeated"].choice(_REPEATED) if "repeated" in said else usual.repeated,
    )
