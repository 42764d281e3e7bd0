"""Where the flow goes over to another page, a pentagon marks both ends.

Why: on paper the reader of page 2 cannot see where its arrow comes from.
Bad: an arrow that ends at the lower edge of page 1; a pentagon without its counterpart.
Good: a pentagon "A" below the last row of page 1, and one with the same mark, in the same column, on page 2.
"""

from collections.abc import Iterator

from analytics.linting.basis import SYMBOLS
from analytics.linting.flow import loose_steps
from analytics.linting.rule import Flaw, LintRule, Row, Subject, drawn
from model.sop import SopDocument
from model.text import Text

_UNPAIRED = Text(
    id="segilima tidak mempunyai pasangan di halaman lain. Gambar pasangannya pada kolom yang sama, dengan tanda yang sama.",
    en="the pentagon has no counterpart on another page. Draw it in the same column, with the same mark.",
)
_CUT = Text(
    id="panah putus di batas halaman {page}. Gambar segilima di kedua halaman, pada kolom yang sama dan dengan tanda yang sama.",
    en="an arrow breaks off at the end of page {page}. Draw a pentagon on both pages, in the same column, with the same mark.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        if any(who.symbol == "connector" and who.status == "drawn" for who in row.step.performers):
            yield Flaw(row.spot("performers"), _UNPAIRED, practice=True)
        elif drawn(row.procedure) and row.step.number in loose_steps(subject.document, row.p):
            page = _left_page(row, subject.document)
            if page and not _goes_on(row):
                yield Flaw(row.spot(), _CUT, {"page": page})


def _left_page(row: Row, document: SopDocument) -> int | None:
    """The page of the step when the next step is on another."""
    page, following = (_page(row, at, document) for at in (row.s, row.s + 1))
    return page if page and following and page != following else None


def _page(row: Row, at: int, document: SopDocument) -> int | None:
    place = document.evidence.get(f"/procedures/{row.p}/steps/{at}/activity")
    return place.page if place else None


def _goes_on(row: Row) -> bool:
    return any(e.source.step == row.step.number and e.target.step != row.step.number for e in row.procedure.edges)


RULE = LintRule(
    "SOP208",
    "F-08",
    "error",
    Text(id="Segilima antarhalaman", en="Off-page pentagon"),
    SYMBOLS,
    _flaws,
    __doc__,
    can_be_off=True,
)
