"""Every performer column has a step.

Why: a column without a symbol promises a part that nobody plays; it belongs to an older version.
Bad: a column "Kepala Dinas" and no symbol in it.
Good: as many columns as there are performers.
"""

from collections.abc import Iterator

from analytics.linting.basis import PRACTICE
from analytics.linting.places import lane_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.sop import Procedure
from model.text import Text

_UNUSED = Text(
    id="tidak ada langkah pada kolom ini. Hapus kolomnya, atau taruh simbol pada langkah yang dikerjakannya.",
    en="no step stands in this column. Delete it, or put a symbol at the step that is done there.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for p, procedure in enumerate(subject.document.procedures):
        used = {who.lane for step in procedure.steps for who in step.performers}
        if not _is_whole(procedure):
            continue
        for at, name in enumerate(procedure.lanes):
            if at not in used:
                yield Flaw(lane_spot(p, at, name), _UNUSED, practice=True)


def _is_whole(procedure: Procedure) -> bool:
    """Whether all performers are known; an unknown one may be of any column."""
    return all(step.performers for step in procedure.steps)


RULE = LintRule(
    "SOP210",
    "F-10",
    "warning",
    Text(id="Kolom tanpa langkah", en="Column without a step"),
    PRACTICE,
    _flaws,
    __doc__,
    can_be_off=True,
)
