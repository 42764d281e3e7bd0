"""Any supported files, documents or logs, each read behind limits in a process of its own."""

import os
from collections import deque
from collections.abc import Generator, Iterable
from contextlib import closing
from itertools import islice
from multiprocessing.connection import wait
from pathlib import Path
from time import monotonic

from ingest.guard import OnDone, Reading, Result, ignored
from ingest.limits import LIMITS, Limits
from ingest.parse import parse as parse_here
from ingest.worker import Parse, Readable
from model.errors import SopError
from model.sop import SopDocument

# Results waiting for an earlier, slower file are kept in memory: at most this many times the cores, running ones included.
_WAITING = 2


def read_sop(path: Path, limits: Limits = LIMITS, parse: Parse = parse_here) -> SopDocument:
    """The SOP in the file `path`; `SopError` says why there is none."""
    document = read_one(path, limits, parse)
    assert isinstance(document, SopDocument)
    return document


def read_one(path: Path, limits: Limits, parse: Parse) -> Readable:
    """What `parse` makes of the file `path`; `SopError` says why it makes nothing."""
    with closing(read_all([path], limits=limits, parse=parse)) as results:
        _, result = next(results)
    if isinstance(result, SopError):
        raise result
    return result


def read_all(
    paths: Iterable[Path],
    on_done: OnDone = ignored,
    limits: Limits = LIMITS,
    parse: Parse = parse_here,
) -> Generator[tuple[Path, Result], None, None]:
    """Each file with its document, or with the `SopError` that says why there is none, in the order given.

    As many files are read at a time as there are cores. `on_done` is called as each is finished, in
    whatever order that happens.
    """
    cores = os.cpu_count() or 1
    rest = iter(paths)
    readings: deque[Reading] = deque()
    try:
        while True:
            free = min(cores - len(_running(readings)), _WAITING * cores - len(readings))
            readings.extend(Reading(path, limits, parse, on_done) for path in islice(rest, free))
            if not readings:
                return
            _watch(_running(readings))
            while readings and (result := readings[0].result):
                yield readings.popleft().path, result
    finally:
        for reading in readings:
            reading.abandon()


def _running(readings: Iterable[Reading]) -> list[Reading]:
    return [reading for reading in readings if reading.result is None]


def _watch(running: list[Reading]) -> None:
    """Waits for the next answer or the end of patience, and does what it calls for."""
    if not running:
        return
    soonest = min(reading.deadline for reading in running)
    ready = wait([reading.connection for reading in running], max(0.0, soonest - monotonic()))
    for reading in running:
        if reading.connection in ready:
            reading.hear()
        else:
            reading.hurry()
