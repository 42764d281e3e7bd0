"""The SOP says from which day it is in force, and that is not before it was made.

Why: until that day the old way is right; afterwards the new one is. An execution can only be judged by the SOP in force.
Bad: "Tanggal Efektif :" with nothing behind it; made on 12 February 2024, in force from 3 January 2024.
Good: made on 12 February 2024, in force from 1 March 2024. "Tanggal Pengesahan" counts as well.
"""

from collections.abc import Iterator

from analytics.linting.basis import identity
from analytics.linting.places import field_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_MISSING = Text(
    id="kosong. Isi tanggal mulai berlaku, atau tanggal SOP ditandatangani.",
    en="empty. Fill in from when the SOP is in force, or the day on which it was signed.",
)
_UNREADABLE = Text(
    id="bukan tanggal yang dapat dibaca. Tulis hari, bulan, dan tahun mulai berlakunya, misalnya 1 Maret 2024.",
    en="no date that can be read. Write day, month and year from when it is in force, such as 1 Maret 2024.",
)
_BEFORE = Text(
    id="{effective} lebih awal daripada Tanggal Pembuatan {created}. SOP berlaku setelah selesai disusun; perbaiki salah satunya.",
    en="{effective} is before the date of making {created}. An SOP is in force once it is finished; correct one of them.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    created, effective = subject.document.created, subject.document.effective
    if effective is None:
        unreadable = subject.doubts("date_", "/effective")
        yield Flaw(field_spot("effective"), _UNREADABLE if unreadable else _MISSING)
    elif created and effective < created:
        facts = {"effective": effective, "created": created}
        yield Flaw(field_spot("effective"), _BEFORE, facts)


RULE = LintRule(
    "SOP105", "I-05", "error", Text(id="Tanggal Efektif", en="Effective date"), identity(5), _flaws, __doc__
)
