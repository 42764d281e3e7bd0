"""People who sign in: added, disabled and given passwords by admins of their unit or one above."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, Row, Select, insert, select, update

from model.errors import SopError
from model.registry import Act, Role, User
from model.text import Text
from store.registry.audit import append
from store.registry.passwords import hashed, matches, new_password
from store.registry.registry import Registry
from store.registry.schema import users
from store.registry.scope import acting, user_from, within
from store.registry.units import reachable

TERMINAL = "terminal"
_ADMINS = frozenset({Role.ADMIN})
_TWICE = Text(
    id="{name}: akun dengan nama ini sudah ada. Pilih nama lain.",
    en="{name}: there is an account of this name. Choose another name.",
)
_UNKNOWN = Text(
    id="{name}: tidak ada akun dengan nama ini. Lihat `sop user list`.",
    en="{name}: no account of this name. See `sop user list`.",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to get an account; `must_change`: the first password is for the first sign-in only."""

    name: str
    full_name: str
    role: Role
    unit: int
    must_change: bool = True


def terminal(registry: Registry) -> User:
    """The account in whose name the command line acts; nobody can sign in as it."""
    with registry.reading() as connection:
        return user_from(connection.execute(select(users).where(users.c.name == TERMINAL)).one())


def users_of(registry: Registry, actor: User) -> tuple[User, ...]:
    """The accounts of the units `actor` may reach, by name."""
    with registry.reading() as connection:
        acting(connection, actor, _ADMINS)
        return tuple(user_from(row) for row in connection.execute(_accounts(actor).order_by(users.c.name)))


def add_user(registry: Registry, actor: User, person: Person) -> tuple[User, str]:
    """The new account and its first password, which is told here only and must be changed."""
    password = new_password()
    kept = hashed(password)
    with registry.writing() as connection:
        admin = acting(connection, actor, _ADMINS)
        reachable(connection, admin, person.unit)
        if connection.execute(select(users.c.id).where(users.c.name == person.name)).first():
            raise SopError(_TWICE, name=person.name)
        row = connection.execute(insert(users).values(**_new(person), password=kept).returning(users)).one()
        facts = {"role": person.role.value, "unit": person.unit}
        append(connection, admin, Act("user.add", f"user:{person.name}", facts))
        return user_from(row), password


def disable_user(registry: Registry, actor: User, name: str) -> User:
    """The account `name`, which can no longer do anything."""
    with registry.writing() as connection:
        return _changed(connection, actor, name, {"active": False}, "user.disable")


def reset_password(registry: Registry, actor: User, name: str) -> str:
    """The new password of the account `name`, which is told here only and must be changed."""
    password = new_password()
    values = {"password": hashed(password), "must_change": True}
    with registry.writing() as connection:
        _changed(connection, actor, name, values, "user.password")
    return password


def signed_in(registry: Registry, name: str, password: str) -> User | None:
    """The active user of this name and password; None when there is none, after as much work."""
    with registry.reading() as connection:
        row = connection.execute(select(users).where(users.c.name == name, users.c.active)).first()
    right = matches(password, row.password if row and row.password else _nobodys())
    return user_from(row) if row and row.password and right else None


@cache
def _nobodys() -> str:
    return hashed(new_password())


def _accounts(actor: User) -> Select[tuple[object, ...]]:
    return select(users).where(users.c.unit_id.in_(within(actor)), users.c.password != "")


def _new(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "full_name": person.full_name,
        "role": person.role.value,
        "unit_id": person.unit,
        "active": True,
        "must_change": person.must_change,
    }


def _changed(connection: Connection, actor: User, name: str, values: dict[str, object], action: str) -> User:
    admin = acting(connection, actor, _ADMINS)
    row: Row[tuple[object, ...]] | None = connection.execute(_accounts(admin).where(users.c.name == name)).first()
    if row is None:
        raise SopError(_UNKNOWN, name=name)
    changed = update(users).where(users.c.id == row.id).values(**values).returning(users)
    append(connection, admin, Act(action, f"user:{name}", {}))
    return user_from(connection.execute(changed).one())
