"""An office, from its office file (TOML; docs/calendars.md and docs/office.md show one)."""

import tomllib
from pathlib import Path

from analytics.linting.profile import lint_profile
from analytics.offices.calendar import built_in, calendar
from analytics.offices.entry import Entry
from analytics.offices.own_calendar import own_calendar
from analytics.offices.own_roles import Pairs, above, delegation, wider
from model.calendar import WorkCalendar
from model.deviation import BY_RULE
from model.errors import SopError
from model.lint import LintProfile
from model.office import ClockRules, Office, Targets, usual_severity
from model.text import Text
from model.time import Counting, Time

_KEYS = (
    *("calendar", "calendars", "units", "subunits", "count", "clock"),
    *("roles", "delegation", "severity", "standard", "lint", "review", "targets"),
)
Units = tuple[tuple[str, WorkCalendar], ...]
_DAYS = {"kerja": "working", "kalender": "calendar", "working": "working", "calendar": "calendar"}
_REPEATED = {name: name for name in ("run", "first", "split")}
_SEVERITIES = {name: name for name in ("major", "minor", "note")}
_UNITS: dict[str, tuple[str, str | None]] = {
    "menit": ("minute", None),
    "jam": ("hour", None),
    "hari": ("day", None),
    "hari kerja": ("day", "working"),
    "hari kalender": ("day", "calendar"),
    "minggu": ("week", None),
    "bulan": ("month", None),
}
_LONGEST_WEEK = 7
_LONGEST_STANDARD = 100_000
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
_SHARE = Text(
    id="{file}: {key} harus lebih dari 0 dan paling banyak 1, misalnya 0.9 untuk 90%.",
    en="{file}: {key} has to be more than 0 and at most 1, such as 0.9 for 90%.",
)
_AMOUNT = Text(
    id="{file}: {key} harus 1 sampai {most}.",
    en="{file}: {key} has to be 1 to {most}.",
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
    subunits = wider(said["subunits"]) if "subunits" in said else ()
    letters = said["delegation"].rows() if "delegation" in said else ()
    return Office(
        calendar=chosen.choice(known),
        units=_units(said, known, subunits),
        counting=_counting(said["count"]) if "count" in said else Counting(),
        clock=_clock(said["clock"]) if "clock" in said else ClockRules(),
        roles=wider(said["roles"]) if "roles" in said else (),
        delegations=tuple(delegation(letter, subunits) for letter in letters),
        severity=_severity(said["severity"]) if "severity" in said else usual_severity(),
        standard=_standard(said["standard"]) if "standard" in said else None,
        lint=lint_profile(said["lint"]) if "lint" in said else LintProfile(),
        review=_review(said["review"]) if "review" in said else True,
        targets=_targets(said["targets"]) if "targets" in said else Targets(),
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


def _units(said: dict[str, Entry], known: dict[str, WorkCalendar], subunits: Pairs) -> Units:
    """The calendars of units; a subunit without one has that of the nearest unit above it."""
    own = {name: unit.choice(known) for name, unit in said["units"].table().items()} if "units" in said else {}
    by_name = {name.lower(): calendar for name, calendar in own.items()}
    below = [(narrow, [by_name.get(name.lower()) for name in above(narrow, subunits)]) for narrow, _wide in subunits]
    taken = {narrow: next(filter(None, found), None) for narrow, found in below if narrow.lower() not in by_name}
    return (*own.items(), *((narrow, calendar) for narrow, calendar in taken.items() if calendar))


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


def _severity(entry: Entry) -> dict[str, str]:
    said = entry.table(*BY_RULE)
    return {**usual_severity(), **{rule: one.choice(_SEVERITIES) for rule, one in said.items()}}


def _review(entry: Entry) -> bool:
    entry.table("required")
    return entry.needed("required").of(bool)


def _standard(entry: Entry) -> Time:
    """The time that a whole case may take."""
    entry.table("total")
    total = entry.needed("total")
    total.table("amount", "unit")
    most, (unit, day_type) = _amount(total.needed("amount")), total.needed("unit").choice(_UNITS)
    return Time(f"{most} {total.needed('unit').of(str)}", "fixed", most, most, unit, day_type)


def _amount(entry: Entry) -> int:
    amount = entry.of(int)
    if not 1 <= amount <= _LONGEST_STANDARD:
        raise entry.error(_AMOUNT, most=_LONGEST_STANDARD)
    return amount


def _targets(entry: Entry) -> Targets:
    said = entry.table("conforming", "on_time")
    return Targets(**{name: _share(one) for name, one in said.items()})


def _share(entry: Entry) -> float:
    if not isinstance(entry.value, int | float) or isinstance(entry.value, bool) or not 0 < entry.value <= 1:
        raise entry.error(_SHARE)
    return float(entry.value)
