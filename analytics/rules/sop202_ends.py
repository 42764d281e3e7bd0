"""The flow begins with a capsule and ends with one.

Why: it shows at a glance what sets the procedure off and when it is done.
Bad: a box in the first row; three capsules, one of them in the middle of the flow.
Good: a capsule in the first row and one in the last; a second end only where a way out ends earlier.
"""

from collections.abc import Iterator

from analytics.linting.basis import SYMBOLS
from analytics.linting.places import procedure_spot
from analytics.linting.rule import Flaw, LintRule, Row, Subject, drawn
from model.sop import Procedure, Step
from model.text import Text

_START = Text(
    id="tidak ada kapsul awal pada baris ini. Ganti simbolnya dengan kapsul; kapsul di luar tabel pindahkan ke baris ini.",
    en="no capsule begins the flow in this row. Make its symbol a capsule; move one outside the table into this row.",
)
_END = Text(
    id="tidak ada kapsul akhir di dalam tabel. Ganti simbol langkah terakhir dengan kapsul; kapsul di luar tabel pindahkan ke baris terakhir.",
    en="no capsule in the table ends the flow. Make the symbol of the last step a capsule; move one outside the table into the last row.",
)
_MIDDLE = Text(
    id="kapsul di tengah alur, padahal kapsul hanya menandai awal dan akhir. Ganti dengan kotak, atau akhiri alur di sini.",
    en="a capsule in the middle of the flow, though it marks only beginning and end. Use a box, or end the flow here.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for p, procedure in enumerate(subject.document.procedures):
        if not drawn(procedure):
            continue
        capsules = [_capsules(step) for step in procedure.steps]
        if not capsules[0]:
            yield Flaw(Row(p, 0, procedure, procedure.steps[0]).spot(), _START)
        if sum(capsules) - min(capsules[0], 1) < 1:
            yield Flaw(procedure_spot(p), _END)
        for s in range(1, len(capsules) - 1):
            if capsules[s] and _goes_through(procedure, procedure.steps[s].number):
                yield Flaw(Row(p, s, procedure, procedure.steps[s]).spot(), _MIDDLE, practice=True)


def _capsules(step: Step) -> int:
    return sum(who.symbol == "terminator" for who in step.performers)


def _goes_through(procedure: Procedure, number: str) -> bool:
    """Whether arrows of other steps both lead to the step and away from it."""
    arrows = [edge for edge in procedure.edges if edge.source.step != edge.target.step]
    return any(e.target.step == number for e in arrows) and any(e.source.step == number for e in arrows)


RULE = LintRule(
    "SOP202",
    "F-02",
    "error",
    Text(id="Awal dan akhir", en="Beginning and end"),
    SYMBOLS,
    _flaws,
    __doc__,
    can_be_off=True,
)
