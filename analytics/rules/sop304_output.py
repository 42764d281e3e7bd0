"""Every step has its Output.

Why: the output proves that the step was done, and is what the next one begins with.
Bad: an empty Output cell, or "-".
Good: "Tanda terima berkas".
"""

from collections.abc import Iterator

from analytics.linting.basis import STEPS
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_EMPTY = Text(
    id="Output kosong. Tulis hasil langkah ini, misalnya “Tanda terima berkas”.",
    en="Output is empty. Write what comes out of the step, such as “Tanda terima berkas”.",
)
_BLANK = frozenset({"", "-", "–", "—"})


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        if (row.step.output or "").strip() in _BLANK:
            yield Flaw(row.spot("output"), _EMPTY)


RULE = LintRule("SOP304", "M-04", "error", Text(id="Output diisi", en="Output is there"), STEPS, _flaws, __doc__)
