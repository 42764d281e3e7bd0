"""Texts, logs and checks on both databases: within reach only, under an optimistic lock, the newest check of each document."""

from dataclasses import replace
from datetime import date

import pytest

from model.checked_months import CheckedMonth
from model.errors import SopError
from model.log_book import NewLog
from model.registry import Role
from model.run import Month
from store.checks import add_check, checks_of, months_of
from store.logs import add_log, log_of, logs_of
from store.registry.audit import verify
from store.registry.texts import KeptText, TextKind, keep_text, office_text, read_text
from tests.store.registry.office import ROOT, Office

LOG = NewLog(0, "pinjam.csv", "a" * 64, 12, 60)
JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)


def log_in(office: Office) -> int:
    return add_log(office.registry, office.rani, replace(LOG, unit=office.archive.id))


def test_a_text_is_kept_and_changed_only_by_who_saw_it(office: Office) -> None:
    draft = office.draft()
    place = TextKind.MAPPING, draft.document
    assert read_text(office.registry, office.rani, *place) == KeptText("", 0)
    first = keep_text(office.registry, office.rani, place, KeptText(), "activity,step\n")
    assert first == KeptText("activity,step\n", 1)
    second = keep_text(office.registry, office.rani, place, first, "activity,step\nDaftar,1\n")
    assert read_text(office.registry, office.head, *place) == second
    with pytest.raises(SopError, match=r"mapping \d+: changed by rani at .* since you opened it"):
        keep_text(office.registry, office.rani, place, first, "lain")
    with pytest.raises(SopError, match="changed by rani"):
        keep_text(office.registry, office.rani, place, KeptText(), "lain")
    assert verify(office.registry).broken is None


def test_texts_of_others_are_out_of_reach(office: Office) -> None:
    place = TextKind.MAPPING, office.draft().document
    with pytest.raises(SopError, match="not within the reach of tono"):
        read_text(office.registry, office.tono, *place)
    with pytest.raises(SopError, match="not within the reach of tono"):
        keep_text(office.registry, office.tono, place, KeptText(), "x")
    with pytest.raises(SopError, match="the role pimpinan may not"):
        keep_text(office.registry, office.head, place, KeptText(), "x")


def test_the_rules_of_an_office_are_those_of_the_nearest_unit_above(office: Office) -> None:
    registry = office.registry
    assert office_text(registry, office.rani, office.shelves.id) is None
    keep_text(registry, office.admin, (TextKind.OFFICE, ROOT), KeptText(), "# semua")
    assert office_text(registry, office.rani, office.shelves.id) == "# semua"
    keep_text(registry, office.rani, (TextKind.OFFICE, office.archive.id), KeptText(), "# arsip")
    assert office_text(registry, office.rani, office.shelves.id) == "# arsip"
    assert office_text(registry, office.tono, office.supplies.id) == "# semua"
    with pytest.raises(SopError, match="not within the reach of tono"):
        office_text(registry, office.tono, office.shelves.id)


def test_a_log_is_kept_once_in_a_unit_and_shown_within_reach(office: Office) -> None:
    number = log_in(office)
    assert log_in(office) == number
    (log,) = logs_of(office.registry, office.head)
    assert (log.id, log.unit, log.name, log.cases, log.events, log.added_by) == (
        number,
        office.archive.id,
        "pinjam.csv",
        12,
        60,
        "rani",
    )
    assert logs_of(office.registry, office.tono) == ()
    with pytest.raises(SopError, match="not within the reach of tono"):
        log_of(office.registry, office.tono, number)
    with pytest.raises(SopError, match="not within the reach of rani"):
        add_log(office.registry, office.rani, replace(LOG, unit=office.supplies.id))
    with pytest.raises(SopError, match="the role pimpinan may not"):
        add_log(office.registry, office.head, replace(LOG, unit=office.archive.id))


def test_months_are_those_of_the_newest_check_of_each_document(office: Office) -> None:
    version, log = office.draft(), log_in(office)
    made = version.id, log
    add_check(office.registry, office.rani, made, [Month(JANUARY, 5, 1, 9)])
    auditor = office.person("auditor", Role.AUDITOR, office.archive.id)
    add_check(office.registry, auditor, made, [Month(FEBRUARY, 4, 3, 3_000_000_000), Month(JANUARY, 6, 2, 60)])
    place = office.archive.id, version.document, "Peminjaman arsip"
    assert months_of(office.registry, office.head) == (
        CheckedMonth(*place, "2026-01-01", 6, 2, 60),
        CheckedMonth(*place, "2026-02-01", 4, 3, 3_000_000_000),
    )
    assert [(one.document, one.log_name, one.by) for one in checks_of(office.registry, office.head)] == [
        (version.document, "pinjam.csv", "auditor"),
        (version.document, "pinjam.csv", "rani"),
    ]
    assert months_of(office.registry, office.tono) == ()
    assert checks_of(office.registry, office.tono) == ()


def test_a_check_needs_a_version_and_a_log_within_reach(office: Office) -> None:
    version, log = office.draft(), log_in(office)
    for made in ((version.id, log + 1), (version.id + 1, log)):
        with pytest.raises(SopError, match="not within the reach of rani"):
            add_check(office.registry, office.rani, made, [])
    with pytest.raises(SopError, match="not within the reach of tono"):
        add_check(office.registry, office.tono, (version.id, log), [])
