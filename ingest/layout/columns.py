"""Header cells → which column is what, and rows put right that OCR shifted."""

from collections import Counter
from dataclasses import dataclass

from ingest.language.durations import is_duration
from ingest.layout.profile import column_patterns

_SHIFTS = (0, 1, -1, 2, -2)


def role_of(cell: str) -> str | None:
    """What a header cell names: a column of the form, a group heading, or None (a lane, or nothing)."""
    plain = cell.strip(" :.*").lower()
    return next((role for role, names in column_patterns() if names.fullmatch(plain)), None)


@dataclass(frozen=True, slots=True)
class Columns:
    """Column indexes of a flow table; `lanes` are names left to right from column `first_lane`.

    `nameless` is the lane whose name the group heading overwrote; `relabelled` tells that the
    output stands under a heading that does not say so.
    """

    number: int
    activity: int
    first_lane: int
    lanes: tuple[str, ...]
    requirements: int | None
    time: int | None
    output: int | None
    remarks: int | None
    nameless: int | None
    relabelled: bool


def read_columns(header: tuple[tuple[str, ...], ...], rows: tuple[tuple[str, ...], ...]) -> Columns:
    """The columns of a table with one to three header lines, checked against its body.

    The lowest name of a column counts. Waktu is where the durations are, whatever its heading.
    """
    width = max(map(len, (*header, *rows)))
    names = [_lowest(header, column) for column in range(width)]
    at = {role: i for i, name in reversed(list(enumerate(names))) if (role := role_of(name)) and role != "group"}
    activity = at["activity"]
    time = _time_column(rows, at.get("time"))
    requirements = at.get("requirements", time - 1 if time is not None else None)
    end = min(i for i in (requirements, time, at.get("output"), width) if i is not None and i > activity)
    lanes = [names[i] for i in range(activity + 1, end)]
    output, remarks, relabelled = _tail(at, time, width, rows)
    nameless = next((i for i, name in enumerate(lanes) if role_of(name) == "group" or not name), None)
    return Columns(
        at.get("number", 0), activity, activity + 1, tuple(lanes), requirements, time, output, remarks, nameless, relabelled
    )  # fmt: skip


def _lowest(header: tuple[tuple[str, ...], ...], column: int) -> str:
    return next((row[column] for row in reversed(header) if column < len(row) and row[column]), "")


def _time_column(rows: tuple[tuple[str, ...], ...], named: int | None) -> int | None:
    """The column with most durations; the named one where it has as many."""
    counts = Counter(i for row in rows for i, cell in enumerate(row) if i > 1 and is_duration(cell))
    if not counts:
        return named
    best, most = counts.most_common(1)[0]
    return named if named is not None and counts[named] >= most else best


def _tail(
    at: dict[str, int], time: int | None, width: int, rows: tuple[tuple[str, ...], ...]
) -> tuple[int | None, int | None, bool]:
    """Output and remarks: without an Output heading the column right of Waktu is the output."""
    output, remarks = at.get("output"), at.get("remarks")
    if output is not None or time is None:
        return output, remarks, False
    column = time + 1
    filled = column < width and any(column < len(row) and row[column] for row in rows)
    return (column if filled else None), (None if remarks in (column, time) else remarks), filled


@dataclass(frozen=True, slots=True)
class Row:
    """One body row with its cells in their logical places; `shift` is how far they had moved."""

    number: str
    activity: str
    marks: tuple[str, ...]
    requirements: str
    time: str
    output: str
    remarks: str
    shift: int


def read_row(cells: tuple[str, ...], columns: Columns) -> Row:
    """`cells` put under `columns`: mutu baku slides until Waktu holds a duration."""
    shift = _shift(cells, columns)
    at = _Cells(cells, shift)
    return Row(
        number=cells[columns.number].strip("(). "),
        activity=cells[columns.activity],
        marks=_marks(cells, columns, shift),
        requirements=at.moved(columns.requirements),
        time=at.moved(columns.time),
        output=at.moved(columns.output),
        remarks=at.moved(columns.remarks),
        shift=shift,
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    cells: tuple[str, ...]
    shift: int

    def moved(self, column: int | None) -> str:
        return "" if column is None else _cell(self.cells, column + self.shift)


def _shift(cells: tuple[str, ...], columns: Columns) -> int:
    if columns.time is None:
        return 0
    time = columns.time
    return next((shift for shift in _SHIFTS if is_duration(_cell(cells, time + shift))), 0)


def _marks(cells: tuple[str, ...], columns: Columns, shift: int) -> tuple[str, ...]:
    """What stands in the lane cells; a cell too many stood in front of the first lane."""
    start = columns.first_lane + max(shift, 0)
    return tuple(_cell(cells, start + i) for i in range(len(columns.lanes)))


def _cell(cells: tuple[str, ...], column: int) -> str:
    return cells[column] if 0 <= column < len(cells) else ""
