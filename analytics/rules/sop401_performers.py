"""An administrative SOP has two performers or more.

Why: with a single one it is a technical SOP, which describes each handling in detail and has another form.
Bad: one performer column, "Petugas Loket".
Good: "Pemohon", "Petugas Loket", "Kepala Seksi".
"""

from collections.abc import Iterator

from analytics.linting.basis import KINDS
from analytics.linting.places import procedure_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_NONE = Text(
    id="tidak ada kolom pelaksana yang terbaca. Beri kolom bagi tiap pelaksana.",
    en="no performer column can be read. Give each performer a column.",
)
_ONE = Text(
    id="hanya satu pelaksana (“{lane}”). SOP administratif melibatkan lebih dari satu; susun sebagai SOP teknis, atau lengkapi pelaksananya.",
    en="a single performer (“{lane}”). An administrative SOP has several; make it a technical SOP, or add the others.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for p, procedure in enumerate(subject.document.procedures):
        if not procedure.lanes:
            yield Flaw(procedure_spot(p), _NONE)
        elif len(procedure.lanes) == 1:
            yield Flaw(procedure_spot(p), _ONE, {"lane": procedure.lanes[0]})


RULE = LintRule(
    "SOP401",
    "D-01",
    "warning",
    Text(id="Lebih dari satu pelaksana", en="More than one performer"),
    KINDS,
    _flaws,
    __doc__,
)
