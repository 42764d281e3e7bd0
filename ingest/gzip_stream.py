"""A file, packed by gzip or not → its content as a stream that does not grow without end."""

import gzip
import io
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.file_bytes import MISSING
from ingest.limits import LIMITS, Limits
from model.errors import SopError
from model.text import Text

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_DENSE = Text(
    id="{name}: isinya lebih dari {limit} kali lebih besar setelah dibuka. Buka dengan aplikasi asalnya, simpan ulang, lalu ulangi.",
    en="{name}: its content is more than {limit} times larger once unpacked. Open and save it again with its own application and try again.",
)
_LARGE = Text(
    id="{name}: isinya lebih dari {limit:g} GB. Bagi menjadi beberapa berkas, lalu ulangi.",
    en="{name}: its content takes more than {limit:g} GB. Split it into several files and try again.",
)
_DAMAGED = Text(
    id="{name}: berkas gzip rusak atau terpotong. Salin ulang berkasnya, lalu ulangi.",
    en="{name}: the gzip file is damaged or cut short. Copy it again and try again.",
)
_MAGIC = b"\x1f\x8b"
_BUFFER = 1 << 18


class _Content(io.RawIOBase):
    """The bytes of `source`, until one of the bounds is passed that a refusal goes with."""

    def __init__(self, source: io.RawIOBase | gzip.GzipFile, name: str, bounds: list[tuple[int, SopError]]) -> None:
        self._source, self._name, self._bounds = source, name, bounds
        self._count = 0

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """How many bytes were put into `buffer`; 0 at the end."""
        try:
            count = self._source.readinto(buffer) or 0
        except (EOFError, OSError, zlib.error) as error:
            raise SopError(_DAMAGED, name=self._name) from error
        self._count += count
        for most, refusal in self._bounds:
            if self._count > most:
                raise refusal
        return count

    def close(self) -> None:
        """Closes the file too."""
        self._source.close()
        super().close()


def open_content(path: Path, most: int = 20_000_000_000, limits: Limits = LIMITS) -> io.BufferedReader:
    """The content of `path`, unpacked where its first bytes say gzip.

    `SopError` when it cannot be opened and, on reading, when it is damaged or has more than `most` bytes; packed
    content may be `limits.ratio` times larger than the file above `limits.ratio_from_bytes`.
    """
    try:
        with path.open("rb") as file:
            packed = file.read(len(_MAGIC)) == _MAGIC
        source = gzip.GzipFile(path) if packed else path.open("rb", buffering=0)
        size = path.stat().st_size
    except OSError as error:
        raise SopError(MISSING, name=path.name, why=error.strerror or error) from error
    bounds = [(most, SopError(_LARGE, name=path.name, limit=most / 1e9))]
    if packed:
        dense = max(limits.ratio_from_bytes, limits.ratio * size)
        bounds.append((dense, SopError(_DENSE, name=path.name, limit=limits.ratio)))
    return io.BufferedReader(_Content(source, path.name, bounds), _BUFFER)
