"""Signing in and out: sessions end, wrong passwords are counted, other sites and names are refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app
from model.registry import Role
from store.registry import passwords
from store.registry.audit import verify
from store.registry.registry import Registry
from store.registry.sessions import Limits, begin, whose
from store.registry.sign_in import MOST_FOR_ACCOUNT
from store.registry.users import Person, add_user, disable_user, terminal
from tests.web.asking import OWN, signed_in
from tests.web.office import registry_in, workspace_of
from web.access import COOKIE, Server
from web.sign_in import own_address
from web.site import EVERYONE, Allowed, mark

NEW = "kata sandi yang baru"


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return registry_in(tmp_path)


@pytest.fixture
def client(registry: Registry, tmp_path: Path) -> FlaskClient:
    made: FlaskClient = create_app(tmp_path, registry).server.test_client()
    return made


def account(registry: Registry, *, must_change: bool = False) -> tuple[str, str]:
    admin = terminal(registry)
    user, password = add_user(registry, admin, Person("tuti", "Tuti", Role.AUDITOR, admin.unit, must_change))
    return user.name, password


def enter(client: FlaskClient, name: str, password: str, **headers: str) -> TestResponse:
    return client.post("/masuk", data={"name": name, "password": password}, headers=OWN | headers)


def test_who_signs_in_gets_a_session_of_their_own(client: FlaskClient, registry: Registry) -> None:
    client.set_cookie(COOKIE, "chosen-by-somebody-else")
    name, password = account(registry)
    answer = enter(client, name, password)
    cookie = client.get_cookie(COOKIE)
    assert (answer.status_code, answer.location) == (303, "/")
    assert cookie is not None
    assert cookie.value != "chosen-by-somebody-else"
    told = answer.headers["Set-Cookie"]
    assert ("HttpOnly" in told, "SameSite=Lax" in told, "Secure" in told) == (True, True, False)
    assert client.get("/").status_code == 200


def test_over_https_the_cookie_is_for_https_only(tmp_path: Path, registry: Registry) -> None:
    name, password = account(registry)
    client = create_app(tmp_path, registry, Server(https=True)).server.test_client()
    assert "Secure" in enter(client, name, password).headers["Set-Cookie"]


def test_a_copied_cookie_is_worth_nothing_after_signing_out(client: FlaskClient, registry: Registry) -> None:
    enter(client, *account(registry))
    copied = client.get_cookie(COOKIE)
    assert copied is not None
    assert client.post("/keluar", headers=OWN).location == "/masuk"
    client.set_cookie(COOKIE, copied.value)
    assert client.get("/_dash-layout").status_code == 401


def test_a_session_ends_by_rest_and_by_age(registry: Registry) -> None:
    user, limits = workspace_of(Path(str(registry.engine.url.database)).parent).user, Limits()
    secret, now = begin(registry, user), datetime.now(UTC)
    assert whose(registry, secret, now=now + limits.idle + timedelta(seconds=5)) is None
    moments = [now + timedelta(minutes=20 * step) for step in range(1, 40)]
    seen = [whose(registry, secret, now=moment) is not None for moment in moments]
    assert seen == [moment < now + limits.whole for moment in moments]


def test_a_disabled_account_is_out_at_once(client: FlaskClient, registry: Registry) -> None:
    name, password = account(registry)
    enter(client, name, password)
    disable_user(registry, terminal(registry), name)
    assert client.get("/_dash-layout").status_code == 401
    assert enter(client, name, password).status_code == 401


def test_a_first_password_is_good_for_changing_it_only(client: FlaskClient, registry: Registry) -> None:
    name, first = account(registry, must_change=True)
    assert enter(client, name, first).location == "/sandi"
    assert client.get("/", headers={"Accept": "text/html"}).location == "/sandi"
    assert client.get("/_dash-layout").status_code == 403
    other = create_app(Path(str(registry.engine.url.database)).parent, registry).server.test_client()
    enter(other, name, first)
    changed = client.post("/sandi", data={"old": first, "new": NEW}, headers=OWN)
    assert (changed.status_code, changed.location) == (303, "/")
    assert client.get("/_dash-layout").status_code == 200
    assert other.get("/_dash-layout").status_code == 401
    assert enter(other, name, first).status_code == 401


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("right", "pendek", "paling sedikit 12 huruf"), ("wrong", NEW, "Kata sandi lama salah"), ("right", "right", "harus berbeda")],
)  # fmt: skip
def test_a_password_that_will_not_do_is_refused(
    client: FlaskClient, registry: Registry, old: str, new: str, said: str
) -> None:
    name, first = account(registry)
    enter(client, name, first)
    words = {"right": first, "wrong": "x" * 20}
    answer = client.post("/sandi", data={"old": words.get(old, old), "new": words.get(new, new)}, headers=OWN)
    assert answer.status_code == 401
    assert said in answer.get_data(as_text=True)


def test_guessing_is_stopped(client: FlaskClient, registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    name, password = account(registry)
    looked_at: list[str] = []

    def counted(guess: str, kept: str) -> bool:
        looked_at.append(guess)
        return passwords.matches(guess, kept)

    monkeypatch.setattr("store.registry.users.matches", counted)
    guesses = [f"tebakan-{n}" for n in range(20)]
    codes = [
        enter(client, name, guess, **{"X-Forwarded-For": f"10.0.0.{n}"}).status_code for n, guess in enumerate(guesses)
    ]
    assert codes == [401] * MOST_FOR_ACCOUNT + [429] * 15
    assert looked_at == guesses[:MOST_FOR_ACCOUNT]
    assert enter(client, name, password).status_code == 429
    assert verify(registry).broken is None


def test_an_unknown_name_is_answered_like_a_wrong_password(client: FlaskClient, registry: Registry) -> None:
    name, _ = account(registry)
    one, other = enter(client, "tidak-ada", "x").get_data(as_text=True), enter(client, name, "x").get_data(as_text=True)
    assert one.replace("tidak-ada", name) == other


def test_another_site_can_neither_sign_in_nor_out(client: FlaskClient, registry: Registry) -> None:
    name, password = account(registry)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
        assert enter(client, name, password, **headers).status_code == 403
    data = {"name": name, "password": password}
    assert client.post("/masuk", data=data).status_code == 403
    assert client.post("/masuk", data=data, headers={"Origin": "https://padi.example"}).status_code == 403
    assert client.post("/masuk", data=data, headers={"Origin": "http://localhost"}).status_code == 303
    assert client.post("/keluar", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize(
    ("wanted", "address"),
    [
        ("/kepatuhan?sop=3&langkah=2", "/kepatuhan?sop=3&langkah=2"),
        ("//padi.example", "/"),
        ("/\\padi.example", "/"),
        ("https://padi.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_only_own_addresses_are_gone_to(
    client: FlaskClient, registry: Registry, wanted: str, address: str
) -> None:
    assert own_address(wanted) == address
    name, password = account(registry)
    data = {"name": name, "password": password}
    assert client.post(f"/masuk?next={quote(wanted)}", data=data, headers=OWN).location == address


def test_a_page_asked_for_comes_back_after_signing_in(client: FlaskClient) -> None:
    answer = client.get("/kepatuhan?sop=3", headers={"Accept": "text/html"})
    assert answer.location == "/masuk?next=/kepatuhan%3Fsop%3D3"
    assert 'action="/masuk?next=/kepatuhan%3Fsop%3D3"' in client.get(answer.location).get_data(as_text=True)


def test_the_form_speaks_both_languages_and_writes_names_as_text(client: FlaskClient) -> None:
    assert "Nama akun" in client.get("/masuk").get_data(as_text=True)
    assert "Account name" in client.get("/masuk?lang=en").get_data(as_text=True)
    assert "&lt;b&gt;" in enter(client, '<b>"', "x").get_data(as_text=True)


def test_neither_password_nor_secret_is_kept_or_logged(
    client: FlaskClient, registry: Registry, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    name, password = account(registry)
    enter(client, name, "salah-rahasia")
    enter(client, name, password)
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in ("salah-rahasia", password, cookie.value):
        assert secret.encode() not in kept
        assert secret not in caplog.text


def test_a_fault_shows_a_code_and_nothing_else(
    tmp_path: Path, registry: Registry, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(tmp_path, registry)
    app.server.add_url_rule("/rusak", "rusak", mark(_broken, Allowed(EVERYONE)))
    answer = signed_in(workspace_of(tmp_path), Role.ADMIN, app).get("/rusak")
    code = answer.get_data(as_text=True)
    assert (answer.status_code, len(code)) == (500, 8)
    assert code in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert "3201010101900001" not in caplog.text


def _broken() -> str:
    raise ZeroDivisionError("NIK 3201010101900001")
