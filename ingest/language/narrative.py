"""A document's own telling of its procedure, laid beside the rows: who acts in the sentence acts in the row."""

from collections.abc import Sequence

from rapidfuzz.fuzz import token_set_ratio

from ingest.language.lanes import Lanes, Mention
from ingest.language.reasons import Reason
from ingest.language.rows import RowSaid
from ingest.language.said import Said, read_said

_ALIKE = 0.35
_EARLY = 2
# From here on a sentence and a row are the same activity beyond doubt.
_SAME = 0.8


def narrated(rows: Sequence[RowSaid], narrative: Sequence[str], lanes: Lanes) -> list[tuple[Reason, ...]]:
    """For each row the reasons that its sentence gives."""
    told = [read_said(text, lanes) for text in narrative]
    likeness = [[_likeness(row.said, said) for said in told] for row in rows]
    pairs = aligned(likeness)
    return [_reasons(told[pairs[i]], likeness[i][pairs[i]]) if i in pairs else () for i in range(len(rows))]


def told_otherwise(
    rows: Sequence[RowSaid], narrative: Sequence[str], lanes: Lanes, performers: Sequence[int | None]
) -> list[int]:
    """The rows whose sentence plainly says that another than the performer of the row acts."""
    told = [read_said(text, lanes) for text in narrative]
    likeness = [[_likeness(row.said, said) for said in told] for row in rows]
    pairs = sorted((i, j) for i, j in aligned(likeness).items() if likeness[i][j] >= _SAME)
    return [i for i, j in pairs if performers[i] is not None and performers[i] not in _acting(told[j], performers[i])]


def _acting(told: Said, otherwise: int | None) -> set[int | None]:
    """The lanes that who acts in a sentence may be; `otherwise` where it does not tell.

    Behind a condition the role stands right before the verb: "Jika selesai, Kepala Seksi memeriksa …".
    """
    verb = told.clause.predicates[0] if told.clause.predicates else 0
    found = _spoken(told) or next((one for one in told.sentence.mentions if one.end == verb), None)
    return {lane for lane, _ in found.odds} if found else {otherwise}


def aligned(likeness: Sequence[Sequence[float]]) -> dict[int, int]:
    """The partner of each row in order, so that they are most alike together; rows and sentences may be left out."""
    columns = len(likeness[0]) if likeness else 0
    best = [[0.0] * (columns + 1) for _ in range(len(likeness) + 1)]
    for i, row in enumerate(likeness, 1):
        for j, value in enumerate(row, 1):
            best[i][j] = max(best[i - 1][j - 1] + value - _ALIKE, best[i - 1][j], best[i][j - 1])
    return _traced(best, len(likeness), columns)


def _traced(best: list[list[float]], i: int, j: int) -> dict[int, int]:
    pairs: dict[int, int] = {}
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs[i] = j
    return pairs


def _likeness(row: Said, told: Said) -> float:
    return token_set_ratio(_matter(row), _matter(told)) / 100


def _matter(said: Said) -> str:
    """The words without the names of lanes, which every sentence has."""
    named = {at for found in said.sentence.mentions for at in range(found.start, found.end)}
    return " ".join(word for at, word in enumerate(said.sentence.words) if at not in named)


def _reasons(told: Said, alike: float) -> tuple[Reason, ...]:
    spoken = _spoken(told)
    if spoken is None:
        return ()
    words = told.sentence.text(spoken.start, spoken.end)
    return tuple(Reason("narrative", lane, odds * min(1.0, alike + 0.2), words) for lane, odds in spoken.odds)


def _spoken(told: Said) -> Mention | None:
    """The subject; where the sentence has lost its verb, the role it begins with."""
    early = next((found for found in told.sentence.mentions if found.start <= _EARLY), None)
    return told.clause.subject or early
