"""What a route for uploads answers: the file it kept."""

from flask import Response, jsonify, request

from model.errors import SopError
from model.text import Text
from store.files import KeptFile, keep, plain_name
from store.uploads import bring
from store.workspace import Workspace

_NO_FILE = Text(
    id="Tidak ada berkas dalam kiriman ini. Pilih berkas, lalu ulangi.",
    en="This request holds no file. Choose a file and try again.",
)
_SUFFIX = Text(
    id="{name}: jenis berkas ini tidak diterima. Yang diterima: {known}.",
    en="{name}: this type of file is not taken. Taken are: {known}.",
)
# What surrounds a file in a request.
ENVELOPE = 100_000


def received(workspace: Workspace, suffixes: tuple[str, ...], most_bytes: int) -> Response:
    """The answer to an upload: name, digest and size of the file now kept; `SopError` says why there is none.

    Parts above half a megabyte go to the disk as they come, none is held in memory whole.
    """
    request.max_content_length = most_bytes + ENVELOPE
    kept = _kept(workspace, suffixes)
    bring(workspace.registry, workspace.user, kept)
    return jsonify(name=kept.name, digest=kept.digest, bytes=kept.bytes)


def _kept(workspace: Workspace, suffixes: tuple[str, ...]) -> KeptFile:
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise SopError(_NO_FILE)
    if not sent.filename.lower().endswith(suffixes):
        raise SopError(_SUFFIX, name=plain_name(sent.filename), known=", ".join(suffixes))
    return keep(workspace.root, sent.stream, sent.filename)
