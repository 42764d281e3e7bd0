"""What is drawn in a Word document: shapes, text boxes and lines, before they become markup."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.corpus.geometry import Point, Rect

EMU = 12700


@dataclass(frozen=True, slots=True)
class Frame:
    """Where offsets count from: a point of the page and what Word calls it across and down."""

    x: float
    y: float
    horizontal: str = "column"
    vertical: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Line:
    """The stroke of a connector: corners, heads at its end and its start, and what it is glued to."""

    points: tuple[Point, ...]
    head: str = "none"
    tail: str = "none"
    glue: tuple[tuple[int, int] | None, tuple[int, int] | None] = (None, None)
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One drawn thing of a kind of symbol, "text" or "line"; `preset` is Word's name of its outline."""

    id: int
    kind: str
    rect: Rect
    preset: str = "rect"
    text: str = ""
    size: float = 7.0
    stroke: float = 0.75
    fill: str = ""
    line: Line | None = None
    adjust: int | None = None
    flip: tuple[bool, bool] = (False, False)

    @property
    def name(self) -> str:
        return f"{self.kind.title()} {self.id}"


def emu(points: float) -> int:
    return round(points * EMU)


def text_paragraph(piece: Piece) -> str:
    """The centred text of a shape; lines of fixed height."""
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{round(piece.size * 22)}" w:lineRule="exact"/>'
    look = f'<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="{round(piece.size * 2)}"/></w:rPr>'
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in piece.text.split("\n"))
    return f'<w:p><w:pPr>{spacing}<w:jc w:val="center"/></w:pPr><w:r>{look}{lines}</w:r></w:p>'
