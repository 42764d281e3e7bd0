"""Tells the browser what a page may load, and lets nothing about a fault out but a code."""

import logging
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from secrets import token_hex
from traceback import extract_tb

from dash import Dash
from dash.exceptions import DependencyException
from flask import Response, request
from sqlalchemy.exc import DataError
from werkzeug.exceptions import InternalServerError, RequestEntityTooLarge

from model.text import Text
from web.site import current_lang

_LOG = logging.getLogger("mutubaku.web")
_POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)
# Files of the program itself; all else is about people or documents and stays out of caches.
_PUBLIC = ("/assets/", "/_dash-component-suites/")
_CODE_BYTES = 4
# What a callback raises when a browser sends it values no control of ours can have.
_FORGED = (TypeError, ValueError, LookupError, AttributeError, OverflowError, DataError)
# The largest request that is no upload: the work on a draft that a browser keeps.
MOST_BYTES = 8_000_000
_LARGE = Text(
    id="Kiriman ini terlalu besar. Kirim berkas yang lebih kecil atau lebih sedikit isian.",
    en="This request is too large. Send a smaller file or fewer entries.",
)


def protect(app: Dash) -> None:
    """Puts the security headers on every answer of `app`, a code in place of every traceback, a limit on every body."""
    policy = cache(lambda: content_policy(app))
    app.server.after_request(partial(with_headers, policy))
    app.server.register_error_handler(InternalServerError, told)
    app.server.register_error_handler(RequestEntityTooLarge, _too_large)
    app.server.register_error_handler(DependencyException, _no_such_file)
    app.server.log_exception = _keep_quiet
    app.server.config["MAX_CONTENT_LENGTH"] = MOST_BYTES


def content_policy(app: Dash) -> str:
    """The Content-Security-Policy of `app`: its own files and the inline scripts Dash writes."""
    return _POLICY.format(scripts=" ".join(app.csp_hashes()))


def with_headers(policy: Callable[[], str], response: Response) -> Response:
    """`response` with the security headers."""
    response.headers["Content-Security-Policy"] = policy()
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if not request.path.startswith(_PUBLIC):
        response.headers["Cache-Control"] = "no-store"
    return response


def told(error: InternalServerError) -> Response:
    """A code to quote, which the log has too with the kind of fault and its place: never with values."""
    fault, code = error.original_exception or error, token_hex(_CODE_BYTES)
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in extract_tb(fault.__traceback__)]
    _LOG.error("%s %s %s %s", code, type(fault).__name__, request.endpoint, " < ".join(reversed(places)))
    status = 400 if isinstance(fault, _FORGED) and request.path.startswith("/_dash-update") else 500
    return Response(code, status=status, mimetype="text/plain")


def _too_large(_error: RequestEntityTooLarge) -> Response:
    return Response(_LARGE.to(current_lang()), status=413, mimetype="text/plain")


def _no_such_file(_error: DependencyException) -> Response:
    """What Dash raises for a file that no library of it has."""
    return Response("404", status=404, mimetype="text/plain")


def _keep_quiet(_fault: object) -> None:
    """Flask would log the traceback, which can hold personal data."""
