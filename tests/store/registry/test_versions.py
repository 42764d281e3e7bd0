"""Versions on their way: who may move them where, who sees them, and what two people at once do to each other."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from model.errors import SopError
from model.registry import TRANSITIONS, Role, State, Version
from model.text import Lang
from store.registry.schema import audit
from store.registry.users import disable_user
from store.registry.versions import (
    add_document,
    add_version,
    content_of,
    documents_of,
    move,
    save_draft,
    versions_of,
)
from tests.store.registry.office import Office, sop

_ALLOWED = {
    ("draf", "diperiksa"),
    ("diperiksa", "draf"),
    ("diperiksa", "disetujui"),
    ("disetujui", "berlaku"),
    ("berlaku", "dicabut"),
}
_PATHS = {
    State.DRAFT: (),
    State.CHECKED: (State.CHECKED,),
    State.APPROVED: (State.CHECKED, State.APPROVED),
    State.EFFECTIVE: (State.CHECKED, State.APPROVED, State.EFFECTIVE),
    State.REVOKED: (State.CHECKED, State.APPROVED, State.EFFECTIVE, State.REVOKED),
}


def _moved(office: Office, version: Version, *states: State) -> Version:
    for state in states:
        actor = office.rani if state is State.CHECKED else office.head
        version = move(office.registry, actor, version, state)
    return version


def test_the_ways_are_these() -> None:
    assert {(way.old.value, way.new.value) for way in TRANSITIONS if way.roles} == _ALLOWED
    assert [way.new for way in TRANSITIONS if not way.roles] == [State.REPLACED]


@pytest.mark.parametrize("old", _PATHS)
def test_no_other_way_is_taken(office: Office, old: State) -> None:
    version = _moved(office, office.draft(), *_PATHS[old])
    for new in State:
        if (old.value, new.value) not in _ALLOWED:
            with pytest.raises(SopError, match=f"from {old} it cannot become {new}"):
                move(office.registry, office.head, version, new)
    assert versions_of(office.registry, office.rani, version.document) == (version,)


@pytest.mark.parametrize("way", [way for way in TRANSITIONS if way.roles], ids=lambda way: f"{way.old}-{way.new}")
def test_a_way_is_for_its_roles_alone(office: Office, way: object) -> None:
    old, new, roles = way.old, way.new, way.roles  # type: ignore[attr-defined]
    version = _moved(office, office.draft(), *_PATHS[old])
    for role in set(Role) - roles:
        stranger = office.person(f"orang-{role}", role, 1)
        with pytest.raises(SopError, match=f"the role {role} may not do this"):
            move(office.registry, stranger, version, new)


def test_who_wrote_part_of_it_does_not_approve_it(office: Office) -> None:
    version = office.draft()
    second = office.person("sari", Role.PLANNER, office.archive.id)
    version = save_draft(office.registry, second, version, sop("Peminjaman arsip statis"))
    version = _moved(office, version, State.CHECKED)
    with office.registry.writing() as connection:
        connection.exec_driver_sql("update users set role = 'pimpinan' where name in ('rani', 'sari')")
    for author in (office.rani, second):
        with pytest.raises(SopError) as caught:
            move(office.registry, author, version, State.APPROVED)
        assert caught.value.to(Lang.ID) == (
            f"versi 1: {author.name} ikut menyusunnya, jadi orang lain yang harus menyetujuinya."
        )
    assert move(office.registry, office.head, version, State.APPROVED).state is State.APPROVED


def test_the_next_version_in_effect_replaces_the_one_before(office: Office) -> None:
    first = _moved(office, office.draft(), *_PATHS[State.EFFECTIVE])
    second = add_version(office.registry, office.rani, first.document, sop("Peminjaman arsip, revisi"))
    _moved(office, second, *_PATHS[State.EFFECTIVE])
    shown = versions_of(office.registry, office.rani, first.document)
    assert [(one.number, one.state.value) for one in shown] == [(1, "digantikan"), (2, "berlaku")]


def test_only_a_draft_is_written(office: Office) -> None:
    version = _moved(office, office.draft(), State.CHECKED)
    with pytest.raises(SopError, match="version 1: diperiksa, no draft any more"):
        save_draft(office.registry, office.rani, version, sop("Lain"))
    assert content_of(office.registry, office.rani, version.id).title == "Peminjaman arsip"


def test_who_comes_second_is_told_who_came_first(office: Office) -> None:
    seen = office.draft()
    saved = save_draft(office.registry, office.rani, seen, sop("Pertama"))
    assert (seen.lock, saved.lock) == (1, 2)
    with pytest.raises(SopError, match="version 1: changed by rani at .* since you opened it"):
        save_draft(office.registry, office.rani, seen, sop("Kedua"))
    with pytest.raises(SopError, match="changed by rani"):
        move(office.registry, office.rani, seen, State.CHECKED)
    assert content_of(office.registry, office.rani, seen.id).title == "Pertama"


def test_of_writers_at_once_one_wins(office: Office) -> None:
    seen = office.draft()

    def write(number: int) -> str:
        try:
            save_draft(office.registry, office.rani, seen, sop(f"Tulisan {number}"))
        except SopError as error:
            return str(error)[:26]
        return f"Tulisan {number}"

    with ThreadPoolExecutor(6) as pool:
        said = list(pool.map(write, range(6)))
    winners = [one for one in said if one.startswith("Tulisan")]
    assert len(winners) == 1
    assert said.count("version 1: changed by rani") == 5
    assert content_of(office.registry, office.rani, seen.id).title == winners[0]


def test_a_unit_sees_itself_and_what_is_below(office: Office) -> None:
    version = office.draft()
    below = office.person("depo", Role.PLANNER, office.shelves.id)
    deep = add_document(office.registry, below, (office.shelves.id, "Penataan depo"), sop("Penataan depo"))
    add_document(office.registry, office.tono, (office.supplies.id, "Pengadaan rak"), sop("Pengadaan rak"))
    titles = {
        user.name: [one.title for one in documents_of(office.registry, user)]
        for user in (office.rani, below, office.tono, office.head)
    }
    assert titles == {
        "rani": ["Peminjaman arsip", "Penataan depo"],
        "depo": ["Penataan depo"],
        "tono": ["Pengadaan rak"],
        "kepala": ["Peminjaman arsip", "Penataan depo", "Pengadaan rak"],
    }
    assert content_of(office.registry, office.rani, deep.id).title == "Penataan depo"
    assert versions_of(office.registry, below, version.document) == ()


def test_ids_of_another_unit_lead_nowhere(office: Office) -> None:
    version, stranger, registry = office.draft(), office.tono, office.registry
    with pytest.raises(SopError, match="SOP 1: not within the reach of tono"):
        content_of(registry, stranger, version.id)
    with pytest.raises(SopError, match="SOP 1: not within the reach of tono"):
        save_draft(registry, stranger, version, sop("Lain"))
    with pytest.raises(SopError, match="SOP 1: not within the reach of tono"):
        move(registry, stranger, version, State.CHECKED)
    with pytest.raises(SopError, match="SOP 1: not within the reach of tono"):
        add_version(registry, stranger, version.document, sop("Lain"))
    with pytest.raises(SopError, match=f"unit {office.archive.id}: not within the reach of tono"):
        add_document(registry, stranger, (office.archive.id, "Lain"), sop("Lain"))
    assert versions_of(registry, office.rani, version.document) == (version,)


def test_what_a_caller_says_of_a_user_does_not_count(office: Office) -> None:
    office.draft()
    forged = type(office.tono)(office.tono.id, "tono", "", Role.ADMIN, 1, active=True, must_change=False)
    assert documents_of(office.registry, forged) == ()
    with pytest.raises(SopError, match="the role perencana may not do this"):
        disable_user(office.registry, forged, "rani")


def test_the_disabled_see_and_do_nothing(office: Office) -> None:
    version = office.draft()
    disable_user(office.registry, office.admin, "rani")
    assert documents_of(office.registry, office.rani) == ()
    with pytest.raises(SopError, match="rani: this account does not exist or is disabled"):
        move(office.registry, office.rani, version, State.CHECKED)


def test_a_refused_act_leaves_no_entry(office: Office) -> None:
    version = office.draft()
    with pytest.raises(SopError):
        move(office.registry, office.rani, version, State.EFFECTIVE)
    with office.registry.reading() as connection:
        actions = connection.execute(select(audit.c.action).order_by(audit.c.id)).scalars().all()
    assert actions == ["unit.add"] * 3 + ["user.add"] * 3 + ["document.add", "version.add"]
