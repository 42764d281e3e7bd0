"""The worker: takes jobs from the queue and does them, each as the person who asked for it."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from secrets import token_hex
from threading import Event, Thread
from time import monotonic
from traceback import extract_tb
from types import FrameType, TracebackType

import jobs
from job_kind import JobKind
from model.collect import collect
from model.errors import SopError
from model.job import Cancelled, Job, JobState, Progress
from model.registry import User
from model.text import Text
from store.job_queue import next_number, queue_of, wake
from store.job_running import STOPPED, UNSEEN_SECONDS, Outcome, beat, begin, end, failed, forgotten, reap
from store.registry.registry import Registry, open_registry

NICE = 10
_LOG = logging.getLogger("mutubaku.jobs")
_FAULT = Text(
    id="Program salah saat mengerjakannya. Sebutkan kode {code} kepada pengelola, yang menemukannya dalam catatan.",
    en="The program failed at it. Tell the operator the code {code}, which is in the log.",
)
_NO_KIND = Text(
    id="{kind}: jenis pekerjaan ini tidak dikenal program ini. Perbarui pekerja, lalu mulai sekali lagi.",
    en="{kind}: this program knows no such kind of job. Update the worker, then start it again.",
)
_BEAT_SECONDS, _TOLD_SECONDS = 10, 0.5
_CODE_BYTES = 4
_PATIENCE = 10


@cache
def kinds() -> dict[str, JobKind]:
    """The kinds of job by name."""
    return {kind.name: kind for kind in collect(jobs, "JOB", JobKind)}


def work(url: str, root: Path) -> None:
    """Does jobs of the registry at `url` until it is told to stop; the one at hand has failed then."""
    signal.signal(signal.SIGTERM, _stop)
    with open_registry(url) as registry, queue_of(registry) as queue:
        _tidy(registry, 0)
        tidied = monotonic()
        while True:
            number = next_number(queue, UNSEEN_SECONDS / 2)
            if number is not None:
                perform(registry, root, number)
            if monotonic() - tidied > UNSEEN_SECONDS / 2:
                _tidy(registry, UNSEEN_SECONDS)
                tidied = monotonic()


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _tidy(registry: Registry, older_seconds: float) -> None:
    """Ends jobs whose worker was killed, and calls those again that one took from the queue and never began."""
    for number in reap(registry):
        _LOG.warning("job %d: its worker stopped", number)
    with queue_of(registry) as queue:
        if queue.queue_size():
            return
    for number in forgotten(registry, older_seconds):
        wake(registry, number)


def perform(registry: Registry, root: Path, number: int) -> None:
    """Does the job `number` if it waits."""
    begun = begin(registry, number)
    if begun is None:
        return
    job, actor = begun
    with ExitStack() as stack:
        stack.push(partial(_fallen, registry, job))
        with _beating(registry, job):
            outcome = _outcome(registry, root, job, actor)
        end(registry, job.id, outcome)


def _outcome(registry: Registry, root: Path, job: Job, actor: User) -> Outcome:
    try:
        if job.kind not in kinds():
            return failed(SopError(_NO_KIND, kind=job.kind))
        result = kinds()[job.kind].run(registry, root, actor, job.facts, _progress(registry, job))
    except Cancelled:
        return Outcome(JobState.CANCELLED)
    except SopError as error:
        return failed(error)
    return Outcome(JobState.DONE, result)


def _progress(registry: Registry, job: Job) -> Progress:
    """Tells how far the job is, at most twice a second."""
    told = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal told
        if monotonic() - told >= _TOLD_SECONDS or done >= total:
            beat(registry, job.id, (done, total))
            told = monotonic()

    return progress


@contextmanager
def _beating(registry: Registry, job: Job) -> Iterator[None]:
    """Within, the job is seen to be worked at, however long a step of it takes."""
    over = Event()

    def beats() -> None:
        while not over.wait(_BEAT_SECONDS):
            with suppress(Cancelled, SopError):
                beat(registry, job.id)

    thread = Thread(target=beats, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _fallen(
    registry: Registry,
    job: Job,
    kind: type[BaseException] | None,
    _error: BaseException | None,
    trace: TracebackType | None,
) -> bool:
    """Ends a job that something unforeseen befell; whether the worker goes on.

    The log tells where, never what an exception says: that may be about people.
    """
    if kind is None:
        return False
    if not issubclass(kind, Exception):
        end(registry, job.id, failed(SopError(STOPPED)))
        return False
    code = token_hex(_CODE_BYTES)
    frames = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(extract_tb(trace)))
    _LOG.error("job %d (%s): %s, code %s: %s", job.id, job.kind, kind.__name__, code, frames)
    end(registry, job.id, failed(SopError(_FAULT, code=code)))
    return True


@contextmanager
def worker_process(root: Path, database: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker in a process of its own, which ends with the context; its priority is low, so that pages stay quick."""
    command = [sys.executable, "-P", "-m", "cli", "worker", "--workspace", str(root)]
    own = {
        **os.environ,
        "SOP_DATABASE": database,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONSAFEPATH": "1",
    }
    # The address may hold a password, which a command line would show to everybody on the machine.
    process = subprocess.Popen(command, env=own, start_new_session=True)  # noqa: S603
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE)
        process.kill()
        process.wait()
