"""Signing in at the office's own server: who is known here gets in, forged answers do not."""

from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from flask.testing import FlaskClient
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from app import create_app
from model.registry import Role
from store.registry.registry import Registry
from store.registry.users import Person, add_user, terminal
from tests.web.identity_server import CLIENT, SECRET, Identity, serving
from tests.web.office import registry_in
from web.access import HERE
from web.oidc import Sso, register


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    registry = registry_in(tmp_path)
    admin = terminal(registry)
    add_user(registry, admin, Person("tuti", "Tuti", Role.AUDITOR, admin.unit))
    return registry


def visitor(tmp_path: Path, registry: Registry, identity: Identity) -> FlaskClient:
    sso = Sso(f"{identity.address}/.well-known/openid-configuration", CLIENT, SECRET, b"k" * 32)
    made: FlaskClient = create_app(tmp_path, registry, HERE, partial(register, sso)).server.test_client()
    return made


def come_back(client: FlaskClient) -> TestResponse:
    """The answer after the round by the other server."""
    there = client.get("/masuk/sso").location
    back = requests.get(there, allow_redirects=False, timeout=10).headers["Location"]
    way = urlsplit(back)
    return client.get(f"{way.path}?{way.query}")


def test_who_has_an_account_here_gets_in_without_a_password_of_ours(tmp_path: Path, registry: Registry) -> None:
    with serving(Identity("tuti")) as identity:
        client = visitor(tmp_path, registry, identity)
        assert 'href="/masuk/sso"' in client.get("/masuk").get_data(as_text=True)
        answer = come_back(client)
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Tuti" in client.get("/_dash-layout").get_data(as_text=True)


@pytest.mark.parametrize(
    ("identity", "said"),
    [
        (Identity("orang-lain"), "orang-lain: belum punya akun di sini"),
        (Identity("terminal"), "terminal: belum punya akun di sini"),
        (Identity("tuti", nonce="of another visit"), "Server SSO tidak dapat mengenali Anda"),
        (Identity("tuti", shown=RSAKey.generate_key(2048)), "Server SSO tidak dapat mengenali Anda"),
    ],
    ids=["unknown", "command line", "nonce", "signature"],
)
def test_others_stay_outside(tmp_path: Path, registry: Registry, identity: Identity, said: str) -> None:
    with serving(identity):
        client = visitor(tmp_path, registry, identity)
        answer = come_back(client)
        assert (answer.status_code, said in answer.get_data(as_text=True)) == (401, True)
    assert client.get("/_dash-layout").status_code == 401


def test_an_answer_nobody_asked_for_is_refused(tmp_path: Path, registry: Registry) -> None:
    with serving(Identity("tuti")) as identity:
        client = visitor(tmp_path, registry, identity)
        answer = client.get("/masuk/sso/kembali?code=x&state=y")
    assert answer.status_code == 401
    assert "Server SSO tidak dapat mengenali Anda" in answer.get_data(as_text=True)


def test_a_server_that_is_down_is_said(tmp_path: Path, registry: Registry) -> None:
    identity = Identity("tuti", address="http://127.0.0.1:9")
    answer = visitor(tmp_path, registry, identity).get("/masuk/sso")
    assert answer.status_code == 401
