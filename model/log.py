"""An event log before and after its columns are understood."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CANONICAL = ("case", "activity", "start", "end", "performer", "role", "unit", "output", "requirements")


@dataclass(frozen=True, slots=True)
class Reject:
    """A log row that could not be used, and why; `row` counts data rows from 1."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class RawLog:
    """A log ready for any engine: rows of text in the file `table`, headings, first rows.

    `table` is a UTF-8 CSV with `delimiter`, its first record the headings; or, without delimiter, a
    Parquet file whose text columns c0, c1, … stand in the order of `headings`, null where the log
    says nothing. Stamps the file has as such are ISO texts, numbers have no needless zeros.
    `parts` are the sheets or object types the file offers, `part` the one that was read.
    """

    name: str
    table: str
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    delimiter: str | None = None
    parts: tuple[str, ...] = ()
    part: str | None = None
    rejected: tuple[Reject, ...] = ()


@dataclass(frozen=True, slots=True)
class LogReader:
    """Reads logs with one of `suffixes`: (file, scratch folder, part) → `RawLog`.

    `part` names the sheet or the object type to read; None leaves the choice to the reader. What is
    not UTF-8 CSV already is written to the scratch folder. `SopError` says why there is no log.
    """

    suffixes: tuple[str, ...]
    read: Callable[[Path, Path, str | None], RawLog]


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
