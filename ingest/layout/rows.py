"""Body rows of a flow table, page by page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.layout.geometry.cells import Cell
from ingest.layout.geometry.page import Box
from ingest.layout.geometry.polygon import joined
from ingest.layout.heads import Head, Span
from ingest.layout.markup import fold

_ALIGNED = 9.0
_GAP = 4.0
_NUMBER = re.compile(r"\(?(\d{1,3}[a-z]?|[a-z]|[ivx]{1,4})\s*[.)]{0,2}", re.IGNORECASE)
_LEADING = re.compile(r"(\d{1,3})[.)]\s*(?=\S)")
FIELDS = ("activity", "requirements", "time", "output", "remarks")


@dataclass(frozen=True, slots=True)
class Field:
    """What a row says in one column, and where."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of one page: its number as written, its fields by column role, its extent."""

    page: int
    top: float
    bottom: float
    number: str
    fields: tuple[tuple[str, Field], ...]

    def text(self, role: str) -> str:
        """The text in the column of `role`."""
        return next((field.text for name, field in self.fields if name == role), "")


@dataclass(frozen=True, slots=True)
class TablePart:
    """The part of a flow table that stands on one page; `headed` tells whether the head is repeated there."""

    page: int
    head: Head
    headed: bool
    rows: tuple[BodyRow, ...]
    box: Box


def read_part(cells: tuple[Cell, ...], head: Head, page: int, end: float, *, headed: bool) -> TablePart | None:
    """The rows under `head` down to `end`; without a head of its own the page must have its columns."""
    head = _numbered(cells, head, headed=headed)
    anchor = head.span("number") or head.span("activity")
    assert anchor is not None, "a head has an activity column"
    start = head.bottom if headed else 0.0
    bands = list(_bands(cells, anchor, start, end, headed=headed))
    if not bands:
        return None
    rows = [_row(cells, head, page, band) for band in bands]
    kept = tuple(row for row in rows if not _is_column_numbers(row, head))
    lanes = [*head.lanes]
    box = (lanes[0].span.x0, bands[0].box[1], lanes[-1].span.x1, bands[-1].box[3])
    return TablePart(page, head, headed, kept, box)


def _numbered(cells: tuple[Cell, ...], head: Head, *, headed: bool) -> Head:
    """`head` with its number column, also where one heading spans number and activity."""
    activity = head.span("activity")
    assert activity is not None
    if head.span("number") or not headed:
        return head
    below = [c for c in cells if c.box[1] >= head.bottom - _GAP and abs(c.box[0] - activity.x0) < _GAP]
    narrow = [c for c in below if c.box[2] < activity.x0 + 0.4 * (activity.x1 - activity.x0) and c.words]
    if not narrow or not all(_NUMBER.fullmatch(fold(c.text)) for c in narrow):
        return head
    edge = narrow[0].box[2]
    columns = {**dict(head.columns), "number": Span(activity.x0, edge), "activity": Span(edge, activity.x1)}
    return replace(head, columns=(*columns.items(),))


def _bands(cells: tuple[Cell, ...], anchor: Span, start: float, end: float, *, headed: bool) -> Iterator[Cell]:
    """The cells of the column that counts the rows, as long as one follows the other."""
    column = [c for c in cells if abs(c.box[0] - anchor.x0) < _ALIGNED and abs(c.box[2] - anchor.x1) < _ALIGNED]
    below = start
    for cell in sorted(column, key=lambda c: c.box[1]):
        if cell.box[1] < start - _GAP or cell.box[3] > end + _GAP:
            continue
        if (headed or below > start) and cell.box[1] > below + _GAP:
            return
        below = cell.box[3]
        yield cell


def _row(cells: tuple[Cell, ...], head: Head, page: int, band: Cell) -> BodyRow:
    top, bottom = band.box[1], band.box[3]
    found = {role: _field(cells, span, top, bottom) for role, span in head.columns if role in FIELDS}
    fields = {role: field for role, field in found.items() if field}
    number = fold(band.text) if head.span("number") else ""
    if not number and not head.span("number") and "activity" in fields:
        number, fields["activity"] = _split_number(fields["activity"])
    return BodyRow(page, top, bottom, number.strip("(). "), (*fields.items(),))


def _field(cells: tuple[Cell, ...], span: Span, top: float, bottom: float) -> Field | None:
    """The cells of a column that lie in a row, or that the row lies in."""
    here = [c for c in cells if c.words and c.spans(span.middle) and _share(c.box, top, bottom) > 0.5]  # noqa: PLR2004 (half)
    if not here:
        return None
    return Field(fold(" ".join(c.text for c in here)), joined(c.box for c in here))


def _share(box: Box, top: float, bottom: float) -> float:
    """How much of the lower of cell and row the two have in common."""
    common = min(box[3], bottom) - max(box[1], top)
    return common / max(1.0, min(box[3] - box[1], bottom - top))


def _split_number(field: Field) -> tuple[str, Field]:
    leading = _LEADING.match(field.text)
    return (leading[1], Field(field.text[leading.end() :], field.box)) if leading else ("", field)


def _is_column_numbers(row: BodyRow, head: Head) -> bool:
    """The row 1 | 2 | 3 … below the head."""
    texts = [row.number] if head.span("number") else []
    texts += [field.text.strip("(). ") for _, field in row.fields]
    numbers = [int(text) for text in texts if text.isdigit()]
    return len(texts) > 2 and len(numbers) == len(texts) and max(numbers) <= len(head.columns) + len(head.lanes) + 1  # noqa: PLR2004
