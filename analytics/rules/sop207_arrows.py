"""Every step is reached from the beginning and leads to the end; "Tidak" goes back or ends the procedure.

Why: who stands at a step without an arrow does not know what comes next.
Bad: a box that no arrow leads to; an arrow that meets no symbol; "Tidak" that jumps ahead past the next step.
Good: one chain of arrows from the first capsule to the last, with "Tidak" back to an earlier step.
"""

from collections.abc import Iterator

from analytics.linting.basis import PRACTICE
from analytics.linting.flow import ahead, loose_steps, reached, reaching
from analytics.linting.places import arrow_spot
from analytics.linting.rule import Flaw, LintRule, Row, Subject, drawn
from model.text import Text

_UNREACHED = Text(
    id="tidak ada panah yang menuju langkah ini dari awal alur. Gambar panah masuknya.",
    en="no arrow leads here from the beginning. Draw the arrow to it.",
)
_DEAD_END = Text(
    id="dari langkah ini tidak ada panah yang sampai ke akhir alur. Gambar panah ke langkah berikutnya.",
    en="no arrow leads from here to the end. Draw the arrow to the next step.",
)
_AHEAD = Text(
    id="“{label}” melompat ke depan. Arahkan kembali ke langkah yang harus diperbaiki, atau ke akhir alur.",
    en="“{label}” jumps ahead. Lead it back to the step that has to be mended, or to the end.",
)
_LOOSE = Text(
    id="panah tidak bertemu simbol lain. Sambungkan kedua ujungnya.",
    en="an arrow meets no other symbol. Join both of its ends.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    for p, procedure in enumerate(subject.document.procedures):
        if drawn(procedure) and procedure.edges:
            rows = [Row(p, s, procedure, step) for s, step in enumerate(procedure.steps)]
            loose = loose_steps(subject.document, p)
            yield from _joined(rows, loose)
            for at, edge in ahead(procedure):
                spot = arrow_spot(p, at, edge.source.step, edge.target.step)
                yield Flaw(spot, _AHEAD, {"label": edge.label or ""}, practice=True)


def _joined(rows: list[Row], loose: frozenset[str]) -> Iterator[Flaw]:
    """One flaw a step: a loose arrow is what cuts it off, and that is told first."""
    procedure = rows[0].procedure
    begun, ended = reached(procedure), reaching(procedure)
    for row in rows:
        number = row.step.number
        if number in loose and (number not in begun or number not in ended):
            yield Flaw(row.spot(), _LOOSE, practice=True)
        elif number not in begun and _is_first(rows, row, begun):
            yield Flaw(row.spot(), _UNREACHED, practice=True)
        elif number not in ended and _is_last(rows, row, ended):
            yield Flaw(row.spot(), _DEAD_END, practice=True)


def _is_first(rows: list[Row], row: Row, begun: frozenset[str]) -> bool:
    """Whether the step before is reached: of a cut-off stretch its first step is named."""
    return row.s == 0 or rows[row.s - 1].step.number in begun


def _is_last(rows: list[Row], row: Row, ended: frozenset[str]) -> bool:
    return row.s == len(rows) - 1 or rows[row.s + 1].step.number in ended


RULE = LintRule(
    "SOP207", "F-07", "error", Text(id="Alur tersambung", en="Joined flow"), PRACTICE, _flaws, __doc__, can_be_off=True
)
