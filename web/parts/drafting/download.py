"""A version of an SOP as a file."""

import re
from datetime import datetime
from hashlib import sha256

from flask import Response

from analytics.revision.difference import difference
from analytics.revision.marked import marked
from docs_out.document import documents
from docs_out.marked_table import Comparison, write_comparison
from model.errors import SopError
from model.registry import Version
from model.sop import SopDocument
from model.text import Text
from store.registry.versions import content_of, versions_of
from store.workspace import Workspace
from web.site import current_lang

ADDRESS = "/unduh/<key>/<version>.<suffix>"
COMPARED = "/unduh/<key>/<old>/<new>"
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".bpmn": "application/xml",
}
_NO_FORMAT = Text(
    id="berkas .{suffix} tidak dibuat. Yang dibuat: {known}.", en="there is no .{suffix} file. There are: {known}."
)
_NO_VERSION = Text(
    id="versi {version} SOP {key}: tidak ada dalam lingkup {name}. Periksa alamatnya.",
    en="version {version} of SOP {key}: not within the reach of {name}. Check the address.",
)
_NAME = Text(id="versi {number}", en="version {number}")
_LONGEST, _HASH, _DIGITS = 60, 8, 9


def download(workspace: Workspace, key: str, version: str, suffix: str) -> Response:
    """The file of a version of the SOP `key`, under a name that tells what it holds."""
    form = next((one for one in documents() if one.suffix == f".{suffix}" and one.suffix in _TYPES), None)
    if form is None:
        raise SopError(_NO_FORMAT, suffix=suffix, known=", ".join(_TYPES))
    found = _version(workspace, key, version)
    document = content_of(workspace.registry, workspace.user, found.id)
    content = form.write(document)
    return _file(content, form.suffix, file_name(document, found, content))


def download_comparison(workspace: Workspace, key: str, old: str, new: str) -> Response:
    """What differs between two versions of the SOP `key`, with both as one marked-up table, in Word."""
    sides = _version(workspace, key, old), _version(workspace, key, new)
    before, after = (content_of(workspace.registry, workspace.user, one.id) for one in sides)
    lang, found = current_lang(), difference(before, after)
    names = (_NAME.to(lang, number=sides[0].number), _NAME.to(lang, number=sides[1].number))
    made = Comparison(names, found, marked(found, before, after), datetime.now().astimezone(), lang)
    content = write_comparison(made)
    return _file(content, ".docx", f"v{sides[0].number}-{file_name(after, sides[1], content)}")


def _file(content: bytes, suffix: str, name: str) -> Response:
    response = Response(content, mimetype=_TYPES[suffix])
    response.headers.set("Content-Disposition", "attachment", filename=name + suffix)
    response.headers["Cache-Control"] = "no-store"
    return response


def file_name(document: SopDocument, version: Version, content: bytes) -> str:
    """A name of the title, the number and day of the version, and a digest of the content."""
    words = (
        re.sub(r"[^a-z0-9]+", "-", (document.title or document.number or "sop").lower())[:_LONGEST].strip("-") or "sop"
    )
    return f"{words}-v{version.number}-{version.changed_at:%Y-%m-%d}-{sha256(content).hexdigest()[:_HASH]}"


def _version(workspace: Workspace, key: str, version: str) -> Version:
    numbers = key.isascii() and key.isdecimal() and len(key) <= _DIGITS
    versions = versions_of(workspace.registry, workspace.user, int(key)) if numbers else ()
    found = next((one for one in versions if str(one.id) == version), None)
    if found is None:
        raise SopError(_NO_VERSION, version=version, key=key, name=workspace.user.name)
    return found
