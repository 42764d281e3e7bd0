"""Lines that name the procedure of the table below them."""

import re
from collections.abc import Iterable

from ingest.layout.geometry.cells import Cell, cell_at
from ingest.layout.geometry.page import Word
from ingest.layout.geometry.words import line_text, lines_of
from ingest.layout.identity_cells import read_identity_cells
from ingest.layout.markup import fold

WORDED = re.compile(r"(?:[A-Z0-9]{1,3}[.)]\s*)?(?:prosedur|sop)\b", re.IGNORECASE)
_CLOSE = 1.8


def own_title(cells: tuple[Cell, ...]) -> str | None:
    """The value of Nama SOP among `cells`."""
    found = read_identity_cells([(0, cells)]).fields.get("title")
    return fold(found.text) or None if found else None


def title_above(words: Iterable[Word], cells: tuple[Cell, ...], top: float) -> str | None:
    """The paragraph right above `top` and outside all cells, where it is worded like a title."""
    above = [word for word in words if word.bottom <= top + 1 and cell_at(cells, *word.centre) is None]
    block: list[str] = []
    below = top
    for line in reversed(lines_of(above)):
        height = line[0].bottom - line[0].top
        if block and below - line[0].bottom > _CLOSE * height:
            break
        block.insert(0, line_text(line))
        below = line[0].top
    text = fold(" ".join(block)).rstrip(" :")
    return text if WORDED.match(text) else None
