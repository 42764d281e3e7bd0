"""The office file of a workspace, which several people may have before them at once."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from threading import Lock

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
_SAVING = Lock()


@dataclass(frozen=True, slots=True)
class Edition:
    """What the file says, and the digest of its bytes; a file that is not there says nothing."""

    text: str
    digest: str


def read_edition(file: Path) -> Edition:
    """What `file` says now; bytes that are no UTF-8 show as marks."""
    content = file.read_bytes() if file.exists() else b""
    return Edition(content.decode("utf-8-sig", errors="replace"), sha256(content).hexdigest())


def save_edition(file: Path, text: str, seen: str) -> Edition:
    """`file` with `text` in one stroke; refused when its digest is no longer the one `seen`."""
    with _SAVING:
        if read_edition(file).digest != seen:
            raise SopError(_CHANGED, file=file.name)
        try:
            _write(file, text)
        except OSError as error:
            raise SopError(_UNWRITABLE, file=file.name, why=error.strerror) from error
        return read_edition(file)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{token_hex(8)}")
    try:
        beside.write_bytes(text.encode())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
