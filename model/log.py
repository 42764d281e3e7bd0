"""An event log before and after its columns are understood."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CANONICAL = ("case", "activity", "start", "end", "performer", "role", "unit", "output", "requirements")


@dataclass(frozen=True, slots=True)
class RawLog:
    """A delimited log file ready for any engine: UTF-8 at `path`, headings, first rows."""

    name: str
    path: Path
    delimiter: str
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LogReader:
    """Reads logs with one of `suffixes`: (file, scratch folder) → `RawLog`."""

    suffixes: tuple[str, ...]
    read: Callable[[Path, Path], RawLog]


@dataclass(frozen=True, slots=True)
class StampFormat:
    """How a time column is written: order of its date parts, and whether stamps carry a zone."""

    name: str
    zoned: bool


@dataclass(frozen=True, slots=True)
class LogColumns:
    """Which heading is which canonical column, and the format of each time column."""

    headings: tuple[tuple[str, str], ...]
    stamps: tuple[tuple[str, StampFormat], ...]

    def heading(self, column: str) -> str | None:
        """The heading of a canonical column; None when the log has none."""
        return dict(self.headings).get(column)


@dataclass(frozen=True, slots=True)
class Seen:
    """An activity name as the log has it: how often, mostly by whom, where in its cases (0 first, 1 last)."""

    activity: str
    events: int = 0
    role: str | None = None
    position: float | None = None
