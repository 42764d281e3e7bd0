"""The invented office of the demo: its people, and how its documents come into force."""

from pathlib import Path

from model.registry import Role, State, User
from model.sop import SopDocument
from store.registry.registry import Registry
from store.registry.users import Person, add_user, terminal, users_of
from store.registry.versions import move
from store.workspace import Workspace

_PEOPLE = (
    ("rani", "Rani (contoh)", Role.PLANNER),
    ("kepala", "Kepala Balai (contoh)", Role.LEADER),
    ("auditor", "Auditor (contoh)", Role.AUDITOR),
    ("admin", "Admin (contoh)", Role.ADMIN),
)
_WAY = ((Role.PLANNER, State.CHECKED), (Role.LEADER, State.APPROVED), (Role.LEADER, State.EFFECTIVE))


def people(registry: Registry) -> tuple[dict[Role, User], tuple[tuple[str, str], ...]]:
    """The people of the office by role, and name and password of those who are new."""
    admin = terminal(registry)
    known = {user.role: user for user in users_of(registry, admin)}
    wanted = (Person(name, full, role, admin.unit, must_change=False) for name, full, role in _PEOPLE)
    added = [add_user(registry, admin, person) for person in wanted if person.role not in known]
    return known | {user.role: user for user, _ in added}, tuple((user.name, password) for user, password in added)


def in_force(root: Path, registry: Registry, staff: dict[Role, User], document: SopDocument) -> str:
    """The key of `document`, written by the planner and approved by the head of the office."""
    workspace = Workspace(root, registry, staff[Role.PLANNER])
    key = workspace.add(document)
    version = workspace.version(key)
    if version.state is State.DRAFT:
        for role, state in _WAY:
            version = move(registry, staff[role], version, state)
    return key
