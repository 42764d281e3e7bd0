"""Logs that were imported, how they are to be read, and the checks made with them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ImportedLog:
    """A log file of a unit; the file lies under its digest."""

    id: int
    unit: int
    name: str
    digest: str
    cases: int
    events: int
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class NewLog:
    """A log file to be noted in a unit."""

    unit: int
    name: str
    digest: str
    cases: int
    events: int


@dataclass(frozen=True, slots=True)
class LogReading:
    """How a log is to be read: sheet or object type, the table of columns as CSV, the order of dates."""

    part: str | None = None
    columns: str | None = None
    dates: str | None = None


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check of a version of a document against a log."""

    id: int
    document: int
    title: str
    version: int
    log: int | None
    log_name: str | None
    at: datetime
    by: str
