"""The letterhead names the unit that issues the SOP.

Why: who wants to keep or question an SOP has to know whose it is.
Bad: an identity block that begins with the SOP number, no name of ministry, region or unit beside it.
Good: PEMERINTAH KABUPATEN TIRTA KENCANA, DINAS LAYANAN INFORMASI DAN ARSIP.
"""

from collections.abc import Iterator

from analytics.linting.basis import identity
from analytics.linting.places import field_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_MISSING = Text(
    id="nama instansi tidak ada. Tulis logo, nama instansi, dan nama unit kerja pada kop di kiri atas.",
    en="the institution is not named. Put logo, institution and unit into the letterhead at the upper left.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    if not subject.document.institution:
        yield Flaw(field_spot("institution"), _MISSING)


RULE = LintRule(
    "SOP101", "I-01", "error", Text(id="Nama unit pada kop", en="Unit on the letterhead"), identity(1), _flaws, __doc__
)
