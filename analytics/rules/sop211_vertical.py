"""The flow runs from top to bottom; only a branch goes back up.

Why: the rows are read downwards; an arrow up without a word is taken for a mistake.
Bad: an arrow without a word from step 5 to step 3.
Good: steps in the order in which they are done, and "Tidak" at the arrow that goes back.
"""

from collections.abc import Iterator

from analytics.linting.basis import VERTICAL
from analytics.linting.flow import upward
from analytics.linting.places import arrow_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_UP = Text(
    id="panah tanpa label naik ke langkah sebelumnya. Urutkan langkah dari atas ke bawah, atau beri label cabangnya.",
    en="an arrow without a word leads up to an earlier step. Put the steps in their order, or give the branch its word.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for p, procedure in enumerate(subject.document.procedures):
        for at, edge in upward(procedure):
            yield Flaw(arrow_spot(p, at, edge.source.step, edge.target.step), _UP)


RULE = LintRule(
    "SOP211",
    "F-11",
    "info",
    Text(id="Alur dari atas ke bawah", en="Flow from top to bottom"),
    VERTICAL,
    _flaws,
    __doc__,
)
