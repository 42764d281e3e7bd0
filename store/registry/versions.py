"""Documents and their versions, on their way from draft to effect."""

from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from model.errors import SopError
from model.registry import TRANSITIONS, Act, Document, Fact, Role, State, Transition, User, Version
from model.sop import SopDocument
from model.sop_json import dumps, loads
from model.text import Text
from store.registry.audit import append
from store.registry.doubts import open_in
from store.registry.registry import Registry
from store.registry.schema import documents, users, version_authors, versions
from store.registry.scope import acting, require, within
from store.registry.units import reachable

_AUTHORS = frozenset({Role.PLANNER})
_UNKNOWN = Text(
    id="{kind} {number}: tidak ada dalam lingkup {name}. Periksa alamatnya atau minta admin memperluas lingkup.",
    en="{kind} {number}: not within the reach of {name}. Check the address or ask an admin to widen the reach.",
)
_CHANGED = Text(
    id=(
        "versi {number}: sudah diubah oleh {who} pada {when} sejak Anda membukanya, jadi perubahan Anda belum "
        "disimpan. Muat ulang, lalu gabungkan keduanya."
    ),
    en=(
        "version {number}: changed by {who} at {when} since you opened it, so your change is not saved. "
        "Reload it, then merge the two."
    ),
)
_NO_WAY = Text(
    id="versi {number}: dari {old} tidak dapat menjadi {new}. Yang dapat: {possible}.",
    en="version {number}: from {old} it cannot become {new}. Possible: {possible}.",
)
_OWN_WORK = Text(
    id="versi {number}: {name} ikut menyusunnya, jadi orang lain yang harus menyetujuinya.",
    en="version {number}: {name} wrote part of it, so somebody else has to approve it.",
)
_NO_DRAFT = Text(
    id="versi {number}: {state}, bukan draf lagi. Buat versi baru untuk mengubahnya.",
    en="version {number}: {state}, no draft any more. Make a new version to change it.",
)
_DOUBTS = Text(
    id=(
        "versi {number}: {count} keraguan belum diperiksa, yang pertama “{first}”. Periksa di halaman Dokumen: "
        "konfirmasi atau koreksi."
    ),
    en=(
        "version {number}: {count} doubts are not reviewed, the first “{first}”. Review them on the page Documents: "
        "confirm or correct."
    ),
)
_Shown = Row[tuple[object, ...]]


def documents_of(registry: Registry, actor: User) -> tuple[Document, ...]:
    """The documents of the units `actor` may reach, by title."""
    shown = select(documents).where(documents.c.unit_id.in_(within(actor)))
    with registry.reading() as connection:
        rows = connection.execute(shown.order_by(documents.c.title, documents.c.id))
        return tuple(Document(*row) for row in rows)


def versions_of(registry: Registry, actor: User, document: int) -> tuple[Version, ...]:
    """The versions of `document` from the first; none outside the reach of `actor`."""
    shown = shown_rows(actor).where(versions.c.document_id == document).order_by(versions.c.number)
    with registry.reading() as connection:
        return tuple(version_from(row) for row in connection.execute(shown))


def content_of(registry: Registry, actor: User, version: int) -> SopDocument:
    """What the version with the id `version` says."""
    with registry.reading() as connection:
        found = _row(connection, actor, version)
        content = connection.execute(select(versions.c.content).where(versions.c.id == found.id)).scalar_one()
    return loads(content, f"version:{version}")


def add_document(registry: Registry, actor: User, new: tuple[int, str], sop: SopDocument) -> Version:
    """The first version, a draft, of a document new in a unit under a title."""
    unit, title = new
    with registry.writing() as connection:
        user = acting(connection, actor, _AUTHORS)
        reachable(connection, user, unit)
        added = insert(documents).values(unit_id=unit, title=title).returning(documents.c.id)
        document = connection.execute(added).scalar_one()
        append(connection, user, Act("document.add", f"document:{document}", {"unit": unit, "title": title}))
        return _added(connection, user, (document, 1), sop)


def add_version(registry: Registry, actor: User, document: int, sop: SopDocument) -> Version:
    """The next version of `document`, a draft."""
    reach = select(documents.c.id).where(documents.c.id == document, documents.c.unit_id.in_(within(actor)))
    with registry.writing() as connection:
        user = acting(connection, actor, _AUTHORS)
        if connection.execute(reach).first() is None:
            raise SopError(_UNKNOWN, kind="SOP", number=document, name=user.name)
        last = select(func.max(versions.c.number)).where(versions.c.document_id == document)
        return _added(connection, user, (document, (connection.execute(last).scalar() or 0) + 1), sop)


def save_draft(registry: Registry, actor: User, seen: Version, sop: SopDocument) -> Version:
    """The draft `seen` with a new content; refused when somebody changed it since it was seen."""
    with registry.writing() as connection:
        user = acting(connection, actor, _AUTHORS)
        row = _seen(connection, user, seen)
        if row.state != State.DRAFT:
            raise SopError(_NO_DRAFT, number=row.number, state=row.state)
        _sign(connection, user, row.id)
        content = dumps(sop)
        done = _changed(connection, user, row, {"content": content})
        append(connection, user, Act("version.save", f"version:{row.id}", {"sha256": _digest(content)}))
        return done


def move(registry: Registry, actor: User, seen: Version, state: State, *, review: bool = True) -> Version:
    """The version `seen` in `state`; one that comes into effect replaces the one in effect.

    With `review` a draft goes on only when every doubt of its reader is settled.
    """
    with registry.writing() as connection:
        user = acting(connection, actor)
        row = _seen(connection, user, seen)
        _check(connection, user, row, _transition(row, state))
        if review and row.state == State.DRAFT:
            _refuse_doubts(connection, row)
        if state is State.EFFECTIVE:
            _replace(connection, user, row.document_id)
        return _moved(connection, user, row, state)


def version_of(connection: Connection, actor: User, version: int) -> Version:
    """The version with the id `version`; refused outside the reach of `actor`."""
    return version_from(_row(connection, actor, version))


def drafted(connection: Connection, actor: User, version: int, roles: frozenset[Role]) -> tuple[User, Version]:
    """Who acts and the draft with the id `version`; refused for others than `roles` and for what is no draft."""
    user = acting(connection, actor, roles)
    found = version_of(connection, user, version)
    if found.state is not State.DRAFT:
        raise SopError(_NO_DRAFT, number=found.number, state=found.state)
    return user, found


def shown_rows(actor: User) -> Select[tuple[object, ...]]:
    """The versions `actor` may reach, with the name of who changed them last."""
    v = versions.c
    return (
        select(v.id, v.document_id, v.number, v.state, v.lock, v.changed_at, users.c.name)
        .join(documents, documents.c.id == v.document_id)
        .join(users, users.c.id == v.changed_by)
        .where(documents.c.unit_id.in_(within(actor)))
    )


def _row(connection: Connection, actor: User, version: int) -> _Shown:
    row = connection.execute(shown_rows(actor).where(versions.c.id == version)).first()
    if row is None:
        raise SopError(_UNKNOWN, kind="SOP", number=version, name=actor.name)
    return row


def _seen(connection: Connection, user: User, seen: Version) -> _Shown:
    row = _row(connection, user, seen.id)
    if row.lock != seen.lock:
        when = row.changed_at.isoformat(timespec="minutes")
        raise SopError(_CHANGED, number=row.number, who=row.name, when=when)
    return row


def _transition(row: _Shown, state: State) -> Transition:
    ways = {way.new: way for way in TRANSITIONS if way.old == row.state and way.roles}
    if state not in ways:
        possible = ", ".join(ways) or "-"
        raise SopError(_NO_WAY, number=row.number, old=row.state, new=state, possible=possible)
    return ways[state]


def _check(connection: Connection, user: User, row: _Shown, way: Transition) -> None:
    require(user, way.roles)
    own = version_authors.c.version_id == row.id, version_authors.c.user_id == user.id
    if way.by_another and connection.execute(select(version_authors).where(*own)).first():
        raise SopError(_OWN_WORK, number=row.number, name=user.name)


def _refuse_doubts(connection: Connection, row: _Shown) -> None:
    left = open_in(connection, row.id)
    if left:
        raise SopError(_DOUBTS, number=row.number, count=len(left), first=left[0].doubt.message.rstrip("."))


def _replace(connection: Connection, user: User, document: int) -> None:
    in_effect = shown_rows(user).where(versions.c.document_id == document, versions.c.state == State.EFFECTIVE.value)
    for row in connection.execute(in_effect).all():
        _moved(connection, user, row, State.REPLACED)


def _moved(connection: Connection, user: User, row: _Shown, state: State) -> Version:
    done = _changed(connection, user, row, {"state": state.value})
    append(connection, user, Act("version.move", f"version:{row.id}", {"old": row.state, "new": state.value}))
    return done


def _changed(connection: Connection, user: User, row: _Shown, values: dict[str, str]) -> Version:
    now = {"lock": row.lock + 1, "changed_at": datetime.now(UTC), "changed_by": user.id}
    connection.execute(update(versions).where(versions.c.id == row.id).values(**values, **now))
    return version_from(_row(connection, user, row.id))


def _added(connection: Connection, user: User, place: tuple[int, int], sop: SopDocument) -> Version:
    document, number = place
    content = dumps(sop)
    values = {"document_id": document, "number": number, "state": State.DRAFT.value, "content": content, "lock": 1}
    stamped = insert(versions).values(**values, changed_at=datetime.now(UTC), changed_by=user.id)
    version = connection.execute(stamped.returning(versions.c.id)).scalar_one()
    _sign(connection, user, version)
    facts: dict[str, Fact] = {"document": document, "number": number, "sha256": _digest(content)}
    append(connection, user, Act("version.add", f"version:{version}", facts))
    return version_from(_row(connection, user, version))


def _sign(connection: Connection, user: User, version: int) -> None:
    """Notes that `user` wrote something of `version`."""
    own = version_authors.c.version_id == version, version_authors.c.user_id == user.id
    if connection.execute(select(version_authors).where(*own)).first() is None:
        connection.execute(insert(version_authors).values(version_id=version, user_id=user.id))


def _digest(content: str) -> str:
    return sha256(content.encode()).hexdigest()


def version_from(row: _Shown) -> Version:
    """The version in a row of `shown_rows`."""
    place = row.id, row.document_id, row.number
    return Version(*place, State(row.state), row.lock, row.changed_at, row.name)
