"""The times of all steps fit the service standard.

Why: the public is promised the whole; an SOP whose steps add up to more breaks the promise on paper already.
Bad: a standard of 3 working days, and steps of 2 days, 1 day and 1 day.
Good: steps of 1 day, 1 day and 4 hours. The standard is that of the office file; without one, the time limit in Peringatan.
"""

import re
from collections.abc import Iterator

from analytics.linting.basis import STEPS
from analytics.linting.flow import longest
from analytics.linting.places import procedure_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.sop import Step
from model.text import Text
from model.time import Time, write_time

_OVER = Text(
    id="langkah-langkahnya memakan sampai {total} hari kerja, sedangkan standar pelayanannya {standard}. Pendekkan waktu langkah, atau ubah standarnya.",
    en="its steps take up to {total} working days, the service standard is {standard}. Shorten the steps, or change the standard.",
)
_LIMIT = re.compile(
    r"(?:dalam|paling l\w+|selambat\S*|maksimal|lebih dari|melebihi|melewati)(?: waktu| jangka waktu)? (\d+(?: \([a-z ]+\))? (?:jam|hari|minggu|bulan)(?: kerja| kalender)?)",
    re.IGNORECASE,
)
_DAY_HOURS = 7.5
# A week and a month are taken as short as they can be, so that what is called too long is too long.
_HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0, "day": _DAY_HOURS, "week": 5 * _DAY_HOURS}
_MONTH_DAYS, _MONTH_WORKING_DAYS = 31, 20
_MONTHS = {"month": 1, "year": 12}


def _flaws(subject: Subject) -> Iterator[Flaw]:
    standard = subject.standard or _stated(subject)
    allowed = _allowed(standard) if standard else None
    if standard is None or allowed is None:
        return
    for p, procedure in enumerate(subject.document.procedures):
        total = longest(procedure, _taken)
        if total > allowed:
            yield Flaw(
                procedure_spot(p), _OVER, {"total": round(total / _DAY_HOURS, 1), "standard": write_time(standard)}
            )


def _stated(subject: Subject) -> Time | None:
    found = _LIMIT.search(" ".join(subject.document.warnings))
    return subject.words.read_time(found[1]) if found else None


def _taken(step: Step) -> float:
    """The hours of work a step takes at most; 0 where it is not measured, or for a piece."""
    time = step.time
    if time.max is None or time.unit is None or time.per:
        return 0.0
    if time.unit in _MONTHS:
        return time.max * _MONTHS[time.unit] * _MONTH_WORKING_DAYS * _DAY_HOURS
    return time.max * _HOURS[time.unit]


def _allowed(standard: Time) -> float | None:
    if standard.max is None or standard.unit is None:
        return None
    if standard.unit in _MONTHS:
        return standard.max * _MONTHS[standard.unit] * _MONTH_DAYS * _DAY_HOURS
    return standard.max * _HOURS[standard.unit]


RULE = LintRule("SOP306", "M-06", "warning", Text(id="Jumlah waktu", en="Total time"), STEPS, _flaws, __doc__)
