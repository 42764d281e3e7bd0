"""Any supported document file → `SopDocument`, read in this very process.

Only for files this machine made itself: `ingest.read` does the same behind limits.
"""

from functools import cache
from pathlib import Path

from ingest import readers
from ingest.file_bytes import read_bytes
from ingest.kind import check_kind
from ingest.limits import LIMITS, Limits
from model.collect import collect
from model.errors import SopError
from model.reader import OnPage, Reader
from model.sop import SopDocument
from model.text import Text

_UNKNOWN = Text(
    id="{name}: jenis berkas {suffix} belum dapat dibaca. Yang dapat dibaca: {known}.",
    en="{name}: files of type {suffix} cannot be read yet. Readable are: {known}.",
)


def _unwatched(_page: int) -> None:
    pass


def parse(path: Path, on_page: OnPage = _unwatched, limits: Limits = LIMITS) -> SopDocument:
    """The SOP in the file `path`; `SopError` says why there is none."""
    suffix = path.suffix.lower()
    reader = next((r for r in all_readers() if suffix in r.suffixes), None)
    if reader is None:
        raise SopError(_UNKNOWN, name=path.name, suffix=path.suffix or "(-)", known=", ".join(readable_suffixes()))
    raw = read_bytes(path, limits.file_bytes)
    check_kind(raw, path.name, suffix)
    return reader.read(raw, path.name, on_page)


def readable_suffixes() -> tuple[str, ...]:
    """The suffixes of all readers, sorted."""
    return tuple(sorted(suffix for reader in all_readers() for suffix in reader.suffixes))


@cache
def all_readers() -> tuple[Reader, ...]:
    """Every document reader."""
    return collect(readers, "READER", Reader)
