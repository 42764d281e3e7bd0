"""Attributes one by one → the cells of whole traces."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pyarrow as pa

from ingest.xes.cells import Cells, Column, Numbers


class CellList:
    """Takes what a log says in its order, counting events and traces through the file; gives it by whole traces."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, bool], int] = {}
        self._column: list[int] = []
        self._owner: list[int] = []
        self._texts: list[str] = []
        self._trace_of: list[int] = []
        self._events = self._traces = 0
        self._first_event = self._first_trace = 0
        self._whole = (0, 0, 0)

    def trace(self) -> None:
        """Begins a trace."""
        self._traces += 1

    def event(self, *, in_trace: bool) -> None:
        """Begins an event."""
        self._events += 1
        self._trace_of.append(self._traces - 1 if in_trace else -1)

    def add(self, key: str, text: str, *, of_event: bool) -> None:
        """Takes an attribute of the event or trace begun last."""
        self._column.append(self._columns.setdefault((key, of_event), len(self._columns)))
        self._owner.append((self._events if of_event else self._traces) - 1)
        self._texts.append(text)

    def end(self) -> None:
        """Ends a trace, or an event outside of traces."""
        self._whole = (len(self._texts), self._events, self._traces)

    def passed(self, cells: Cells) -> Cells:
        """The whole traces `cells` read elsewhere, counted through the file; nothing untaken may be left here."""
        counted = replace(cells, first_event=self._events, first_trace=self._traces)
        self._events += len(cells.trace_of)
        self._traces += cells.traces
        self._forget(0, self._events, self._traces)
        return counted

    def take(self) -> Cells:
        """The whole traces that were not taken before."""
        size, events, traces = self._whole
        columns = tuple(Column(key, of_event) for key, of_event in self._columns)
        column, owner = _numbers(self._column[:size]), _numbers(self._owner[:size])
        of_event = np.array([c.of_event for c in columns], bool)
        trace_of = _numbers(self._trace_of[: events - self._first_event])
        taken = Cells(
            texts=pa.array(self._texts[:size], pa.string()),
            columns=columns,
            column=column,
            owner=owner - np.where(of_event[column], self._first_event, self._first_trace),
            text=np.arange(size),
            trace_of=np.where(trace_of < 0, -1, trace_of - self._first_trace),
            traces=traces - self._first_trace,
            first_event=self._first_event,
            first_trace=self._first_trace,
        )
        self._forget(size, events, traces)
        return taken

    def _forget(self, size: int, events: int, traces: int) -> None:
        del self._column[:size], self._owner[:size], self._texts[:size]
        del self._trace_of[: events - self._first_event]
        self._first_event, self._first_trace = events, traces
        self._whole = (0, events, traces)


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int64)
