"""The logs of units."""

from datetime import UTC, datetime

from sqlalchemy import Row, Select, insert, select

from model.errors import SopError
from model.log_book import ImportedLog, NewLog
from model.registry import Act, Role, User
from model.text import Text
from store.registry.audit import append
from store.registry.registry import Registry
from store.registry.schema import logs, users
from store.registry.scope import acting, within
from store.registry.units import reachable

ANALYSTS = frozenset({Role.AUDITOR, Role.PLANNER, Role.ADMIN})
_UNKNOWN = Text(
    id="log {number}: tidak ada dalam lingkup {name}. Pilih log lain.",
    en="log {number}: not within the reach of {name}. Choose another log.",
)


def add_log(registry: Registry, actor: User, new: NewLog) -> int:
    """The number of the log; the same file in the same unit keeps its number."""
    same = select(logs.c.id).where(logs.c.unit_id == new.unit, logs.c.digest == new.digest)
    with registry.writing() as connection:
        user = acting(connection, actor, ANALYSTS)
        reachable(connection, user, new.unit)
        known: int | None = connection.execute(same).scalar()
        if known is not None:
            return known
        values = {"unit_id": new.unit, "name": new.name, "digest": new.digest, "cases": new.cases, "events": new.events}
        stamped = insert(logs).values(**values, added_at=datetime.now(UTC), added_by=user.id)
        number: int = connection.execute(stamped.returning(logs.c.id)).scalar_one()
        append(connection, user, Act("log.add", f"log:{number}", {"unit": new.unit, "sha256": new.digest}))
        return number


def logs_of(registry: Registry, actor: User) -> tuple[ImportedLog, ...]:
    """The logs of the units `actor` may reach, the newest first."""
    with registry.reading() as connection:
        rows = connection.execute(_reached(actor).order_by(logs.c.id.desc()))
        return tuple(_log(row) for row in rows)


def log_of(registry: Registry, actor: User, number: int) -> ImportedLog:
    """The log `number`."""
    with registry.reading() as connection:
        row = connection.execute(_reached(actor).where(logs.c.id == number)).first()
    if row is None:
        raise SopError(_UNKNOWN, number=number, name=actor.name)
    return _log(row)


def _reached(actor: User) -> Select[tuple[object, ...]]:
    joined = select(logs, users.c.name.label("by")).join(users, users.c.id == logs.c.added_by)
    return joined.where(logs.c.unit_id.in_(within(actor)))


def _log(row: Row[tuple[object, ...]]) -> ImportedLog:
    size = row.cases, row.events
    return ImportedLog(row.id, row.unit_id, row.name, row.digest, *size, row.added_at, row.by)
