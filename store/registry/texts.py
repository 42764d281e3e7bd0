"""Texts kept for something: the mapping of a document, the rules of a unit's office, how a log is to be read."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import Connection, Row, Select, insert, select, update

from model.errors import SopError
from model.registry import Act, Role, User
from model.text import Text
from store.registry.audit import append
from store.registry.registry import Registry
from store.registry.schema import documents, logs, texts, units, users
from store.registry.scope import acting, within

_UNKNOWN = Text(
    id="{kind} {owner}: tidak ada dalam lingkup {name}. Muat ulang halaman.",
    en="{kind} {owner}: not within the reach of {name}. Reload the page.",
)
_CHANGED = Text(
    id=(
        "{kind} {owner}: sudah diubah oleh {who} pada {when} sejak Anda membukanya, jadi perubahan Anda belum "
        "disimpan. Muat ulang, lalu gabungkan keduanya."
    ),
    en=(
        "{kind} {owner}: changed by {who} at {when} since you opened it, so your change is not saved. "
        "Reload it, then merge the two."
    ),
)


class TextKind(StrEnum):
    """What a text is for; its owner is a document, a unit or a log."""

    MAPPING = "mapping"
    OFFICE = "office"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text; `lock` grows with each change, 0 while there is none."""

    content: str = ""
    lock: int = 0


_ANALYSTS = frozenset({Role.AUDITOR, Role.PLANNER, Role.ADMIN})
_WRITERS = {
    TextKind.MAPPING: _ANALYSTS,
    TextKind.OFFICE: frozenset({Role.PLANNER, Role.ADMIN}),
    TextKind.READING: _ANALYSTS,
}


def read_text(registry: Registry, actor: User, kind: TextKind, owner: int) -> KeptText:
    """The text of `kind` that `owner` has."""
    with registry.reading() as connection:
        _refuse_foreign(connection, actor, kind, owner)
        row = _row(connection, kind, owner)
    return KeptText(row.content, row.lock) if row else KeptText()


def keep_text(registry: Registry, actor: User, place: tuple[TextKind, int], seen: KeptText, content: str) -> KeptText:
    """The text now kept at `place`; refused when somebody changed it since it was `seen`."""
    kind, owner = place
    with registry.writing() as connection:
        user = acting(connection, actor, _WRITERS[kind])
        _refuse_foreign(connection, user, kind, owner)
        _refuse_changed(_row(connection, kind, owner), place, seen)
        values = {"content": content, "lock": seen.lock + 1, "changed_at": datetime.now(UTC), "changed_by": user.id}
        own = texts.c.kind == kind.value, texts.c.owner == owner
        written = update(texts).where(*own) if seen.lock else insert(texts)
        identity = {} if seen.lock else {"kind": kind.value, "owner": owner}
        connection.execute(written.values(**identity, **values))
        facts = {"sha256": sha256(content.encode()).hexdigest()}
        append(connection, user, Act("text.save", f"{kind.value}:{owner}", facts))
    return KeptText(content, seen.lock + 1)


def office_text(registry: Registry, actor: User, unit: int) -> str | None:
    """The rules that hold in `unit`: its own, else those of the nearest unit above that has some; None without any."""
    with registry.reading() as connection:
        _refuse_foreign(connection, actor, TextKind.OFFICE, unit)
        above: int | None = unit
        while above is not None:
            row = _row(connection, TextKind.OFFICE, above)
            if row and row.content.strip():
                return str(row.content)
            above = connection.execute(select(units.c.parent_id).where(units.c.id == above)).scalar()
    return None


def _owners(kind: TextKind, actor: User, owner: int) -> Select[int]:
    """The owner, if it is within the reach of `actor`."""
    table, place = {
        TextKind.MAPPING: (documents, documents.c.unit_id),
        TextKind.OFFICE: (units, units.c.id),
        TextKind.READING: (logs, logs.c.unit_id),
    }[kind]
    return select(table.c.id).where(table.c.id == owner, place.in_(within(actor)))


def _refuse_foreign(connection: Connection, actor: User, kind: TextKind, owner: int) -> None:
    if connection.execute(_owners(kind, actor, owner)).first() is None:
        raise SopError(_UNKNOWN, kind=kind.value, owner=owner, name=actor.name)


def _row(connection: Connection, kind: TextKind, owner: int) -> Row[tuple[object, ...]] | None:
    wanted = select(texts, users.c.name).join(users, users.c.id == texts.c.changed_by)
    return connection.execute(wanted.where(texts.c.kind == kind.value, texts.c.owner == owner)).first()


def _refuse_changed(row: Row[tuple[object, ...]] | None, place: tuple[TextKind, int], seen: KeptText) -> None:
    if row is not None and row.lock != seen.lock:
        when = row.changed_at.isoformat(timespec="minutes")
        raise SopError(_CHANGED, kind=place[0].value, owner=place[1], who=row.name, when=when)
