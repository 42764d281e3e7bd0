"""The identity block placed on pages: letterhead, numbers and dates, approval, the six sections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from docs_out.blocks.identity import PAIRS, signature, write_date
from docs_out.characters import clean
from docs_out.drawing.ink import Face
from docs_out.drawing.metrics import width, wrap
from docs_out.drawing.shapes import Rect
from model.sop import Approval, LegalBasis, SopDocument

GOES_ON = "lanjutan"
_SIZES = (9.0, 8.0, 7.0)
_LETTERHEAD = tuple(float(size) for size in range(11, 5, -1))
_PAD_X, _PAD_Y, _HANGING = 5.0, 3.0, 16.0
_LABEL_PART = 0.17
_SPLIT = 80.0  # less of a list is not worth beginning at the foot of a page
_ROW, _SECTION, _LOGO, _SIGNATURE = 17.0, 34.0, 55.0, 40.0


@dataclass(frozen=True, slots=True)
class Words:
    """A text with the lines it was wrapped into: how far in they stand, the space above, the mark before them."""

    text: str
    lines: tuple[str, ...]
    face: Face
    indent: float = 0.0
    above: float = 0.0
    mark: str = ""

    @property
    def height(self) -> float:
        """What it takes, with the space above."""
        return self.above + len(self.lines) * self.face.pitch


Lists: TypeAlias = tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of the block with what stands in it from the top."""

    rect: Rect
    words: tuple[Words, ...]
    middle: bool = False


def front(document: SopDocument, room: tuple[float, float], foot: float = 0.0) -> tuple[tuple[Box, ...], ...]:
    """The cells of each page with `room` (width, height): the largest letters that take one page, if any do.

    The first page keeps `foot` points free below.
    """
    for size in _SIZES[:-1]:
        pages = _pages(_Front(document, room, size, foot))
        if len(pages) == 1:
            return pages
    return _pages(_Front(document, room, _SIZES[-1], foot))


def leaves(document: SopDocument, room: tuple[float, float], foot: float) -> bool:
    """Whether the block in its largest letters takes one page and leaves `foot` points of it free."""
    return len(_pages(_Front(document, room, _SIZES[0], foot))) == 1


def _pages(block: "_Front") -> tuple[tuple[Box, ...], ...]:
    block.values()
    for pair in PAIRS:
        block.sections(pair)
    return block.pages()


class _Front:
    """The block in letters of one size, as it fills page after page."""

    def __init__(self, document: SopDocument, room: tuple[float, float], size: float, foot: float) -> None:
        self._document, self._room, self._foot = document, room, foot
        self._face, self._bold, self._centered = Face(size), Face(size, bold=True), Face(size, centered=True)
        self._half = room[0] / 2
        self._full: list[tuple[Box, ...]] = []
        self._boxes: list[Box] = []
        self._top = 0.0

    def pages(self) -> tuple[tuple[Box, ...], ...]:
        """All pages."""
        return (*self._full, tuple(self._boxes))

    def values(self) -> None:
        """The letterhead, and beside it numbers, dates, approval and title."""
        rows = list(self._rows())
        label = self._room[0] * _LABEL_PART
        heights = [max(_ROW, max(map(_height, row)) + 2 * _PAD_Y) for row in rows]
        letterhead = tuple(self._letterhead())
        heights[-1] += max(0.0, _height(letterhead) + 2 * _PAD_Y - sum(heights))
        self._boxes.append(Box(Rect(0.0, 0.0, self._half, sum(heights)), letterhead, middle=True))
        for row, height in zip(rows, heights, strict=True):
            self._boxes.append(Box(Rect(self._half, self._top, label, height), row[0]))
            self._boxes.append(Box(Rect(self._half + label, self._top, self._half - label, height), row[1]))
            self._top += height

    def sections(self, pair: tuple[tuple[str, str], ...]) -> None:
        """Two sections beside each other; lists longer than a page go on under the same headings."""
        names = [f"{heading}:" for heading, _ in pair]
        lists = tuple(tuple(self._items(name)) for _, name in pair)
        fits = self._need(lists) <= self._room[1]
        if self._top and self._left < (self._need(lists) if fits else self._heading + _SPLIT):
            self._turn_over()
        while self._need(lists) > self._left:
            room = self._left - self._heading - 2 * _PAD_Y
            parts = [_broken(words, room) for words in lists]
            self._row(names, tuple(part[0] for part in parts))
            self._turn_over()
            names = [f"{heading} {GOES_ON}:" for heading, _ in pair]
            lists = tuple(part[1] for part in parts)
        self._row(names, lists)

    @property
    def _heading(self) -> float:
        return max(_ROW, self._bold.pitch + 2 * _PAD_Y)

    @property
    def _left(self) -> float:
        return self._room[1] - self._top - (0.0 if self._full else self._foot)

    def _need(self, lists: Lists) -> float:
        return self._heading + max(_SECTION, max(map(_height, lists)) + 2 * _PAD_Y)

    def _turn_over(self) -> None:
        self._full.append(tuple(self._boxes))
        self._boxes, self._top = [], 0.0

    def _row(self, names: Sequence[str], lists: Lists) -> None:
        """Headings and the lists below them."""
        height = self._need(lists) - self._heading
        headings = tuple((Words(name, (name,), self._bold),) for name in names)
        for texts, tall in ((headings, self._heading), (lists, height)):
            for side, words in enumerate(texts):
                self._boxes.append(Box(Rect(side * self._half, self._top, self._half, tall), words))
            self._top += tall

    def _rows(self) -> Iterator[tuple[tuple[Words, ...], tuple[Words, ...]]]:
        sop = self._document
        lines = (
            ("Nomor SOP", (self._value(sop.number, self._face),)),
            ("Tanggal Pembuatan", (self._value(write_date(sop.created), self._face),)),
            ("Tanggal Revisi", (self._value(write_date(sop.revised), self._face),)),
            ("Tanggal Efektif", (self._value(write_date(sop.effective), self._face),)),
            ("Disahkan oleh", tuple(self._approval(sop.approval))),
            ("Nama SOP", (self._value(sop.title, self._bold),)),
        )
        for label, words in lines:
            yield (Words(label, (label,), self._face),), words

    def _value(self, text: str | None, face: Face, above: float = 0.0) -> Words:
        width = self._half - self._room[0] * _LABEL_PART - 2 * _PAD_X
        return replace(_wrapped(text, face, width), above=above)

    def _approval(self, approval: Approval) -> Iterator[Words]:
        """Position, room for the signature, name and NIP."""
        name = Face(self._face.size, bold=True, centered=True)
        yield self._value(approval.position, self._centered)
        if how := signature(approval):
            yield self._value(how, self._centered)
        yield self._value(approval.name, name, _SIGNATURE)
        yield self._value(f"NIP {approval.nip}" if approval.nip else None, self._centered)

    def _letterhead(self) -> Iterator[Words]:
        """Room for the logo and the institution's lines, each as large as it fits on one line."""
        room = self._half - 2 * _PAD_X
        above = _LOGO
        for text in map(clean, self._document.institution):
            size = next((s for s in _LETTERHEAD if width(text, s, bold=True) <= room), _LETTERHEAD[-1])
            yield replace(_wrapped(text, Face(size, bold=True, centered=True), room), above=above)
            above = 2.0

    def _items(self, name: str) -> Iterator[Words]:
        """The items of a section, numbered when there are several."""
        items: tuple[str | LegalBasis, ...] = getattr(self._document, name)
        texts = [item.text if isinstance(item, LegalBasis) else item for item in items]
        room = self._half - 2 * _PAD_X
        for number, text in enumerate(texts, 1):
            if len(texts) == 1:
                yield _wrapped(text, self._face, room)
            else:
                indent = max(_HANGING, width(f"{len(texts)}. ", self._face.size))
                words = _wrapped(text, self._face, room - indent)
                yield replace(words, indent=indent, above=1.0, mark=f"{number}.")


def _wrapped(text: str | None, face: Face, room: float) -> Words:
    safe = clean(text)
    return Words(safe, wrap(safe, face.size, room, bold=face.bold) if safe else (), face)


def _height(words: Sequence[Words]) -> float:
    return sum(text.height for text in words)


def _broken(words: tuple[Words, ...], room: float) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """What of `words` fits in `room`, and the rest."""
    kept: list[Words] = []
    for number, text in enumerate(words):
        room -= text.height
        if room < 0:
            lines = max(0, int((room + text.height - text.above) / text.face.pitch))
            head, tail = _parted(text, lines)
            return (*kept, *head), (*tail, *words[number + 1 :])
        kept.append(text)
    return tuple(kept), ()


def _parted(words: Words, lines: int) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Its first `lines` and the others."""
    if not lines:
        return (), (words,)
    first, others = words.lines[:lines], words.lines[lines:]
    head = replace(words, text=" ".join(first), lines=first)
    return (head,), (replace(words, text=" ".join(others), lines=others, mark=""),)
