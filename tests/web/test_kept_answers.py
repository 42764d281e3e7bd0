"""A page answered once is answered again from memory, to those who may see the same, until something changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from dash.development.base_component import Component

from model.registry import Role
from store.registry.sessions import begin
from store.registry.units import add_unit
from store.registry.users import Person, add_user, terminal
from tests.web import invented
from tests.web.asking import ask, signed_in
from web.access import COOKIE
from web.kept_answers import Kept
from web.page import View
from web.pages import overview


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages in which the overview was made, one entry each time."""
    made: list[str] = []
    real = overview.PAGE.layout

    def counted(view: View) -> Component:
        made.append(view.lang.value)
        return real(view)

    monkeypatch.setattr(overview, "PAGE", replace(overview.PAGE, layout=counted))
    return made


def test_a_page_is_made_once_for_each_language_and_role(tmp_path: Path, asked: list[str]) -> None:
    workspace = invented.workspace(tmp_path)
    client = signed_in(workspace)
    first = ask(client, "/", "id")
    assert [ask(client, "/", lang) == first for lang in ("id", "en", "id")] == [True, False, True]
    assert asked == ["id", "en"]
    admin = signed_in(workspace, Role.ADMIN, app=None)
    assert ask(admin, "/", "id") == first


def test_what_is_done_to_documents_makes_it_anew(tmp_path: Path, asked: list[str]) -> None:
    workspace = invented.workspace(tmp_path)
    client = signed_in(workspace)
    ask(client, "/", "id")
    workspace.add(replace(invented.document(), source=replace(invented.document().source, sha256="2" * 64)))
    ask(client, "/", "id")
    assert asked == ["id", "id"]


def test_who_sees_another_unit_gets_another_answer(tmp_path: Path) -> None:
    workspace = invented.workspace(tmp_path)
    client, registry = signed_in(workspace), workspace.registry
    assert "Kasus sesuai SOP" in ask(client, "/", "id")
    admin = terminal(registry)
    unit = add_unit(registry, admin, admin.unit, "Bidang Lain")
    other, _ = add_user(registry, admin, Person("lain", "Lain", Role.PLANNER, unit.id, must_change=False))
    client.set_cookie(COOKIE, begin(registry, other))
    assert "belum berisi SOP" in ask(client, "/", "id")


def test_old_answers_go_for_new_ones() -> None:
    kept = Kept()
    for name in range(70):
        kept.put(name, b"x" * 2**20)
    assert [kept.get(name) is None for name in (0, 5, 6, 69)] == [True, True, False, False]
    kept.put(69, b"y")
    assert (kept.get(69), kept.held) == (b"y", 63 * 2**20 + 1)
