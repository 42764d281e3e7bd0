"""The trail of what was done: each entry carries the digest of the one before, so that a change shows."""

import json
from dataclasses import astuple, replace
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, func, insert, select

from model.registry import Act, AuditRow, User, Verdict
from store.registry.registry import Registry
from store.registry.schema import audit
from store.registry.scope import acting

START = "0" * 64
_AT_ONCE = 1000


def append(connection: Connection, user: User, act: Act) -> AuditRow:
    """The entry now at the end of the trail: `user` did `act`, in the transaction that did it."""
    last = connection.execute(select(audit.c.id, audit.c.digest).order_by(audit.c.id.desc()).limit(1)).first()
    number, previous = (last.id + 1, last.digest) if last else (1, START)
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    bare = AuditRow(number, at, user.name, act.action, act.subject, _canonical(dict(act.facts)), previous, "")
    row = replace(bare, digest=digest(bare))
    names = [column.name for column in audit.columns]
    connection.execute(insert(audit).values(dict(zip(names, astuple(row), strict=True))))
    return row


def note(registry: Registry, actor: User, act: Act) -> None:
    """Writes that `actor` did what changes nothing else: took a file along."""
    with registry.writing() as connection:
        append(connection, acting(connection, actor), act)


def digest(row: AuditRow) -> str:
    """The digest that belongs to `row`: SHA-256 of its parts, that of the entry before among them, as JSON."""
    return sha256(_canonical(astuple(row)[:-1]).encode()).hexdigest()


def verify(registry: Registry, known_head: str | None = None) -> Verdict:
    """Whether the trail holds together from its first entry; a head noted earlier must still be in it."""
    rows, head, seen = 0, START, known_head in (None, START)
    with registry.reading() as connection:
        streamed = connection.execution_options(yield_per=_AT_ONCE)
        with streamed.execute(select(audit).order_by(audit.c.id)) as found:
            for row in (AuditRow(*one) for one in found):
                if (row.id, row.previous, row.digest) != (rows + 1, head, digest(row)):
                    return Verdict(rows, head, rows + 1)
                rows, head = row.id, row.digest
                seen = seen or head == known_head
    return Verdict(rows, head, None if seen else rows + 1)


def head(registry: Registry) -> str:
    """The digest of the last entry."""
    last = select(audit.c.digest).order_by(audit.c.id.desc()).limit(1)
    with registry.reading() as connection:
        found: str | None = connection.execute(last).scalar()
    return found or START


def length(connection: Connection) -> int:
    """How many entries the trail has."""
    return connection.execute(select(func.count()).select_from(audit)).scalar_one()


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
