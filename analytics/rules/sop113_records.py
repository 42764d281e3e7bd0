"""What is recorded is told, with the form or register it goes into.

Why: without a record nobody can show later that a step was done, nor measure its time.
Bad: "Sebagai pengendali akses terhadap data dan informasi", which is a purpose.
Good: "Setiap permohonan dicatat oleh Petugas Layanan dalam buku register dan aplikasi Loket".
"""

import re
from collections.abc import Iterator

from analytics.linting.basis import identity
from analytics.linting.places import field_spot
from analytics.linting.rule import Flaw, LintRule, Subject, is_blank
from model.text import Text

_KEPT_IN = re.compile(
    r"\b(?:buku|register|regist\w+|formulir|form|blanko|lembar\w*|kartu|agenda|arsip\w*|diarsip\w*|aplikasi|sistem|basis data|database|"
    r"data ?center|portal|elektronik|manual|digital|hard ?copy|soft ?copy|daftar|laporan|dokumen\w*|berkas|file|surat|nota|berita acara|"
    r"checklist|check list|logbook|log|rekap\w*|notul\w*|map|lemari|website|web|e-?\w+|server|kuitansi|foto)\b",
    re.IGNORECASE,
)
_MISSING = Text(
    id="kosong. Tulis apa yang dicatat, oleh siapa, dan dalam buku, formulir, atau aplikasi apa.",
    en="empty. Write what is recorded, by whom, and in which book, form or application.",
)
_NOWHERE = Text(
    id="tidak menyebut buku, formulir, atau aplikasi tempat mencatat. Tambahkan, beserta siapa yang mencatat.",
    en="no book, form or application is named. Add where it is recorded, and by whom.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    items = subject.document.records
    if is_blank(items):
        yield Flaw(field_spot("records"), _MISSING)
    elif not _KEPT_IN.search(" ".join(items)):
        yield Flaw(field_spot("records"), _NOWHERE)


RULE = LintRule(
    "SOP113", "I-13", "warning", Text(id="Pencatatan dan Pendataan", en="Records"), identity(13), _flaws, __doc__
)
