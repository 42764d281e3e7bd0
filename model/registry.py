"""What the registry knows: units, people, documents with their versions, and the trail of what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Fact = str | int | None


class Role(StrEnum):
    """What a person is there for."""

    AUDITOR = "auditor"
    PLANNER = "perencana"
    LEADER = "pimpinan"
    ADMIN = "admin"


class State(StrEnum):
    """Where a version stands on its way."""

    DRAFT = "draf"
    CHECKED = "diperiksa"
    APPROVED = "disetujui"
    EFFECTIVE = "berlaku"
    REPLACED = "digantikan"
    REVOKED = "dicabut"


@dataclass(frozen=True, slots=True)
class Transition:
    """A way from one state to another, and who may take it; `by_another`: nobody who wrote the version."""

    old: State
    new: State
    roles: frozenset[Role]
    by_another: bool = False


_WRITERS, _DECIDERS = frozenset({Role.PLANNER}), frozenset({Role.LEADER})
# A version is replaced by the next one that comes into effect, never by hand.
TRANSITIONS = (
    Transition(State.DRAFT, State.CHECKED, _WRITERS),
    Transition(State.CHECKED, State.DRAFT, _WRITERS | _DECIDERS),
    Transition(State.CHECKED, State.APPROVED, _DECIDERS, by_another=True),
    Transition(State.APPROVED, State.EFFECTIVE, _DECIDERS),
    Transition(State.EFFECTIVE, State.REPLACED, frozenset()),
    Transition(State.EFFECTIVE, State.REVOKED, _DECIDERS),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """An office or a unit of one; only the root has no parent."""

    id: int
    parent: int | None
    name: str


@dataclass(frozen=True, slots=True)
class User:
    """A person who signs in; they see their unit and all units below it."""

    id: int
    name: str
    full_name: str
    role: Role
    unit: int
    active: bool
    must_change: bool


@dataclass(frozen=True, slots=True)
class Document:
    """An SOP of a unit, whatever its versions say."""

    id: int
    unit: int
    title: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a document; `lock` grows with each change of it."""

    id: int
    document: int
    number: int
    state: State
    lock: int
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did to something."""

    action: str
    subject: str
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class AuditRow:
    """An entry of the trail; `digest` covers all the others, `previous` the entry before."""

    id: int
    at: str
    actor: str
    action: str
    subject: str
    facts: str
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries of the trail hold together, the digest of the last of them, the first that does not."""

    rows: int
    head: str
    broken: int | None = None


def unit_paths(units: tuple[Unit, ...]) -> dict[str, Unit]:
    """Each unit by its name behind those above it, apart from the topmost: `Bidang Arsip/Seksi Kearsipan`."""
    prefixes: dict[int | None, str] = {}
    paths: dict[str, Unit] = {}
    for unit in sorted(units, key=lambda unit: unit.id):
        path = prefixes.get(unit.parent, "") + unit.name
        prefixes[unit.id] = "" if unit.parent is None else f"{path}/"
        paths[path] = unit
    return paths
