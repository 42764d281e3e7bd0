"""Whole pages, kept as the bytes that were sent: two hundred people look at the same figures."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from time import monotonic

from flask import Response, g, request
from sqlalchemy import select

from store.registry.registry import Registry
from store.registry.schema import audit
from web.page import Page
from web.site import Site

SHOW = "..page.children...page-title.data.."
_MOST_BYTES = 64 * 2**20
# Due dates come nearer by themselves.
_SECONDS = 60
# What changes nothing that a page shows.
_ASIDE = ("user.%", "upload.%", "paper.%")
# One that takes longer is made by each who asks.
_PATIENCE = 5.0
# What Dash calls changes beside the outputs: a notice, which may name who asked.
_NOTICED = b'"sideUpdate"'


@dataclass(slots=True)
class Kept:
    """Answers by what they depend on, the least recently asked for the first to go."""

    answers: OrderedDict[Hashable, tuple[float, bytes]] = field(default_factory=OrderedDict)
    held: int = 0
    busy: Lock = field(default_factory=Lock)
    guard: Lock = field(default_factory=Lock)

    def get(self, key: Hashable) -> bytes | None:
        """The answer under `key` unless it is too old."""
        with self.guard:
            since, content = self.answers.get(key, (0.0, None))
            if content is None or monotonic() - since > _SECONDS:
                return None
            self.answers.move_to_end(key)
            return content

    def put(self, key: Hashable, content: bytes) -> None:
        """Keeps an answer, and lets old ones go for it."""
        with self.guard:
            self.held += len(content) - len(self.answers.pop(key, (0.0, b""))[1])
            self.answers[key] = monotonic(), content
            while self.held > _MOST_BYTES:
                self.held -= len(self.answers.popitem(last=False)[1][1])


def register(site: Site, pages: tuple[Page, ...]) -> None:
    """Answers from what is kept, for pages that depend on nothing but their address and what the registry holds."""
    paths, kept = frozenset(page.path for page in pages if page.kept), Kept()
    server = site.app.server
    server.before_request(partial(_answer, site, paths, kept))
    server.after_request(partial(_keep, kept))
    server.teardown_request(partial(_let_go, kept))


def _answer(site: Site, paths: frozenset[str], kept: Kept) -> Response | None:
    """The kept answer, else nothing; then whoever asks for the same waits until this one is made."""
    key = _key(site, paths)
    if key is None:
        return None
    found = kept.get(key)
    if found is None:
        g.answer_held = kept.busy.acquire(timeout=_PATIENCE)
        found = kept.get(key)
    if found is None:
        g.answer_key = key
        return None
    return Response(found, mimetype="application/json")


def _key(site: Site, paths: frozenset[str]) -> Hashable | None:
    """All a page depends on: the address, the language, the SOP, who may see what, and what is kept of it."""
    if request.path != "/_dash-update-component":
        return None
    body = request.get_json()
    if body["output"] != SHOW:
        return None
    told = tuple(str(one.get("value")) for one in (*body["inputs"], *body["state"]))
    if told[0] not in paths:
        return None
    return told, g.user.unit, g.user.role, _last(site.registry), _stamps(site.root)


def _last(registry: Registry) -> int | None:
    """The last thing anybody did to documents or what is known of them."""
    shown = (audit.c.action.not_like(kind) for kind in _ASIDE)
    done = select(audit.c.id).where(*shown).order_by(audit.c.id.desc()).limit(1)
    with registry.reading() as connection:
        return connection.execute(done).scalar()


def _stamps(root: Path) -> tuple[int, ...]:
    """When checks came, and when the office file changed."""
    places = root / "checks", root / "office.toml"
    return tuple(place.stat().st_mtime_ns if place.exists() else 0 for place in places)


def _keep(kept: Kept, response: Response) -> Response:
    key = g.pop("answer_key", None)
    if key is not None and response.status_code == 200 and _NOTICED not in response.get_data():  # noqa: PLR2004 (fine)
        kept.put(key, response.get_data())
    return response


def _let_go(kept: Kept, _fault: BaseException | None) -> None:
    if g.pop("answer_held", False):
        kept.busy.release()
