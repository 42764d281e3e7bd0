"""Any supported log file → `RawLog`, read in this very process; `ingest.read_log` does the same behind limits."""

from functools import cache
from pathlib import Path

from ingest import logs
from ingest.limits import Limits
from model.collect import collect
from model.errors import SopError
from model.log import LogReader, RawLog
from model.reader import OnPage
from model.text import Text

_UNKNOWN = Text(
    id="{name}: jenis log {suffix} belum dapat dibaca. Yang dapat dibaca: {known}.",
    en="{name}: logs of type {suffix} cannot be read yet. Readable are: {known}.",
)


def parse_log(path: Path, _on_page: OnPage, _limits: Limits, scratch: Path, part: str | None) -> RawLog:
    """The log in the file `path`; `SopError` says why there is none."""
    return reader_of(path).read(path, scratch, part)


def reader_of(path: Path) -> LogReader:
    """The reader whose suffix, `.xes.gz` before `.gz`, ends the name of the file."""
    name = path.name.lower()
    found = [(len(suffix), reader) for reader in _readers() for suffix in reader.suffixes if name.endswith(suffix)]
    if not found:
        known = ", ".join(sorted(suffix for reader in _readers() for suffix in reader.suffixes))
        raise SopError(_UNKNOWN, name=path.name, suffix=path.suffix or "(-)", known=known)
    return max(found, key=lambda one: one[0])[1]


@cache
def _readers() -> tuple[LogReader, ...]:
    return collect(logs, "LOG_READER", LogReader)
