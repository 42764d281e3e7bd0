"""Every step has one performer.

Why: a task of nobody is not done; a task of two is each one's excuse.
Bad: a row without a symbol in any performer column; a row with boxes in four.
Good: one box or diamond in each row.
"""

from collections.abc import Iterator

from analytics.linting.basis import FORMAT
from analytics.linting.rule import Flaw, LintRule, Row, Subject, drawn
from model.sop import Step
from model.text import Text

_NOBODY = Text(
    id="tidak ada simbol pada kolom pelaksana mana pun. Taruh simbolnya pada kolom pelaksana langkah ini.",
    en="no symbol in any performer column. Put it into the column of whoever does this step.",
)
_LOST = Text(
    id="pelaksana tidak dapat diketahui dari naskah ini. Taruh simbol pada kolom pelaksananya.",
    en="the performer cannot be told from this text. Put a symbol into the performer's column.",
)
_SEVERAL = Text(
    id="dikerjakan bersama oleh {lanes}. Bagi menjadi langkah masing-masing, atau sebut satu penanggung jawab.",
    en="done together by {lanes}. Part it into a step for each, or name the one who answers for it.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        lanes = _acting(row.step)
        if not lanes:
            yield _without(row)
        elif len(lanes) > 1:
            yield Flaw(row.spot("performers"), _SEVERAL, {"lanes": row.lanes(lanes)}, practice=True)


def _acting(step: Step) -> set[int]:
    """The lanes with a box or diamond; where there is none, those with a capsule."""
    shapes = [who for who in step.performers if who.symbol != "connector"]
    return {who.lane for who in shapes if who.symbol != "terminator"} or {who.lane for who in shapes}


def _without(row: Row) -> Flaw:
    """In a text whose drawing is lost, what is missing may be the reader's loss: a warning."""
    seen = drawn(row.procedure)
    return Flaw(row.spot("performers"), _NOBODY if seen else _LOST, severity=None if seen else "warning")


RULE = LintRule(
    "SOP203", "F-03", "error", Text(id="Satu pelaksana", en="One performer"), FORMAT, _flaws, __doc__, can_be_off=True
)
