"""Jobs as people ask for them, see them and cancel them; `store.job_running` does what a worker needs."""

import json
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from model.errors import SopError
from model.job import UNFINISHED, Job, JobState, Request
from model.registry import Act, Role, User
from model.text import Text
from store.job_queue import wake
from store.registry.audit import append
from store.registry.registry import Registry
from store.registry.schema import jobs
from store.registry.scope import acting, within
from store.registry.units import reachable
from store.uploads import refuse_unbrought

MOST_OPEN = 20
_LISTED = 50
_TOO_MANY = Text(
    id="{name}: sudah ada {most} pekerjaan yang belum selesai. Tunggu sampai sebagian selesai atau batalkan beberapa.",
    en="{name}: {most} jobs are unfinished already. Wait until some are done or cancel a few.",
)
_UNKNOWN = Text(
    id="pekerjaan {number}: tidak ada dalam lingkup {name}. Muat ulang halaman.",
    en="job {number}: not within the reach of {name}. Reload the page.",
)
_NOT_YOURS = Text(
    id="pekerjaan {number}: hanya yang memintanya atau admin yang dapat membatalkannya.",
    en="job {number}: only who asked for it or an admin can cancel it.",
)
_OVER = Text(
    id="pekerjaan {number}: sudah {state}, jadi tidak dapat dibatalkan lagi.",
    en="job {number}: is {state} already, so it cannot be cancelled any more.",
)
_OPEN = tuple(state.value for state in UNFINISHED)


def submit(registry: Registry, actor: User, request: Request) -> Job:
    """The job now in the queue."""
    with registry.writing() as connection:
        user = acting(connection, actor)
        reachable(connection, user, request.unit)
        _refuse_many(connection, user)
        if "digest" in request.facts:
            refuse_unbrought(connection, user, str(request.facts["digest"]), request.subject)
        row = connection.execute(insert(jobs).values(**_new(user, request)).returning(jobs)).one()
        append(connection, user, Act("job.submit", f"job:{row.id}", {"kind": request.kind, "unit": request.unit}))
    wake(registry, row.id)
    return job_from(row)


def _refuse_many(connection: Connection, user: User) -> None:
    unfinished = select(func.count()).where(jobs.c.user_id == user.id, jobs.c.state.in_(_OPEN))
    if connection.execute(unfinished).scalar_one() >= MOST_OPEN:
        raise SopError(_TOO_MANY, name=user.name, most=MOST_OPEN)


def _new(user: User, request: Request) -> dict[str, object]:
    return {
        "unit_id": request.unit,
        "user_id": user.id,
        "kind": request.kind,
        "subject": request.subject,
        "request": json.dumps(dict(request.facts), ensure_ascii=False),
        "state": JobState.QUEUED.value,
        "done": 0,
        "total": 0,
        "asked_at": datetime.now(UTC),
    }


def jobs_of(registry: Registry, actor: User) -> tuple[Job, ...]:
    """The last jobs in the units `actor` may reach, the newest first."""
    with registry.reading() as connection:
        rows = connection.execute(_reached(actor).order_by(jobs.c.id.desc()).limit(_LISTED))
        return tuple(job_from(row) for row in rows)


def job_of(registry: Registry, actor: User, number: int) -> Job:
    """The job `number`."""
    with registry.reading() as connection:
        return job_from(_row(connection, actor, number))


def cancel(registry: Registry, actor: User, number: int) -> Job:
    """The job, cancelled; its worker stops at the next step of the work."""
    with registry.writing() as connection:
        user = acting(connection, actor)
        row = _row(connection, user, number)
        if row.user_id != user.id and user.role is not Role.ADMIN:
            raise SopError(_NOT_YOURS, number=number)
        if row.state not in _OPEN:
            raise SopError(_OVER, number=number, state=row.state)
        ended = update(jobs).where(jobs.c.id == row.id)
        ended = ended.values(state=JobState.CANCELLED.value, ended_at=datetime.now(UTC))
        append(connection, user, Act("job.cancel", f"job:{row.id}", {}))
        return job_from(connection.execute(ended.returning(jobs)).one())


def _reached(actor: User) -> Select[tuple[object, ...]]:
    return select(jobs).where(jobs.c.unit_id.in_(within(actor)))


def _row(connection: Connection, actor: User, number: int) -> Row[tuple[object, ...]]:
    row = connection.execute(_reached(actor).where(jobs.c.id == number)).first()
    if row is None:
        raise SopError(_UNKNOWN, number=number, name=actor.name)
    return row


def job_from(row: Row[tuple[object, ...]]) -> Job:
    """The job in a row of the table."""
    asked = row.id, row.unit_id, row.user_id, row.kind, row.subject, json.loads(row.request)
    so_far = JobState(row.state), row.done, row.total, row.result
    return Job(*asked, *so_far, row.asked_at, row.seen_at, row.ended_at)
