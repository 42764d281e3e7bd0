"""The activity begins with an active verb.

Why: an order says what to do; a noun or a passive leaves open who does what.
Bad: "Pemeriksaan berkas", "Berkas diperiksa", "Diperiksa berkasnya".
Good: "Memeriksa berkas".
"""

import re
from collections.abc import Iterator

from analytics.linting.basis import ACTIVE
from analytics.linting.rule import Flaw, LintRule, Subject, Words
from model.text import Text

_WORD = re.compile(r"[A-Za-z]+(?:-[a-z]+)*")
_NOUN = Text(
    id="“{word}” adalah kata benda. Mulai dengan kata kerja aktif (me-/ber-), misalnya “Memeriksa”, “Menyusun”.",
    en="“{word}” is a noun. Begin with an active verb (me-/ber-), such as “Memeriksa”, “Menyusun”.",
)
_PASSIVE = Text(
    id="“{word}” adalah kata kerja pasif. Mulai dengan kata kerja aktif (me-/ber-), misalnya “Memeriksa”, “Menyusun”.",
    en="“{word}” is a passive verb. Begin with an active verb (me-/ber-), such as “Memeriksa”, “Menyusun”.",
)
_SUBJECT = Text(
    id="kegiatan dimulai dengan pelaku “{word}”. Mulai dengan kata kerjanya; pelaku ditunjukkan oleh kolom pelaksana.",
    en="the activity begins with “{word}”, who does it. Begin with the verb; the performer column shows who.",
)
_SAID = {"deed": _NOUN, "passive": _PASSIVE, "agent": _SUBJECT}


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        opening = subject.words.opening(row.step.activity, row.procedure.lanes)
        words = _WORD.findall(opening.rest)
        message = _message(words, subject.words)
        if message:
            yield Flaw(row.spot("activity"), message, {"word": words[0]})


def _message(words: list[str], known: Words) -> Text | None:
    if not words:
        return None
    kind = known.kind(words[0])
    if kind == "agent" and not any(known.kind(word) == "active" for word in words[1:]):
        return None
    return _SAID.get(kind) or (_NOUN if _is_noun(words[0].lower(), kind, known) else None)


def _is_noun(word: str, kind: str, known: Words) -> bool:
    """Laporan, pesanan: a root with -an that is no order (-kan)."""
    return kind == "bare" and word.endswith("an") and known.root(word) + "an" == word and not word.endswith("kan")


RULE = LintRule("SOP205", "F-05", "warning", Text(id="Kata kerja aktif", en="Active verb"), ACTIVE, _flaws, __doc__)
