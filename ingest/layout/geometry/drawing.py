"""The drawing on a page: what encloses something, what is a line, what points."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.layout.geometry.block_arrows import block_arrow
from ingest.layout.geometry.page import Outline, Stroke
from ingest.layout.geometry.shapes import ArrowHead
from ingest.layout.geometry.thin import centre_line


@dataclass(frozen=True, slots=True)
class Drawing:
    """Outlines that enclose something, strokes, and heads that were drawn together with their line."""

    outlines: tuple[Outline, ...]
    strokes: tuple[Stroke, ...]
    heads: tuple[ArrowHead, ...] = ()


def separate(outlines: Iterable[Outline], strokes: Iterable[Stroke]) -> Drawing:
    """The same drawing with thin outlines turned into strokes along their middle."""
    kept: list[Outline] = []
    lines = list(strokes)
    heads: list[ArrowHead] = []
    for outline in outlines:
        if arrow := block_arrow(outline):
            lines.append(arrow[0])
            heads.append(arrow[1])
        elif line := centre_line(outline):
            lines.append(Stroke(line))
        else:
            kept.append(outline)
    return Drawing(tuple(kept), tuple(lines), tuple(heads))
