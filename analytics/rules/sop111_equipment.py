"""The main tools of the procedure are listed.

Why: without them the steps cannot be done in their time.
Bad: nothing below "Peralatan/Perlengkapan".
Good: formulir permohonan, komputer dan pencetak, buku register.
"""

from collections.abc import Iterator

from analytics.linting.basis import identity
from analytics.linting.places import field_spot
from analytics.linting.rule import Flaw, LintRule, Subject, is_blank
from model.text import Text

_MISSING = Text(
    id="kosong. Tulis alat utama yang langsung dipakai dalam prosedur ini.",
    en="empty. Write the main tools that this procedure uses directly.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    if is_blank(subject.document.equipment):
        yield Flaw(field_spot("equipment"), _MISSING)


RULE = LintRule(
    "SOP111", "I-11", "warning", Text(id="Peralatan/Perlengkapan", en="Equipment"), identity(12), _flaws, __doc__
)
