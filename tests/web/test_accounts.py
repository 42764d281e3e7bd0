"""Accounts and units, made and changed by admins within their reach."""

from pathlib import Path

import pytest
from dash.exceptions import PreventUpdate
from flask.testing import FlaskClient

from app import create_app
from model.errors import SopError
from model.registry import Role
from store.registry.sessions import begin
from store.registry.sign_in import sign_in
from store.workspace import Workspace
from tests.web.asking import OWN, signed_in
from tests.web.office import person, workspace_of
from web.access import COOKIE
from web.pages import accounts


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_of(tmp_path, Role.ADMIN)


def test_a_new_account_signs_in_with_the_password_told(workspace: Workspace) -> None:
    said, rows = accounts.add(workspace, 1, ("budi.s", "Budi S.", "auditor", "1"), "id")
    name, _, told = said.partition(": kata sandi ")
    assert name == "budi.s"
    assert sign_in(workspace.registry, name, told.partition(". Catat")[0], "127.0.0.1").full_name == "Budi S."
    assert rows[2] == {
        "name": "budi.s", "full": "Budi S.", "role": "Auditor", "unit": "Instansi", "state": "belum pernah masuk",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("bu di", "", "auditor", "1"), "no spaces"),
        (("budi", "", "raja", "1"), "choose unit and role"),
        (("budi", "", "auditor", None), "choose unit and role"),
        (("rani", "", "auditor", "1"), "there is an account of this name"),
        (("budi", "", "auditor", "99"), "unit 99: not within the reach"),
        (({}, [], 5, {"a": 1}), "choose unit and role"),
    ],
)
def test_what_makes_no_account_is_said(workspace: Workspace, told: tuple[object, ...], said: str) -> None:
    with pytest.raises(SopError, match=said):
        accounts.add(workspace, 1, told, "id")


def test_nothing_is_made_before_a_click(workspace: Workspace) -> None:
    with pytest.raises(PreventUpdate):
        accounts.add(workspace, None, ("budi", "", "auditor", "1"), "id")


def test_a_new_unit_can_be_chosen_at_once(workspace: Workspace) -> None:
    said, listed, choices, again = accounts.grow(workspace, 1, " Bidang Arsip ", "1", "id")
    assert said == "Bidang Arsip: ditambahkan."
    assert [item.children for item in listed] == ["Instansi", "Bidang Arsip"]
    assert choices == again == [{"value": "1", "label": "Instansi"}, {"value": "2", "label": "Bidang Arsip"}]


@pytest.fixture
def client(workspace: Workspace) -> FlaskClient:
    app = create_app(workspace.root, workspace.registry)
    app.server.test_client().get("/healthz")
    return signed_in(workspace, Role.ADMIN, app)


def press(client: FlaskClient, button: str, picked: object) -> str:
    """What is said after pressing a button with an account picked."""
    outputs = next(name for name in _outputs(client) if name.count("@") == 2 and "accounts.rowData" in name)
    parts = [part.rpartition(".") for part in outputs.strip(".").split("...")]
    body = {
        "output": outputs,
        "outputs": [{"id": part[0], "property": part[2]} for part in parts],
        "inputs": [{"id": f"account-{one}", "property": "n_clicks", "value": 1} for one in ("reset", "disable")],
        "state": [
            {"id": "accounts", "property": "selectedRows", "value": picked},
            {"id": "lang", "property": "value", "value": "id"},
        ],
        "changedPropIds": [f"account-{button}.n_clicks"],
    }
    return client.post("/_dash-update-component", json=body, headers=OWN).get_data(as_text=True)


def _outputs(client: FlaskClient) -> list[str]:
    return [one["output"] for one in client.get("/_dash-dependencies").get_json()]


def test_a_disabled_account_is_out_at_once(workspace: Workspace, client: FlaskClient) -> None:
    other = client.application.test_client()
    other.set_cookie(COOKIE, begin(workspace.registry, person(workspace.registry, Role.AUDITOR)))
    assert other.get("/_dash-layout").status_code == 200
    assert "auditor: dinonaktifkan; sesinya berakhir." in press(client, "disable", [{"name": "auditor"}])
    assert other.get("/_dash-layout").status_code == 401


def test_a_new_password_is_told_once(workspace: Workspace, client: FlaskClient) -> None:
    said = press(client, "reset", [{"name": "rani"}])
    password = said.partition("rani: kata sandi ")[2].partition(". Catat")[0]
    assert sign_in(workspace.registry, "rani", password, "127.0.0.1").must_change


@pytest.mark.parametrize(
    ("picked", "said"),
    [
        ([{"name": "admin"}], "Akun sendiri tidak dapat dinonaktifkan"),
        ([{"name": "terminal"}], "tidak ada akun dengan nama ini"),
        ([], "Pilih satu akun"),
        ("x", "Pilih satu akun"),
        ([{"name": {"a": 1}}], "Pilih satu akun"),
    ],
)
def test_what_cannot_be_disabled_is_said_at_the_top(client: FlaskClient, picked: object, said: str) -> None:
    answer = press(client, "disable", picked)
    assert said in answer
    assert '"notice"' in answer
