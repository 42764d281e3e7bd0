"""Pieces of WordprocessingML: paragraphs, cells, rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor
from random import Random
from xml.sax.saxutils import escape

from tests.corpus.lettering import LEADING
from tests.corpus.style import Style

FACES = {"Helvetica": "Arial", "Times": "Times New Roman", "Vera": "Verdana"}
_AUTHOR = 'w:author="Penyunting" w:date="2024-01-01T00:00:00Z"'
_OLD = "dan seterusnya "
_NARROWER = 0.3


@dataclass(frozen=True, slots=True)
class Pen:
    """Letters of a document; `rng` decides which words carry tracked changes, if any do."""

    face: str
    size: float
    tracked: bool
    rng: Random

    @property
    def pitch(self) -> float:
        return self.size * LEADING

    def paragraph(
        self, text: str = "", *, bold: bool = False, jc: str = "left", extra: str = "", runs: str = ""
    ) -> str:
        """A paragraph with lines of fixed height; `extra` goes into its properties, `runs` before its text."""
        spacing = f'<w:spacing w:before="0" w:after="0" w:line="{twips(self.pitch)}" w:lineRule="exact"/>'
        body = runs + (self._tracked(text, bold=bold) if self.tracked else self.run(text, bold=bold))
        return f'<w:p><w:pPr>{extra}{spacing}<w:ind w:left="40" w:right="40"/><w:jc w:val="{jc}"/></w:pPr>{body}</w:p>'

    def gap(self, height: float, runs: str = "") -> str:
        """An empty paragraph of this height, with anchored things in it."""
        spacing = f'<w:spacing w:before="0" w:after="0" w:line="{max(20, twips(height))}" w:lineRule="exact"/>'
        return f"<w:p><w:pPr>{spacing}</w:pPr>{runs}</w:p>"

    def run(self, text: str, *, bold: bool = False, tag: str = "t") -> str:
        if not text:
            return ""
        face = f'<w:rFonts w:ascii="{self.face}" w:hAnsi="{self.face}" w:cs="{self.face}"/>'
        look = f'{face}{"<w:b/>" if bold else ""}<w:sz w:val="{round(self.size * 2)}"/>'
        return f'<w:r><w:rPr>{look}</w:rPr><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'

    def _tracked(self, text: str, *, bold: bool) -> str:
        """The text's last words as an insertion after a deletion, now and then."""
        if " " not in text or self.rng.random() > 0.3:
            return self.run(text, bold=bold)
        cut = text.rindex(" ") + 1
        old = f'<w:del w:id="{self.rng.randrange(10**6)}" {_AUTHOR}>{self.run(_OLD, bold=bold, tag="delText")}</w:del>'
        new = f'<w:ins w:id="{self.rng.randrange(10**6)}" {_AUTHOR}>{self.run(text[cut:], bold=bold)}</w:ins>'
        return self.run(text[:cut], bold=bold) + old + new


def pen(style: Style, rng: Random, *, tracked: bool) -> Pen:
    """Letters a little smaller than the page was laid out with: other fonts may run wider."""
    return Pen(FACES[style.text.font], floor((style.text.size - _NARROWER) * 2) / 2, tracked, rng)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell `span` grid columns wide; `merge` is restart or continue in a vertical merge."""

    width: float
    content: str
    span: int = 1
    merge: str = ""
    fill: str = ""
    margin: float = 0.0
    middle: bool = False
    upright: bool = False

    def xml(self, controls: str = "none") -> str:
        """The cell, inside a content control or with one around its content."""
        merge = f'<w:vMerge w:val="{self.merge}"/>' if self.merge else ""
        merge = merge.replace(' w:val="continue"', "")
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else ""
        sides = "".join(f'<w:{side} w:w="{twips(self.margin)}" w:type="dxa"/>' for side in ("left", "right"))
        look = f'<w:tcW w:w="{twips(self.width)}" w:type="dxa"/><w:gridSpan w:val="{self.span}"/>{merge}{fill}'
        turn = '<w:textDirection w:val="btLr"/>' if self.upright else ""
        look += f'<w:tcMar>{sides}</w:tcMar>{turn}<w:vAlign w:val="{"center" if self.middle else "top"}"/>'
        content = control(self.content) if controls == "content" and "<w:t " in self.content else self.content
        cell = f"<w:tc><w:tcPr>{look}</w:tcPr>{content}</w:tc>"
        return control(cell) if controls == "cell" and "<w:t " in self.content else cell


def row(cells: Iterable[TableCell], height: tuple[float, str], *, head: bool = False, controls: str = "none") -> str:
    """A row that does not break over pages; `height` is its height and how it is meant (auto: not given)."""
    size, rule = height
    rule_xml = f'<w:trHeight w:val="{twips(size)}" w:hRule="{rule}"/>' if rule != "auto" else ""
    look = f"<w:trPr><w:cantSplit/>{rule_xml}{'<w:tblHeader/>' if head else ''}</w:trPr>"
    xml = f"<w:tr>{look}{''.join(cell.xml(controls) for cell in cells)}</w:tr>"
    return control(xml) if controls == "row" and not head else xml


def table(widths: Sequence[float], rows: Iterable[str], border: float) -> str:
    """A table of fixed layout at the left margin."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{s} w:val="single" w:sz="{max(2, round(border * 8))}" w:color="000000"/>' for s in sides)
    zero = "".join(f'<w:{s} w:w="0" w:type="dxa"/>' for s in ("top", "left", "bottom", "right"))
    look = f'<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
    look += f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{zero}</w:tblCellMar>'
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def control(content: str) -> str:
    """`content` in a content control."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="Isian"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def twips(points: float) -> int:
    return round(points * 20)
