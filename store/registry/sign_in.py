"""Signing in by name and password, with a limit on how often a wrong one may be tried."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import BoundedSemaphore

from sqlalchemy import delete, func, insert, select, update

from model.errors import SopError
from model.registry import Act, User
from model.text import Text
from store.registry.audit import append
from store.registry.passwords import hashed, new_password
from store.registry.registry import Registry
from store.registry.schema import sessions, sign_ins, users
from store.registry.scope import acting, user_from
from store.registry.users import signed_in

WINDOW = timedelta(minutes=15)
# Wrong passwords within the window: for one account from one address, and for all accounts from one address.
MOST_FOR_ACCOUNT, MOST_FROM_ADDRESS = 5, 30
LEAST_LETTERS = 12
_LONGEST = 200
_WRONG = Text(
    id="Nama atau kata sandi salah. Periksa keduanya atau minta admin memberi kata sandi baru.",
    en="The name or the password is wrong. Check both or ask an admin for a new password.",
)
_NO_ACCOUNT = Text(
    id="{name}: belum punya akun di sini. Minta admin membuatnya dengan nama itu.",
    en="{name}: no account here yet. Ask an admin to make one of that name.",
)
_TOO_OFTEN = Text(
    id="Terlalu banyak percobaan yang gagal. Tunggu {minutes} menit, lalu coba lagi.",
    en="Too many attempts failed. Wait {minutes} minutes, then try again.",
)
_SHORT = Text(
    id="Kata sandi baru terlalu pendek: paling sedikit {least} huruf.",
    en="The new password is too short: at least {least} letters.",
)
_SAME = Text(
    id="Kata sandi baru harus berbeda dari yang lama dan dari nama akun.",
    en="The new password has to differ from the old one and from the name of the account.",
)
_OLD_WRONG = Text(id="Kata sandi lama salah. Ketik ulang.", en="The old password is wrong. Type it again.")
# A check takes 32 MiB and a tenth of a second: many at once would stop all other work.
_AT_ONCE = BoundedSemaphore(2)


class TooOftenError(SopError):
    """So many wrong passwords that no further one is looked at."""


def sign_in(registry: Registry, name: str, password: str, address: str) -> User:
    """The user of this name and password, asked from `address`; `SopError` when wrong or tried too often."""
    name, now = name.strip()[:_LONGEST], datetime.now(UTC)
    _refuse_often(registry, name, address, now)
    with _AT_ONCE:
        # Of many sent at once the first ones are noted by now.
        _refuse_often(registry, name, address, now)
        user = signed_in(registry, name, password[:_LONGEST])
        if user is None:
            _note_failure(registry, name, address, now)
            raise SopError(_WRONG)
    _welcome(registry, user, address)
    return user


def welcomed(registry: Registry, name: str) -> User:
    """The active user of this name, whom another server has signed in; a first password is no longer of use."""
    with registry.writing() as connection:
        row = connection.execute(select(users).where(users.c.name == name, users.c.active)).first()
        if row is None or not row.password:
            raise SopError(_NO_ACCOUNT, name=name)
        user = user_from(row)
        append(connection, user, Act("user.sso", f"user:{name}", {}))
        if not user.must_change:
            return user
        unknown = hashed(new_password())
        connection.execute(update(users).where(users.c.id == user.id).values(password=unknown, must_change=False))
        return replace(user, must_change=False)


def change_password(registry: Registry, actor: User, old: str, new: str) -> User:
    """`actor` with a new password; all their sessions are over."""
    if len(new) < LEAST_LETTERS:
        raise SopError(_SHORT, least=LEAST_LETTERS)
    if new in (old, actor.name):
        raise SopError(_SAME)
    with _AT_ONCE:
        if signed_in(registry, actor.name, old) is None:
            raise SopError(_OLD_WRONG)
        kept = hashed(new[:_LONGEST])
    with registry.writing() as connection:
        user = acting(connection, actor)
        changed = update(users).where(users.c.id == user.id).values(password=kept, must_change=False)
        row = connection.execute(changed.returning(users)).one()
        connection.execute(delete(sessions).where(sessions.c.user_id == user.id))
        append(connection, user, Act("user.password", f"user:{user.name}", {}))
        return user_from(row)


def _refuse_often(registry: Registry, name: str, address: str, now: datetime) -> None:
    recent = sign_ins.c.at > now - WINDOW
    here = func.count().filter(sign_ins.c.name == name)
    counted = select(func.count(), here).where(recent, sign_ins.c.address == address)
    with registry.reading() as connection:
        from_address, for_account = connection.execute(counted).one()
    if for_account >= MOST_FOR_ACCOUNT or from_address >= MOST_FROM_ADDRESS:
        raise TooOftenError(_TOO_OFTEN, minutes=int(WINDOW.total_seconds() // 60))


def _note_failure(registry: Registry, name: str, address: str, now: datetime) -> None:
    with registry.writing() as connection:
        connection.execute(delete(sign_ins).where(sign_ins.c.at < now - WINDOW))
        connection.execute(insert(sign_ins).values(name=name, address=address, at=now))
        account = connection.execute(select(users).where(users.c.name == name)).first()
        if account is not None:
            append(connection, user_from(account), Act("user.refused", f"user:{name}", {"address": address}))


def _welcome(registry: Registry, user: User, address: str) -> None:
    with registry.writing() as connection:
        mine = sign_ins.c.name == user.name, sign_ins.c.address == address
        connection.execute(delete(sign_ins).where(*mine))
        append(connection, user, Act("user.sign_in", f"user:{user.name}", {"address": address}))
