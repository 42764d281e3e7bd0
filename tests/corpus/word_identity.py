"""The identity block of a Word document: agency, numbers, dates, signatory, sections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.sop import SECTIONS, SopDocument
from tests.corpus.identity import dates, item_mark, section_texts, spaced_nip
from tests.corpus.style import Style
from tests.corpus.word_markup import Pen, TableCell, row, table
from tests.corpus.word_style import WordStyle

_SHARES = (0.5, 0.16, 0.34)
_ELECTRONIC = "Ditandatangani secara elektronik oleh"
_SIGN_LINES = 3
_AUTO = (0.0, "auto")


@dataclass(slots=True)
class IdentityWriter:
    """Writes the block; `lists` gives each numbered list the properties of its paragraphs."""

    document: SopDocument
    style: Style
    word: WordStyle
    pen: Pen
    lists: Iterator[str]

    def xml(self) -> str:
        rows = self._stacked() if self.style.identity.layout == "stacked" else self._beside()
        return table(self._widths(), rows, self.style.table.rule_width)

    def _widths(self) -> list[float]:
        width = self.style.paper.room[0] - 2 * self.style.paper.margin
        return [share * width for share in _SHARES]

    def _beside(self) -> Iterator[str]:
        """The agency left, the fields right; sections in pairs below."""
        left, label, value = self._widths()
        office = self._office()
        for number, (heading, content) in enumerate(self._fields()):
            first = TableCell(
                left, office if number == 0 else self.pen.paragraph(), merge="continue" if number else "restart"
            )
            yield self._row([first, *self._labelled(heading, content, (label, value))])
        for pair in zip(SECTIONS[::2], SECTIONS[1::2], strict=True):
            yield from self._sections(pair, (left, label + value))

    def _stacked(self) -> Iterator[str]:
        """The agency on top, then one field or section below the other."""
        widths = self._widths()
        yield self._row([TableCell(sum(widths), self._office(), 3)])
        fields = [*self._fields(), *((name, self._items(name)) for name in SECTIONS)]
        for name, content in fields:
            label = self.pen.paragraph(self.style.headings[name])
            yield self._row([TableCell(widths[0], label), TableCell(sum(widths[1:]), content, 2)])

    def _row(self, cells: Sequence[TableCell]) -> str:
        return row(cells, _AUTO, controls=self.word.controls)

    def _office(self) -> str:
        return "".join(self.pen.paragraph(line, bold=True, jc="center") for line in self.document.institution)

    def _labelled(self, name: str, content: str, widths: tuple[float, float]) -> list[TableCell]:
        heading = self.style.headings[name]
        if self.word.labels == "colon" and name != "approval":
            text = f"{heading} : {self._values()[name]}".rstrip()
            return [TableCell(sum(widths), self.pen.paragraph(text), 2)]
        return [TableCell(widths[0], self.pen.paragraph(heading)), TableCell(widths[1], content)]

    def _values(self) -> dict[str, str]:
        title = self.document.title or ""
        return {"nomor": self.document.number or "", **dates(self.document, self.style), "title": title}

    def _fields(self) -> list[tuple[str, str]]:
        colon = ": " if self.word.labels == "cell" else ""
        values = self._values()
        before = [
            (name, self.pen.paragraph(f"{colon}{values[name]}".rstrip()))
            for name in ("nomor", *dates(self.document, self.style))
        ]
        title = self.pen.paragraph(f"{colon}{values['title']}", bold=True)
        return [*before, ("approval", self._signatory()), ("title", title)]

    def _signatory(self) -> str:
        approval = self.document.approval
        gap = [_ELECTRONIC] if approval.electronic else [""] * _SIGN_LINES
        lines = [approval.position or "", *gap, approval.name or ""]
        lines += [f"NIP. {spaced_nip(approval.nip)}"] if approval.nip else []
        return "".join(self.pen.paragraph(line, bold=line == approval.name, jc="center") for line in lines)

    def _sections(self, names: Sequence[str], widths: Sequence[float]) -> Iterator[str]:
        colon = " :" if self.word.labels == "colon" else ""
        labels = [self.pen.paragraph(self.style.headings[name] + colon, bold=True) for name in names]
        bodies = [self._items(name) for name in names]
        if self.word.labels == "row":
            yield self._row(
                [TableCell(width, xml, 1 + n) for n, (width, xml) in enumerate(zip(widths, labels, strict=True))]
            )
            yield self._row(
                [TableCell(width, xml, 1 + n) for n, (width, xml) in enumerate(zip(widths, bodies, strict=True))]
            )
        else:
            parts = zip(widths, labels, bodies, strict=True)
            yield self._row([TableCell(width, a + b, 1 + n) for n, (width, a, b) in enumerate(parts)])

    def _items(self, name: str) -> str:
        """The section's items with typed marks, as a numbered list, or as a table in the cell."""
        texts = section_texts(self.document, name)
        if not texts:
            return self.pen.paragraph()
        if self.word.nested and name == "legal_basis":
            return self._table_of(texts)
        numbered = next(self.lists) if self.word.numbered_items and len(texts) > 1 else ""
        marks = [
            item_mark(n, self.style.identity.marks) + " " if len(texts) > 1 and not numbered else ""
            for n in range(len(texts))
        ]
        return "".join(self.pen.paragraph(mark + text, extra=numbered) for mark, text in zip(marks, texts, strict=True))

    def _table_of(self, texts: Sequence[str]) -> str:
        """A table of marks and texts; a cell must end with a paragraph."""
        width = self._widths()[0] - 30
        rows = [
            row([TableCell(20, self.pen.paragraph(f"{n}.")), TableCell(width, self.pen.paragraph(text))], _AUTO)
            for n, text in enumerate(texts, 1)
        ]
        return table([20, width], rows, 0.5) + self.pen.gap(1.0)
