"""The plain pages of signing in and out, and of changing the password."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from flask import Response, g, make_response, redirect, request
from jinja2 import Environment, FileSystemLoader
from werkzeug.wrappers import Response as AnyResponse

from model.errors import SopError
from model.registry import User
from model.text import Lang, Text
from store.registry.sessions import Limits, begin, end
from store.registry.sign_in import TooOftenError, change_password, sign_in
from web.access import COOKIE, PASSWORD, SIGN_IN, SIGN_OUT, Server
from web.site import EVERYONE, Allowed, Site, current_lang, mark

_FORM = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, auto_reload=False
).get_template("masuk.html")
_ENTER = Text(id="Masuk", en="Sign in")
_LEAD = Text(
    id="Masuk dengan akun dari admin instansi Anda.", en="Sign in with the account from the admin of your office."
)
_CHANGE = Text(id="Ganti kata sandi", en="Change the password")
_CHANGE_LEAD = Text(
    id="Kata sandi baru paling sedikit 12 huruf; setelah itu masuk lagi.",
    en="The new password has at least 12 letters; sign in again afterwards.",
)
_ELSEWHERE = Text(id="Masuk dengan akun instansi (SSO)", en="Sign in with the account of the office (SSO)")
_WRONG, _TOO_OFTEN, _FINE = 401, 429, 200
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form."""

    name: str
    label: Text
    kind: str
    complete: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its heading, what to do, its fields."""

    title: Text
    lead: Text
    fields: tuple[Field, ...]


_NAME = Field("name", Text(id="Nama akun", en="Account name"), "text", "username")
_OLD = Field("old", Text(id="Kata sandi lama", en="Old password"), "password", "current-password")
_NEW = Field("new", Text(id="Kata sandi baru", en="New password"), "password", "new-password")
_SECRET = Field("password", Text(id="Kata sandi", en="Password"), "password", "current-password")
ENTER = Form(_ENTER, _LEAD, (_NAME, _SECRET))
CHANGE = Form(_CHANGE, _CHANGE_LEAD, (_OLD, _NEW))


def register(site: Site, server: Server, sso: str | None = None) -> None:
    """Puts the pages of signing in on `site`; `sso` is where another server signs people in."""

    def show(form: Form, error: SopError | None = None) -> AnyResponse:
        return page(form, error, sso if form is ENTER else None)

    def enter() -> AnyResponse:
        if request.method == "GET":
            return show(ENTER)
        try:
            user = sign_in(site.registry, _said("name"), _said("password"), request.remote_addr or "-")
        except SopError as error:
            return show(ENTER, error)
        return welcome(site, server, user)

    def change() -> AnyResponse:
        if request.method == "GET":
            return show(CHANGE)
        try:
            user = change_password(site.registry, g.user, _said("old"), _said("new"))
        except SopError as error:
            return show(CHANGE, error)
        return welcome(site, server, user)

    def leave() -> AnyResponse:
        end(site.registry, request.cookies.get(COOKIE, ""))
        gone = redirect(SIGN_IN, code=303)
        gone.delete_cookie(COOKIE)
        return gone

    _add(site, SIGN_IN, enter, Allowed(anybody=True), ("GET", "POST"))
    _add(site, PASSWORD, change, Allowed(EVERYONE), ("GET", "POST"))
    _add(site, SIGN_OUT, leave, Allowed(EVERYONE), ("POST",))


def page(form: Form, error: SopError | None, sso: str | None) -> Response:
    """`form` as a page, with what was wrong about it."""
    lang = _asked_lang()
    facts: dict[str, object] = {"title": form.title.to(lang), "lead": form.lead.to(lang), "lang": lang.value}
    facts |= {"error": error.to(lang) if error else "", "button": form.title.to(lang), "action": _action()}
    facts["fields"] = [_shown(field, lang) for field in form.fields]
    facts["elsewhere"] = {"address": sso, "label": _ELSEWHERE.to(lang)} if sso else None
    status = _FINE if error is None else _TOO_OFTEN if isinstance(error, TooOftenError) else _WRONG
    response = make_response(_FORM.render(facts), status)
    response.set_cookie("lang", lang.value, samesite="Lax", max_age=31536000)
    return response


def welcome(site: Site, server: Server, user: User) -> AnyResponse:
    """Signs `user` in with a session of their own and sends them where they wanted to go."""
    end(site.registry, request.cookies.get(COOKIE, ""))
    there = redirect(PASSWORD if user.must_change else own_address(request.args.get("next", "/")), code=303)
    age = int(Limits().whole.total_seconds())
    secret = begin(site.registry, user)
    there.set_cookie(COOKIE, secret, httponly=True, secure=server.https, samesite="Lax", max_age=age)
    return there


def own_address(wanted: str) -> str:
    """`wanted` if it is an address of this app; the first page otherwise."""
    own = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return quote(wanted, safe="/?&=%,.-_~+") if own else "/"


def _add(site: Site, path: str, function: Callable[[], AnyResponse], may: Allowed, methods: tuple[str, ...]) -> None:
    site.app.server.add_url_rule(path, path, mark(function, may), methods=methods)


def _action() -> str:
    wanted = own_address(request.args.get("next", "/"))
    return request.path if wanted == "/" else f"{request.path}?next={quote(wanted)}"


def _said(name: str) -> str:
    return request.form.get(name, "")[:_LONGEST]


def _asked_lang() -> Lang:
    asked = request.args.get("lang")
    return Lang(asked) if asked in {lang.value for lang in Lang} else current_lang()


def _shown(field: Field, lang: Lang) -> Mapping[str, str]:
    value = _said(field.name) if field is _NAME else ""
    return {"name": field.name, "label": field.label.to(lang), "kind": field.kind,
            "complete": field.complete, "value": value}  # fmt: skip
