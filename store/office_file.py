"""The office file of a workspace, for those who keep it by hand."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from model.errors import SopError
from model.text import Text

_UNREADABLE = Text(
    id="{file}: tidak dapat dibaca ({why}). Periksa izin folder ruang kerja.",
    en="{file}: cannot be read ({why}). Check the permissions of the workspace folder.",
)


@dataclass(frozen=True, slots=True)
class Edition:
    """What the rules of an office say, and the digest of their bytes; rules that are not there say nothing."""

    text: str
    digest: str


def read_edition(file: Path) -> Edition:
    """What `file` says now; bytes that are no UTF-8 show as marks."""
    try:
        return edition(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return edition(b"")
    except OSError as error:
        raise SopError(_UNREADABLE, file=file.name, why=error.strerror) from error


def edition(content: bytes) -> Edition:
    """What `content` says."""
    return Edition(content.decode("utf-8-sig", errors="replace"), sha256(content).hexdigest())
