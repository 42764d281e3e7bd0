"""What some whole traces of a log say, and the columns it makes."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
TRACE_END = b"</trace>"
CASE = "case:concept:name"


@dataclass(frozen=True, slots=True)
class Column:
    """The attribute `key` of events, or of the traces they belong to."""

    key: str
    of_event: bool

    @property
    def heading(self) -> str:
        """How the log's table calls it."""
        return self.key if self.of_event else f"case:{self.key}"


@dataclass(frozen=True, slots=True)
class Cells:
    """Attributes one by one: cell i says `texts[text[i]]` in `columns[column[i]]` of event or trace `owner[i]`.

    Events and traces count from 0 here; before them the file has `first_event` and `first_trace` others.
    `trace_of` holds each event's trace, -1 for an event outside of traces.
    """

    texts: pa.Array
    columns: tuple[Column, ...]
    column: Numbers
    owner: Numbers
    text: Numbers
    trace_of: Numbers
    traces: int
    first_event: int = 0
    first_trace: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as places of their cells in `texts`, a column under each heading; -1 where the log says nothing."""

    texts: pa.Array
    columns: dict[str, Numbers]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.columns[CASE])

    def column(self, heading: str) -> pa.Array:
        """The texts of a column, null where the log says nothing."""
        places = self.columns.get(heading, np.full(self.count, -1))
        return self.texts.take(pa.array(places, mask=places < 0))

    def table(self) -> pa.Table:
        """The rows as text, without columns other than the case that say nothing at all."""
        return pa.table(
            {
                heading: self.column(heading)
                for heading, at in self.columns.items()
                if heading == CASE or (at >= 0).any()
            }
        )


def event_rows(cells: Cells) -> Rows:
    """A row for each event, with its trace's attributes; a trace without name is called by its number in the file.

    Where an event or trace has an attribute twice, the last one counts. Where an event has an attribute called
    like one of its trace ("case:x"), the trace's counts.
    """
    columns: dict[str, Numbers] = {CASE: np.full(len(cells.trace_of), -1)}
    numbered = sorted(enumerate(cells.columns), key=lambda item: item[1].of_event)
    for number, column in numbered:
        if not (column.of_event and column.heading in columns):
            columns[column.heading] = _places(cells, number, column)
    return _with_cases(Rows(cells.texts, columns), cells)


def _places(cells: Cells, number: int, column: Column) -> Numbers:
    mine = cells.column == number
    # One place more, so that trace -1 finds nothing.
    places = np.full(1 + (len(cells.trace_of) if column.of_event else cells.traces), -1)
    places[cells.owner[mine]] = cells.text[mine]
    return places[:-1] if column.of_event else places[cells.trace_of]


def _with_cases(rows: Rows, cells: Cells) -> Rows:
    nameless = (rows.columns[CASE] < 0) & (cells.trace_of >= 0)
    if not nameless.any():
        return rows
    numbers = pa.array(cells.trace_of[nameless] + cells.first_trace + 1).cast(pa.string())
    rows.columns[CASE][nameless] = len(rows.texts) + np.arange(len(numbers))
    return Rows(pa.concat_arrays([rows.texts, numbers]), rows.columns)
