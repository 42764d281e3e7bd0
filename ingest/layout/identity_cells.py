"""Identity block and sections in drawn cells → raw field texts with their places.

The value stands behind its label in the same cell, in the next cell to the right, or below.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ingest.layout.geometry.cells import Cell
from ingest.layout.geometry.page import Box
from ingest.layout.geometry.polygon import joined
from ingest.layout.identity import Found, RawIdentity
from ingest.layout.labels import IDENTITY, find_label
from ingest.layout.markup import fold
from ingest.layout.paragraphs import paragraphs

_NIP = re.compile(r"NIP\b[ .:]*\d[\d ]{16,22}\d\s*", re.IGNORECASE)
_GOES_ON = "lanjutan"
_TOUCH = 9.0
_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of lines of a cell: the label it begins with and what follows; `goes_on` where it names itself a continuation."""

    cell: Cell
    name: str | None
    text: str
    goes_on: bool = False


def read_identity_cells(pages: Iterable[tuple[int, tuple[Cell, ...]]]) -> RawIdentity:
    """The fields in the cells of each page (number, cells); a label's first occurrence counts."""
    reader = _Reader()
    for number, cells in pages:
        reader.take(number, tuple(cell for cell in cells if cell.words))
    reader.return_nip()
    return RawIdentity(reader.fields, tuple(filter(reader.is_letterhead, reader.loose)), drawn=True)


def own_title(cells: tuple[Cell, ...]) -> str | None:
    """The value of Nama SOP among the cells of one page."""
    found = read_identity_cells([(0, cells)]).fields.get("title")
    return fold(found.text) or None if found else None


@dataclass(slots=True)
class _Reader:
    fields: dict[str, Found] = field(default_factory=dict)
    loose: list[Found] = field(default_factory=list)

    def take(self, page: int, cells: tuple[Cell, ...]) -> None:
        """Adds what the cells of one page say."""
        pieces = [piece for cell in cells for piece in _pieces(cell)]
        labels = {id(piece.cell) for piece in pieces if piece.name}
        used: set[int] = set()
        for piece in pieces:
            if piece.name and (piece.goes_on or not self._has(piece.name)):
                self._put(page, piece, _values(piece, cells, labels | used), used)
        for piece in pieces:
            if piece.name is None and id(piece.cell) not in used and piece.text.strip(": "):
                self.loose.append(Found(piece.cell.text, 0, page, piece.cell.box))

    def is_letterhead(self, found: Found) -> bool:
        """Whether a text without label stands beside the identity fields: what is below them is no letterhead."""
        fields = [self.fields[name] for name in IDENTITY if name in self.fields]
        ends = [field.box[3] for field in fields if field.box and field.page == found.page]
        return bool(ends and found.box and found.box[1] < max(ends))

    def return_nip(self) -> None:
        """Gives a NIP that slipped over the border into the title back to the signatory."""
        title, signed = self.fields.get("title"), self.fields.get("approval")
        slipped = _NIP.match(title.text) if title else None
        if title and signed and slipped:
            self.fields["title"] = replace(title, text=title.text[slipped.end() :])
            self.fields["approval"] = replace(signed, text=f"{signed.text}\n{slipped[0]}")

    def _has(self, name: str) -> bool:
        return name in self.fields and bool(self.fields[name].text)

    def _put(self, page: int, piece: _Piece, values: tuple[Cell, ...], used: set[int]) -> None:
        own = piece.text.strip(": ")
        if own or not values:
            self._keep(piece, Found(own, 0, page, piece.cell.box))
            return
        used |= {id(cell) for cell in values}
        lines = (cell.text if piece.name == "approval" else paragraphs(cell) for cell in values)
        text = "\n".join(lines).strip(": ")
        self._keep(piece, Found(text, 0, page, joined(cell.box for cell in values)))

    def _keep(self, piece: _Piece, found: Found) -> None:
        """Takes a field's text; a continuation is added to what there is."""
        name = piece.name or ""
        before = self.fields.get(name) if piece.goes_on else None
        self.fields[name] = replace(before, text=f"{before.text}\n{found.text}".strip()) if before else found


def _pieces(cell: Cell) -> Iterator[_Piece]:
    """The cell cut before each line that begins with a label."""
    name: str | None = None
    goes_on = False
    lines: list[str] = []
    for line in _lines(cell):
        if label := find_label(line):
            if name or lines:
                yield _Piece(cell, name, "\n".join(lines), goes_on)
            name, lines = label.name, [label.rest] if label.rest else []
            goes_on = label.written.lower().endswith(_GOES_ON)
        else:
            lines.append(line)
    yield _Piece(cell, name, "\n".join(lines), goes_on)


def _lines(cell: Cell) -> list[str]:
    """The paragraphs of a cell; from the signatory on every line stands alone."""
    lines = cell.text.split("\n")
    signed = any((label := find_label(line)) and label.name == "approval" for line in lines)
    return lines if signed else paragraphs(cell).split("\n")


def _values(label: _Piece, cells: tuple[Cell, ...], taken: set[int]) -> tuple[Cell, ...]:
    """The cells that hold the value of a label: to the right for identity fields, below for sections."""
    ways = (_right, _below) if label.name in IDENTITY else (_below, _right)
    for way in ways:
        found = way(label.cell.box, cells, taken)
        if found:
            return found
    return ()


def _right(box: Box, cells: tuple[Cell, ...], taken: set[int]) -> tuple[Cell, ...]:
    """The cells beside, top down; a cell with nothing but a colon is passed over."""
    passed = set(taken)
    while beside := [c for c in cells if id(c) not in passed and _is_beside(c.box, box)]:
        if any(fold(c.text).strip(": ") for c in beside):
            return tuple(sorted(beside, key=lambda c: c.box[1]))
        box = beside[0].box
        passed |= set(map(id, beside))
    return ()


def _is_beside(box: Box, left: Box) -> bool:
    return abs(box[0] - left[2]) < _TOUCH and _shares(box[1::2], left[1::2])


def _below(box: Box, cells: tuple[Cell, ...], taken: set[int]) -> tuple[Cell, ...]:
    """The cells under a label, down to the next label."""
    found: list[Cell] = []
    bottom = box[3]
    for cell in sorted(cells, key=lambda c: (c.box[1], c.box[0])):
        if cell.box[1] < box[3] - _TOUCH / 3 or not _under(cell.box, box):
            continue
        if cell.box[1] > bottom + _TOUCH or id(cell) in taken:
            break
        found.append(cell)
        bottom = max(bottom, cell.box[3])
    return tuple(found)


def _under(box: Box, label: Box) -> bool:
    """Whether a cell has the column of the label above it: the white between tables is wider."""
    width = label[2] - label[0]
    return _shares(box[0::2], label[0::2]) and box[2] - box[0] < 1.4 * width + _TOUCH


def _shares(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two extents have at least half of the shorter in common."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > _OVERLAP * min(one[1] - one[0], other[1] - other[0])
