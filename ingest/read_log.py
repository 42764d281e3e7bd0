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
    readers = {suffix: r for r in collect(logs, "LOG_READER", LogReader) for suffix in r.suffixes}
    fitting = [suffix for suffix in readers if path.name.lower().endswith(suffix)]
    if not fitting:
        raise SopError(_UNKNOWN, name=path.name, suffix=path.suffix or "(-)", known=", ".join(sorted(readers)))
    return readers[max(fitting, key=len)].read(path, scratch, part)
