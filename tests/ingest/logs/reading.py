"""A log written as text, its columns recognised and its events read on DuckDB."""

from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import ibis

from analytics.offices.calendar import calendar
from analytics.working_time.day_table import stamp
from analytics.working_time.located import located
from ingest.mapping.canonical import canonical
from ingest.mapping.columns import read_log_columns
from ingest.mapping.day_month import day_month_facts, open_dates, settled
from ingest.read_log import read_log
from model.log import LogColumns, RawLog
from model.office import Office
from store.engines.duckdb import DuckDB, connect

SCRATCH = TemporaryDirectory()
ENGINE = connect(Path(SCRATCH.name), Path(SCRATCH.name))


def raw_log(text: str, folder: Path) -> RawLog:
    path = folder / "log.csv"
    path.write_text(text, encoding="utf-8")
    return read_log(path, folder)


def settled_columns(raw: RawLog, engine: DuckDB, dates: str | None = None) -> LogColumns:
    columns = read_log_columns(raw, dates=dates)
    if not open_dates(columns):
        return columns
    return settled(raw, columns, vars(engine.rows(day_month_facts(engine.scan(raw), columns))[0]))


def columns_of(text: str, dates: str | None = None) -> LogColumns:
    with TemporaryDirectory(dir=SCRATCH.name) as folder:
        return settled_columns(raw_log(text, Path(folder)), ENGINE, dates)


def events_of(text: str, dates: str | None = None, *, local: bool = True) -> list[SimpleNamespace]:
    """The canonical events, in the time of Jakarta if `local`."""
    with TemporaryDirectory(dir=SCRATCH.name) as folder:
        raw = raw_log(text, Path(folder))
        events = canonical(ENGINE.scan(raw), settled_columns(raw, ENGINE, dates))
        return ENGINE.rows(_in_jakarta(events) if local else events)


def _in_jakarta(events: ibis.Table) -> ibis.Table:
    placed = located(events, Office(calendar("24x7")))
    return placed.mutate(start=stamp(placed.start), end=stamp(placed["end"]))
