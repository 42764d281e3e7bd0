"""From log files and event data to events that can be judged: where reading, columns, store and engine meet."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from getpass import getuser
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import ibis
from ibis import _

from analytics.attributes import of_columns, of_maps
from analytics.events import Events, stored, usable, whole
from analytics.working_time.day_table import stamp
from analytics.working_time.located import located
from docs_out.tables import rejects_table
from ingest.mapping.canonical import canonical
from ingest.mapping.columns import read_log_columns
from ingest.mapping.columns_review import columns_table, read_columns
from ingest.mapping.day_month import day_month_facts, open_dates, settled
from ingest.read_log import read_log
from model.errors import SopError
from model.log import Import, LogColumns, RawLog, Reject
from model.office import Office
from model.sop_json import to_data
from model.text import Text
from store.engines.duckdb import DuckDB, connect
from store.engines.event_import import Source, add
from store.engines.spark import Spark
from store.engines.spark import connect as connect_spark
from store.event_data import EventData

# A table of some three million events: beyond it a log is cut into months before it is judged.
_LARGE_TEXT, _LARGE_PARQUET = 250_000_000, 60_000_000
_LISTED_REJECTS = 10_000
_NO_DATA = Text(
    id="{name}: folder ini tidak berisi data kejadian. Isi dahulu dengan `sop import LOG`.",
    en="{name}: this folder holds no event data. Fill it first with `sop import LOG`.",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a log: sheet or object type, the user's table of columns, the order of `dates` (dmy or mdy).

    `engine` names what it is judged on, duckdb or spark. `columns_out` is where the columns go as a table to look through, `rejects_out` the rejected rows.
    """

    part: str | None = None
    columns: Path | None = None
    dates: str | None = None
    columns_out: Path | None = None
    rejects_out: Path | None = None
    engine: str = "duckdb"


@dataclass(frozen=True, slots=True)
class Logged:
    """Events ready to be judged, the engine that holds them, and what is known of the log's columns.

    `set_aside` are rows that could not even be split into columns; `part` of the `parts` a file offers was read.
    """

    events: Events
    engine: DuckDB | Spark
    columns: LogColumns
    set_aside: tuple[Reject, ...] = ()
    parts: tuple[str, ...] = ()
    part: str | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    raw: RawLog
    columns: LogColumns
    scanned: ibis.Table
    engine: DuckDB


def events_of(log: Path, scratch: Path, reading: Reading, office: Office) -> Logged:
    """The events of the file `log`, or of the event data in that folder; `scratch` takes what memory does not.

    Spark reads event data, never files from outside.
    """
    if log.is_dir():
        return _of_data(EventData(log.resolve()), _ENGINES[reading.engine](scratch, log), office)
    opened = _open(log, scratch, reading)
    if _is_large(opened.raw) or reading.engine != opened.engine.id:
        data = EventData(scratch / "events")
        _import(opened, log, data, scratch)
        logged = _of_data(data, _ENGINES[reading.engine](scratch, data.root), office)
        return replace(logged, columns=opened.columns, parts=opened.raw.parts, part=opened.raw.part)
    lines = located(canonical(opened.scanned, opened.columns), office)
    others = partial(of_columns, opened.scanned, _others(opened), opened.engine)
    names = frozenset(opened.columns.headings)
    events = replace(usable(lines, opened.engine), attributes=cache(others), columns=names)
    raw, aside = opened.raw, (*opened.raw.rejected, *opened.engine.malformed())
    return Logged(events, opened.engine, opened.columns, aside, raw.parts, raw.part)


def import_into(folder: Path, log: Path, reading: Reading) -> Import:
    """What became of the file `log`, now part of the event data in `folder`."""
    data = EventData(folder)
    with data.incoming() as scratch:
        return _import(_open(log, scratch, reading), log, data, scratch)


def keep_import_rejects(folder: Path, done: Iterable[Import], reading: Reading) -> None:
    """Writes the rows that imports into `folder` rejected where the user wants them."""
    if not reading.rejects_out:
        return
    data = EventData(folder)
    manifest = data.manifest()
    files = data.paths(tuple(file for one in done for file in manifest.rejected_in(one)))
    with TemporaryDirectory() as scratch:
        engine = connect(Path(scratch), data.root)
        keep_rejects(_rejects(engine.rows(engine.read(files).order_by("row"))) if files else (), reading)


def keep_rejects(rejected: tuple[Reject, ...], reading: Reading) -> None:
    """Writes the rejected rows where the user wants them."""
    if reading.rejects_out:
        write_text(reading.rejects_out, rejects_table(rejected))


def write_text(path: Path, text: str) -> None:
    """Writes a file and the folder it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _open(path: Path, scratch: Path, reading: Reading) -> _Opened:
    raw = read_log(path, scratch, reading.part)
    engine = connect(scratch, Path(raw.table))
    given = read_columns(reading.columns, raw) if reading.columns else None
    columns = read_log_columns(raw, given, reading.dates)
    scanned = engine.scan(raw)
    if open_dates(columns):
        columns = settled(raw, columns, vars(engine.rows(day_month_facts(scanned, columns))[0]))
    if reading.columns_out:
        write_text(reading.columns_out, columns_table(raw, columns))
    return _Opened(raw, columns, scanned, engine)


def digest(log: Path) -> str:
    """SHA-256 of a log file; of a folder of event data that of its files' names and digests."""
    if not log.is_dir():
        with log.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    files = sorted(path for path in log.rglob("*") if path.is_file())
    return sha256(
        "".join(f"{path.relative_to(log).as_posix()} {digest(path)}\n" for path in files).encode()
    ).hexdigest()


def _is_large(raw: RawLog) -> bool:
    return Path(raw.table).stat().st_size > (_LARGE_TEXT if raw.delimiter else _LARGE_PARQUET)


def _import(opened: _Opened, log: Path, data: EventData, scratch: Path) -> Import:
    lines = scratch / "lines.parquet"
    opened.engine.write(_told(canonical(opened.scanned, opened.columns, _others(opened))), lines)
    source = Source(
        lines=lines,
        set_aside=(*opened.raw.rejected, *opened.engine.malformed()),
        name=log.name,
        sha256=digest(log),
        columns=json.dumps({"part": opened.raw.part, "columns": to_data(opened.columns.columns)}),
        by=_user(),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return add(source, data, scratch)


def _others(opened: _Opened) -> dict[str, int]:
    """The places of the columns without a canonical name, by heading."""
    known = {column.at for column in opened.columns.columns}
    return {heading: at for at, heading in enumerate(opened.raw.headings) if at not in known}


def _user() -> str:
    """The name of who runs this, "-" where the system knows none, as in containers."""
    try:
        return getuser()
    except (KeyError, ImportError, OSError):
        return "-"


def _told(lines: ibis.Table) -> ibis.Table:
    """`lines` with what the file says of a time only where that cannot be used."""
    texts = {name: ibis.ifelse(_.reject.isnull(), None, _[name]) for name in ("start_text", "end_text")}
    return lines.mutate(**texts).drop("content")


_ENGINES: dict[str, Callable[[Path, Path], DuckDB | Spark]] = {
    "duckdb": partial(connect, on_disk=True),
    "spark": connect_spark,
}


def _of_data(data: EventData, engine: DuckDB | Spark, office: Office) -> Logged:
    manifest = data.manifest()
    if not manifest.files:
        raise SopError(_NO_DATA, name=data.root.name)
    parts = [
        engine.read(files).mutate(reject=ibis.null("string"), at_fault=ibis.null("string"))
        for files in data.parts(manifest)
    ]
    refused = data.paths(manifest.rejected)
    rejected = engine.rows(engine.read(refused).order_by("row").limit(_LISTED_REJECTS)) if refused else []
    rejected += [row for part in parts for row in engine.rows(_backwards(part, office))]
    events = stored((located(part, office) for part in parts), _rejects(rejected))
    attributes = cache(partial(of_maps, whole(tuple(parts)), engine))
    return Logged(replace(events, attributes=attributes), engine, LogColumns(()))


def _backwards(part: ibis.Table, office: Office) -> ibis.Table:
    """The rows of event data that end before they start, known only where the office's zone is."""
    half_zoned = part.filter(part.start_zone.isnull() != part.end_zone.isnull())
    found = located(half_zoned, office).filter(_.reject.notnull()).order_by("row").limit(_LISTED_REJECTS)
    return found.select("row", reason=_.reject, column=ibis.literal("end"), value=stamp(_["end"]).cast("string"))


def _rejects(rows: list[SimpleNamespace]) -> tuple[Reject, ...]:
    return tuple(Reject(one.row, one.column, one.value, one.reason) for one in rows)
