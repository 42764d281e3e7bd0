"""A file → its bytes."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from model.errors import SopError
from model.text import Text

MISSING = Text(
    id="{name}: berkas tidak dapat dibuka ({why}). Periksa nama dan izinnya.",
    en="{name}: the file cannot be opened ({why}). Check its name and permissions.",
)
_LARGE = Text(
    id="{name}: lebih besar dari {limit:g} MB. Bagi menjadi beberapa berkas, lalu ulangi.",
    en="{name}: larger than {limit:g} MB. Split it into several files and try again.",
)
_PIECE = 1 << 18


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """What the file holds; `SopError` when it cannot be opened or holds more than `most` bytes."""
    try:
        with path.open("rb") as file:
            raw = file.read(-1 if most is None else most + 1)
    except OSError as error:
        raise SopError(MISSING, name=path.name, why=error.strerror or error) from error
    if most is not None and len(raw) > most:
        raise SopError(_LARGE, name=path.name, limit=most / 1e6)
    return raw


def read_pieces(path: Path) -> Iterator[bytes]:
    """What the file holds, in pieces that stay in the processor's cache."""
    try:
        with path.open("rb") as file:
            yield from iter(partial(file.read, _PIECE), b"")
    except OSError as error:
        raise SopError(MISSING, name=path.name, why=error.strerror or error) from error
