"""A decision has two ways out, and each bears its word.

Why: without words nobody knows which way "no" goes; a diamond with one way out decides nothing.
Bad: a diamond with two arrows and no word at either; a diamond with "Ya" alone.
Good: "Ya" to the next step, "Tidak" back to the applicant; or Lengkap and Tidak lengkap.
"""

from collections.abc import Iterator

from analytics.linting.basis import BRANCHES
from analytics.linting.rule import Flaw, LintRule, Row, Subject
from model.sop import Edge
from model.text import Text

_ONE_WAY = Text(
    id="keputusan seharusnya mempunyai dua jalan keluar, tetapi ada {exits}. Gambar panah “Ya” dan “Tidak”, masing-masing ke langkah tujuannya.",
    en="a decision should have two ways out, and this has {exits}. Draw arrows “Ya” and “Tidak”, each to the step it leads to.",
)
_UNLABELLED = Text(
    id="panah keputusan ke langkah {targets} tidak berlabel. Tulis “Ya”, “Tidak”, atau syaratnya pada tiap panah.",
    en="the arrows of the decision to step {targets} bear no word. Write “Ya”, “Tidak” or the condition at each.",
)
_SAME = Text(
    id="beberapa jalan keluar keputusan berlabel sama (“{label}”). Bedakan labelnya.",
    en="several ways out of the decision bear the same word (“{label}”). Make them different.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        lanes = {who.lane for who in row.step.performers if who.symbol == "decision"}
        if lanes:
            yield from _judged(row, [edge for edge in row.procedure.edges if _leaves(edge, row.step.number, lanes)])


def _leaves(edge: Edge, number: str, lanes: set[int]) -> bool:
    """Whether the arrow leads away from the diamond; a box in the same row may be where it leads."""
    here = edge.source.step == number and (edge.source.lane is None or edge.source.lane in lanes)
    return here and edge.target != edge.source


def _judged(row: Row, exits: list[Edge]) -> Iterator[Flaw]:
    bare = [edge.target.step for edge in exits if not edge.label]
    if len(exits) < 2:  # noqa: PLR2004 (a decision has two)
        yield Flaw(row.spot(), _ONE_WAY, {"exits": len(exits)}, practice=True)
    elif bare:
        yield Flaw(row.spot(), _UNLABELLED, {"targets": ", ".join(bare)})
    elif same := _repeated(exits):
        yield Flaw(row.spot(), _SAME, {"label": same}, practice=True)


def _repeated(exits: list[Edge]) -> str | None:
    """The one word that all ways out bear: a fork behind a decision may bear one twice."""
    labels = {(edge.label or "").strip().lower() for edge in exits}
    return exits[0].label if len(labels) == 1 else None


RULE = LintRule(
    "SOP206",
    "F-06",
    "error",
    Text(id="Keputusan bercabang dua", en="Two ways of a decision"),
    BRANCHES,
    _flaws,
    __doc__,
    can_be_off=True,
)
