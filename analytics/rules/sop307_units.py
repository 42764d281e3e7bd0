"""What a time means is told: working or calendar days, one number, for the whole or for a piece.

Why: "3 hari" from a Thursday is Sunday or Tuesday; a range leaves open when a step is late.
Bad: "3 hari", "1-2 hari kerja", "15 menit/berkas". Each kind is told once a document.
Good: "3 hari kerja".
"""

from collections.abc import Callable, Iterator

from analytics.linting.basis import PRACTICE
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text
from model.time import Time

_DAY = Text(
    id="“{time}” (langkah {steps}) tidak menyebut hari kerja atau hari kalender. Tulis “hari kerja” atau “hari kalender”.",
    en="“{time}” (step {steps}) does not say working or calendar days. Write “hari kerja” or “hari kalender”.",
)
_RANGE = Text(
    id="“{time}” (langkah {steps}) adalah rentang; yang dinilai hanya batas atasnya. Tulis satu batas, misalnya “maksimal …”.",
    en="“{time}” (step {steps}) is a range; only its upper bound is judged. Write one bound, such as “maksimal …”.",
)
_PIECE = Text(
    id="“{time}” (langkah {steps}) berlaku per {per}, sehingga lama langkah bergantung pada jumlahnya. Sebut jumlah yang lazim, atau batas seluruhnya.",
    en="“{time}” (step {steps}) is for each {per}, so the step takes as long as there are pieces. Tell the usual number, or a bound for all.",
)
_KINDS: tuple[tuple[Text, Callable[[Time], bool]], ...] = (
    (_DAY, lambda time: time.unit in ("day", "week") and time.day_type is None),
    (_RANGE, lambda time: time.kind == "range"),
    (_PIECE, lambda time: time.per is not None),
)
_MOST = 8


def _flaws(subject: Subject) -> Iterator[Flaw]:
    rows = list(subject.rows())
    for message, meant in _KINDS:
        found = [row for row in rows if meant(row.step.time)]
        if found:
            steps = [
                f"{row.p + 1}.{row.step.number}" if len(subject.document.procedures) > 1 else row.step.number
                for row in found
            ]
            told = ", ".join(steps[:_MOST]) + (" …" if len(steps) > _MOST else "")
            time = found[0].step.time
            per = {"per": time.per} if time.per else {}
            yield Flaw(found[0].spot("time"), message, {"time": time.text, "steps": told, **per}, practice=True)


RULE = LintRule(
    "SOP307",
    "M-07",
    "info",
    Text(id="Satuan waktu jelas", en="Clear units of time"),
    PRACTICE,
    _flaws,
    __doc__,
    can_be_off=True,
)
