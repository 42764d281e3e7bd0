"""The qualifications say what performers have to know or be able to do.

Why: they decide who may be given the task; a definition or a power decides nothing.
Bad: "Kepala Bidang adalah pejabat yang memiliki wewenang …"; "Bertanggung jawab terhadap kerahasiaan data".
Good: "Memahami daftar informasi yang terbuka dan yang dikecualikan".
"""

import re
from collections.abc import Iterator

from analytics.linting.basis import identity
from analytics.linting.places import field_spot, item_spot
from analytics.linting.rule import Flaw, LintRule, Subject, is_blank
from model.text import Text

_MISSING = Text(
    id="kosong. Tulis pengetahuan atau keterampilan yang diperlukan semua pelaksana.",
    en="empty. Write the knowledge or skill that all performers need.",
)
_NOT_SKILL = (
    (
        re.compile(r"\b(?:adalah|ialah|yaitu)\b", re.IGNORECASE),
        Text(
            id="“{text}” adalah definisi. Pindahkan ke penjelasan, dan tulis di sini kemampuan yang diperlukan.",
            en="“{text}” is a definition. Move it to the explanations, and write here the skill that is needed.",
        ),
    ),
    (
        re.compile(
            r"\b(?:we|ke|ber)wenang|\bbertanggung ?jawab (?:atas|terhadap|kepada)|\bsurat tugas\b", re.IGNORECASE
        ),
        Text(
            id="“{text}” adalah wewenang atau tugas, bukan kemampuan. Tulis pengetahuan atau keterampilan yang diperlukan.",
            en="“{text}” is a power or a duty, not a skill. Write the knowledge or skill that is needed.",
        ),
    ),
)
_LONGEST = 70


def _flaws(subject: Subject) -> Iterator[Flaw]:
    items = subject.document.qualifications
    if is_blank(items):
        yield Flaw(field_spot("qualifications"), _MISSING)
    for at, text in enumerate(items):
        message = next((message for pattern, message in _NOT_SKILL if pattern.search(text)), None)
        if message:
            yield Flaw(item_spot("qualifications", at), message, {"text": text[:_LONGEST]})


RULE = LintRule(
    "SOP109", "I-09", "warning", Text(id="Kualifikasi Pelaksana", en="Qualifications"), identity(11), _flaws, __doc__
)
