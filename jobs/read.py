"""An uploaded document becomes a document with a draft in a unit."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ingest.read import read_sop
from job_kind import JobKind
from model.job import Progress
from model.registry import Fact, User
from model.sop import SopDocument
from model.text import Text
from store.files import named
from store.registry.registry import Registry
from store.registry.shown import with_source
from store.registry.versions import add_document

_STEPS = 2


def run(registry: Registry, root: Path, actor: User, facts: Mapping[str, Fact], progress: Progress) -> str:
    """The number of the document that the file became, as JSON, and whether the unit had it already.

    Facts are `digest` and `name` of the upload and the `unit`. `SopError` says why it is no SOP.
    """
    digest, unit = str(facts["digest"]), int(facts["unit"] or 0)
    known = with_source(registry, actor, unit, digest)
    if known is not None:
        return _told(known, known=True)
    progress(0, _STEPS)
    document = _read(root, digest, str(facts["name"]))
    progress(1, _STEPS)
    title = document.title or document.number or document.source.name
    return _told(add_document(registry, actor, (unit, title), document).document, known=False)


def _read(root: Path, digest: str, name: str) -> SopDocument:
    """What the file says, its source being this file: a JSON tells of the one it was itself made from."""
    with named(root, digest, name) as file:
        document = read_sop(file)
    return replace(document, source=replace(document.source, sha256=digest))


def _told(document: int, *, known: bool) -> str:
    return json.dumps({"document": document, "known": known})


JOB = JobKind("read", Text(id="Membaca dokumen", en="Reading a document"), run)
