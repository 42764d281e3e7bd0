"""Files that people uploaded, each under its SHA-256: `<root>/files/<digest>`."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import IO

from model.errors import SopError
from model.text import Text

_UNWRITABLE = Text(
    id="{name}: tidak dapat disimpan ({why}). Periksa ruang diska dan izin folder ruang kerja.",
    en="{name}: cannot be kept ({why}). Check disk space and permissions of the workspace folder.",
)
_GONE = Text(
    id="{name}: berkas unggahan tidak ada lagi. Unggah sekali lagi.",
    en="{name}: the uploaded file is no longer there. Upload it once more.",
)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_BESIDE_NAME = re.compile(r"[^\w .()\[\]&+,=@-]")
_AT_ONCE = 1_000_000
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it was called when it came, its digest and its size."""

    name: str
    digest: str
    bytes: int


def keep(root: Path, stream: IO[bytes], name: str) -> KeptFile:
    """The content of `stream`, now a file of the workspace; the same content is kept once."""
    folder = root / "files"
    beside = folder / f".{token_hex(16)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:
            digest, size = _copied(stream, file)
        beside.replace(folder / digest)
    except OSError as error:
        raise SopError(_UNWRITABLE, name=plain_name(name), why=error.strerror) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return KeptFile(plain_name(name), digest, size)


def _copied(stream: IO[bytes], file: IO[bytes]) -> tuple[str, int]:
    digest, size = sha256(), 0
    while block := stream.read(_AT_ONCE):
        digest.update(block)
        size += file.write(block)
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest(), size


def plain_name(name: str) -> str:
    """`name` without folders and signs that mean something to a shell, its end kept."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return _BESIDE_NAME.sub("_", last).lstrip(".-")[-_LONGEST:] or "berkas"


def is_digest(text: str) -> bool:
    """Whether `text` can be the name of a kept file."""
    return bool(_DIGEST.fullmatch(text))


def file_of(root: Path, digest: str, name: str) -> Path:
    """Where the file with this digest lies; `SopError` names it when there is none."""
    path = root / "files" / digest
    if not is_digest(digest) or not path.is_file():
        raise SopError(_GONE, name=plain_name(name))
    return path


@contextmanager
def named(root: Path, digest: str, name: str) -> Iterator[Path]:
    """The kept file under the name it came with: readers go by the end of a name."""
    path = file_of(root, digest, name)
    with TemporaryDirectory(dir=root, prefix=".reading-") as scratch:
        seen = Path(scratch) / plain_name(name)
        try:
            os.link(path, seen)
        except OSError:
            shutil.copyfile(path, seen)
        yield seen
