"""What a Word document says, before it has a place: paragraphs, tables, drawings, sections (in points)."""

from dataclasses import dataclass
from typing import TypeAlias

from ingest.layout.geometry.page import Box
from ingest.sources.office.figures import Figure

TWIP = 20.0


@dataclass(frozen=True, slots=True)
class Axis:
    """A position along one axis: from the frame it counts by, aligned in it or at an offset.

    `part` is an offset as a part of the frame.
    """

    frame: str
    offset: float = 0.0
    align: str | None = None
    part: float | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a floating drawing stands; `in_cell` keeps it in the table cell of its paragraph."""

    across: Axis
    down: Axis
    in_cell: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """Figures around their own upper left corner; one without anchor stands in the line of text."""

    size: tuple[float, float]
    figures: tuple[Figure, ...]
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: font size, room above and below, distance of its lines (0: as the font wants)."""

    size: float = 10.0
    above: float = 0.0
    below: float = 0.0
    pitch: float = 0.0
    align: str = "left"
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines as typed (a line break ends one), the automatic list mark with its level, drawings."""

    lines: tuple[str, ...]
    look: Look = Look()
    mark: str | None = None
    level: int = 0
    drawings: tuple[Drawing, ...] = ()
    page_breaks: int = 0

    @property
    def text(self) -> str:
        """All lines as one."""
        return " ".join(self.lines).strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: the grid columns it spans, whether it goes on from above, its margins (left, top, right, bottom)."""

    span: int
    merge: str
    blocks: tuple["Block", ...]
    margins: Box
    align: str = "top"
    upright: bool = False
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: grid columns left out before it, its height and the rule for that (auto, atLeast, exact)."""

    before: int
    height: float
    rule: str
    cells: tuple[Cell, ...]
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: widths of its grid columns as written, rows, place between the margins."""

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    indent: float = 0.0
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Section:
    """The page of a part of the document: size and margins (left, top, right, bottom)."""

    width: float = 595.3
    height: float = 841.9
    margins: Box = (72.0, 72.0, 72.0, 72.0)
    continuous: bool = False

    @property
    def room(self) -> tuple[float, float]:
        """The left and right end of the text."""
        return self.margins[0], max(self.width - self.margins[2], self.margins[0] + 1)


Block: TypeAlias = Paragraph | Table
