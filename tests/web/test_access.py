"""Who may ask what, over every route and every callback of the app, for every role and for nobody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import cycle, product

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from model.registry import Role, User
from store.registry.sessions import begin
from store.registry.units import add_unit
from store.registry.users import Person, add_user, terminal, users_of
from store.workspace import Workspace
from tests.web import invented, invented_analysis
from tests.web.asking import OWN, ask, signed_in
from tests.web.office import person
from web.access import _DASH, COOKIE
from web.callback_body import fits
from web.site import NOBODY, allowed

OPEN = {"/masuk", "/healthz", "/readyz", "/assets/<path:filename>"}
VALUES: tuple[object, ...] = (
    None,
    "",
    "x",
    "1",
    "999999999999",
    0,
    -1,
    1e308,
    True,
    [],
    {},
    [None],
    [{}],
    {"a": 1},
    ["1"],
    "../../etc",
)
UPDATE = "/_dash-update-component"


@dataclass(frozen=True)
class World:
    """An app on a workspace with two units; `other` is somebody who sees the second one only."""

    workspace: Workspace
    app: Dash
    foreign: str


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    workspace = invented_analysis.workspace(tmp_path_factory.mktemp("access"))
    registry = workspace.registry
    admin = terminal(registry)
    unit = add_unit(registry, admin, admin.unit, "Bidang Rahasia")
    own = add_unit(registry, admin, admin.unit, "Bidang Sendiri")
    for role in Role:
        add_user(registry, admin, Person(f"sendiri-{role.value}", "Sendiri", role, own.id, must_change=False))
    hidden = replace(
        invented.document(), title="Naskah tersembunyi", source=replace(invented.document().source, sha256="9" * 64)
    )
    return World(workspace, create_app(workspace.root, registry), workspace.add(hidden, unit.id))


def callbacks(app: Dash) -> dict[str, Mapping[str, object]]:
    """The callbacks the server runs, by output."""
    app.server.test_client().get("/healthz")
    return {output: known for output, known in app.callback_map.items() if "callback" in known}


def wire(known: Mapping[str, str], value: object) -> object:
    """A wire as a browser names it; a pattern meets one component or a list of them."""
    one = {"id": known["id"], "property": known["property"], "value": value}
    if not known["id"].startswith("{"):
        return one
    named = {**one, "id": {"type": "x", "index": "1"}}
    return [named] if '["ALL"]' in known["id"] else named


def body(output: str, known: Mapping[str, object], values: Iterator[object]) -> dict[str, object]:
    """A well-formed body of a callback with these values."""
    names = output.strip(".").split("...") if output.startswith("..") else [output]
    targets = [{"id": name.rpartition(".")[0], "property": name.rpartition(".")[2]} for name in names]
    inputs, state = ([wire(one, next(values)) for one in known[part]] for part in ("inputs", "state"))  # type: ignore[attr-defined]
    triggered = [f"{one['id']}.{one['property']}" for one in known["inputs"][:1]]  # type: ignore[index]
    outputs = targets if output.startswith("..") else targets[0]
    return {"output": output, "outputs": outputs, "inputs": inputs, "state": state, "changedPropIds": triggered}


def path_of(rule: str) -> str:
    """An address a rule matches."""
    parts = [("7" if "<int" in part else "x.png") if part.startswith("<") else part for part in rule.split("/")]
    return "/".join(parts)


def test_every_callback_and_every_route_says_who_may(world: World) -> None:
    unmarked = [name for name, known in callbacks(world.app).items() if allowed(known["callback"]) == NOBODY]
    views = world.app.server.view_functions
    bare = [rule.rule for rule in world.app.server.url_map.iter_rules() if allowed(views[rule.endpoint]) == NOBODY]
    assert unmarked == []
    assert sorted(set(bare) - set(_DASH)) == ["/_reload-hash", "/static/<path:filename>"]


def test_nobody_gets_anything_without_signing_in(world: World) -> None:
    client = world.app.server.test_client()
    answered = {}
    for rule in world.app.server.url_map.iter_rules():
        method = "GET" if "GET" in (rule.methods or ()) else "POST"
        got = client.open(path_of(rule.rule), method=method, headers=OWN)
        if got.status_code not in {401, 302} or (got.status_code == 302 and "/masuk" not in got.location):
            answered[rule.rule] = got.status_code
    assert set(answered) == OPEN


def test_no_callback_answers_who_is_not_signed_in(world: World) -> None:
    client = world.app.server.test_client()
    found = callbacks(world.app)
    codes = {
        client.post(UPDATE, json=body(name, known, cycle([None])), headers=OWN).status_code
        for name, known in found.items()
    }
    assert codes == {401}


@pytest.mark.parametrize("role", Role)
def test_a_callback_answers_the_roles_it_is_for_and_no_other(world: World, role: Role) -> None:
    client, wrong = signed_in(world.workspace, role, world.app), {}
    for name, known in callbacks(world.app).items():
        code = client.post(UPDATE, json=body(name, known, cycle([None])), headers=OWN).status_code
        may = role in allowed(known["callback"]).roles
        if (code == 403) is may or code >= 500:
            wrong[name] = code
    assert wrong == {}


@pytest.mark.parametrize("role", Role)
def test_a_route_answers_the_roles_it_is_for_and_no_other(world: World, role: Role) -> None:
    client, views, wrong = signed_in(world.workspace, role, world.app), world.app.server.view_functions, {}
    for rule in world.app.server.url_map.iter_rules():
        if rule.rule in _DASH or rule.rule == "/keluar":
            continue
        may = allowed(views[rule.endpoint]).admits(person(world.workspace.registry, role))
        for method in (rule.methods or set()) & {"GET", "POST"}:
            code = client.open(path_of(rule.rule), method=method, headers=OWN).status_code
            if (code == 403) is may or (code >= 500 and rule.rule != "/readyz"):
                wrong[rule.rule, method] = code
    assert wrong == {}


def forged(name: str, known: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """Bodies a browser of ours never sends: each value in each place, the others as usual."""
    usual = {"pathname": "/", "lang": "id", "sop": "1"}
    wires = [*known["inputs"], *known["state"]]  # type: ignore[misc]
    common = [usual.get(one["property"], usual.get(one["id"])) for one in wires]
    for place, value in product(range(len(wires)), VALUES):
        yield body(name, known, iter([*common[:place], value, *common[place + 1 :]]))


def test_forged_values_are_answered_without_a_fault(world: World, caplog: pytest.LogCaptureFixture) -> None:
    clients = {role: signed_in(world.workspace, role, world.app) for role in Role}
    wrong = set()
    for name, known in callbacks(world.app).items():
        client = clients[min(allowed(known["callback"]).roles)]
        for sent in forged(name, known):
            if client.post(UPDATE, json=sent, headers=OWN).status_code >= 500:
                wrong.add(name)
    assert wrong == set()
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    "sent",
    [None, [], "x", 5, {}, {"output": 7}, {"output": "secret.children"}, {"output": ["page.children"]},
     {"output": "skip.children"}, {"output": "..page.children...page-title.data..", "inputs": "x"},
     {"output": "..page.children...page-title.data..", "inputs": [{}], "outputs": []}],
)  # fmt: skip
def test_a_malformed_body_is_refused(world: World, sent: object) -> None:
    client = signed_in(world.workspace, Role.PLANNER, world.app)
    assert client.post(UPDATE, json=sent, headers=OWN).status_code == 400


def test_bodies_that_are_no_json_are_refused(world: World) -> None:
    client = signed_in(world.workspace, Role.PLANNER, world.app)
    for content in (b"", b"{", b"\xff\xfe", b"[" * 100_000):
        got = client.post(UPDATE, data=content, content_type="application/json", headers=OWN)
        assert got.status_code == 400


def test_a_wire_by_another_name_does_not_fit() -> None:
    known = {"inputs": [{"id": "url", "property": "pathname"}], "state": []}
    right = {
        "output": "a.b",
        "outputs": {"id": "a", "property": "b"},
        "inputs": [{"id": "url", "property": "pathname"}],
    }
    assert fits(right, known)
    assert not fits({**right, "inputs": [{"id": "url", "property": "search"}]}, known)
    assert not fits({**right, "inputs": []}, known)
    assert not fits({**right, "state": [{"id": "x", "property": "y"}]}, known)
    assert not fits({**right, "outputs": [{"id": "a", "property": "b"}]}, known)


@pytest.mark.parametrize("role", Role)
def test_another_unit_shows_nothing_whatever_the_browser_says(world: World, role: Role) -> None:
    registry = world.workspace.registry
    client: FlaskClient = world.app.server.test_client()
    own = next(user for user in _users(world) if user.name == f"sendiri-{role.value}")
    client.set_cookie(COOKIE, begin(registry, own))
    leaks = set()
    for name, known in callbacks(world.app).items():
        wires = [*known["inputs"], *known["state"]]  # type: ignore[misc]
        for stolen in ("1", world.foreign):
            values = iter(
                [
                    {"pathname": "/", "lang": "id"}.get(one["property"], "id" if one["id"] == "lang" else stolen)
                    for one in wires
                ]
            )
            said = client.post(UPDATE, json=body(name, known, values), headers=OWN).get_data(as_text=True)
            if "Naskah tersembunyi" in said or "Peminjaman" in said:
                leaks.add(name)
    for path in ("/", "/kepatuhan", "/penyusunan", "/hambatan"):
        assert "Naskah tersembunyi" not in ask(client, path, "id", world.foreign)
    assert leaks == set()
    assert "Naskah tersembunyi" not in client.get("/_dash-layout").get_data(as_text=True)


def _users(world: World) -> tuple[User, ...]:
    return users_of(world.workspace.registry, terminal(world.workspace.registry))
