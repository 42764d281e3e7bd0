"""Jobs as a worker sees them: begun, alive, ended; those whose worker was killed are ended for it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from model.errors import SopError
from model.job import Cancelled, Job, JobState, sentences
from model.registry import User
from model.text import Text
from store.jobs import job_from
from store.registry.registry import Registry
from store.registry.schema import jobs, users
from store.registry.scope import user_from

UNSEEN_SECONDS = 60
STOPPED = Text(
    id="Pekerja yang mengerjakannya berhenti di tengah jalan. Mulai sekali lagi.",
    en="The worker stopped in the middle of it. Start it again.",
)
_DISABLED = Text(
    id="Akun yang memintanya sudah dinonaktifkan, jadi tidak dikerjakan.",
    en="The account that asked for it is disabled, so it was not done.",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job, and its result."""

    state: JobState
    result: str | None = None


def failed(error: SopError) -> Outcome:
    """A failure for the reason that `error` says."""
    return Outcome(JobState.FAILED, sentences(error))


def begin(registry: Registry, number: int) -> tuple[Job, User] | None:
    """The waiting job `number`, now running, and who asked for it as the database knows them.

    None when it does not wait any more, or when that account was disabled since: then it has failed.
    """
    with registry.writing() as connection:
        waiting = jobs.c.id == number, jobs.c.state == JobState.QUEUED.value
        started = update(jobs).where(*waiting).values(state=JobState.RUNNING.value, seen_at=datetime.now(UTC))
        row = connection.execute(started.returning(jobs)).first()
        if row is None:
            return None
        found = connection.execute(select(users).where(users.c.id == row.user_id, users.c.active)).first()
    if found is None:
        end(registry, number, failed(SopError(_DISABLED)))
        return None
    return job_from(row), user_from(found)


def beat(registry: Registry, number: int, so_far: tuple[int, int] | None = None) -> None:
    """Notes that a worker is at the job, and how far; `Cancelled` when the job is to run no more."""
    values: dict[str, object] = {"seen_at": datetime.now(UTC)}
    if so_far:
        values |= {"done": so_far[0], "total": so_far[1]}
    with registry.writing() as connection:
        running = jobs.c.id == number, jobs.c.state == JobState.RUNNING.value
        if not connection.execute(update(jobs).where(*running).values(**values)).rowcount:
            raise Cancelled


def end(registry: Registry, number: int, outcome: Outcome) -> None:
    """Writes what became of a running job; one that was cancelled meanwhile stays cancelled."""
    with registry.writing() as connection:
        running = update(jobs).where(jobs.c.id == number, jobs.c.state == JobState.RUNNING.value)
        connection.execute(running.values(state=outcome.state.value, result=outcome.result, ended_at=datetime.now(UTC)))


def reap(registry: Registry, unseen_seconds: float = UNSEEN_SECONDS) -> tuple[int, ...]:
    """The running jobs that no worker said anything of for so long, which have failed now."""
    now = datetime.now(UTC)
    with registry.writing() as connection:
        lost = jobs.c.state == JobState.RUNNING.value, jobs.c.seen_at < now - timedelta(seconds=unseen_seconds)
        gone = failed(SopError(STOPPED))
        values = {"state": gone.state.value, "result": gone.result, "ended_at": now}
        rows = connection.execute(update(jobs).where(*lost).values(**values).returning(jobs.c.id))
        return tuple(row.id for row in rows)


def forgotten(registry: Registry, older_seconds: float = 0) -> tuple[int, ...]:
    """The jobs that have waited for so long, in their order: a killed worker may have taken them from the queue."""
    since = datetime.now(UTC) - timedelta(seconds=older_seconds)
    waiting = select(jobs.c.id).where(jobs.c.state == JobState.QUEUED.value, jobs.c.asked_at <= since)
    with registry.reading() as connection:
        return tuple(connection.execute(waiting.order_by(jobs.c.id)).scalars())
