"""Reviews: doubts of a draft that a person settles, by confirming what was read or by putting it right."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from model.errors import SopError
from model.registry import Act, Role, User, Version
from model.review import questions, still_open
from model.sop import SopDocument
from model.sop_json import loads
from model.text import Text
from store.registry.audit import append
from store.registry.doubts import confirmed_in
from store.registry.registry import Registry
from store.registry.schema import confirmations, versions
from store.registry.versions import add_version, content_of, drafted, save_draft, version_of

_REVIEWERS = frozenset({Role.PLANNER})
_NO_DOUBT = Text(
    id="{place}: keraguan ini tidak ada pada versi {number}. Muat ulang halaman.",
    en="{place}: version {number} has no such doubt. Reload the page.",
)


def settled(registry: Registry, actor: User, version: int) -> frozenset[str]:
    """The names of the doubts that somebody settled in the version with the id `version`."""
    with registry.reading() as connection:
        return confirmed_in(connection, version_of(connection, actor, version).id)


def confirm(registry: Registry, actor: User, version: int, places: Collection[str]) -> None:
    """Settles the doubts `places` of a draft: what was read there is right."""
    with registry.writing() as connection:
        user, draft = drafted(connection, actor, version, _REVIEWERS)
        _settle(connection, user, draft, places)


def correct(registry: Registry, actor: User, seen: Version, sop: SopDocument, places: Collection[str] = ()) -> Version:
    """The draft `seen` with a value put right, and with it the doubts `places` settled; refused like `save_draft`."""
    saved = save_draft(registry, actor, seen, sop)
    if places:
        confirm(registry, actor, saved.id, places)
    return saved


def renewed(registry: Registry, actor: User, version: int) -> Version:
    """The next version of a document, a draft that says what the version `version` says; doubts settled there are gone."""
    with registry.reading() as connection:
        old = version_of(connection, actor, version)
        known = confirmed_in(connection, old.id)
    sop = content_of(registry, actor, version)
    doubts = tuple(question.doubt for question in still_open(sop, known))
    return add_version(registry, actor, old.document, replace(sop, doubts=doubts))


def _settle(connection: Connection, user: User, draft: Version, places: Collection[str]) -> None:
    content = connection.execute(select(versions.c.content).where(versions.c.id == draft.id)).scalar_one()
    known = {question.place for question in questions(loads(content, f"version:{draft.id}"))}
    for place in sorted(set(places) - confirmed_in(connection, draft.id)):
        if place not in known:
            raise SopError(_NO_DOUBT, place=place[:80], number=draft.number)
        row = {"version_id": draft.id, "place": place, "user_id": user.id, "at": datetime.now(UTC)}
        connection.execute(insert(confirmations).values(row))
        append(connection, user, Act("review.confirm", f"version:{draft.id}", {"place": place}))
