"""Answers only to this machine and tells the browser what a page may load."""

from collections.abc import Callable
from functools import cache, partial
from urllib.parse import urlsplit

from dash import Dash
from flask import Response, abort, request

_HOSTS = frozenset({"127.0.0.1", "localhost"})
_POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)


def protect(app: Dash) -> None:
    """Puts the host check before and the security headers after every request of `app`."""
    policy = cache(lambda: content_policy(app))
    app.server.before_request(refuse_foreign)
    app.server.after_request(partial(with_headers, policy))


def refuse_foreign() -> None:
    """Aborts with 403 unless the request names this machine and comes from its own pages.

    A foreign host name means DNS rebinding: a page elsewhere that made its name point to 127.0.0.1.
    """
    if urlsplit(f"//{request.host}").hostname not in _HOSTS:
        abort(403)
    if request.method != "GET" and request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        abort(403)


def content_policy(app: Dash) -> str:
    """The Content-Security-Policy of `app`: its own files and the inline scripts Dash writes."""
    return _POLICY.format(scripts=" ".join(app.csp_hashes()))


def with_headers(policy: Callable[[], str], response: Response) -> Response:
    """`response` with the security headers."""
    response.headers["Content-Security-Policy"] = policy()
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    if request.path.startswith("/_dash-update"):
        response.headers["Cache-Control"] = "no-store"
    return response
