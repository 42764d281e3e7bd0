"""Who acts, and what they may reach: always what the database says of them, never what a caller says."""

from sqlalchemy import Connection, Row, Select, select

from model.errors import SopError
from model.registry import Role, User
from model.text import Text
from store.registry.schema import units, users

_NOBODY = Text(
    id="{name}: akun ini tidak ada atau sudah dinonaktifkan. Minta admin mengaktifkannya.",
    en="{name}: this account does not exist or is disabled. Ask an admin to enable it.",
)
_NOT_ALLOWED = Text(
    id="{name}: peran {role} tidak boleh melakukan ini; yang boleh: {allowed}.",
    en="{name}: the role {role} may not do this; allowed: {allowed}.",
)


def within(actor: User) -> Select[int]:
    """The ids of the units that `actor` may reach: their own and all below; none when they are disabled."""
    own = select(users.c.unit_id.label("id")).where(users.c.id == actor.id, users.c.active)
    tree = own.cte("reach", recursive=True)
    tree = tree.union_all(select(units.c.id).join(tree, units.c.parent_id == tree.c.id))
    return select(tree.c.id)


def acting(connection: Connection, actor: User, roles: frozenset[Role] | None = None) -> User:
    """`actor` as the database knows them; refused when disabled or of none of `roles`."""
    row = connection.execute(select(users).where(users.c.id == actor.id, users.c.active)).first()
    if row is None:
        raise SopError(_NOBODY, name=actor.name)
    user = user_from(row)
    if roles is not None:
        require(user, roles)
    return user


def require(user: User, roles: frozenset[Role]) -> None:
    """Refuses a `user` who has none of `roles`."""
    if user.role not in roles:
        raise SopError(_NOT_ALLOWED, name=user.name, role=user.role, allowed=", ".join(sorted(roles)) or "-")


def user_from(row: Row[tuple[object, ...]]) -> User:
    """The user in a row of the table, without the password."""
    return User(row.id, row.name, row.full_name, Role(row.role), row.unit_id, row.active, row.must_change)
