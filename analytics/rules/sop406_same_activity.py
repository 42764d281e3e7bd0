"""The same activity has the same mutu baku in all SOPs of a folder.

Why: who registers letters needs ten minutes for it, whichever SOP asks; two norms for one task make one of them wrong.
Bad: "Memberi nomor surat" takes 10 menit in one SOP and 1 hari in another.
Good: 10 menit in both. Only several SOPs together are compared.
"""

from collections.abc import Iterator

from analytics.linting.basis import PRACTICE
from analytics.linting.collection import Use, text_key
from analytics.linting.rule import Flaw, LintRule, Row, Subject
from model.text import Text
from model.time import write_time

_TIME = Text(
    id="Waktu kegiatan ini “{own}”, tetapi “{other}” pada {source} langkah {step}. Samakan, atau bedakan sebutan kegiatannya.",
    en="Waktu of this activity is “{own}”, but “{other}” in {source}, step {step}. Make them one, or name the activities apart.",
)
_OUTPUT = Text(
    id="Output kegiatan ini “{own}”, tetapi “{other}” pada {source} langkah {step}. Samakan, atau bedakan sebutan kegiatannya.",
    en="Output of this activity is “{own}”, but “{other}” in {source}, step {step}. Make them one, or name the activities apart.",
)
_SHORTEST = 3


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        if len(row.step.activity.split()) >= _SHORTEST:
            uses = subject.collection.activities.get(text_key(row.step.activity), ())
            others = [use for use in uses if use.member.at != subject.at]
            yield from _differing(row, others, subject)


def _differing(row: Row, others: list[Use], subject: Subject) -> Iterator[Flaw]:
    """The first SOP that has another Waktu, and the first that has another output."""
    time, output = row.step.time, row.step.output or ""
    read = subject.words.read_time
    longer = next(
        (use for use in others if use.time and time.text and write_time(read(use.time)) != write_time(time)), None
    )
    other = next((use for use in others if use.output and output and text_key(use.output) != text_key(output)), None)
    if longer:
        facts = {"own": time.text, "other": longer.time, "source": longer.member.name, "step": longer.step}
        yield Flaw(row.spot("time"), _TIME, facts, practice=True)
    if other:
        facts = {"own": output, "other": other.output, "source": other.member.name, "step": other.step}
        yield Flaw(row.spot("output"), _OUTPUT, facts, "info", practice=True)


RULE = LintRule(
    "SOP406",
    "-",
    "warning",
    Text(id="Kegiatan yang sama", en="The same activity"),
    PRACTICE,
    _flaws,
    __doc__,
    can_be_off=True,
)
