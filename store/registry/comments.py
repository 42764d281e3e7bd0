"""What people say of the steps of a version."""

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from model.discussion import Comment
from model.errors import SopError
from model.registry import Act, Role, User
from model.text import Text
from store.registry.audit import append
from store.registry.registry import Registry
from store.registry.schema import comments, documents, users, versions
from store.registry.scope import acting, within

_SPEAKERS = frozenset({Role.PLANNER, Role.LEADER})
_LONGEST, _LONGEST_PLACE = 4000, 200
_EMPTY = Text(id="komentar kosong. Tulis isinya.", en="the comment is empty. Write something.")
_LONG = Text(
    id="komentar terlalu panjang ({length} huruf). Ringkas sampai {most}.",
    en="the comment is too long ({length} letters). Shorten it to {most}.",
)
_UNKNOWN = Text(
    id="versi {version}: tidak ada dalam lingkup {name}. Periksa alamatnya.",
    en="version {version}: not within the reach of {name}. Check the address.",
)


def add_comment(registry: Registry, actor: User, version: int, place: str, text: str) -> Comment:
    """The comment of `actor` on a place of the version with that id."""
    said = _checked(text)
    with registry.writing() as connection:
        user = acting(connection, actor, _SPEAKERS)
        _reachable(connection, user, version)
        now = datetime.now(UTC)
        values = {"version_id": version, "place": place[:_LONGEST_PLACE], "text": said, "user_id": user.id, "at": now}
        number = connection.execute(insert(comments).values(**values).returning(comments.c.id)).scalar_one()
        append(connection, user, Act("comment.add", f"version:{version}", {"comment": number, "place": place}))
        return Comment(number, version, place[:_LONGEST_PLACE], said, user.name, now)


def comments_of(registry: Registry, actor: User, version: int) -> tuple[Comment, ...]:
    """The comments on a version, the oldest first; none outside the reach of `actor`."""
    c = comments.c
    shown = (
        select(c.id, c.version_id, c.place, c.text, users.c.name, c.at)
        .join(users, users.c.id == c.user_id)
        .join(versions, versions.c.id == c.version_id)
        .join(documents, documents.c.id == versions.c.document_id)
        .where(c.version_id == version, documents.c.unit_id.in_(within(actor)))
    )
    with registry.reading() as connection:
        return tuple(Comment(*row) for row in connection.execute(shown.order_by(c.id)))


def _checked(text: str) -> str:
    said = text.strip()
    if not said:
        raise SopError(_EMPTY)
    if len(said) > _LONGEST:
        raise SopError(_LONG, length=len(said), most=_LONGEST)
    return said


def _reachable(connection: Connection, user: User, version: int) -> None:
    reach = (
        select(versions.c.id)
        .join(documents, documents.c.id == versions.c.document_id)
        .where(versions.c.id == version, documents.c.unit_id.in_(within(user)))
    )
    if connection.execute(reach).first() is None:
        raise SopError(_UNKNOWN, version=version, name=user.name)
