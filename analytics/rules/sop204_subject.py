"""The activity does not name its performer; the column does.

Why: said twice, the two come apart at the next reorganisation, and then nobody knows which holds.
Bad: "Kepala Seksi memeriksa berkas" beside a box in the column of Kepala Seksi.
Good: "Memeriksa berkas".
"""

from collections.abc import Iterator

from analytics.linting.basis import FORMAT
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_NAMED = Text(
    id="kegiatan menyebut pelaksana “{lane}”. Mulai dengan kata kerjanya: “{better}”; pelaksana ditunjukkan oleh simbol di kolomnya.",
    en="the activity names its performer “{lane}”. Begin with the verb: “{better}”; the symbol in its column shows who.",
)
_LONGEST = 60


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        lanes, activity = row.procedure.lanes, row.step.activity
        opening = subject.words.opening(activity, lanes)
        if opening.lanes:
            better = opening.rest[:1].upper() + opening.rest[1:]
            facts = {"lane": lanes[min(opening.lanes)], "better": _shortened(better)}
            yield Flaw(row.spot("activity"), _NAMED, facts)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


RULE = LintRule(
    "SOP204",
    "F-04",
    "warning",
    Text(id="Pelaksana dalam kegiatan", en="Performer in the activity"),
    FORMAT,
    _flaws,
    __doc__,
)
