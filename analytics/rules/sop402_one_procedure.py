"""One SOP has one procedure.

Why: each procedure has its own title, performers, warnings and date; together they cannot be revised singly.
Bad: six flow tables under one identity block.
Good: six SOPs that name each other under Keterkaitan.
"""

from collections.abc import Iterator

from analytics.linting.basis import PRACTICE
from analytics.linting.places import field_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_SEVERAL = Text(
    id="satu SOP memuat {count} prosedur. Pertimbangkan SOP tersendiri bagi tiap prosedur, saling disebut pada Keterkaitan.",
    en="one SOP holds {count} procedures. Consider an SOP for each, named under Keterkaitan.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    count = len(subject.document.procedures)
    if count > 1:
        yield Flaw(field_spot("procedures"), _SEVERAL, {"count": count}, practice=True)


RULE = LintRule(
    "SOP402", "D-02", "info", Text(id="Satu prosedur", en="One procedure"), PRACTICE, _flaws, __doc__, can_be_off=True
)
