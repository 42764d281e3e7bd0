"""How an office wants its SOPs judged, from the table `[lint]` of its office file (docs/lint.md shows one)."""

import re
from datetime import date

from analytics.linting.catalogue import BY_CODE
from analytics.offices.entry import Entry
from analytics.offices.own_roles import filled
from model.lint import SEVERITIES, Acceptance, LintProfile
from model.text import Text

_KEYS = ("off", "severity", "number_pattern", "repealed", "accepted", "monitored", "evaluated")
_ACCEPTED = ("rule", "sop", "place", "because", "by", "on")
_NOT_OFF = Text(
    id="{file}: {key} = {rule} bersumber dari peraturan dan tidak dapat dimatikan. Kecualikan tiap SOP dengan [[lint.accepted]] beserta alasannya.",
    en="{file}: {key} = {rule} rests on a regulation and cannot be switched off. Except single SOPs with [[lint.accepted]] and the reason.",
)
_PATTERN = Text(
    id="{file}: {key} bukan pola yang benar ({reason}). Perbaiki pola regexnya.",
    en="{file}: {key} is no correct pattern ({reason}). Correct the regular expression.",
)
_NOWHERE = Text(
    id="{file}: {key} tidak menyebut SOP atau tempatnya. Tambahkan sop (nomor SOP) atau place (misalnya “Prosedur 1, langkah 4”).",
    en="{file}: {key} names no SOP and no place. Add sop (its number) or place (such as “Prosedur 1, langkah 4”).",
)


def lint_profile(entry: Entry) -> LintProfile:
    """The profile that `entry` describes; what is wrong is refused, naming the key."""
    said = entry.table(*_KEYS)
    return LintProfile(
        file=entry.file,
        off=frozenset(_switched_off(row) for row in said["off"].rows()) if "off" in said else frozenset(),
        severity=_severity(said["severity"]) if "severity" in said else {},
        number_pattern=_pattern(said["number_pattern"]) if "number_pattern" in said else None,
        repealed=_repealed(said["repealed"]) if "repealed" in said else (),
        accepted=tuple(_acceptance(row) for row in said["accepted"].rows()) if "accepted" in said else (),
        monitored=_days(said["monitored"]) if "monitored" in said else {},
        evaluated=_days(said["evaluated"]) if "evaluated" in said else {},
    )


def _rule(entry: Entry) -> str:
    return entry.choice({code: code for code in BY_CODE})


def _switched_off(entry: Entry) -> str:
    code = _rule(entry)
    if not BY_CODE[code].can_be_off:
        raise entry.error(_NOT_OFF, rule=code)
    return code


def _severity(entry: Entry) -> dict[str, str]:
    levels = {level: level for level in SEVERITIES}
    return {code: level.choice(levels) for code, level in entry.table(*BY_CODE).items()}


def _pattern(entry: Entry) -> str:
    try:
        re.compile(entry.of(str))
    except re.error as error:
        raise entry.error(_PATTERN, reason=error) from error
    return entry.of(str)


def _repealed(entry: Entry) -> tuple[tuple[str, str], ...]:
    return tuple((old, filled(new)) for old, new in entry.table().items())


def _acceptance(entry: Entry) -> Acceptance:
    """An exception; without reason, author and day it is none."""
    said = entry.table(*_ACCEPTED)
    if not {"sop", "place"} & said.keys():
        raise entry.error(_NOWHERE)
    return Acceptance(
        rule=_rule(entry.needed("rule")),
        because=filled(entry.needed("because")),
        by=filled(entry.needed("by")),
        on=entry.needed("on").of(date),
        place=filled(said["place"]) if "place" in said else None,
        sop=filled(said["sop"]) if "sop" in said else None,
    )


def _days(entry: Entry) -> dict[str, date]:
    return {number: day.of(date) for number, day in entry.table().items()}
