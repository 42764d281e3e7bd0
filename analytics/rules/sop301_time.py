"""Every step has its Waktu.

Why: a promise without a time cannot be kept or broken, and the whole cannot be added up.
Bad: an empty Waktu cell, or "-".
Good: "15 menit".
"""

from collections.abc import Iterator

from analytics.linting.basis import STEPS
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_EMPTY = Text(
    id="Waktu kosong. Isi lama pengerjaannya, misalnya “15 menit” atau “1 hari kerja”.",
    en="Waktu is empty. Fill in how long it takes, such as “15 menit” or “1 hari kerja”.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        if row.step.time.kind == "empty":
            yield Flaw(row.spot("time"), _EMPTY)


RULE = LintRule("SOP301", "M-01", "error", Text(id="Waktu diisi", en="Waktu is there"), STEPS, _flaws, __doc__)
