"""Doubts of a draft: settled by planners, one by one, before it goes on."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from model.errors import SopError
from model.registry import State, Version
from model.sop import Doubt, SopDocument
from store.registry.reviews import confirm, correct, renewed, settled
from store.registry.schema import audit
from store.registry.versions import add_document, content_of, move, versions_of
from tests.store.registry.office import Office, sop

_TIME = "/procedures/0/steps/3/time#faint"
_LOOSE = "/procedures/0/edges#arrow_loose"


def _doubted() -> SopDocument:
    doubts = (
        Doubt("/procedures/0/steps/3/time", "faint", "Angka kurang jelas."),
        Doubt("/procedures/0/edges", "arrow_loose", "Panah langkah 1 lepas."),
        Doubt("/procedures/0/edges", "arrow_loose", "Panah langkah 2 lepas."),
    )
    return replace(sop("Peminjaman arsip"), doubts=doubts)


def _draft(office: Office) -> Version:
    return add_document(office.registry, office.rani, (office.archive.id, "Peminjaman arsip"), _doubted())


def test_a_draft_with_doubts_goes_on_when_all_are_settled(office: Office) -> None:
    draft, registry = _draft(office), office.registry
    with pytest.raises(SopError, match=r"version 1: 3 doubts are not reviewed, the first “Angka kurang jelas”"):
        move(registry, office.rani, draft, State.CHECKED)
    confirm(registry, office.rani, draft.id, [_TIME, _LOOSE])
    with pytest.raises(SopError, match=r"1 doubts are not reviewed, the first “Panah langkah 2 lepas”"):
        move(registry, office.rani, draft, State.CHECKED)
    confirm(registry, office.rani, draft.id, [f"{_LOOSE}#2"])
    assert settled(registry, office.rani, draft.id) == {_TIME, _LOOSE, f"{_LOOSE}#2"}
    assert move(registry, office.rani, draft, State.CHECKED).state is State.CHECKED


def test_an_office_may_let_it_go_on_unreviewed(office: Office) -> None:
    assert move(office.registry, office.rani, _draft(office), State.CHECKED, review=False).state is State.CHECKED


def test_a_doubt_is_settled_once_and_the_trail_tells_who_did(office: Office) -> None:
    draft = _draft(office)
    confirm(office.registry, office.rani, draft.id, [_TIME])
    confirm(office.registry, office.rani, draft.id, [_TIME])
    with office.registry.reading() as connection:
        rows = connection.execute(select(audit).where(audit.c.action == "review.confirm")).all()
    assert [(row.actor, row.subject, row.facts) for row in rows] == [
        ("rani", f"version:{draft.id}", '{"place":"/procedures/0/steps/3/time#faint"}')
    ]


def test_a_correction_saves_and_settles(office: Office) -> None:
    draft = _draft(office)
    saved = correct(office.registry, office.rani, draft, replace(_doubted(), title="Pinjam"), [_TIME])
    assert content_of(office.registry, office.rani, saved.id).title == "Pinjam"
    assert settled(office.registry, office.rani, draft.id) == {_TIME}
    with pytest.raises(SopError, match="version 1: changed by rani"):
        correct(office.registry, office.rani, draft, _doubted())


def test_the_next_version_has_only_the_doubts_that_were_left(office: Office) -> None:
    draft = _draft(office)
    confirm(office.registry, office.rani, draft.id, [_LOOSE])
    new = renewed(office.registry, office.rani, draft.id)
    assert (new.number, new.state) == (2, State.DRAFT)
    messages = [doubt.message for doubt in content_of(office.registry, office.rani, new.id).doubts]
    assert messages == ["Angka kurang jelas.", "Panah langkah 2 lepas."]
    assert len(versions_of(office.registry, office.rani, draft.document)) == 2


def test_others_settle_nothing(office: Office) -> None:
    draft, registry = _draft(office), office.registry
    with pytest.raises(SopError, match="the role pimpinan may not do this"):
        confirm(registry, office.head, draft.id, [_TIME])
    with pytest.raises(SopError, match="not within the reach of tono"):
        confirm(registry, office.tono, draft.id, [_TIME])
    with pytest.raises(SopError, match="not within the reach of tono"):
        settled(registry, office.tono, draft.id)
    with pytest.raises(SopError, match="not within the reach of tono"):
        renewed(registry, office.tono, draft.id)
    with pytest.raises(SopError, match="/lain#x: version 1 has no such doubt"):
        confirm(registry, office.rani, draft.id, ["/lain#x"])
    checked = move(registry, office.rani, draft, State.CHECKED, review=False)
    with pytest.raises(SopError, match="diperiksa, no draft any more"):
        confirm(registry, office.rani, checked.id, [_TIME])
    assert settled(registry, office.rani, draft.id) == frozenset()
