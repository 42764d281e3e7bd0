"""Who brought which file: a file lies under its digest, which alone would open it to everybody who knows that."""

from sqlalchemy import Connection, exists, select

from model.errors import SopError
from model.registry import Act, User
from model.text import Text
from store.files import KeptFile, is_digest
from store.registry.audit import append
from store.registry.registry import Registry
from store.registry.schema import audit, jobs
from store.registry.scope import acting, within

BROUGHT = "upload.keep"
_NOT_YOURS = Text(
    id="{subject}: berkas ini tidak diunggah oleh {name}. Unggah sekali lagi.",
    en="{subject}: this file was not uploaded by {name}. Upload it once more.",
)


def bring(registry: Registry, actor: User, file: KeptFile) -> None:
    """Notes that `actor` uploaded `file`, which their jobs may now name."""
    with registry.writing() as connection:
        user = acting(connection, actor)
        append(connection, user, Act(BROUGHT, _subject(file.digest), {"bytes": file.bytes}))


def refuse_unbrought(connection: Connection, user: User, digest: str, subject: str) -> None:
    """Refuses a file that neither `user` uploaded nor a job within their reach names; what is no digest names none."""
    if not is_digest(digest):
        return
    own = select(audit.c.id).where(audit.c.subject == _subject(digest), audit.c.actor == user.name)
    named = jobs.c.request.contains(f'"digest": "{digest}"', autoescape=True)
    reached = select(jobs.c.id).where(named, jobs.c.unit_id.in_(within(user)))
    if not connection.execute(select(exists(own.where(audit.c.action == BROUGHT)) | exists(reached))).scalar():
        raise SopError(_NOT_YOURS, subject=subject, name=user.name)


def _subject(digest: str) -> str:
    return f"file:{digest}"
