"""What lies before a planner: a version, the work on it that is not saved, and what the draft says with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeGuard, TypeVar

from model.drafting.operations import Operation, replayed
from model.drafting.work import MOST, Work, begun, went_on
from model.errors import SopError
from model.registry import Role, State, Version
from model.sop import Procedure, SopDocument
from model.sop_json import build, loads, to_data
from model.text import Lang, Text
from store.registry.shown import text_of
from store.registry.versions import versions_of
from store.workspace import Workspace
from web.page import View, chosen
from web.parts.drafting.reading import reading

T = TypeVar("T")
Works = Mapping[str, object]
_GARBLED = Text(
    id="Peramban mengirim data yang tidak dikenal ({why}). Muat ulang halaman.",
    en="The browser sent something unknown ({why}). Reload the page.",
)
_NO_SOP = Text(id="Belum ada SOP. Unggah satu di Dokumen.", en="There is no SOP yet. Upload one on Documents.")
_READ_ONLY = Text(
    id="versi {number} bukan draf, jadi tidak dapat diubah. Buat versi baru.",
    en="version {number} is no draft, so it cannot be changed. Make a new version.",
)
_STALE = Text(
    id="Draf ini sudah diubah orang lain sejak Anda mulai. Terapkan perubahan Anda pada isi terbaru, atau buang.",
    en="Somebody else changed this draft since you began. Apply your changes to the latest content, or discard them.",
)
_MANY = Text(
    id="sudah {most} perubahan belum disimpan. Simpan draf dahulu.",
    en="{most} changes are not saved. Save the draft first.",
)
_TOO_LONG = Text(
    id="isian terlalu panjang ({length} huruf). Ringkas sampai {most}.",
    en="the entry is too long ({length} letters). Shorten it to {most}.",
)
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Where:
    """Where the person is, as their browser says: SOP, language, version and procedure."""

    key: str | None = None
    lang: str = "id"
    version: str | None = None
    procedure: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """A version of an SOP with the work on it; `document` is what it says with the work.

    `stale` is work on a state that is no longer there: it is not in `document`.
    """

    view: View
    versions: tuple[Version, ...]
    version: Version
    work: Work
    document: SopDocument
    at: int
    stale: bool = False

    @property
    def procedure(self) -> Procedure:
        """The flow table that is shown; an empty one where there is none."""
        return self.document.procedures[self.at] if self.document.procedures else Procedure(None, (), ())

    @property
    def editable(self) -> bool:
        """Whether the person may write this version."""
        return self.version.state is State.DRAFT and self.view.workspace.user.role is Role.PLANNER


def read(kind: type[T], data: object) -> T:
    """A `kind` from what a browser sent."""
    try:
        return build(kind, data)
    except (KeyError, TypeError, ValueError) as error:
        raise SopError(_GARBLED, why=str(error)[:90]) from error


def where(data: object) -> Where:
    """Where the person is; at the beginning where nothing is said."""
    return read(Where, {} if data is None else data)


def desk(workspace: Workspace, works: object, place: object) -> Desk:
    """The version chosen, else the newest draft, else the one shown elsewhere, with the work on it."""
    at = where(place)
    key = chosen(workspace, at.key)
    if key is None:
        raise SopError(_NO_SOP)
    versions = versions_of(workspace.registry, workspace.user, int(key))
    version = _chosen(versions, at.version) or workspace.version(key)
    view = View(workspace, key, Lang(at.lang) if at.lang in set(Lang) else Lang.ID)
    base = content(workspace, version.id)
    work = _work(works, version)
    if not work.of(version):
        return Desk(view, versions, version, work, base, _index(base, at.procedure), stale=True)
    document, fits = _with_work(base, work, view)
    return Desk(view, versions, version, work, document, _index(document, at.procedure), stale=not fits)


def kept(works: object, work: Work) -> dict[str, object]:
    """All the work that is not saved, with `work` in place of that on the same version."""
    others = {name: data for name, data in works.items() if name != str(work.version)} if _is_object(works) else {}
    return {**others, str(work.version): to_data(work)} if work.done or work.undone else others


def worked(found: Desk, new: Sequence[Operation]) -> Work:
    """The work with more edits; an SopError says why they cannot be made."""
    if not found.editable:
        raise SopError(_READ_ONLY, number=found.version.number)
    if found.stale:
        raise SopError(_STALE)
    if len(found.work.done) + len(new) > MOST:
        raise SopError(_MANY, most=MOST)
    for one in new:
        if len(one.text) > _LONGEST:
            raise SopError(_TOO_LONG, length=len(one.text), most=_LONGEST)
    replayed(found.document, new, reading(found.view.workspace, found.view.key))
    return went_on(found.work, new)


def fitting(found: Desk) -> Work:
    """The work on the latest state of its version: the edits that can still be made."""
    words = reading(found.view.workspace, found.view.key)
    document, fits = content(found.view.workspace, found.version.id), []
    for one in found.work.done:
        try:
            document = replayed(document, [one], words)
        except SopError:
            continue
        fits.append(one)
    return Work(found.version.id, found.version.lock, tuple(fits))


def content(workspace: Workspace, version: int) -> SopDocument:
    """What a version says; every reaction of the page asks for it, so it is read once."""
    return _parsed(text_of(workspace.registry, workspace.user, version))


@lru_cache(maxsize=64)
def _parsed(text: str) -> SopDocument:
    return loads(text)


def _chosen(versions: Sequence[Version], asked: str | None) -> Version | None:
    drafts = [one for one in versions if one.state is State.DRAFT]
    return next((one for one in versions if str(one.id) == asked), drafts[-1] if drafts else None)


def _work(works: object, version: Version) -> Work:
    data = works.get(str(version.id)) if _is_object(works) else None
    found = read(Work, data) if data is not None else begun(version)
    if len(found.done) > MOST:
        raise SopError(_MANY, most=MOST)
    return found if found.version == version.id else begun(version)


def _with_work(base: SopDocument, work: Work, view: View) -> tuple[SopDocument, bool]:
    """The document with the work, and whether that could be done."""
    try:
        return replayed(base, work.done, reading(view.workspace, view.key)), True
    except SopError:
        return base, False


def _index(document: SopDocument, asked: str | None) -> int:
    index = int(asked) if asked is not None and asked.isascii() and asked.isdecimal() and len(asked) < 4 else 0  # noqa: PLR2004
    return index if index < len(document.procedures) else 0


def _is_object(data: object) -> TypeGuard[dict[str, object]]:
    return isinstance(data, dict)
