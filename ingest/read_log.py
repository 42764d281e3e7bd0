"""Any supported log file → `RawLog`."""

from pathlib import Path

from ingest import logs
from model.collect import collect
from model.errors import SopError
from model.log import LogReader, RawLog
from model.text import Text

_UNKNOWN = Text(
    id="{name}: jenis log {suffix} belum dapat dibaca. Yang dapat dibaca: {known}.",
    en="{name}: logs of type {suffix} cannot be read yet. Readable are: {known}.",
)


def read_log(path: Path, scratch: Path, part: str | None = None) -> RawLog:
    """The log in the file `path`; temporary copies go to the folder `scratch`."""
    readers = collect(logs, "LOG_READER", LogReader)
    reader = next((r for r in readers if path.suffix.lower() in r.suffixes), None)
    if reader is None:
        known = ", ".join(sorted(suffix for r in readers for suffix in r.suffixes))
        raise SopError(_UNKNOWN, name=path.name, suffix=path.suffix or "(-)", known=known)
    return reader.read(path, scratch, part)
