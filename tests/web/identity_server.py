"""A small OpenID server on loopback: everybody who comes is signed in as the person it was told."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Thread
from time import time
from urllib.parse import urlencode

from flask import Flask, Response, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server
from werkzeug.wrappers import Response as AnyResponse

CLIENT, SECRET = "mutu-baku", "rahasia-klien"


@dataclass
class Identity:
    """What the server says of who comes; `key` signs it, `shown` is the key it shows to the world."""

    name: str
    address: str = ""
    nonce: str | None = None
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048))
    shown: RSAKey | None = None
    asked: dict[str, dict[str, str]] = field(default_factory=dict)

    def discovery(self) -> Response:
        parts = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/jwks"}
        found: dict[str, object] = {name: self.address + path for name, path in parts.items()}
        return jsonify(found | {"issuer": self.address, "id_token_signing_alg_values_supported": ["RS256"]})

    def authorize(self) -> AnyResponse:
        code = token_urlsafe(8)
        self.asked[code] = request.args.to_dict()
        return redirect(f"{request.args['redirect_uri']}?{urlencode({'code': code, 'state': request.args['state']})}")

    def token(self) -> Response | tuple[Response, int]:
        asked = self.asked.pop(request.form["code"])
        proof = urlsafe_b64encode(hashlib.sha256(request.form["code_verifier"].encode()).digest()).decode().rstrip("=")
        if proof != asked["code_challenge"]:
            return jsonify(error="invalid_grant"), 400
        now = int(time())
        said = {"iss": self.address, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 60,
                "nonce": self.nonce or asked["nonce"], "preferred_username": self.name}  # fmt: skip
        signed = jwt.encode({"alg": "RS256", "kid": self.key.thumbprint()}, said, self.key)
        return jsonify(access_token="x", token_type="Bearer", id_token=signed)

    def jwks(self) -> Response:
        shown = self.shown or self.key
        return jsonify(keys=[shown.as_dict(private=False) | {"kid": self.key.thumbprint()}])


@contextmanager
def serving(identity: Identity) -> Iterator[Identity]:
    """The server, answering at `identity.address`."""
    app = Flask("identity")
    app.add_url_rule("/.well-known/openid-configuration", "discovery", identity.discovery)
    app.add_url_rule("/authorize", "authorize", identity.authorize)
    app.add_url_rule("/token", "token", identity.token, methods=["POST"])
    app.add_url_rule("/jwks", "jwks", identity.jwks)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    identity.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield identity
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
