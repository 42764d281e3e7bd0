"""The SOP is monitored every six months and evaluated once a year.

Why: offices change; an SOP nobody looks at describes work that is done otherwise.
Bad: in force since 1 March 2023, today is 20 November 2024, and nothing since.
Good: in force since 1 March 2023, evaluated on 11 March 2024 as the office file says (`[lint.evaluated]`).
"""

from collections.abc import Iterator

from analytics.linting.basis import MONITORING
from analytics.linting.evaluation import HALF, YEAR, last_evaluated, latest, months_on, noted
from analytics.linting.places import whole
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_EVALUATION = Text(
    id="evaluasi tahunan terlambat: yang terakhir dicatat {last}, jatuh tempo {due}. Evaluasi SOP ini, lalu catat tanggalnya di berkas kantor ([lint.evaluated]).",
    en="the yearly evaluation is overdue: last noted on {last}, due on {due}. Evaluate this SOP, then note the day in the office file ([lint.evaluated]).",
)
_MONITORING = Text(
    id="monitoring 6 bulanan terlambat: yang terakhir dicatat {last}, jatuh tempo {due}. Pantau pelaksanaannya, lalu catat tanggalnya di berkas kantor ([lint.monitored]).",
    en="the 6-monthly monitoring is overdue: last noted on {last}, due on {due}. Monitor it, then note the day in the office file ([lint.monitored]).",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    """The evaluation when it is overdue, else the monitoring."""
    document, profile = subject.document, subject.profile
    days = document.created, document.revised, document.effective
    evaluated = last_evaluated(days, document.number, profile)
    monitored = latest(evaluated, noted(profile.monitored, document.number))
    if subject.today is None or evaluated is None or monitored is None or evaluated >= subject.today:
        return
    due = {message: (last, months_on(last, months)) for message, last, months in (
        (_EVALUATION, evaluated, YEAR), (_MONITORING, monitored, HALF),
    )}  # fmt: skip
    late = [(message, *when) for message, when in due.items() if when[1] < subject.today]
    for message, last, day in late[:1]:
        yield Flaw(whole(), message, {"last": last, "due": day})


RULE = LintRule(
    "SOP403",
    "D-03",
    "warning",
    Text(id="Monitoring dan evaluasi", en="Monitoring and evaluation"),
    MONITORING,
    _flaws,
    __doc__,
)
