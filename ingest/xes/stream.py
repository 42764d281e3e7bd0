"""An XES document as a stream → the cells of its traces, a chunk at a time."""

from collections.abc import Iterator
from io import BufferedReader

from ingest.xes.cells import TRACE_END, Cells
from ingest.xes.exact import ExactReader
from ingest.xes.regular import regular_cells

_CHUNK = 8_000_000


def read_cells(file: BufferedReader, name: str, size: int = _CHUNK) -> Iterator[Cells]:
    """The cells of all traces in the document `name`; no more than about `size` bytes of it are in memory at once.

    `SopError` when it is no XES, or none to be trusted. A single trace larger than `size` stays in memory whole.
    """
    exact = ExactReader(name)
    for chunk in _chunks(file, size):
        cells = regular_cells(chunk) if exact.between_traces() else None
        yield exact.passed(chunk, cells) if cells else exact.feed(chunk)
    yield exact.feed(b"", last=True)


def _chunks(file: BufferedReader, size: int) -> Iterator[bytes]:
    """The document in pieces that end in the end of a trace, where there is one."""
    rest = b""
    while block := file.read(size):
        whole, end, rest = (rest + block).rpartition(TRACE_END)
        if not end:
            whole, rest = rest, b""
        yield whole + end
    yield rest
