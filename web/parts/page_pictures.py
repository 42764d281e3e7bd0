"""Pages of uploaded documents as pictures, for those who may see the document."""

from flask import Response

from ingest.page_picture import page_picture
from model.errors import SopError
from model.library import draft_of, standing
from model.picture import Picture
from model.registry import Version
from model.sop import Source
from model.text import Text
from store.files import file_of
from store.registry.versions import content_of, versions_of
from store.workspace import Workspace
from web.site import Site
from web.turns import in_turn

PDF = "pdf"
_NO_PICTURE = Text(
    id="{name}: tidak ada gambar halaman untuk dokumen ini. Bandingkan dengan berkas aslinya.",
    en="{name}: there is no picture of a page of this document. Compare with the original file.",
)


def worked_on(workspace: Workspace, key: str) -> Version:
    """The version of a document that is reviewed: its newest draft, else the one that stands for it."""
    workspace.version(key)
    known = versions_of(workspace.registry, workspace.user, int(key))
    return draft_of(known) or standing(known)


def has_pictures(workspace: Workspace, source: Source) -> bool:
    """Whether the pages of what was read from `source` can be shown."""
    try:
        return source.format == PDF and file_of(workspace.root, source.sha256, source.name).is_file()
    except SopError:
        return False


def picture_of(workspace: Workspace, source: Source, page: int) -> Picture:
    """What the kept picture of a page shows; `SopError` when it cannot be drawn."""
    if source.format != PDF:
        raise SopError(_NO_PICTURE, name=source.name)
    file = file_of(workspace.root, source.sha256, source.name)
    target = workspace.root / "pages" / f"{source.sha256}-{page}.png"
    try:
        return page_picture(file, page, target)
    except SopError as error:
        raise SopError(error.message, **(error.facts | {"name": source.name})) from error


def address_of(key: str, page: int) -> str:
    """Where the browser gets the picture of a page."""
    return f"/halaman/{key}/{page}.png"


def picture_route(workspace: Workspace, key: str, page: int) -> Response:
    """The picture of a page of the document `key`."""
    source = content_of(workspace.registry, workspace.user, worked_on(workspace, key).id).source
    picture_of(workspace, source, page)
    drawn = workspace.root / "pages" / f"{source.sha256}-{page}.png"
    return Response(drawn.read_bytes(), mimetype="image/png")


def register(site: Site) -> None:
    """The address of the pictures."""
    site.route("/halaman/<key>/<int:page>.png", in_turn(picture_route))
