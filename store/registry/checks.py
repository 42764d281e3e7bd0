"""Which log a document was last compared with."""

from sqlalchemy import select

from model.registry import User
from store.registry.registry import Registry
from store.registry.schema import checks, documents, logs
from store.registry.scope import within


def log_digest(registry: Registry, actor: User, document: int) -> str | None:
    """The SHA-256 of the log of the last check of `document`; None where the registry does not know it."""
    wanted = (
        select(logs.c.digest)
        .join(checks, checks.c.log_id == logs.c.id)
        .join(documents, documents.c.id == checks.c.document_id)
        .where(documents.c.id == document, documents.c.unit_id.in_(within(actor)))
        .order_by(checks.c.id.desc())
    )
    with registry.reading() as connection:
        found: str | None = connection.execute(wanted.limit(1)).scalar()
    return found
