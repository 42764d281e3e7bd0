"""Who may ask what: nothing is answered before this has looked at it, and what nobody allowed is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, urlsplit

from flask import Response, abort, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from model.registry import User
from store.registry.sessions import whose
from web.callback_body import fits
from web.site import EVERYONE, Allowed, Site, allowed

COOKIE = "sesi"
SIGN_IN, PASSWORD, SIGN_OUT = "/masuk", "/sandi", "/keluar"
LOCAL = frozenset({"127.0.0.1", "localhost"})
_CALLBACKS = "/_dash-update-component"
_SIGNED_IN = Allowed(EVERYONE)
# The addresses Dash brings along; the callbacks' own marks decide on theirs.
_DASH: Mapping[str, Allowed] = {
    "/": _SIGNED_IN,
    "/<path:path>": _SIGNED_IN,
    "/_dash-layout": _SIGNED_IN,
    "/_dash-dependencies": _SIGNED_IN,
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": _SIGNED_IN,
    _CALLBACKS: _SIGNED_IN,
    "/_favicon.ico": _SIGNED_IN,
    "/assets/<path:filename>": Allowed(anybody=True),
}
# What somebody with a first password may reach until it is changed.
_FIRST = frozenset({PASSWORD, SIGN_OUT})


@dataclass(frozen=True, slots=True)
class Server:
    """Under which names the app is reached, and whether over https."""

    hosts: frozenset[str] = LOCAL
    https: bool = False


HERE = Server()


def protect(site: Site, server: Server) -> None:
    """Has every request of the app looked at first."""
    site.app.server.before_request(partial(admit, site, server))


def admit(site: Site, server: Server) -> AnyResponse | None:
    """Nothing when the request may go on; a refusal otherwise."""
    refuse_foreign(server)
    g.user = whose(site.registry, request.cookies.get(COOKIE, ""))
    may = _may(site)
    if may.anybody:
        return None
    if g.user is None:
        return _ask_to_sign_in()
    if g.user.must_change and request.path not in _FIRST:
        return redirect(PASSWORD) if _is_page() else abort(403)
    if not may.admits(g.user):
        abort(403)
    if request.path == _CALLBACKS:
        _admit_callback(site, g.user)
    return None


def refuse_foreign(server: Server) -> None:
    """Aborts with 403 unless the request names this app and, when it changes something, comes from its own pages.

    A foreign host name means DNS rebinding: a page elsewhere that made its name point here.
    """
    if urlsplit(f"//{request.host}").hostname not in server.hosts:
        abort(403)
    if request.method not in ("GET", "HEAD") and not _from_own_page():
        abort(403)


def _from_own_page() -> bool:
    """Whether the browser says that one of our pages asks; every browser says so in one of two ways."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin", "").partition("://")[2] == request.host


def _may(site: Site) -> Allowed:
    if request.url_rule is None or request.endpoint is None:
        return _SIGNED_IN
    known = _DASH.get(request.url_rule.rule)
    return known or allowed(site.app.server.view_functions[request.endpoint])


def _is_page() -> bool:
    return request.method == "GET" and request.accept_mimetypes.accept_html and not request.path.startswith("/_")


def _ask_to_sign_in() -> AnyResponse:
    if not _is_page():
        return Response("401", status=401, mimetype="text/plain")
    wanted = quote(request.full_path.rstrip("?"))
    return redirect(SIGN_IN if wanted == "/" else f"{SIGN_IN}?next={wanted}")


def _told() -> object:
    """What the body says; None when it is no JSON, or deeper than any of ours."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _admit_callback(site: Site, user: User) -> None:
    """Aborts with 400 when the body is none of a known callback, with 403 when `user` may not ask it."""
    body = _told()
    output = body.get("output") if isinstance(body, dict) else None
    known = site.app.callback_map.get(output) if isinstance(output, str) else None
    if not isinstance(body, dict) or known is None:
        abort(400)
    if not allowed(known.get("callback")).admits(user):
        abort(403)
    if not fits(body, known):
        abort(400)
