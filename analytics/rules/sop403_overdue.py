"""The SOP is monitored every six months and evaluated once a year.

Why: offices change; an SOP nobody looks at describes work that is done otherwise.
Bad: in force since 1 March 2023, today is 20 November 2024, and nothing since.
Good: in force since 1 March 2023, evaluated on 11 March 2024 as the office file says (`[lint.evaluated]`).
"""

from collections.abc import Iterator, Mapping
from datetime import date

from analytics.linting.basis import MONITORING
from analytics.linting.collection import number_key
from analytics.linting.places import whole
from analytics.linting.rule import Flaw, LintRule, Subject
from model.sop import SopDocument
from model.text import Text

_EVALUATION = Text(
    id="evaluasi tahunan terlambat: yang terakhir dicatat {last}, jatuh tempo {due}. Evaluasi SOP ini, lalu catat tanggalnya di berkas kantor ([lint.evaluated]).",
    en="the yearly evaluation is overdue: last noted on {last}, due on {due}. Evaluate this SOP, then note the day in the office file ([lint.evaluated]).",
)
_MONITORING = Text(
    id="monitoring 6 bulanan terlambat: yang terakhir dicatat {last}, jatuh tempo {due}. Pantau pelaksanaannya, lalu catat tanggalnya di berkas kantor ([lint.monitored]).",
    en="the 6-monthly monitoring is overdue: last noted on {last}, due on {due}. Monitor it, then note the day in the office file ([lint.monitored]).",
)
_YEAR, _HALF = 12, 6


def _flaws(subject: Subject) -> Iterator[Flaw]:
    """The evaluation when it is overdue, else the monitoring."""
    document, profile = subject.document, subject.profile
    evaluated = _latest(*_dates(document), _noted(profile.evaluated, document))
    monitored = _latest(evaluated, _noted(profile.monitored, document))
    if subject.today is None or evaluated is None or monitored is None or evaluated >= subject.today:
        return
    due = {message: (last, _months_on(last, months)) for message, last, months in (
        (_EVALUATION, evaluated, _YEAR), (_MONITORING, monitored, _HALF),
    )}  # fmt: skip
    late = [(message, *days) for message, days in due.items() if days[1] < subject.today]
    for message, last, day in late[:1]:
        yield Flaw(whole(), message, {"last": last, "due": day})


def _dates(document: SopDocument) -> tuple[date | None, ...]:
    return document.created, document.revised, document.effective


def _noted(days: Mapping[str, date], document: SopDocument) -> date | None:
    own = number_key(document.number or "")
    return next((day for number, day in days.items() if number_key(number) == own), None)


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def _months_on(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where it has none."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError


RULE = LintRule(
    "SOP403",
    "D-03",
    "warning",
    Text(id="Monitoring dan evaluasi", en="Monitoring and evaluation"),
    MONITORING,
    _flaws,
    __doc__,
)
