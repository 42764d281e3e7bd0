"""An invented office: two units, a planner in each, the head of the office above both."""

from dataclasses import dataclass

from model.registry import Role, Unit, User, Version
from model.sop import SopDocument, Source
from store.registry.registry import Registry
from store.registry.units import add_unit
from store.registry.users import Person, add_user, terminal
from store.registry.versions import add_document

ROOT = 1


@dataclass(frozen=True, slots=True)
class Office:
    """Who works there; `archive` has the section `shelves` below it."""

    registry: Registry
    admin: User
    archive: Unit
    shelves: Unit
    supplies: Unit
    rani: User
    tono: User
    head: User

    def person(self, name: str, role: Role, unit: int) -> User:
        return add_user(self.registry, self.admin, Person(name, name.title(), role, unit))[0]

    def draft(self) -> Version:
        return add_document(self.registry, self.rani, (self.archive.id, "Peminjaman arsip"), sop("Peminjaman arsip"))


def office_in(registry: Registry) -> Office:
    admin = terminal(registry)
    archive = add_unit(registry, admin, ROOT, "Bidang Arsip")
    shelves = add_unit(registry, admin, archive.id, "Seksi Depo")
    supplies = add_unit(registry, admin, ROOT, "Bidang Perlengkapan")
    people = (("rani", Role.PLANNER, archive), ("tono", Role.PLANNER, supplies))
    rani, tono = (
        add_user(registry, admin, Person(name, name.title(), role, unit.id))[0] for name, role, unit in people
    )
    head = add_user(registry, admin, Person("kepala", "Kepala", Role.LEADER, ROOT))[0]
    return Office(registry, admin, archive, shelves, supplies, rani, tono, head)


def sop(title: str) -> SopDocument:
    return SopDocument(source=Source("arsip.md", "md", "0"), title=title)
