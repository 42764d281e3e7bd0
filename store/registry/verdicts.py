"""What auditors hold of findings: it belongs to the document, so that it outlives a check of the same log."""

from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, Row, Select, insert, select, update

from model.audit_work import Judgement, Opinion, Stance
from model.errors import SopError
from model.registry import Act, Role, User
from model.text import Text
from store.registry.audit import append
from store.registry.registry import Registry
from store.registry.schema import documents, users, verdicts
from store.registry.scope import acting, within

AUDITORS = frozenset({Role.AUDITOR})
_LONGEST = 4000
_UNKNOWN = Text(
    id="SOP {number}: tidak ada dalam lingkup {name}. Periksa alamatnya atau minta admin memperluas lingkup.",
    en="SOP {number}: not within the reach of {name}. Check the address or ask an admin to widen the reach.",
)
_CHANGED = Text(
    id="Putusan ini sudah diubah oleh {who} pada {when} sejak Anda membukanya, jadi putusan Anda belum disimpan. Buka lagi temuannya.",
    en="This verdict was changed by {who} at {when} since you opened it, so yours is not saved. Open the finding again.",
)
_LONG = Text(
    id="Catatan {length} karakter; paling banyak {most}. Persingkat, lalu simpan lagi.",
    en="A note of {length} characters; {most} at most. Shorten it, then save again.",
)


def judgements_of(registry: Registry, actor: User, document: int) -> tuple[Judgement, ...]:
    """All verdicts on findings of `document`, the newest first; none outside the reach of `actor`."""
    shown = _shown(actor, document).order_by(verdicts.c.changed_at.desc(), verdicts.c.id)
    with registry.reading() as connection:
        return tuple(_judgement(row) for row in connection.execute(shown))


def judge(registry: Registry, actor: User, document: int, opinion: Opinion) -> Judgement:
    """The verdict as it now stands; refused when somebody changed it since it was seen."""
    if len(opinion.note) > _LONGEST:
        raise SopError(_LONG, length=len(opinion.note), most=_LONGEST)
    with registry.writing() as connection:
        user = acting(connection, actor, AUDITORS)
        reached(connection, user, document)
        row = connection.execute(_one(user, document, opinion.finding)).first()
        if (row.lock if row else 0) != opinion.lock:
            raise _changed(row)
        _write(connection, (user, document), opinion, row)
        note = sha256(opinion.note.encode()).hexdigest()
        facts = {"finding": opinion.finding, "verdict": opinion.stance.value, "note": note}
        append(connection, user, Act("verdict.set", f"document:{document}", facts))
        return _judgement(connection.execute(_one(user, document, opinion.finding)).one())


def reached(connection: Connection, user: User, document: int) -> None:
    """Refuses a `document` out of the reach of `user`."""
    reach = select(documents.c.id).where(documents.c.id == document, documents.c.unit_id.in_(within(user)))
    if connection.execute(reach).first() is None:
        raise SopError(_UNKNOWN, number=document, name=user.name)


def _changed(row: Row[tuple[object, ...]] | None) -> SopError:
    when = row.changed_at.isoformat(timespec="minutes") if row else "–"
    return SopError(_CHANGED, who=row.name if row else "–", when=when)


def _write(
    connection: Connection, place: tuple[User, int], opinion: Opinion, row: Row[tuple[object, ...]] | None
) -> None:
    user, document = place
    said = {"verdict": opinion.stance.value, "note": opinion.note, "lock": opinion.lock + 1}
    now = {"changed_at": datetime.now(UTC), "changed_by": user.id}
    if row is None:
        new = insert(verdicts).values(document_id=document, finding=opinion.finding, **said, **now)
        connection.execute(new)
    else:
        connection.execute(update(verdicts).where(verdicts.c.id == row.id).values(**said, **now))


def _one(actor: User, document: int, finding: str) -> Select[tuple[object, ...]]:
    return _shown(actor, document).where(verdicts.c.finding == finding)


def _shown(actor: User, document: int) -> Select[tuple[object, ...]]:
    """The verdicts on `document` that `actor` may reach, with the name of who changed them last."""
    v = verdicts.c
    return (
        select(v.id, v.finding, v.verdict, v.note, v.lock, v.changed_at, users.c.name)
        .join(documents, documents.c.id == v.document_id)
        .join(users, users.c.id == v.changed_by)
        .where(v.document_id == document, documents.c.unit_id.in_(within(actor)))
    )


def _judgement(row: Row[tuple[object, ...]]) -> Judgement:
    return Judgement(row.finding, Stance(row.verdict), row.note, row.lock, row.changed_at, row.name)
