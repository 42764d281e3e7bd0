"""From log files to canonical events: the one place where reading, columns and engine meet."""

from dataclasses import dataclass
from pathlib import Path

import ibis

from docs_out.tables import rejects_table
from ingest.mapping.canonical import canonical
from ingest.mapping.columns import read_log_columns
from ingest.mapping.columns_review import columns_table, read_columns
from ingest.mapping.day_month import day_month_facts, open_dates, settled
from ingest.read_log import read_log
from model.log import LogColumns, RawLog, Reject
from store.engines.duckdb import DuckDB


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a log: sheet or object type, the user's table of columns, the order of `dates` (dmy or mdy).

    `columns_out` is where the columns go as a table to look through, `rejects_out` the rejected rows.
    """

    part: str | None = None
    columns: Path | None = None
    dates: str | None = None
    columns_out: Path | None = None
    rejects_out: Path | None = None


@dataclass(frozen=True, slots=True)
class OpenedLog:
    """A log whose columns are understood; `lines` are its rows as canonical events."""

    raw: RawLog
    columns: LogColumns
    lines: ibis.Table


def open_log(path: Path, scratch: Path, reading: Reading, engine: DuckDB) -> OpenedLog:
    """The log in the file `path`, read as `reading` says; its rows may lie in the folder `scratch`."""
    raw = read_log(path, scratch, reading.part)
    given = read_columns(reading.columns, raw) if reading.columns else None
    columns = read_log_columns(raw, given, reading.dates)
    scanned = engine.scan(raw)
    if open_dates(columns):
        columns = settled(raw, columns, vars(engine.rows(day_month_facts(scanned, columns))[0]))
    if reading.columns_out:
        write_text(reading.columns_out, columns_table(raw, columns))
    return OpenedLog(raw, columns, canonical(scanned, columns))


def keep_rejects(rejected: tuple[Reject, ...], reading: Reading) -> None:
    """Writes the rejected rows where the user wants them."""
    if reading.rejects_out:
        write_text(reading.rejects_out, rejects_table(rejected))


def write_text(path: Path, text: str) -> None:
    """Writes a file and the folder it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
