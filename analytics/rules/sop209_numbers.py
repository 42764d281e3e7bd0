"""Steps are numbered from 1, each number once.

Why: arrows, decisions and logs name steps by their number.
Bad: 1, 2, 2, 4; a row without a number.
Good: 1, 2, 3, 4.
"""

from collections.abc import Iterator

from analytics.linting.basis import STEPS
from analytics.linting.rule import Flaw, LintRule, Row, Subject
from model.text import Text

_MISSING = Text(
    id="baris ini tidak bernomor pada naskah. Beri nomor {expected}.",
    en="this row has no number on paper. Give it number {expected}.",
)
_TWICE = Text(
    id="nomor {number} dipakai lebih dari sekali. Nomori ulang mulai dari baris ini.",
    en="number {number} is used more than once. Number anew from this row on.",
)
_JUMP = Text(
    id="nomor {number} mengikuti {before}, seharusnya {expected}. Nomori ulang mulai dari baris ini.",
    en="number {number} follows {before}, where {expected} belongs. Number anew from this row on.",
)
_FIRST = Text(
    id="langkah pertama bernomor {number}. Mulai dari 1.", en="the first step has number {number}. Begin with 1."
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    before = ""
    for row in subject.rows():
        before = before if row.s else ""
        number = row.step.number
        if not number or subject.doubts("number_missing", row.spot().at):
            yield Flaw(row.spot("number"), _MISSING, {"expected": row.s + 1})
        elif flaw := _misplaced(row, before):
            yield flaw
        before = number


def _misplaced(row: Row, before: str) -> Flaw | None:
    number, spot = row.step.number, row.spot("number")
    if number in {step.number for step in row.procedure.steps[: row.s]}:
        return Flaw(spot, _TWICE, {"number": number}, practice=True)
    if not number.isdecimal():
        return None
    if row.s == 0:
        return None if int(number) == 1 else Flaw(spot, _FIRST, {"number": number}, practice=True)
    if not before.isdecimal() or int(number) == int(before) + 1:
        return None
    return Flaw(spot, _JUMP, {"number": number, "before": before, "expected": int(before) + 1}, practice=True)


RULE = LintRule(
    "SOP209",
    "F-09",
    "error",
    Text(id="Penomoran langkah", en="Numbers of steps"),
    STEPS,
    _flaws,
    __doc__,
    can_be_off=True,
)
