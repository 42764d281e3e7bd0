"""Signing in at the office's own server (OpenID Connect); who may do what is the registry's to say."""

from dataclasses import dataclass

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import request
from joserfc.errors import JoseError
from requests import RequestException
from werkzeug.wrappers import Response as AnyResponse

from model.errors import SopError
from model.text import Text
from store.registry.sign_in import welcomed
from web.access import SIGN_IN, Server
from web.sign_in import ENTER, page, welcome
from web.site import Allowed, Site, mark

START = f"{SIGN_IN}/sso"
_BACK = f"{START}/kembali"
# What goes wrong there or on the way: no answer, an answer not asked for, a signature or claim that does not fit.
_FAULTS = (AuthlibBaseError, JoseError, RequestException, KeyError)
_REFUSED = Text(
    id="Server SSO tidak dapat mengenali Anda. Coba lagi atau masuk dengan akun lokal.",
    en="The SSO server could not tell who you are. Try again or sign in with a local account.",
)


@dataclass(frozen=True, slots=True)
class Sso:
    """A server that signs people in: its discovery address, our name and secret there, the claim with the account name."""

    discovery: str
    client: str
    secret: str
    key: bytes
    claim: str = "preferred_username"


def register(sso: Sso, site: Site, server: Server) -> str:
    """The address at which signing in elsewhere starts; it and the way back are on `site`."""
    flask = site.app.server
    flask.config |= {
        "SECRET_KEY": sso.key,
        "SESSION_COOKIE_NAME": "sso",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": server.https,
    }
    office = OAuth(flask).register(
        "office",
        client_id=sso.client,
        client_secret=sso.secret,
        server_metadata_url=sso.discovery,
        client_kwargs={"scope": "openid profile", "code_challenge_method": "S256"},
    )

    def start() -> AnyResponse:
        try:
            there: AnyResponse = office.authorize_redirect(_own(server, _BACK))
        except _FAULTS:
            return page(ENTER, SopError(_REFUSED), START)
        return there

    def back() -> AnyResponse:
        try:
            told = office.authorize_access_token()["userinfo"]
            user = welcomed(site.registry, str(told.get(sso.claim, "")))
        except _FAULTS:
            return page(ENTER, SopError(_REFUSED), START)
        except SopError as error:
            return page(ENTER, error, START)
        return welcome(site, server, user)

    for path, function in ((START, start), (_BACK, back)):
        flask.add_url_rule(path, path, mark(function, Allowed(anybody=True)))
    return START


def _own(server: Server, path: str) -> str:
    scheme = "https" if server.https else "http"
    return f"{scheme}://{request.host}{path}"
