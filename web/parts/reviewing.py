"""What a review works on, from values that come out of a browser."""

from dataclasses import dataclass, replace
from functools import lru_cache

from dash.exceptions import PreventUpdate

from ingest.correcting import corrected
from ingest.redecoding import confirmed as confirmed_performers
from model.registry import Role, State, Version
from model.review import settled_by
from model.sop import SopDocument
from model.sop_json import loads
from model.text import Lang, Text
from store.registry.reviews import confirm, correct, settled
from store.registry.shown import text_of
from store.registry.versions import versions_of
from store.workspace import Workspace
from web.parts.page_pictures import worked_on
from web.parts.review_values import Reviewed, Value, all_values, value_of_doubt

SAVED = Text(id="Tersimpan.", en="Saved.")
_DECODED = Text(
    id="Tersimpan. Pelaksana dibaca ulang pada langkah lain: {steps}.",
    en="Saved. The performer was decoded again in other steps: {steps}.",
)
_STEP = Text(id="{number} ({performer})", en="{number} ({performer})")
_NOBODY = Text(id="tidak diketahui", en="unknown")
Seen = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Desk:
    """A version as it was seen, with its document and what is settled of it."""

    key: str
    version: Version
    reviewed: Reviewed

    @property
    def seen(self) -> Seen:
        """What the browser keeps of it."""
        version = self.version
        return {"key": self.key, "version": version.id, "lock": version.lock, "open": len(self.reviewed.open)}


def spoken(lang: object) -> Lang:
    """The language a browser asks for; Indonesian for what is none."""
    return Lang.EN if lang == Lang.EN.value else Lang.ID


def desk_of(workspace: Workspace, key: str, lang: Lang) -> Desk:
    """The review of the version of `key` that is worked on."""
    return _desk(workspace, key, worked_on(workspace, key), lang)


def desk_seen(workspace: Workspace, seen: object, lang: object) -> Desk:
    """The review that the browser had open, with the lock it saw; nothing happens for what is none."""
    if not isinstance(seen, dict) or not all(type(seen.get(name)) is int for name in ("version", "lock")):
        raise PreventUpdate
    key = str(seen.get("key"))
    workspace.version(key)
    known = versions_of(workspace.registry, workspace.user, int(key))
    version = next((one for one in known if one.id == seen["version"]), None)
    if version is None:
        raise PreventUpdate
    return _desk(workspace, key, replace(version, lock=seen["lock"]), spoken(lang))


def may_write(workspace: Workspace, version: Version) -> bool:
    """Whether who asks may change `version`."""
    return workspace.user.role is Role.PLANNER and version.state is State.DRAFT


def put_right(workspace: Workspace, desk: Desk, at: str, text: str) -> str:
    """A sentence: the value at `at` is now `text`, and what it settles is settled."""
    document = desk.reviewed.document
    places = settled_by(document, at)
    correct(workspace.registry, workspace.user, desk.version, corrected(document, at, text), places)
    return SAVED.to(desk.reviewed.lang)


def set_performers(workspace: Workspace, desk: Desk, at: str, lanes: list[int]) -> str:
    """A sentence: exactly `lanes` act in the step at `at`, and which other steps were decoded anew by that."""
    _, _, procedure, _, step, _ = at.split("/")
    document = desk.reviewed.document
    done = confirmed_performers(document, int(procedure), int(step), lanes)
    correct(workspace.registry, workspace.user, desk.version, done.document, settled_by(document, at))
    if not done.changed:
        return SAVED.to(desk.reviewed.lang)
    return _DECODED.to(
        desk.reviewed.lang, steps=_steps(done.document, int(procedure), done.changed, desk.reviewed.lang)
    )


def confirm_right(workspace: Workspace, desk: Desk, places: list[str]) -> str:
    """A sentence: what is doubted at `places` is right."""
    confirm(workspace.registry, workspace.user, desk.version.id, places)
    return SAVED.to(desk.reviewed.lang)


def value_at(reviewed: Reviewed, at: object) -> Value | None:
    """The value at the JSON pointer `at`, if the document has one there."""
    return next((value for value in all_values(reviewed) if value.at == at), None)


def next_doubted(reviewed: Reviewed, after: str) -> str | None:
    """The pointer of the next value that is doubted, from the one at `after` on and round the end."""
    values = list(all_values(reviewed))
    order = {value.at: place for place, value in enumerate(values)}
    doubted = {value.at for one in reviewed.open if (value := value_of_doubt(values, one))}
    here = order.get(after, -1)
    return min(doubted, key=lambda at: (order[at] - here - 1) % max(1, len(values)), default=None)


def _desk(workspace: Workspace, key: str, version: Version, lang: Lang) -> Desk:
    content = text_of(workspace.registry, workspace.user, version.id)
    known = settled(workspace.registry, workspace.user, version.id)
    return Desk(key, version, Reviewed(_parsed(content), known, lang))


@lru_cache(maxsize=64)
def _parsed(content: str) -> SopDocument:
    return loads(content)


def _steps(document: SopDocument, procedure: int, changed: tuple[int, ...], lang: Lang) -> str:
    known = document.procedures[procedure]
    who = {at: [known.lanes[one.lane] for one in known.steps[at].performers] for at in changed}
    said = (
        _STEP.to(lang, number=known.steps[at].number, performer=", ".join(who[at]) or _NOBODY.to(lang))
        for at in changed
    )
    return "; ".join(said)
