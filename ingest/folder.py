"""Files and folders as a user names them → the document files meant."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.parse import readable_suffixes
from model.errors import SopError
from model.text import Text

_NOTHING = Text(
    id="{name}: folder ini tidak berisi berkas yang dapat dibaca. Yang dapat dibaca: {known}.",
    en="{name}: no readable file in this folder. Readable are: {known}.",
)
_CLOSED = Text(
    id="{name}: folder tidak dapat dibuka ({why}). Periksa izinnya.",
    en="{name}: the folder cannot be opened ({why}). Check its permissions.",
)
# Word and Excel keep `~$name.docx` beside an open document.
_HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class Found:
    """Document files in order, and why some folders gave none."""

    files: tuple[Path, ...]
    refusals: tuple[SopError, ...] = ()


def document_files(paths: Iterable[Path]) -> Found:
    """`paths` with the readable files of each folder, sorted, in its place; hidden files and folders are left out."""
    parts = [_inside(path) if path.is_dir() else Found((path,)) for path in paths]
    return Found(
        tuple(file for part in parts for file in part.files),
        tuple(refusal for part in parts for refusal in part.refusals),
    )


def _inside(folder: Path) -> Found:
    files: list[Path] = []
    errors: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
        files += [Path(parent, name) for name in names if _is_document(name)]
    refusals = [SopError(_CLOSED, name=error.filename, why=error.strerror) for error in errors]
    if not files and not errors:
        refusals = [SopError(_NOTHING, name=folder.name or folder, known=", ".join(readable_suffixes()))]
    return Found(tuple(sorted(files)), tuple(refusals))


def _is_document(name: str) -> bool:
    return Path(name).suffix.lower() in readable_suffixes() and not name.startswith(_HIDDEN)
