"""Verdicts and samples: auditors make them, within their reach, and the trail tells."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from model.audit_work import Draw, Drawn, Method, Opinion, Sampling, Stance, case_key, finding_key
from model.errors import SopError
from model.registry import Role, User
from store.registry.audit import verify
from store.registry.samples import add_sample, samples_of
from store.registry.schema import audit
from store.registry.verdicts import judge, judgements_of
from tests.store.registry.office import Office

LATE = finding_key("LOG203", "R-2", {"step": "5", "row": 12, "service_seconds": 18000, "limit_seconds": 7200})
SAMPLING = Sampling(
    Draw(Method.STRATIFIED, 2, 7, "month"), 90, (Drawn("A-1", "2026-01", 0.25), Drawn("B-1", "2026-02", 0.5))
)


@pytest.fixture
def auditor(office: Office) -> User:
    return office.person("sari", Role.AUDITOR, office.archive.id)


def actions(office: Office) -> list[str]:
    with office.registry.reading() as connection:
        return list(connection.execute(select(audit.c.action).order_by(audit.c.id)).scalars())


def test_a_verdict_is_kept_and_changed(office: Office, auditor: User) -> None:
    document = office.draft().document
    first = judge(office.registry, auditor, document, Opinion(LATE, Stance.ASKS, "Tanya loket."))
    assert (first.stance, first.note, first.lock, first.changed_by) == (Stance.ASKS, "Tanya loket.", 1, "sari")
    second = judge(office.registry, auditor, document, Opinion(LATE, Stance.BREAKS, "Terbukti.", first.lock))
    assert judgements_of(office.registry, auditor, document) == (second,)
    assert (second.stance, second.lock) == (Stance.BREAKS, 2)
    assert actions(office)[-2:] == ["verdict.set", "verdict.set"]
    assert verify(office.registry).broken is None


@pytest.mark.parametrize("lock", [0, 2])
def test_a_verdict_changed_meanwhile_is_not_overwritten(office: Office, auditor: User, lock: int) -> None:
    document = office.draft().document
    judge(office.registry, auditor, document, Opinion(LATE, Stance.FITS))
    with pytest.raises(SopError, match="was changed by sari at"):
        judge(office.registry, auditor, document, Opinion(LATE, Stance.BREAKS, lock=lock))
    assert judgements_of(office.registry, auditor, document)[0].stance is Stance.FITS


def test_only_auditors_judge_and_draw(office: Office) -> None:
    document = office.draft().document
    for person in (office.rani, office.head, office.admin):
        with pytest.raises(SopError, match="may not do this; allowed: auditor"):
            judge(office.registry, person, document, Opinion(LATE, Stance.FITS))
        with pytest.raises(SopError, match="may not do this; allowed: auditor"):
            add_sample(office.registry, person, document, SAMPLING)


def test_nothing_reaches_beyond_the_own_units(office: Office, auditor: User) -> None:
    document = office.draft().document
    judge(office.registry, auditor, document, Opinion(LATE, Stance.FITS))
    add_sample(office.registry, auditor, document, SAMPLING)
    other = office.person("budi", Role.AUDITOR, office.supplies.id)
    assert judgements_of(office.registry, other, document) == ()
    assert samples_of(office.registry, other, document) == ()
    with pytest.raises(SopError, match="not within the reach of budi"):
        judge(office.registry, other, document, Opinion(LATE, Stance.BREAKS, lock=1))
    with pytest.raises(SopError, match="not within the reach of budi"):
        add_sample(office.registry, other, document, SAMPLING)


def test_a_note_has_a_limit(office: Office, auditor: User) -> None:
    with pytest.raises(SopError, match="4000 at most"):
        judge(office.registry, auditor, office.draft().document, Opinion(LATE, Stance.FITS, "x" * 4001))


def test_a_sample_comes_back_as_it_was_drawn(office: Office, auditor: User) -> None:
    document = office.draft().document
    first = add_sample(office.registry, auditor, document, SAMPLING)
    assert (first.document, first.sampling, first.by) == (document, SAMPLING, "sari")
    later = replace(SAMPLING, draw=Draw(Method.RANDOM, 2, 2**31 - 1))
    second = add_sample(office.registry, auditor, document, later)
    assert samples_of(office.registry, auditor, document) == (second, first)
    assert actions(office)[-2:] == ["sample.draw", "sample.draw"]


def test_a_finding_is_told_by_rule_case_step_and_facts() -> None:
    facts: dict[str, object] = {"procedure": 0, "step": "5", "row": 12}
    keys = {
        finding_key("LOG203", "R-2", facts),
        finding_key("LOG204", "R-2", facts),
        finding_key("LOG203", "R-3", facts),
        finding_key("LOG203", "R-2", facts | {"step": "6"}),
        finding_key("LOG203", "R-2", facts | {"row": 13}),
        finding_key("LOG203", "R-2", facts | {"row": None}),
        case_key("R-2"),
    }
    assert len(keys) == 7
    assert finding_key("LOG203", "R-2", facts | {"lane": "Kepala", "role": None}) in keys
