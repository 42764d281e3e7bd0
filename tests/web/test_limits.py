"""What one person can take from the others: bodies, long work, kept answers; and what is noted of what they take along."""

import io
import json
import threading
from pathlib import Path

import pytest
from flask import Response, g
from plotly.graph_objects import Bar, Figure
from sqlalchemy import select

from app import create_app
from model.registry import Role
from model.text import Lang
from store.registry.schema import audit
from store.workspace import Workspace
from tests.web import invented, invented_analysis
from tests.web.asking import OWN, ask, signed_in
from tests.web.office import person
from web.guard import MOST_BYTES
from web.kept_answers import Kept, _keep
from web.parts.graph import graph
from web.turns import MOST, BusyError, Turns

UPDATE = "/_dash-update-component"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return invented_analysis.workspace(tmp_path)


def trail(workspace: Workspace, action: str) -> list[tuple[str, str, object]]:
    with workspace.registry.reading() as connection:
        rows = connection.execute(select(audit).where(audit.c.action == action).order_by(audit.c.id))
        return [(row.actor, row.subject, json.loads(row.facts)) for row in rows]


@pytest.mark.parametrize("address", [UPDATE, "/masuk", "/keluar"])
def test_a_large_body_is_refused_before_it_is_read(workspace: Workspace, address: str) -> None:
    client = signed_in(workspace)
    kind = "application/json" if address == UPDATE else "application/x-www-form-urlencoded"
    got = client.post(address, data=b"a" * (MOST_BYTES + 1), content_type=kind, headers=OWN)
    assert (got.status_code, "Content-Security-Policy" in got.headers) in {(413, True), (303, True)}


def test_a_large_table_is_refused(workspace: Workspace) -> None:
    got = signed_in(workspace).post("/tabel.xlsx", data=b" " * 20_000_001, content_type="application/json", headers=OWN)
    assert got.status_code == 413


def test_a_name_that_is_too_long_is_not_sent_back(workspace: Workspace) -> None:
    client = create_app(workspace.root, workspace.registry).server.test_client()
    got = client.post("/masuk", data={"name": "a" * 100_000, "password": "x"}, headers=OWN)
    assert (got.status_code, got.get_data().count(b"aaaaaaaaaa") <= 100) == (401, True)


@pytest.mark.parametrize("origin", ["http://[", "null", "", "http://localhost.evil", "javascript:localhost"])
def test_a_garbled_origin_is_foreign(workspace: Workspace, origin: str) -> None:
    client = create_app(workspace.root, workspace.registry).server.test_client()
    assert client.post("/masuk", headers={"Origin": origin}).status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/_dash-component-suites/nope/x.js", "/_dash-component-suites/dash/../../x.js", f"/data/ditolak/{10**30}", "/assets/..%2f..%2fapp.py"],
)  # fmt: skip
def test_addresses_of_nothing_are_answered_without_a_fault(workspace: Workspace, address: str) -> None:
    got = signed_in(workspace).get(address, headers=OWN)
    assert got.status_code in {200, 404}
    assert b"def " not in got.get_data()


def test_an_answer_goes_nowhere_but_where_its_callback_writes(workspace: Workspace) -> None:
    body = {
        "output": "..page.children...page-title.data..",
        "outputs": [{"id": "notice", "property": "children"}, {"id": "page-title", "property": "data"}],
        "inputs": [{"id": one, "property": prop, "value": value} for one, prop, value in (("url", "pathname", "/"), ("lang", "value", "id"), ("sop", "value", "1"))],
        "state": [{"id": "url", "property": "search", "value": ""}],
        "changedPropIds": ["url.pathname"],
    }  # fmt: skip
    assert signed_in(workspace).post(UPDATE, json=body, headers=OWN).status_code == 400


def test_a_person_has_so_many_turns_and_no_other_waits_for_them() -> None:
    turns = Turns()
    with turns.turn(1, "rani"), turns.turn(1, "rani"):
        assert turns.held[1] == MOST
        with pytest.raises(BusyError, match="rani: 2 requests of yours"), turns.turn(1, "rani"):
            pass
        with turns.turn(2, "tono"):
            assert turns.held[2] == 1
    with pytest.raises(KeyError), turns.turn(1, "rani"):
        raise KeyError
    assert turns.held[1] == 0


def test_who_asks_for_too_much_at_once_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = Turns()
    monkeypatch.setattr("web.turns._TURNS", taken)
    client = signed_in(workspace, Role.AUDITOR)
    user = person(workspace.registry, Role.AUDITOR)
    taken.held[user.id] = MOST
    got = client.get("/kertas-kerja/1/laporan.docx", headers=OWN)
    assert (got.status_code, "masih dikerjakan" in got.get_data(as_text=True)) == (429, True)
    taken.held[user.id] = 0
    assert client.get("/kertas-kerja/1/laporan.docx", headers=OWN).status_code == 200


def test_papers_and_uploads_stand_in_the_trail(workspace: Workspace) -> None:
    client = signed_in(workspace, Role.AUDITOR)
    got = client.get("/kertas-kerja/1/laporan.docx", headers=OWN)
    assert got.status_code == 200
    ((actor, subject, facts),) = trail(workspace, "paper.take")
    assert (actor, subject, facts["file"]) == ("auditor", "document:1", "laporan.docx")  # type: ignore[index]
    client.post("/unggah/log", data={"file": (io.BytesIO(b"abc"), "a.csv")}, headers=OWN)
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert trail(workspace, "upload.keep") == [("auditor", f"file:{digest}", {"bytes": 3})]


def test_a_page_is_answered_though_another_is_being_made_for_long(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr("web.kept_answers._PATIENCE", 0.05)
    held = threading.Lock()
    held.acquire()
    monkeypatch.setattr("web.kept_answers.Kept", lambda: Kept(busy=held))
    assert "Peminjaman" in ask(signed_in(workspace), "/", "id")
    assert held.locked()


def test_a_notice_is_not_kept_for_others(workspace: Workspace) -> None:
    kept, app = Kept(), create_app(workspace.root, workspace.registry)
    for content, there in ((b'{"response":{},"sideUpdate":{}}', False), (b'{"response":{}}', True)):
        with app.server.test_request_context():
            g.answer_key = content
            _keep(kept, Response(content))
        assert (kept.get(content) is not None) is there


def test_names_in_charts_are_no_markup() -> None:
    name = '<a href="https://jahat.example">klik</a><br>&'
    drawn = graph(Figure(Bar(x=[1], y=[name], hovertemplate="%{y}<extra></extra>")), Lang.ID, 100)
    (bar,) = drawn.to_plotly_json()["props"]["figure"]["data"]  # type: ignore[no-untyped-call]
    assert bar["y"] == ['&lt;a href="https://jahat.example">klik&lt;/a><br>&']
    assert bar["hovertemplate"] == "%{y}<extra></extra>"
    assert invented.KEY == "1"
