"""Waktu is a number with a unit.

Why: only what is measured can be compared with what was done.
Bad: "sesuai kebutuhan", "setiap saat", "tentatif".
Good: "2 jam", "maksimal 3 hari kerja".
"""

from collections.abc import Iterator

from analytics.linting.basis import MEASURABLE
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text
from model.time import limit_of

_VAGUE = Text(
    id="Waktu “{time}” tidak terukur. Tulis angka dan satuan, misalnya “2 jam” atau “maksimal 3 hari kerja”.",
    en="Waktu “{time}” cannot be measured. Write a number and a unit, such as “2 jam” or “maksimal 3 hari kerja”.",
)
_MIXED = Text(
    id="Waktu “{time}” tidak menyatakan satu lama waktu. Tulis satu angka dan satuan, misalnya “maksimal 3 hari kerja”.",
    en="Waktu “{time}” does not tell one length of time. Write one number and unit, such as “maksimal 3 hari kerja”.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        time = row.step.time
        if time.kind == "unmeasurable" and limit_of(time) is None:
            message = _MIXED if any(map(str.isdecimal, time.text)) else _VAGUE
            yield Flaw(row.spot("time"), message, {"time": time.text})


RULE = LintRule(
    "SOP302", "M-02", "warning", Text(id="Waktu terukur", en="Waktu can be measured"), MEASURABLE, _flaws, __doc__
)
