"""Comments on versions and decisions on proposals, on each database."""

import pytest
from sqlalchemy import select

from model.errors import SopError
from model.registry import Role
from store.registry.comments import add_comment, comments_of
from store.registry.decisions import Answer, decide, decisions_of
from store.registry.schema import audit
from tests.store.registry.office import Office


def actions(office: Office) -> list[str]:
    with office.registry.reading() as connection:
        found = connection.execute(select(audit.c.action).order_by(audit.c.id)).scalars().all()
    return [one for one in found if one.startswith(("comment", "proposal"))]


def test_comments_are_kept_in_their_order(office: Office) -> None:
    version = office.draft()
    add_comment(office.registry, office.head, version.id, "/procedures/0/steps/2", " Waktunya terlalu longgar. ")
    add_comment(office.registry, office.rani, version.id, "", "Dasar hukumnya sudah diperbarui.")
    found = comments_of(office.registry, office.rani, version.id)
    assert [(one.who, one.place, one.text) for one in found] == [
        ("kepala", "/procedures/0/steps/2", "Waktunya terlalu longgar."),
        ("rani", "", "Dasar hukumnya sudah diperbarui."),
    ]
    assert actions(office) == ["comment.add", "comment.add"]


def test_who_may_comment(office: Office) -> None:
    version = office.draft()
    auditor = office.person("wati", Role.AUDITOR, office.archive.id)
    with pytest.raises(SopError, match="the role auditor may not do this"):
        add_comment(office.registry, auditor, version.id, "", "Lihat")
    with pytest.raises(SopError, match="version 1: not within the reach of tono"):
        add_comment(office.registry, office.tono, version.id, "", "Lihat")
    with pytest.raises(SopError, match="the comment is empty"):
        add_comment(office.registry, office.rani, version.id, "", "  ")
    with pytest.raises(SopError, match="4001 letters"):
        add_comment(office.registry, office.rani, version.id, "", "a" * 4001)
    assert comments_of(office.registry, office.tono, version.id) == ()
    assert actions(office) == []


def test_a_decision_takes_the_place_of_the_one_before(office: Office) -> None:
    document = office.draft().document
    decide(office.registry, office.rani, document, Answer("p1", accepted=True))
    decide(office.registry, office.rani, document, Answer("p2", accepted=False, reason=" Perintah undang-undang "))
    decide(office.registry, office.rani, document, Answer("p1", accepted=False, reason="Masih dikaji"))
    found = decisions_of(office.registry, office.head, document)
    assert [(one.proposal, one.accepted, one.reason, one.who) for one in found] == [
        ("p2", False, "Perintah undang-undang", "rani"),
        ("p1", False, "Masih dikaji", "rani"),
    ]
    assert actions(office) == ["proposal.decide"] * 3


def test_who_may_decide(office: Office) -> None:
    document = office.draft().document
    with pytest.raises(SopError, match="the role pimpinan may not do this"):
        decide(office.registry, office.head, document, Answer("p1", accepted=True))
    with pytest.raises(SopError, match="SOP 1: not within the reach of tono"):
        decide(office.registry, office.tono, document, Answer("p1", accepted=True))
    with pytest.raises(SopError, match="proposal p1: to reject needs a reason"):
        decide(office.registry, office.rani, document, Answer("p1", accepted=False))
    with pytest.raises(SopError, match="2001 letters"):
        decide(office.registry, office.rani, document, Answer("p1", accepted=True, reason="a" * 2001))
    assert decisions_of(office.registry, office.tono, document) == ()
    assert actions(office) == []
