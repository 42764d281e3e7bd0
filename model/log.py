"""An event log before and after its columns are understood."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

CANONICAL = ("case", "activity", "start", "end", "performer", "role", "unit", "output", "requirements")
TIMES = ("start", "end")


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
    `parts` are the sheets or object types the file offers, `part` the one that was read. `rejected` lists
    the first rows set aside, `rejected_count` says how many there were; 0 means all are listed.
    """

    name: str
    table: str
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    delimiter: str | None = None
    parts: tuple[str, ...] = ()
    part: str | None = None
    rejected: tuple[Reject, ...] = ()
    rejected_count: int = 0


@dataclass(frozen=True, slots=True)
class LogReader:
    """Reads logs with one of `suffixes`: (file, scratch folder, part) → `RawLog`.

    `part` names the sheet or the object type to read; None leaves the choice to the reader. What is
    not UTF-8 CSV already is written to the scratch folder. `SopError` says why there is no log.
    """

    suffixes: tuple[str, ...]
    read: Callable[[Path, Path, str | None], RawLog]


@dataclass(frozen=True, slots=True)
class Import:
    """One file that was imported.

    Its rows are numbered on from `first_row`. Of `rows` in it, `added` are new events, `known` were
    there already, `rejected` could not be used. `at` is an ISO time with zone.
    """

    name: str
    sha256: str
    columns: str
    first_row: int
    rows: int
    added: int
    known: int
    rejected: int
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class StampFormat:
    """How a time column is written: the name of its format, and whether stamps carry a zone."""

    name: str
    zoned: bool


@dataclass(frozen=True, slots=True)
class LogColumn:
    """A canonical column: its heading, the place `at` of that heading, how sure and how found.

    `how` is name, alike, content, or given by the user. `stamp` is the format of a time column;
    where a time is written in two columns, `clock` is the place of its hours.
    """

    column: str
    heading: str
    at: int
    confidence: float = 1.0
    how: str = "name"
    stamp: StampFormat | None = None
    clock: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnDoubt:
    """Where the reader of columns is unsure: a code, the canonical column, names and examples."""

    code: str
    column: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LogColumns:
    """Which column of the log is which canonical column, and what is doubtful about that.

    `unused` are places of headings that the user says are none.
    """

    columns: tuple[LogColumn, ...]
    doubts: tuple[ColumnDoubt, ...] = ()
    unused: tuple[int, ...] = ()

    def find(self, column: str) -> LogColumn | None:
        """The canonical column of that name; None when the log has none."""
        return next((found for found in self.columns if found.column == column), None)

    @property
    def headings(self) -> dict[str, str]:
        """The heading of each canonical column."""
        return {found.column: found.heading for found in self.columns}


@dataclass(frozen=True, slots=True)
class Seen:
    """An activity name as the log has it: how often, mostly by whom, where in its cases (0 first, 1 last)."""

    activity: str
    events: int = 0
    role: str | None = None
    position: float | None = None
