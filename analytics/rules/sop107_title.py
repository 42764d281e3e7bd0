"""The SOP has a title that says what is done.

Why: people look for an SOP by the service it is about.
Bad: "SOP", "Standar Operasional Prosedur".
Good: "Pelayanan Permohonan Informasi Warga".
"""

from collections.abc import Iterator

from analytics.linting.basis import identity
from analytics.linting.collection import title_key
from analytics.linting.places import field_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_MISSING = Text(
    id="kosong. Tulis nama kegiatan yang diatur, misalnya “Pelayanan Permohonan Informasi”.",
    en="empty. Write what is done, such as “Pelayanan Permohonan Informasi”.",
)
_BARE = Text(
    id="“{title}” tidak menyebut kegiatannya. Tambahkan apa yang diatur, misalnya “Pelayanan Permohonan Informasi”.",
    en="“{title}” does not say what is done. Add it, such as “Pelayanan Permohonan Informasi”.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    title = subject.document.title
    if not title:
        yield Flaw(field_spot("title"), _MISSING)
    elif not title_key(title):
        yield Flaw(field_spot("title"), _BARE, {"title": title})


RULE = LintRule("SOP107", "I-07", "error", Text(id="Judul SOP", en="SOP title"), identity(7), _flaws, __doc__)
