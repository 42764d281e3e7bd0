"""What a reader must be told about uncertain performers and arrows."""

from docs_out.drawing.links import UNSURE, drawn
from model.sop import Procedure

_PERFORMERS = "Garis putus-putus: pelaksana diduga dari teks."
_ARROWS = "Panah putus-putus: urutan diduga dari teks."
_UNKNOWN = "Pelaksana belum diketahui: langkah {steps}."


def legend(procedure: Procedure) -> tuple[str, ...]:
    """The lines that belong below the flow table, none where everything is certain."""
    rows = drawn(procedure)
    numbered = zip(procedure.steps, rows, strict=True)
    unknown = ", ".join(step.number for step, performers in numbered if not performers)
    lines = {
        _PERFORMERS: any(p.status in UNSURE for row in rows for stack in row.values() for p in stack),
        _ARROWS: any(edge.status in UNSURE for edge in procedure.edges),
        _UNKNOWN.format(steps=unknown): bool(unknown),
    }
    return tuple(line for line, holds in lines.items() if holds)
