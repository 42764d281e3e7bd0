"""The words of a step, its drawing and the account before the table say the same.

Why: who reads the sentence does otherwise than who follows the arrows.
Bad: "Kepala Seksi memeriksa berkas" beside a box in the column of Staf; "jika tidak lengkap dikembalikan" in a plain box; an
account that gives step 8 to the Pejabat Pengawas, and a table that gives it to the Pejabat Administrator.
Good: the box in the column of Kepala Seksi; a diamond with "Ya" and "Tidak".
"""

from collections.abc import Iterator

from analytics.linting.basis import PRACTICE
from analytics.linting.rule import Flaw, LintRule, Row, Subject, drawn
from model.text import Text

_PERFORMER = Text(
    id="kegiatan menyebut {named}, sedangkan simbolnya pada kolom {shown}. Pindahkan simbol, atau perbaiki kalimatnya.",
    en="the activity names {named}, the symbol stands in column {shown}. Move the symbol, or correct the sentence.",
)
_NARRATIVE = Text(
    id="uraian prosedur di depan tabel menyebut pelaksana lain daripada {shown}. Tetapkan pelaksananya, lalu samakan uraian dan tabel.",
    en="the account before the table names another performer than {shown}. Settle who it is, then make account and table agree.",
)
_CHOICE = Text(
    id="kalimatnya memilih antara dua jalan, sedangkan simbolnya bukan belah ketupat. Gambar belah ketupat dengan panah “Ya” dan “Tidak”.",
    en="its sentence chooses between two ways, but the symbol is no diamond. Draw a diamond with arrows “Ya” and “Tidak”.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for row in subject.rows():
        if subject.doubts("narrative_differs", row.spot().at):
            shown = row.lanes(who.lane for who in row.step.performers)
            yield Flaw(row.spot("performers"), _NARRATIVE, {"shown": shown}, practice=True)
        if drawn(row.procedure) and row.step.performers:
            yield from _performer(row, subject)
            yield from _choice(row, subject)


def _performer(row: Row, subject: Subject) -> Iterator[Flaw]:
    lanes = row.procedure.lanes
    shown = {who.lane for who in row.step.performers if who.status == "drawn"}
    named = subject.words.opening(row.step.activity, lanes).lanes
    if shown and named and not named & shown:
        facts = {"named": row.lanes(named), "shown": row.lanes(shown)}
        yield Flaw(row.spot("performers"), _PERFORMER, facts, practice=True)


def _choice(row: Row, subject: Subject) -> Iterator[Flaw]:
    if any(who.symbol == "decision" for who in row.step.performers):
        return
    ways = [edge for edge in row.procedure.edges if edge.source.step == row.step.number]
    if len(ways) < 2 and subject.words.decides(row.step.activity, row.procedure.lanes):  # noqa: PLR2004 (two ways)
        yield Flaw(row.spot(), _CHOICE, practice=True)


RULE = LintRule(
    "SOP405",
    "D-05",
    "warning",
    Text(id="Kalimat dan gambar", en="Words and drawing"),
    PRACTICE,
    _flaws,
    __doc__,
    can_be_off=True,
)
