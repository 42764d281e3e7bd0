"""Every step has its Kelengkapan, what has to be there before it begins.

Why: whoever does the step has to know when it may begin, and may refuse what is not complete.
Bad: an empty Kelengkapan cell.
Good: "Formulir permohonan, fotokopi KTP"; or "-" where nothing is needed.
"""

from collections.abc import Iterator

from analytics.linting.basis import STEPS
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_EMPTY = Text(
    id="Kelengkapan kosong. Tulis berkas atau alat yang harus ada sebelum langkah dimulai, atau “-” bila tidak ada.",
    en="Kelengkapan is empty. Write the papers or tools that have to be there before the step, or “-” for none.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        if not row.step.requirements:
            yield Flaw(row.spot("requirements"), _EMPTY)


RULE = LintRule(
    "SOP303", "M-03", "error", Text(id="Kelengkapan diisi", en="Kelengkapan is there"), STEPS, _flaws, __doc__
)
