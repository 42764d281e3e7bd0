"""Offices and their units, a tree."""

from sqlalchemy import Connection, func, insert, select

from model.errors import SopError
from model.registry import Act, Role, Unit, User
from model.text import Text
from store.registry.audit import append
from store.registry.registry import Registry
from store.registry.schema import units
from store.registry.scope import acting, within

_UNKNOWN = Text(
    id="unit {unit}: tidak ada dalam lingkup {name}. Pilih unit lain atau minta admin menambahkannya.",
    en="unit {unit}: not within the reach of {name}. Choose another unit or ask an admin to add it.",
)
_TWICE = Text(
    id="{unit}: unit dengan nama ini sudah ada di tempat itu. Beri nama lain.",
    en="{unit}: a unit of this name is already there. Give it another name.",
)
_ADMINS = frozenset({Role.ADMIN})


def units_of(registry: Registry, actor: User) -> tuple[Unit, ...]:
    """The units `actor` may reach, parents before their children."""
    with registry.reading() as connection:
        rows = connection.execute(select(units).where(units.c.id.in_(within(actor))).order_by(units.c.id))
        return tuple(Unit(*row) for row in rows)


def add_unit(registry: Registry, actor: User, parent: int, name: str) -> Unit:
    """A new unit below `parent`."""
    with registry.writing() as connection:
        user = acting(connection, actor, _ADMINS)
        reachable(connection, user, parent)
        there = select(func.count()).where(units.c.parent_id == parent, units.c.name == name)
        if connection.execute(there).scalar_one():
            raise SopError(_TWICE, unit=name)
        number = connection.execute(
            insert(units).values(parent_id=parent, name=name).returning(units.c.id)
        ).scalar_one()
        append(connection, user, Act("unit.add", f"unit:{number}", {"parent": parent, "name": name}))
        return Unit(number, parent, name)


def reachable(connection: Connection, user: User, unit: int) -> None:
    """Refuses a `unit` outside the reach of `user`."""
    found = select(func.count()).select_from(units).where(units.c.id == unit, units.c.id.in_(within(user)))
    if not connection.execute(found).scalar_one():
        raise SopError(_UNKNOWN, unit=unit, name=user.name)
