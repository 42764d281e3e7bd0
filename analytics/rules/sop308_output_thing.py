"""The output is a thing, and the one of this procedure.

Why: a time or a deed in the Output column cannot be handed on or kept; it is mostly copied from elsewhere.
Bad: Output "2 jam", the same as Waktu; Output "Menyerahkan surat"; in the procedure of write-off the report on repairs.
Good: "Surat jawaban", "Laporan kegiatan penghapusan aset".
"""

import re
from collections.abc import Iterator

from analytics.linting.basis import PRACTICE
from analytics.linting.rule import Flaw, LintRule, Row, Subject
from model.text import Text

_TIME = Text(
    id="Output “{output}” adalah waktu. Tulis hasil langkahnya, misalnya dokumen yang dihasilkan.",
    en="the output “{output}” is a time. Write what comes out of the step, such as the paper it makes.",
)
_DEED = Text(
    id="Output “{output}” adalah kegiatan. Tulis benda hasilnya, misalnya “Surat jawaban”.",
    en="the output “{output}” is a deed. Write the thing that comes of it, such as “Surat jawaban”.",
)
_COPIED = Text(
    id="Output “{output}” berasal dari prosedur {other} (“{title}”). Ganti dengan hasil prosedur ini.",
    en="the output “{output}” is that of procedure {other} (“{title}”). Put the result of this procedure there.",
)
_WORD = re.compile(r"[A-Za-z]+")
_ENOUGH = 3


def _flaws(subject: Subject) -> Iterator[Flaw]:
    first: dict[str, int] = {}
    for row in subject.rows():
        output = (row.step.output or "").strip()
        if not output:
            continue
        message = _message(output, subject)
        if message:
            yield Flaw(row.spot("output"), message, {"output": output}, practice=True)
        other = first.setdefault(output.lower(), row.p)
        if other != row.p and len(output.split()) >= _ENOUGH and _is_of(other, row, subject):
            title = subject.document.procedures[other].title or ""
            yield Flaw(
                row.spot("output"), _COPIED, {"output": output, "other": other + 1, "title": title}, practice=True
            )


def _message(output: str, subject: Subject) -> Text | None:
    if subject.words.read_time(output).max is not None and len(output.split()) <= _ENOUGH:
        return _TIME
    word = _WORD.match(output)
    return _DEED if word and subject.words.kind(word[0]) in ("active", "passive") else None


def _is_of(other: int, row: Row, subject: Subject) -> bool:
    """Whether the output names what only the title of the `other` procedure names, and nothing that only this one's does."""
    roots = subject.words.roots
    theirs = roots(subject.document.procedures[other].title or "")
    own = roots(row.procedure.title or "")
    named = roots(row.step.output or "")
    return bool(named & (theirs - own)) and not named & (own - theirs)


RULE = LintRule(
    "SOP308",
    "M-08",
    "warning",
    Text(id="Output berupa hasil", en="Output is a thing"),
    PRACTICE,
    _flaws,
    __doc__,
    can_be_off=True,
)
