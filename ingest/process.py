"""Starting and ending the throw-away process that reads one file."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import connection, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from pkgutil import iter_modules
from threading import Lock
from types import ModuleType

from ingest import readers, worker
from ingest.limits import Limits
from ingest.worker import Parse

_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
_CONTEXT = multiprocessing.get_context("forkserver") if _FORKS else multiprocessing.get_context("spawn")
_PRELOAD = ["ingest.read", *(f"{readers.__name__}.{module.name}" for module in iter_modules(readers.__path__))]
# A drawn table seldom needs its words read; any other file does, and loading that takes seconds.
_LANGUAGE, _DRAWN = "ingest.language.indonesian", {".pdf", ".json"}
# multiprocessing of Python 3.11 keeps its children in a set without a lock, and web threads read side by side.
_LOCK = Lock()
_GRACE = 1.0


def start(path: Path, limits: Limits, parse: Parse) -> tuple[Connection, BaseProcess]:
    """The pipe from a process that reads `path` with `parse`, and that process.

    OSError and EOFError when the system gives none.
    """
    ours, theirs = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=worker.run, args=(theirs, path, limits, parse), daemon=True)
    with theirs:
        try:
            with _LOCK, _own_modules(), _no_main(), _no_interrupt():
                if _FORKS:
                    _CONTEXT.set_forkserver_preload(_preload(path, parse))
                process.start()
        except (OSError, EOFError):
            ours.close()
            raise
    return ours, process


def _preload(path: Path, parse: Parse) -> list[str]:
    """The modules that all reading processes begin with; the first file that is read decides."""
    if isinstance(parse, partial):
        return [parse.func.__module__]
    return _PRELOAD if path.suffix.lower() in _DRAWN else [*_PRELOAD, _LANGUAGE]


def end(process: BaseProcess, patience: float = _GRACE) -> int:
    """The exit status of `process`, which is killed after `patience` seconds; negative: the signal's number."""
    connection.wait([process.sentinel], patience)
    with _LOCK:
        # The number of a process that has ended may belong to another one by now.
        if process.is_alive():
            process.kill()
        process.join()
        status = process.exitcode
        process.close()
    assert status is not None
    return status


@contextmanager
def _own_modules() -> Iterator[None]:
    """Within, a new interpreter sees the modules this one sees.

    multiprocessing starts it with `-c`, which would put the working folder first: the very folder
    where documents from outside may lie beside a `socket.py` from outside.
    """
    own = {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _no_main() -> Iterator[None]:
    """Within, a new process does not run the main script once more.

    multiprocessing does that for objects defined there, even if it is a script without a guard or one
    that imports for a second; here there are none.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Within, a new process is born deaf to Ctrl+C: its parent hears it and ends the process."""
    if sys.platform == "win32":
        yield
        return
    # Python 3.11 unblocks SIGINT after starting the tracker, so it must run before.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
