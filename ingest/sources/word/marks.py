"""Which automatic list marks count as text.

In the identity block each marked paragraph is an item of its own. In a flow table a mark is text
only where nothing else stands in the cell: the column No.
"""

from ingest.layout.columns import role_of
from ingest.layout.labels import find_label
from ingest.layout.markup import fold
from ingest.sources.word.content import Cell, Paragraph, Table
from ingest.sources.word.numbering import BULLET

_QUALITY = frozenset({"requirements", "time", "output"})
_REACH = 2


def flow_start(table: Table) -> int | None:
    """The row where the head of a flow table begins; None in other tables."""
    roles = [{role_of(fold(_text(cell))) for cell in row.cells} for row in table.rows]
    for number, found in enumerate(roles):
        near = set().union(*roles[max(0, number - _REACH) : number + _REACH + 1])
        if "activity" in found and len(near & _QUALITY) > 1:
            return max(0, number - 1) if _QUALITY & set().union(*roles[max(0, number - 1) : number]) else number
    return None


def is_form(table: Table) -> bool:
    """Whether a table within a cell holds labels or the head of the flow: then its cells count, else its lines."""
    cells = [cell for row in table.rows for cell in row.cells]
    inner = (block for cell in cells for block in cell.blocks if isinstance(block, Table))
    return any(find_label(text) or role_of(fold(text)) == "activity" for cell in cells if (text := _text(cell))) or any(map(is_form, inner))  # fmt: skip


def shown_mark(paragraph: Paragraph, cell: Cell, *, in_flow: bool) -> str | None:
    """The list mark as text, or None where it is none."""
    mark = (paragraph.mark or "").strip()
    if not mark:
        return None
    if in_flow:
        return mark if mark != BULLET and not _text(cell) else None
    levels = [p.level for p in cell.blocks if isinstance(p, Paragraph) and p.mark]
    if paragraph.level > min(levels):
        return None
    return mark if mark == BULLET or mark[-1] in ".)" else f"{mark}."


def _text(cell: Cell) -> str:
    return " ".join(p.text for p in cell.blocks if isinstance(p, Paragraph)).strip()
