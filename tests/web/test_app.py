"""The app as a whole: two in one process, who may ask, what the browser may load."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web import invented
from tests.web.asking import ask, signed_in
from tests.web.office import workspace_of


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return signed_in(invented.workspace(tmp_path))


def test_two_apps_in_one_process_show_their_own_workspace(tmp_path: Path) -> None:
    full = signed_in(invented.workspace(tmp_path / "full"))
    bare = signed_in(workspace_of(tmp_path / "bare"))
    assert "Kasus sesuai SOP" in ask(full, "/", "id")
    assert "belum berisi SOP" in ask(bare, "/", "id")


@pytest.mark.parametrize(
    ("path", "lang", "title"),
    [
        ("/", "id", "Ringkasan"),
        ("/", "en", "Overview"),
        ("/kepatuhan", "id", "Kepatuhan"),
        ("/kepatuhan", "en", "Compliance"),
        ("/penyusunan", "id", "Penyusunan"),
        ("/penyusunan", "en", "Drafting"),
    ],
)
def test_each_page_has_its_title_in_both_languages(client: FlaskClient, path: str, lang: str, title: str) -> None:
    assert f'"page-title":{{"data":"{title}"}}' in ask(client, path, lang)


def test_an_unknown_address_says_so(client: FlaskClient) -> None:
    assert "Halaman ini tidak ada" in ask(client, "/rahasia", "id")


def test_every_answer_carries_the_security_headers(client: FlaskClient) -> None:
    headers = client.get("/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self'; script-src 'self' 'sha256-")
    scripts = policy.split(";")[1]
    assert "unsafe" not in scripts


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8050", 200),
        ("localhost", 200),
        ("padi.example", 403),
        ("127.0.0.1.padi.example", 403),
        ("127.0.0.1@padi.example", 403),
    ],
)
def test_only_this_machine_is_answered(client: FlaskClient, host: str, status: int) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == status


def test_another_site_cannot_call_back(client: FlaskClient) -> None:
    assert "403 Forbidden" in ask(client, "/", "id", **{"Sec-Fetch-Site": "cross-site"})


def test_a_key_that_leads_out_of_the_workspace_is_not_used(client: FlaskClient) -> None:
    assert "Kasus sesuai SOP" in ask(client, "/", "id", "../documents/../../etc")
