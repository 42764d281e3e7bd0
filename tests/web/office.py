"""An invented office in a registry of its own: made once, then copied."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from model.registry import Role, User
from samples.office import people
from store.registry.connection import address, engine_for
from store.registry.registry import Registry, open_registry
from store.registry.users import terminal, users_of
from store.workspace import Workspace


def registry_in(root: Path) -> Registry:
    """A registry in `root` with somebody in each role."""
    file = root / "registry.db"
    if not file.exists():
        root.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_template())
    return Registry(engine_for(address(f"sqlite:///{file}")))


def person(registry: Registry, role: Role) -> User:
    return next(user for user in users_of(registry, terminal(registry)) if user.role is role)


def workspace_of(root: Path, role: Role = Role.PLANNER) -> Workspace:
    """The workspace in `root` as somebody of `role` sees it."""
    registry = registry_in(root)
    return Workspace(root, registry, person(registry, role))


@cache
def _template() -> bytes:
    with TemporaryDirectory() as folder:
        with open_registry(f"sqlite:///{folder}/registry.db") as registry:
            people(registry)
            with registry.engine.connect() as connection:
                connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
        return (Path(folder) / "registry.db").read_bytes()
