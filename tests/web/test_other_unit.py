"""Nothing of another unit can be read or changed: whatever a browser says, over every callback, route and job."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from model.errors import SopError
from model.job import Request
from model.log_book import NewLog
from model.registry import Fact, Role, State, User
from store.files import keep
from store.jobs import submit
from store.logs import add_log
from store.registry.sessions import begin
from store.registry.units import add_unit
from store.registry.users import Person, add_user, terminal, users_of
from store.registry.versions import move
from store.uploads import bring
from store.workspace import Workspace
from tests.web import invented, invented_analysis
from tests.web.asking import OWN
from tests.web.other_unit import CANARY, OtherUnit, other_unit, rows
from tests.web.test_access import UPDATE, callbacks
from web.access import _DASH, COOKIE
from web.site import allowed
from working import kinds

PART = re.compile(r"<(?:\w+:)?(\w+)>")
FORMS = ["kertas-kerja.xlsx", "laporan.docx", "sampel-1.xlsx"]
# What says something of the other unit to who is of it.
EXPECTED = {"case", "documents", "drafting-comments", "drafting-steps", "job-list", "library-grid", "log-columns", "log-file",
            "log-quality", "page", "review-doubts", "views"}  # fmt: skip


@dataclass(frozen=True)
class Office:
    """An app on two units side by side; somebody in each role of the first, and all that the second one has."""

    workspace: Workspace
    app: Dash
    own: Mapping[Role, User]
    key: str
    other: OtherUnit

    def client(self, role: Role) -> FlaskClient:
        client: FlaskClient = self.app.server.test_client()
        client.set_cookie(COOKIE, begin(self.workspace.registry, self.own[role]))
        return client


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    workspace = invented_analysis.workspace(tmp_path_factory.mktemp("two"))
    registry, admin = workspace.registry, terminal(workspace.registry)
    unit = add_unit(registry, admin, admin.unit, "Bidang Sendiri").id
    people = {
        role: add_user(registry, admin, Person(f"sendiri-{role.value}", "Sendiri", role, unit, must_change=False))[0]
        for role in Role
    }
    document = invented.document()
    mine = replace(document, source=replace(document.source, sha256="5" * 64), title="SOP sendiri")
    own = replace(workspace, user=people[Role.PLANNER])
    key = own.add(mine)
    move(registry, own.user, own.version(key), State.CHECKED, review=False)
    app = create_app(workspace.root, registry)
    return Office(workspace, app, people, key, other_unit(workspace))


def said(office: Office, number: int) -> Iterator[object]:
    """`number` as the value of a control: bare, as text, and under every name that a value of ours has."""
    other = office.other
    yield str(number)
    yield number
    named: dict[str, object] = dict.fromkeys(("key", "version", "document", "view", "procedure", "index"), str(number))
    named |= dict.fromkeys(("job", "lock", "log", "row", "page"), number)
    named |= {"lang": "id", "kind": "move", "value": "diperiksa", "text": "x", "proposal": "usul-1", "verdict": "yes"}
    named |= {"case": f"{CANARY}-1", "id": other.digest, "reason": "x", "name": other.person}
    named |= {"files": [{"name": "a.csv", "digest": other.digest}]}
    yield named
    yield {**named, "version": number, "kind": "save"}
    yield {**named, "key": office.key}
    yield [named]
    yield f"?sop={number}&versi={number}&lihat={number}"


def wire(known: Mapping[str, str], value: object, number: int) -> object:
    if not known["id"].startswith("{"):
        return {"id": known["id"], "property": known["property"], "value": value}
    pattern = json.loads(known["id"])
    own = {name: number if isinstance(part, list) else part for name, part in pattern.items()}
    one = {"id": own, "property": known["property"], "value": own if known["property"] == "id" else value}
    return [one] if '["ALL"]' in known["id"] else one


def bodies(office: Office, output: str, known: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    """The callback asked with each number of the other unit, said in each way, in every wire at once."""
    names = output.strip(".").split("...") if output.startswith("..") else [output]
    targets = [{"id": name.rpartition(".")[0], "property": name.rpartition(".")[2]} for name in names]
    for number in sorted(office.other.numbers()):
        for value in said(office, number):
            usual = {"pathname": "/", "n_clicks": 1, "clickData": {}}
            given = [
                [wire(one, "id" if one["id"] == "lang" else usual.get(one["property"], value), number) for one in part]
                for part in (known["inputs"], known["state"])
            ]
            first: Any = given[0][0]
            one = first[0] if isinstance(first, list) else first
            name = one["id"] if isinstance(one["id"], str) else json.dumps(one["id"], separators=(",", ":"))
            yield {
                "output": output,
                "outputs": targets if output.startswith("..") else targets[0],
                "inputs": given[0],
                "state": given[1],
                "changedPropIds": [f"{name}.{one['property']}"],
            }


def answers(office: Office, client: FlaskClient, role: Role) -> Iterator[tuple[str, int, str]]:
    """What each callback that `role` may ask says to each body."""
    for output, known in callbacks(office.app).items():
        if role in allowed(known["callback"]).roles:
            for sent in bodies(office, output, known):
                got = client.post(UPDATE, json=sent, headers=OWN)
                told = json.dumps(got.get_json(silent=True), ensure_ascii=False)
                yield output, got.status_code, told


@pytest.mark.parametrize("role", Role)
def test_no_callback_reads_or_changes_another_unit(office: Office, role: Role) -> None:
    before, files = rows(office.workspace.registry), _files(office.workspace.root, office.other)
    found = list(answers(office, office.client(role), role))
    assert {output for output, _code, told in found if CANARY in told} == set()
    assert {output for output, code, _told in found if code >= 500} == set()
    assert _lost(before, rows(office.workspace.registry)) == []
    assert _files(office.workspace.root, office.other) == files


def test_who_is_of_the_other_unit_is_told(office: Office) -> None:
    """Without this the bodies above might ask for nothing."""
    client = office.app.server.test_client()
    planner = next(
        one
        for one in users_of(office.workspace.registry, terminal(office.workspace.registry))
        if one.name == office.other.person
    )
    client.set_cookie(COOKIE, begin(office.workspace.registry, planner))
    told = {
        output.strip(".").partition(".")[0]
        for output, _code, said in answers(office, client, Role.PLANNER)
        if CANARY in said
    }
    assert told >= EXPECTED


def addresses(office: Office, rule: str) -> Iterator[str]:
    """The route with numbers of the other unit in its address, one of them at least, and every kind of file."""
    other = [str(number) for number in sorted(office.other.numbers())]
    values = {"form": FORMS, "suffix": ["docx", "xlsx", "pdf", "bpmn"], "page": ["1"]}
    parts = PART.findall(rule)
    for chosen in product(*(values.get(part, [office.key, *other]) for part in parts)):
        if set(chosen) & set(other) - {office.key}:
            made = rule
            for value in chosen:
                made = PART.sub(value, made, count=1)
            yield made


@pytest.mark.parametrize("role", Role)
def test_no_route_reads_another_unit(office: Office, role: Role) -> None:
    client, found = office.client(role), {}
    for rule in office.app.server.url_map.iter_rules():
        if rule.rule in _DASH or not PART.search(rule.rule) or "path:" in rule.rule:
            continue
        for address in addresses(office, rule.rule):
            got = client.get(address, headers=OWN)
            if got.status_code not in {403, 404, 422} or CANARY in got.get_data(as_text=True):
                found[address] = got.status_code
    assert found == {}


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        ("read", "unit"),
        ("read", "digest"),
        ("survey", "unit"),
        ("survey", "digest"),
        ("import", "unit"),
        ("import", "digest"),
        ("check", "document"),
        ("check", "log"),
    ],
)
def test_no_job_reads_another_unit(office: Office, kind: str, fact: str) -> None:
    space, user = office.workspace, office.own[Role.PLANNER]
    own, theirs = _facts(office, user), _theirs(office.other)
    before = rows(space.registry)
    with pytest.raises(SopError, match="not within the reach of|was not uploaded by"):
        _done(office, user, kind, own | {fact: theirs[fact]})
    kept = {name: found for name, found in rows(space.registry).items() if name != "jobs"}
    assert kept == {name: before[name] for name in kept}


def _facts(office: Office, user: User) -> dict[str, Fact]:
    """A request of the own unit about a log of its own."""
    registry, root = office.workspace.registry, office.workspace.root
    file = keep(root, io.BytesIO(b"kasus;kegiatan;mulai\n1;a;2026-01-02\n"), "a.csv")
    bring(registry, user, file)
    log = add_log(registry, user, NewLog(user.unit, "a.csv", file.digest, 1, 1))
    return {"unit": user.unit, "document": int(office.key), "log": log, "digest": file.digest, "name": "a.csv"}


def _theirs(other: OtherUnit) -> dict[str, Fact]:
    return {"unit": other.unit, "document": int(other.document), "log": other.log, "digest": other.digest}


def _done(office: Office, user: User, kind: str, facts: dict[str, Fact]) -> None:
    """The job asked for and done, as the page and the worker do."""
    registry = office.workspace.registry
    submit(registry, user, Request(kind, int(facts["unit"] or 0), "a.csv", facts))
    kinds()[kind].run(registry, office.workspace.root, user, facts, _untold)


def _untold(_done: int, _total: int) -> None:
    """Nobody waits for the progress."""


def _lost(before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What was there and is there no longer as it was."""
    return [row for name, kept in before.items() for row in set(kept) - set(after[name])]


def _files(root: Path, other: OtherUnit) -> dict[str, bytes]:
    folder = root / "checks" / other.document
    return {path.name: path.read_bytes() for path in folder.iterdir()}
