"""Who is signed in: a row for each session, so that signing out ends it everywhere."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import delete, insert, select, update

from model.registry import User
from store.registry.registry import Registry
from store.registry.schema import sessions, users
from store.registry.scope import user_from

# Written at most once a minute: a page asks many times a second.
_SEEN_EVERY = timedelta(minutes=1)
_LETTERS = 32


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a session may rest, and how long it may last at all."""

    idle: timedelta = timedelta(minutes=30)
    whole: timedelta = timedelta(hours=12)


def begin(registry: Registry, user: User) -> str:
    """The secret of a new session of `user`; only its digest is kept. Sessions that ended long ago go."""
    secret, now = token_urlsafe(_LETTERS), datetime.now(UTC)
    with registry.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.began_at < now - Limits().whole))
        connection.execute(insert(sessions).values(digest=_digest(secret), user_id=user.id, began_at=now, seen_at=now))
    return secret


def whose(registry: Registry, secret: str, limits: Limits = Limits(), now: datetime | None = None) -> User | None:
    """The active user of the session with this secret; None when it ended, by hand or by time."""
    moment, digest = now or datetime.now(UTC), _digest(secret)
    wanted = select(users, sessions.c.seen_at).join(sessions).where(sessions.c.digest == digest, users.c.active)
    fresh = sessions.c.seen_at > moment - limits.idle, sessions.c.began_at > moment - limits.whole
    with registry.reading() as connection:
        row = connection.execute(wanted.where(*fresh)).first()
    if row is None:
        return None
    if row.seen_at < moment - _SEEN_EVERY:
        with registry.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.digest == digest).values(seen_at=moment))
    return user_from(row)


def end(registry: Registry, secret: str) -> None:
    """The session with this secret is over."""
    with registry.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.digest == _digest(secret)))


def end_all(registry: Registry, user: User) -> None:
    """All sessions of `user` are over."""
    with registry.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.user_id == user.id))


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
