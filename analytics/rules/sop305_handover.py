"""What a step puts out is among what the next one needs.

Why: where the two do not meet, something is lost on the way or comes from nowhere.
Bad: step 1 puts out "Form laporan", step 2 needs "Disposisi".
Good: step 1 puts out "Formulir terisi", step 2 needs "Formulir terisi". Behind a decision, and where no arrow leads to the
next row, nothing is compared.
"""

from collections.abc import Iterator

from analytics.linting.basis import PRACTICE
from analytics.linting.collection import text_key
from analytics.linting.rule import Flaw, LintRule, Row, Subject
from model.sop import Procedure, Step
from model.text import Text

_APART = Text(
    id="Kelengkapan “{requirements}” tidak memuat Output langkah {before} (“{output}”). Samakan sebutannya, atau tambahkan.",
    en="Kelengkapan “{requirements}” lacks the output of step {before} (“{output}”). Use one name for it, or add it.",
)
_RENAMED = Text(
    id="Kelengkapan “{requirements}” dan Output langkah {before} (“{output}”) tampaknya benda yang sama. Samakan sebutannya.",
    en="Kelengkapan “{requirements}” and the output of step {before} (“{output}”) seem to be one thing. Use one name for it.",
)
_LONGEST = 90
_ALIKE = 0.6


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        before = row.procedure.steps[row.s - 1] if row.s else None
        if before and _follows(row.procedure, before, row.step):
            yield from _compared(before, row, subject)


def _compared(before: Step, row: Row, subject: Subject) -> Iterator[Flaw]:
    given, needed = before.output or "", row.step.requirements or ""
    put_out, taken_up = subject.words.roots(given), subject.words.roots(needed)
    if len(put_out) == 0 or len(taken_up) == 0:
        return
    facts = {"requirements": needed[:_LONGEST], "before": before.number, "output": given[:_LONGEST]}
    if not put_out & taken_up:
        yield Flaw(row.spot("requirements"), _APART, facts, practice=True)
    elif _renamed(given, needed) and _ALIKE <= len(put_out & taken_up) / len(put_out | taken_up) < 1:
        yield Flaw(row.spot("requirements"), _RENAMED, facts, "info", practice=True)


def _renamed(given: str, needed: str) -> bool:
    """Whether neither text holds the other."""
    output, requirements = text_key(given), text_key(needed)
    return output not in requirements and requirements not in output


def _follows(procedure: Procedure, before: Step, step: Step) -> bool:
    """Whether the only way on from the step before leads here, without a choice."""
    ways = [edge for edge in procedure.edges if edge.source.step == before.number]
    return len(ways) == 1 and ways[0].target.step == step.number and not ways[0].label


RULE = LintRule(
    "SOP305",
    "M-05",
    "warning",
    Text(id="Output diteruskan", en="Output handed on"),
    PRACTICE,
    _flaws,
    __doc__,
    can_be_off=True,
)
