"""The library: who finds which documents by what."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert

from model.library import Library, Wanted
from model.registry import State
from model.sop import Doubt
from store.registry.library import library
from store.registry.reviews import confirm
from store.registry.schema import check_months, checks
from store.registry.versions import add_document, add_version, move
from tests.store.registry.office import Office, sop


def _titles(found: Library) -> list[str]:
    return [one.document.title for one in found.shelf]


@pytest.fixture
def shelved(office: Office) -> Office:
    """Three documents: one of the unit, one below it, one of another unit."""
    for actor, unit, title, number in (
        (office.rani, office.archive, "Peminjaman arsip", "01/SOP/2025"),
        (office.rani, office.shelves, "Penataan 100% depo", "02/SOP/2025"),
        (office.tono, office.supplies, 'Pengadaan rak "besi"', "03/SOP/2025"),
    ):
        add_document(
            office.registry, actor, (unit.id, title), replace(sop(title), number=number, warnings=("Awas Api",))
        )
    return office


def test_a_person_finds_what_they_may_see(shelved: Office) -> None:
    assert _titles(library(shelved.registry, shelved.rani, Wanted())) == ["Peminjaman arsip", "Penataan 100% depo"]
    assert _titles(library(shelved.registry, shelved.tono, Wanted())) == ['Pengadaan rak "besi"']
    assert library(shelved.registry, shelved.head, Wanted()).total == 3
    assert _titles(library(shelved.registry, shelved.tono, Wanted(unit=shelved.archive.id))) == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("PEMINJAMAN", ["Peminjaman arsip"]),
        ("02/sop", ["Penataan 100% depo"]),
        ("awas peminjaman", ["Peminjaman arsip"]),
        ("100%", ["Penataan 100% depo"]),
        ("10_%", []),
        ('"besi"', ['Pengadaan rak "besi"']),
        ("'; drop table documents; --", []),
        ("\0peminjaman\0", ["Peminjaman arsip"]),
    ],
)
def test_words_are_looked_for_in_title_number_and_text(shelved: Office, text: str, titles: list[str]) -> None:
    assert _titles(library(shelved.registry, shelved.head, Wanted(text))) == titles


def test_a_unit_has_its_own_documents_and_those_below(shelved: Office) -> None:
    found = {
        unit.name: _titles(library(shelved.registry, shelved.head, Wanted(unit=unit.id)))
        for unit in (shelved.archive, shelved.shelves)
    }
    assert found == {
        "Bidang Arsip": ["Peminjaman arsip", "Penataan 100% depo"],
        "Seksi Depo": ["Penataan 100% depo"],
    }


def test_a_part_is_told_with_the_total(shelved: Office) -> None:
    found = library(shelved.registry, shelved.head, Wanted(start=1, count=1))
    assert (found.total, _titles(found)) == (3, ["Penataan 100% depo"])
    assert library(shelved.registry, shelved.head, Wanted(start=9)) == Library(3, ())


def test_states_number_days_and_open_doubts_are_told(office: Office) -> None:
    registry = office.registry
    first = replace(sop("Pinjam"), number="7", effective=date(2025, 3, 1))
    version = add_document(registry, office.rani, (office.archive.id, "Pinjam"), first)
    for actor, state in ((office.rani, State.CHECKED), (office.head, State.APPROVED), (office.head, State.EFFECTIVE)):
        version = move(registry, actor, version, state)
    doubts = (Doubt("/title", "a", "?"), Doubt("/number", "b", "?"))
    draft = add_version(registry, office.rani, version.document, replace(first, number="8", doubts=doubts))
    confirm(registry, office.rani, draft.id, ["/title#a"])
    found = library(registry, office.head, Wanted(state=State.DRAFT)).shelf[0]
    assert [(one.number, one.state) for one in found.versions] == [(1, State.EFFECTIVE), (2, State.DRAFT)]
    assert (found.said.number, found.said.effective, found.said.open) == ("7", date(2025, 3, 1), 1)
    assert library(registry, office.head, Wanted(state=State.REVOKED)).total == 0


def test_the_last_check_counts(office: Office) -> None:
    draft, registry = office.draft(), office.registry
    assert library(registry, office.rani, Wanted()).shelf[0].checked is None
    with registry.writing() as connection:
        for number, months in ((1, [(9, 9)]), (2, [(4, 3), (6, 2)])):
            row = {
                "document_id": draft.document,
                "version_id": draft.id,
                "at": datetime.now(UTC),
                "user_id": office.rani.id,
            }
            connection.execute(insert(checks).values(id=number, **row))
            for month, (cases, right) in enumerate(months, 1):
                figures = {"cases": cases, "conforming": right, "excess_seconds": 0}
                connection.execute(insert(check_months).values(check_id=number, month=f"2025-0{month}", **figures))
    assert library(registry, office.rani, Wanted()).shelf[0].checked == (10, 5)
