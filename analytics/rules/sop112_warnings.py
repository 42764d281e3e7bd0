"""The warnings say what happens when the SOP is not kept, or until when a thing has to be done.

Why: a performer keeps a rule whose breach costs something known.
Bad: "SOP ini merupakan prosedur baku yang wajib dilaksanakan".
Good: "Apabila permohonan tidak dijawab dalam 10 hari kerja maka warga berhak mengajukan keberatan".
"""

import re
from collections.abc import Iterator

from analytics.linting.basis import identity
from analytics.linting.places import field_spot
from analytics.linting.rule import Flaw, LintRule, Subject, is_blank
from model.text import Text

_CONDITION = re.compile(
    r"\b(?:jika|apabila|bila|bilamana|kalau|tanpa|keterlambatan|kesalahan|kelalaian)\b", re.IGNORECASE
)
_CONSEQUENCE = re.compile(
    r"\b(?:maka|akan|dapat|harus|wajib|mengakibatkan|menyebabkan|berakibat|berdampak|sanksi|tidak)\b|,", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\b\d+\s*(?:\([a-z ]+\)\s*)?(?:menit|jam|hari|minggu|bulan)\b|\b(?:paling lambat|selambat|batas waktu|tepat waktu)",
    re.IGNORECASE,
)
_MISSING = Text(
    id="kosong. Tulis akibatnya bila SOP tidak dilaksanakan, misalnya “Apabila …, maka …”.",
    en="empty. Write what follows if the SOP is not kept, such as “Apabila …, maka …”.",
)
_NO_CONSEQUENCE = Text(
    id="tidak menyebut akibat atau batas waktu. Tulis dengan pola “Apabila …, maka …”, atau sebut batas waktunya.",
    en="no consequence and no time limit is told. Write “Apabila …, maka …”, or name the time limit.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    items = subject.document.warnings
    if is_blank(items):
        yield Flaw(field_spot("warnings"), _MISSING)
    elif not _warns(" ".join(items)):
        yield Flaw(field_spot("warnings"), _NO_CONSEQUENCE)


def _warns(text: str) -> bool:
    condition = _CONDITION.search(text)
    return bool(condition and _CONSEQUENCE.search(text, condition.end())) or bool(_LIMIT.search(text))


RULE = LintRule("SOP112", "I-12", "warning", Text(id="Peringatan", en="Warnings"), identity(10), _flaws, __doc__)
