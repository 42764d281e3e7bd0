"""The body of a Word document → sections of paragraphs and tables, as accepted and printed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.sources.office.text_lines import pitch_of
from ingest.sources.office.xml import Element, attr, every, first, kids, local, marked, number, on, value, within
from ingest.sources.word.content import TWIP, Block, Cell, Paragraph, Row, Section, Table
from ingest.sources.word.numbering import Numbering
from ingest.sources.word.objects import drawings
from ingest.sources.word.runs import Runs
from ingest.sources.word.styles import Styles

MOST_SPANS = 1_000
_DEPTH = 8
_MARGINS = {"left": 0, "start": 0, "top": 1, "right": 2, "end": 2, "bottom": 3}
_USUAL = (5.4, 0.0, 5.4, 0.0)
_LONGEST = 31_680
_UPRIGHT = frozenset({"btLr", "tbRl", "tbRlV", "tbLrV"})


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks with the page they stand on."""

    section: Section
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class _Held:
    """A paragraph whose end was deleted: the next one goes on with it."""

    paragraph: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """Reads a document with its styles and lists."""

    styles: Styles
    numbering: Numbering

    def parts(self, body: Element) -> Iterator[Part]:
        """The sections in order; the properties of a section stand at its end."""
        open_: list[Element] = []
        for child in kids(body):
            if local(child) == "sectPr":
                yield Part(_section(child), self._blocks(open_, 0))
                open_ = []
                continue
            open_.append(child)
            ending = first(child, "pPr", "sectPr") if local(child) == "p" else None
            if ending is not None:
                yield Part(_section(ending), self._blocks(open_, 0))
                open_ = []
        if open_:
            yield Part(Section(), self._blocks(open_, 0))

    def _blocks(self, elements: list[Element], depth: int, table: str | None = None) -> tuple[Block, ...]:
        held = _Held()
        found: list[Block] = []
        for element in elements:
            if local(element) == "p":
                found += self._paragraphs(element, held, table)
            elif local(element) == "tbl" and depth < _DEPTH:
                found.append(self._table(element, depth))
        return (*found, held.paragraph) if held.paragraph else tuple(found)

    def _paragraphs(self, element: Element, held: _Held, table: str | None) -> Iterator[Paragraph]:
        paragraph = self._paragraph(element, table)
        if held.paragraph:
            paragraph = _joined(held.paragraph, paragraph)
        deleted = first(element, "pPr", "rPr")
        held.paragraph = paragraph if marked(deleted, "del") or marked(deleted, "moveFrom") else None
        if held.paragraph is None:
            yield paragraph

    def _paragraph(self, element: Element, table: str | None) -> Paragraph:
        properties = first(element, "pPr")
        runs = Runs(self.styles).take(element)
        look = self.styles.look(properties, table)
        size = runs.size or look.size
        pitch = look.pitch if look.pitch > 0 else -(look.pitch or -1.0) * pitch_of(size)
        ref = self.styles.list_of(properties)
        return Paragraph(
            lines=tuple(runs.text.split("\n")),
            look=replace(look, size=size, pitch=pitch),
            mark=self.numbering.mark(ref) if ref else None,
            level=ref.level if ref else 0,
            drawings=tuple(d for holder in runs.objects for d in drawings(holder, self._shape_texts)),
            page_breaks=runs.page_breaks,
        )

    def _shape_texts(self, shape: Element) -> tuple[str, ...]:
        """The paragraphs in a shape."""
        found = (p for content in within(shape, "txbxContent") for p in within(content, "p"))
        texts = (" ".join(Runs(self.styles).take(p).text.split()) for p in found)
        return tuple(text for text in texts if text)

    def _table(self, element: Element, depth: int) -> Table:
        properties = first(element, "tblPr")
        style = value(properties, "tblStyle")
        margins = _USUAL
        for found in (*self.styles.table_margins(style), *every(properties, "tblCellMar")):
            margins = _margins(found, margins)
        inner = _Inner(style, margins, depth + 1)
        rows = (self._row(row, inner) for row in every(element, "tr") if not marked(first(row, "trPr"), "del"))
        return Table(
            columns=tuple(_twips(attr(column, "w")) for column in every(first(element, "tblGrid"), "gridCol"))[
                :MOST_SPANS
            ],
            rows=tuple(row for row in rows if row.cells),
            indent=_twips(attr(first(properties, "tblInd"), "w")),
            align=value(properties, "jc") or "left",
        )

    def _row(self, element: Element, inner: "_Inner") -> Row:
        properties = first(element, "trPr")
        height = first(properties, "trHeight")
        return Row(
            before=_count(value(properties, "gridBefore"), 0),
            height=_twips(attr(height, "val")),
            rule=attr(height, "hRule") or ("auto" if height is None else "atLeast"),
            cells=() if on(properties, "hidden") else tuple(self._cell(cell, inner) for cell in every(element, "tc")),
            repeats=bool(on(properties, "tblHeader")),
        )

    def _cell(self, element: Element, inner: "_Inner") -> Cell:
        properties = first(element, "tcPr")
        merge = first(properties, "vMerge")
        deleted = marked(properties, "cellDel")
        content = [] if deleted else [kid for kid in kids(element) if local(kid) in ("p", "tbl")]
        width = first(properties, "tcW")
        return Cell(
            span=max(1, _count(value(properties, "gridSpan"), 1)),
            merge="" if merge is None else attr(merge, "val") or "continue",
            blocks=self._blocks(content, inner.depth, inner.style),
            margins=_margins(first(properties, "tcMar"), inner.margins),
            align=value(properties, "vAlign") or "top",
            upright=value(properties, "textDirection") in _UPRIGHT,
            width=_twips(attr(width, "w")) if attr(width, "type") in ("dxa", None) else 0.0,
        )


@dataclass(frozen=True, slots=True)
class _Inner:
    """What cells take from their table."""

    style: str | None
    margins: tuple[float, float, float, float]
    depth: int


def _joined(one: Paragraph, other: Paragraph) -> Paragraph:
    """Two paragraphs as one: the end of the first was deleted."""
    lines = (*one.lines[:-1], one.lines[-1] + other.lines[0], *other.lines[1:])
    return replace(other, lines=lines, mark=one.mark or other.mark, drawings=(*one.drawings, *other.drawings))


def _section(element: Element) -> Section:
    size, margins = first(element, "pgSz"), first(element, "pgMar")
    plain = Section()
    sides = ("left", "top", "right", "bottom")
    return Section(
        _twips(attr(size, "w")) or plain.width,
        _twips(attr(size, "h")) or plain.height,
        tuple(abs(_twips(attr(margins, side))) for side in sides) if margins is not None else plain.margins,  # type: ignore[arg-type]
        continuous=value(element, "type") == "continuous",
    )


def _margins(element: Element | None, default: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    found = list(default)
    for kid in kids(element) if element is not None else ():
        if local(kid) in _MARGINS:
            found[_MARGINS[local(kid)]] = _twips(attr(kid, "w"))
    return found[0], found[1], found[2], found[3]


def _twips(text: str | None) -> float:
    return number(text, most=_LONGEST) / TWIP


def _count(text: str | None, default: int) -> int:
    return int(number(text, default, most=MOST_SPANS))
