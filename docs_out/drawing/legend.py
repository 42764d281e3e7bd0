"""What a reader must be told about uncertain performers and arrows."""

from docs_out.characters import clean
from docs_out.drawing.links import UNSURE, drawn, undrawn
from model.sop import Edge, Procedure

_PERFORMERS = "Garis putus-putus: pelaksana diduga dari teks."
_ARROWS = "Panah putus-putus: urutan diduga dari teks."
_UNKNOWN = "Pelaksana belum diketahui: langkah {steps}."
_UNDRAWN = "Alur yang tidak tergambar: {arrows}."


def legend(procedure: Procedure) -> tuple[str, ...]:
    """The lines that belong below the flow table, none where everything is certain."""
    rows = drawn(procedure)
    numbered = zip(procedure.steps, rows, strict=True)
    unknown = ", ".join(step.number for step, performers in numbered if not performers)
    lines = {
        _PERFORMERS: any(p.status in UNSURE for row in rows for stack in row.values() for p in stack),
        _ARROWS: any(edge.status in UNSURE for edge in procedure.edges),
        _UNKNOWN.format(steps=unknown): bool(unknown),
        _UNDRAWN.format(arrows="; ".join(map(_arrow, undrawn(procedure)))): bool(undrawn(procedure)),
    }
    return tuple(line for line, holds in lines.items() if holds)


def _arrow(edge: Edge) -> str:
    word = clean(edge.label).strip()
    return f"{edge.source.step} → {edge.target.step}" + (f" ({word})" if word else "")
