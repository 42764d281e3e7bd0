"""The SOP says on which day it was finished.

Why: the date tells which version one holds, and every later date is measured from it.
Bad: "Tanggal Pembuatan : segera".
Good: "Tanggal Pembuatan : 12 Februari 2024".
"""

from collections.abc import Iterator

from analytics.linting.basis import identity
from analytics.linting.places import field_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_MISSING = Text(
    id="kosong. Isi tanggal SOP selesai disusun, misalnya 12 Februari 2024.",
    en="empty. Fill in the day on which the SOP was finished, such as 12 Februari 2024.",
)
_UNREADABLE = Text(
    id="bukan tanggal yang dapat dibaca. Tulis hari, bulan, dan tahun, misalnya 12 Februari 2024.",
    en="no date that can be read. Write day, month and year, such as 12 Februari 2024.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    if subject.document.created is None:
        unreadable = subject.doubts("date_", "/created")
        yield Flaw(field_spot("created"), _UNREADABLE if unreadable else _MISSING)


RULE = LintRule(
    "SOP103", "I-03", "error", Text(id="Tanggal Pembuatan", en="Date of making"), identity(3), _flaws, __doc__
)
