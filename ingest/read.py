"""Any supported document file → `SopDocument`."""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from ingest import readers
from model.collect import collect
from model.errors import SopError
from model.reader import Reader
from model.sop import SopDocument
from model.text import Text

_UNKNOWN = Text(
    id="{name}: jenis berkas {suffix} belum dapat dibaca. Yang dapat dibaca: {known}.",
    en="{name}: files of type {suffix} cannot be read yet. Readable are: {known}.",
)
_MISSING = Text(
    id="{name}: berkas tidak dapat dibuka ({why}). Periksa nama dan izinnya.",
    en="{name}: the file cannot be opened ({why}). Check its name and permissions.",
)
_PIECE = 1 << 18


def read_sop(path: Path) -> SopDocument:
    """The SOP in the file `path`; `SopError` says why there is none."""
    reader = next((r for r in all_readers() if path.suffix.lower() in r.suffixes), None)
    if reader is None:
        known = ", ".join(sorted(suffix for r in all_readers() for suffix in r.suffixes))
        raise SopError(_UNKNOWN, name=path.name, suffix=path.suffix or "(-)", known=known)
    return reader.read(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """What the file holds; `SopError` when it cannot be opened."""
    return b"".join(read_pieces(path))


def read_pieces(path: Path) -> Iterator[bytes]:
    """What the file holds, in pieces that stay in the processor's cache."""
    try:
        with path.open("rb") as file:
            yield from iter(partial(file.read, _PIECE), b"")
    except OSError as error:
        raise SopError(_MISSING, name=path.name, why=error.strerror or error) from error


@cache
def all_readers() -> tuple[Reader, ...]:
    """Every document reader."""
    return collect(readers, "READER", Reader)
