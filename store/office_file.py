"""The office file of a workspace, which several people may have before them at once."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

from model.errors import SopError
from model.text import Text

_CHANGED = Text(
    id=(
        "{file}: sudah diubah orang lain sejak halaman ini dibuka, jadi tulisan Anda belum disimpan. "
        "Salin tulisan Anda, muat ulang halaman, lalu gabungkan keduanya."
    ),
    en=(
        "{file}: changed by someone else since this page was opened, so your text is not saved. "
        "Copy your text, reload the page, then merge the two."
    ),
)
_UNWRITABLE = Text(
    id="{file}: tidak dapat ditulis ({why}). Periksa izin folder ruang kerja.",
    en="{file}: cannot be written ({why}). Check the permissions of the workspace folder.",
)
_UNREADABLE = Text(
    id="{file}: tidak dapat dibaca ({why}). Periksa izin folder ruang kerja.",
    en="{file}: cannot be read ({why}). Check the permissions of the workspace folder.",
)
_BUSY = Text(
    id="{file}: sedang disimpan orang lain. Simpan sekali lagi sebentar lagi.",
    en="{file}: someone else is saving it. Save again in a moment.",
)
_PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Edition:
    """What the file says, and the digest of its bytes; a file that is not there says nothing."""

    text: str
    digest: str


def read_edition(file: Path) -> Edition:
    """What `file` says now; bytes that are no UTF-8 show as marks."""
    content = _content(file)
    return Edition(content.decode("utf-8-sig", errors="replace"), sha256(content).hexdigest())


def save_edition(file: Path, text: str, seen: str) -> Edition:
    """`file` with `text` in one stroke; refused when its digest is no longer the one `seen`."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.with_name(f".{file.name}.lock"), timeout=_PATIENCE):
            if read_edition(file).digest != seen:
                raise SopError(_CHANGED, file=file.name)
            _write(file, text)
            return read_edition(file)
    except Timeout as error:
        raise SopError(_BUSY, file=file.name) from error
    except OSError as error:
        raise SopError(_UNWRITABLE, file=file.name, why=error.strerror) from error


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as error:
        raise SopError(_UNREADABLE, file=file.name, why=error.strerror) from error


def _write(file: Path, text: str) -> None:
    beside = file.with_name(f".{file.name}.{token_hex(8)}")
    try:
        beside.write_bytes(text.encode())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
