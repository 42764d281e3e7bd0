"""The flowchart has only the five symbols: capsule, box, diamond, arrow, off-page pentagon.

Why: every reader in the country knows these five; any other has to be explained.
Bad: a document symbol, a circle or stacked boxes in a performer column.
Good: a capsule at the beginning and the end, boxes between them, a diamond where something is decided.
"""

from collections.abc import Iterator

from analytics.linting.basis import SYMBOLS
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_OTHER = Text(
    id="simbol pada kolom “{lane}” bukan salah satu dari lima simbol SOP AP. Ganti dengan kapsul, kotak, belah ketupat, panah, atau segilima.",
    en="the symbol in column “{lane}” is none of the five of SOP AP. Use a capsule, box, diamond, arrow or pentagon.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        for at, who in enumerate(row.step.performers):
            if who.symbol == "other" and who.status == "drawn":
                yield Flaw(row.spot(f"performers/{at}"), _OTHER, {"lane": row.lanes([who.lane])})


RULE = LintRule("SOP201", "F-01", "error", Text(id="Lima simbol", en="Five symbols"), SYMBOLS, _flaws, __doc__)
