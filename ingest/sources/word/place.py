"""Where a drawing stands: the frames that positions count by, and the place they give."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ingest.layout.geometry.page import Box
from ingest.sources.word.content import Axis, Drawing, Section

Extent: TypeAlias = tuple[float, float]
_CENTRE, _END = frozenset({"center"}), frozenset({"right", "bottom", "outside"})


@dataclass(frozen=True, slots=True)
class Frames:
    """The extents that positions may count by, across and down, by name."""

    across: Mapping[str, Extent]
    down: Mapping[str, Extent]

    def place(self, drawing: Drawing) -> tuple[float, float]:
        """The upper left corner of a floating drawing."""
        anchor = drawing.anchor
        assert anchor is not None, "only floating drawings have a place of their own"
        return _at(anchor.across, self.across, drawing.size[0]), _at(anchor.down, self.down, drawing.size[1])


def page_frames(section: Section, top: float, paragraph: Box) -> Frames:
    """The frames of a page that begins at `top`, for a paragraph on it."""
    left, upper, right, lower = section.margins
    bottom = top + section.height
    across = {
        "page": (0.0, section.width),
        "margin": section.room,
        "leftMargin": (0.0, left),
        "insideMargin": (0.0, left),
        "rightMargin": (section.width - right, section.width),
        "outsideMargin": (section.width - right, section.width),
    }
    down = {
        "page": (top, bottom),
        "margin": (top + upper, bottom - lower),
        "topMargin": (top, top + upper),
        "bottomMargin": (bottom - lower, bottom),
    }
    return Frames({**across, **_text_across(paragraph)}, {**down, **_text_down(paragraph)})


def cell_frames(cell: Box, content: Box, paragraph: Box) -> Frames:
    """The frames in a table cell: there the cell is the page."""
    across = {
        "page": cell[0::2],
        "margin": content[0::2],
        "leftMargin": (cell[0], content[0]),
        "insideMargin": (cell[0], content[0]),
        "rightMargin": (content[2], cell[2]),
        "outsideMargin": (content[2], cell[2]),
    }
    down = {
        "page": cell[1::2],
        "margin": content[1::2],
        "topMargin": (cell[1], content[1]),
        "bottomMargin": (content[3], cell[3]),
    }
    return Frames(
        {**{name: (e[0], e[1]) for name, e in across.items()}, **_text_across(paragraph)},
        {**{name: (e[0], e[1]) for name, e in down.items()}, **_text_down(paragraph)},
    )


def _text_across(paragraph: Box) -> dict[str, Extent]:
    return {"column": (paragraph[0], paragraph[2]), "character": (paragraph[0], paragraph[2])}


def _text_down(paragraph: Box) -> dict[str, Extent]:
    return {"paragraph": (paragraph[1], paragraph[3]), "line": (paragraph[1], paragraph[3])}


def _at(axis: Axis, frames: Mapping[str, Extent], size: float) -> float:
    start, end = frames.get(axis.frame) or frames["page"]
    if axis.align in _CENTRE:
        return (start + end - size) / 2
    if axis.align in _END:
        return end - size
    if axis.align:
        return start
    return start + (axis.offset if axis.part is None else axis.part * (end - start))
