"""Runs of table lines → header and body rows of a flow table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.layout.columns import role_of
from ingest.layout.markup import Line, fold

_NUMBER = re.compile(r"\d{1,3}[.)]?$")


@dataclass(frozen=True, slots=True)
class RawTable:
    """A flow table as it stands: header lines, body rows (continuations joined), its extent."""

    header: tuple[tuple[str, ...], ...]
    rows: tuple[Line, ...]
    first: int
    last: int


def find_tables(lines: tuple[Line, ...]) -> tuple[RawTable, ...]:
    """The flow tables in `lines`, in order; `first` and `last` are indexes into `lines`."""
    heads = [i for i, line in enumerate(lines) if _is_head(line)]
    tables = (_table(lines, head, end) for head, end in pairwise([*heads, len(lines)]))
    return tuple(table for table in tables if table.rows)


def _is_head(line: Line) -> bool:
    """A line whose cells name the activity and at least one other column of the form."""
    roles = {role_of(fold(cell)) for cell in line.cells}
    return "activity" in roles and len(roles - {None}) > 2  # noqa: PLR2004 (activity and two more)


def _table(lines: tuple[Line, ...], head: int, end: int) -> RawTable:
    top = head - 1 if head and _is_group_line(lines[head - 1]) else head
    body = next((i for i in range(head + 1, end) if _starts_row(lines[i])), end)
    last = body
    while last < end and (_starts_row(lines[last]) or _continues(lines[last])):
        last += 1
    rows = tuple(_joined(lines[body:last]))
    header = [line.cells for line in lines[top:body] if len(line.cells) > 1]
    return RawTable(_named(header), tuple(row for row in rows if not _is_column_numbers(row)), top, last)


def _named(header: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(cell) for cell in cells) for cells in header)


def _is_group_line(line: Line) -> bool:
    """The almost empty line above the names: only group headings such as Mutu Baku."""
    filled = [fold(cell) for cell in line.cells if cell]
    return len(line.cells) > 1 and bool(filled) and all(role_of(cell) == "group" for cell in filled)


def _starts_row(line: Line) -> bool:
    return len(line.cells) > 2 and bool(_NUMBER.match(line.cells[0].strip("() ")))  # noqa: PLR2004 (number, activity, more)


def _continues(line: Line) -> bool:
    return len(line.cells) > 2 and not line.cells[0]  # noqa: PLR2004


def _is_column_numbers(row: Line) -> bool:
    """The row 1 | 2 | 3 … below the head."""
    filled = [cell.strip("() ") for cell in row.cells if cell]
    return len(filled) > 2 and filled == [str(n) for n in range(1, len(filled) + 1)]  # noqa: PLR2004


def _joined(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Rows, with lines that have no number added to the row above cell by cell."""
    held: Line | None = None
    for line in lines:
        if held is not None and not line.cells[0]:
            held = _add(held, line)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _add(row: Line, more: Line) -> Line:
    width = max(len(row.cells), len(more.cells))
    pairs = zip(_padded(row.cells, width), _padded(more.cells, width), strict=True)
    return Line(row.number, tuple(f"{a} {b}".strip() for a, b in pairs))


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))
