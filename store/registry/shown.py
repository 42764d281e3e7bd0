"""The version of a document that is shown, and what it says."""

from sqlalchemy import case, select

from model.errors import SopError
from model.registry import Document, State, User, Version
from model.text import Text
from store.registry.registry import Registry
from store.registry.schema import documents, versions
from store.registry.scope import within
from store.registry.versions import shown_rows, version_from

_GONE = Text(
    id="versi {number}: tidak ada dalam lingkup {name}. Muat ulang halaman.",
    en="version {number}: not within the reach of {name}. Reload the page.",
)
# The nearer to being in force, the earlier; what was in force comes before what never was only where nothing else is.
_ORDER = (State.EFFECTIVE, State.APPROVED, State.CHECKED, State.DRAFT, State.REVOKED, State.REPLACED)
_RANK = case({state.value: place for place, state in enumerate(_ORDER)}, value=versions.c.state)


def document_of(registry: Registry, actor: User, number: int) -> Document | None:
    """The document `number` if `actor` may reach it."""
    wanted = select(documents).where(documents.c.id == number, documents.c.unit_id.in_(within(actor)))
    with registry.reading() as connection:
        row = connection.execute(wanted).first()
    return Document(*row) if row else None


def shown_version(registry: Registry, actor: User, document: int) -> Version | None:
    """The version in force, else the one nearest to it, the newest of several; none out of reach."""
    wanted = shown_rows(actor).where(versions.c.document_id == document)
    with registry.reading() as connection:
        row = connection.execute(wanted.order_by(_RANK, versions.c.number.desc()).limit(1)).first()
    return version_from(row) if row else None


def text_of(registry: Registry, actor: User, version: int) -> str:
    """The JSON text of a version."""
    reach = select(versions.c.content).join(documents).where(documents.c.unit_id.in_(within(actor)))
    with registry.reading() as connection:
        content: str | None = connection.execute(reach.where(versions.c.id == version)).scalar()
    if content is None:
        raise SopError(_GONE, number=version, name=actor.name)
    return content


def with_source(registry: Registry, actor: User, unit: int, sha256: str) -> int | None:
    """The document in `unit` a version of which was read from the file with this digest."""
    wanted = (
        select(documents.c.id)
        .join(versions)
        .where(documents.c.unit_id == unit, documents.c.unit_id.in_(within(actor)))
        .where(versions.c.content.contains(f'"{sha256}"', autoescape=True))
    )
    with registry.reading() as connection:
        return connection.execute(wanted.limit(1)).scalar()
