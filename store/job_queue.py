"""The queue of jobs: huey's, in the database of the registry or in a file beside it. It holds numbers only."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic, sleep

from huey.storage import BaseStorage, PostgresStorage, SqliteStorage

from store.registry.connection import PRIVATE, sqlite_file
from store.registry.registry import Registry

_NAME = "jobs"
_PAUSE = 0.5


@contextmanager
def queue_of(registry: Registry) -> Iterator[BaseStorage]:
    """The queue that belongs to `registry`."""
    with closing(_opened(registry)) as queue:
        yield queue


def _opened(registry: Registry) -> BaseStorage:
    url = registry.engine.url
    file = sqlite_file(url)
    if file is None:
        dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
        return PostgresStorage(_NAME, dsn=dsn, read_timeout=_PAUSE)
    place = file.with_name("jobs.db")
    place.touch(mode=PRIVATE)
    return SqliteStorage(_NAME, filename=str(place), strict_fifo=True)


def wake(registry: Registry, number: int) -> None:
    """Tells the workers that the job `number` waits."""
    with queue_of(registry) as queue:
        queue.enqueue(b"%d" % number)


def next_number(queue: BaseStorage, patience: float) -> int | None:
    """The number of the next job; None when none came for `patience` seconds."""
    until = monotonic() + patience
    while (data := queue.dequeue()) is None:
        if monotonic() >= until:
            return None
        if not queue.blocking:
            sleep(_PAUSE)
    text = bytes(data)
    return int(text) if text.isdigit() else None
