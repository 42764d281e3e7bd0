"""Kept log files as readers want them: under their own name, with the columns and the office's rules in files."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from event_logs import Reading
from model.errors import SopError
from model.log_book import LogReading
from model.registry import Fact, User
from model.text import Text
from store.files import named
from store.registry.registry import Registry
from store.registry.texts import office_text

_INCOMPLETE = Text(
    id="Permintaan ini tidak lengkap: {missing} tidak ada. Mulai sekali lagi dari halaman Data.",
    en="This request is incomplete: {missing} is missing. Start again from the page Data.",
)


@dataclass(frozen=True, slots=True)
class OpenedLog:
    """The log file, how to read it, the file with the office's rules where there are some, a folder for more."""

    file: Path
    reading: Reading
    office: Path | None
    scratch: Path


@contextmanager
def opened_log(root: Path, kept: tuple[str, str], how: LogReading, office: str | None) -> Iterator[OpenedLog]:
    """The file with digest and name in `kept`, to be read as `how` says under the rules in `office`."""
    with named(root, *kept) as file, TemporaryDirectory() as folder:
        scratch = Path(folder)
        columns = _written(scratch / "columns.csv", how.columns)
        reading = Reading(part=how.part, columns=columns, dates=how.dates)
        yield OpenedLog(file, reading, _written(scratch / "office.toml", office), scratch)


def rules_of(registry: Registry, root: Path, actor: User, unit: int) -> str | None:
    """The rules of the office that hold in `unit`: kept in the registry, else in the file of the workspace."""
    kept, file = office_text(registry, actor, unit), root / "office.toml"
    return kept if kept or not file.is_file() else file.read_text(encoding="utf-8-sig")


def _written(path: Path, text: str | None) -> Path | None:
    if not text:
        return None
    path.write_text(text, encoding="utf-8")
    return path


def text_in(facts: Mapping[str, Fact], name: str) -> str:
    """The text `name` of a request."""
    value = facts.get(name)
    if not isinstance(value, str) or not value:
        raise SopError(_INCOMPLETE, missing=name)
    return value


def number_in(facts: Mapping[str, Fact], name: str) -> int:
    """The number `name` of a request."""
    value = facts.get(name)
    if not isinstance(value, int):
        raise SopError(_INCOMPLETE, missing=name)
    return value


def reading_in(facts: Mapping[str, Fact]) -> LogReading:
    """How a request says that a log is to be read."""
    part, columns, dates = (value if isinstance(value, str) else None for value in map(facts.get, _READING))
    return LogReading(part, columns, dates)


_READING = ("part", "columns", "dates")
