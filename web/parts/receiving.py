"""What a route for uploads answers: the file kept, or why it was not."""

from flask import Response, jsonify, request

from model.errors import SopError
from model.text import Lang, Text
from store.files import KeptFile, keep, plain_name
from store.workspace import Workspace

_NO_FILE = Text(
    id="Tidak ada berkas dalam kiriman ini. Pilih berkas, lalu ulangi.",
    en="This request holds no file. Choose a file and try again.",
)
_SUFFIX = Text(
    id="{name}: jenis berkas ini tidak diterima. Yang diterima: {known}.",
    en="{name}: this type of file is not taken. Taken are: {known}.",
)
_ENVELOPE = 100_000
_REFUSED = 400


def received(workspace: Workspace, suffixes: tuple[str, ...], most_bytes: int) -> Response:
    """The answer to an upload: name, digest and size of the file now kept, or a sentence.

    Parts above half a megabyte go to the disk as they come, none is held in memory whole.
    """
    request.max_content_length = most_bytes + _ENVELOPE
    try:
        kept = _kept(workspace, suffixes)
    except SopError as error:
        answer = jsonify(said=error.to(_spoken()))
        answer.status_code = _REFUSED
        return answer
    return jsonify(name=kept.name, digest=kept.digest, bytes=kept.bytes)


def _kept(workspace: Workspace, suffixes: tuple[str, ...]) -> KeptFile:
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise SopError(_NO_FILE)
    if not sent.filename.lower().endswith(suffixes):
        raise SopError(_SUFFIX, name=plain_name(sent.filename), known=", ".join(suffixes))
    return keep(workspace.root, sent.stream, sent.filename)


def _spoken() -> Lang:
    return Lang.EN if request.form.get("lang") == Lang.EN else Lang.ID
