"""The date of revision is there, and fits the other dates.

Why: who finds two versions has to see which is the newer; a first edition has no revision yet.
Bad: made on 12 February 2024, revised on 3 June 2023.
Good: made on 12 February 2024, revised on 3 June 2025, in force from 1 July 2025.
"""

from collections.abc import Iterator

from analytics.linting.basis import identity
from analytics.linting.places import field_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_BLANK = Text(
    id="kosong. Untuk edisi pertama itu boleh; bila SOP sudah direvisi atau dijadwalkan ditinjau, isi tanggalnya.",
    en="empty. A first edition may leave it so; if the SOP was revised or is to be reviewed, fill in the date.",
)
_BEFORE = Text(
    id="{revised} lebih awal daripada Tanggal Pembuatan {created}. Perbaiki salah satunya.",
    en="{revised} is before the date of making {created}. Correct one of them.",
)
_AFTER = Text(
    id="{revised} sesudah Tanggal Efektif {effective}. Isi tanggal mulai berlakunya hasil revisi.",
    en="{revised} is after the effective date {effective}. Fill in from when the revised SOP is in force.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    document, spot = subject.document, field_spot("revised")
    revised, created, effective = document.revised, document.created, document.effective
    if revised is None:
        yield Flaw(spot, _BLANK)
    elif created and revised < created:
        yield Flaw(spot, _BEFORE, {"revised": revised, "created": created}, "warning")
    elif effective and revised > effective:
        yield Flaw(spot, _AFTER, {"revised": revised, "effective": effective}, practice=True)


RULE = LintRule(
    "SOP104",
    "I-04",
    "info",
    Text(id="Tanggal Revisi", en="Date of revision"),
    identity(4),
    _flaws,
    __doc__,
    can_be_off=True,
)
