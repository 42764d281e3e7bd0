"""An XES document as a stream → the cells of its traces, a chunk at a time."""

from collections.abc import Iterator
from typing import IO

from ingest.xes.cells import TRACE_END, Cells
from ingest.xes.exact import ExactReader
from ingest.xes.regular import regular_cells

# Arrays of a chunk this size stay in the processor's cache. The first one is for the exact reader.
_CHUNK = 2_000_000
_FIRST = 100_000


def read_cells(file: IO[bytes], name: str, size: int = _CHUNK) -> Iterator[Cells]:
    """The cells of all traces in the document `name`, chunk by chunk of about `size` bytes.

    `SopError` when it is no XES, or none to be trusted. Only a trace larger than a chunk takes more memory.
    """
    exact = ExactReader(name)
    for chunk in _chunks(file, size):
        cells = regular_cells(chunk) if exact.between_traces() else None
        yield exact.passed(chunk, cells) if cells else exact.feed(chunk)
    yield exact.feed(b"", last=True)


def _chunks(file: IO[bytes], size: int) -> Iterator[bytes]:
    """The document in pieces that end where a trace does, if one does."""
    rest = file.read(min(size, _FIRST))
    while rest:
        end = rest.rfind(TRACE_END)
        cut = len(rest) if end < 0 else end + len(TRACE_END)
        yield rest[:cut]
        rest = rest[cut:] + file.read(size)
