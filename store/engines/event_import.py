"""Adding a log to event data with DuckDB: only new events, all of them or none."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from model.errors import SopError
from model.log import Import, Reject
from model.text import Text
from store.engines.duckdb import MEMORY
from store.event_data import DataFile, EventData, Manifest, compacted

_NOT_ADDED = Text(
    id="{name}: log tidak dapat ditambahkan ({why}). Periksa tempat kosong dan izin folder itu, lalu ulangi.",
    en="{name}: the log cannot be added ({why}). Check the folder's free space and permissions and try again.",
)
_MANY_FILES = 8
_EVENT = '"case", activity, start, start_zone, "end", end_zone, performer, role, unit, output, requirements, attributes'
# Computed anew on both sides whenever it is asked: a hash in files would outlive the engine that made it.
_CONTENT = 'hash("case", activity, start, start_zone, "end", end_zone, performer, role, unit, output, requirements, attributes)'
_REJECT = pa.schema([("row", pa.int64()), ("column", pa.string()), ("value", pa.string()), ("reason", pa.string())])
_NONE = "select 0::ubigint as content, '' as \"case\" where false"
_PARQUET = "format parquet, compression lz4"
_TOLD = """case at_fault when 'start' then start_text when 'end' then end_text
           else coalesce(end_text, start_text, activity, "case") end"""


@dataclass(frozen=True, slots=True)
class Source:
    """A log to be added: canonical lines as Parquet in the order of its rows, and where they come from.

    `set_aside` are rows that its reader could not make lines of.
    """

    lines: Path
    set_aside: tuple[Reject, ...]
    name: str
    sha256: str
    columns: str
    by: str
    at: str


def add(source: Source, data: EventData, scratch: Path) -> Import:
    """What became of the log: events that `data` has already are not added again."""
    with data.writing() as manifest, duckdb.connect() as connection, _said(data):
        connection.execute(f"set temp_directory = {_text(scratch)}; set memory_limit = '{MEMORY}'")
        before = manifest.before(source.sha256, source.columns)
        if before:
            return replace(before, added=0, known=before.added + before.known, by=source.by, at=source.at)
        grown = _grown(_Batch(connection, data, manifest, uuid4().hex), source, scratch)
        data.publish(grown)
        data.publish(_compact(_Batch(connection, data, grown, uuid4().hex)))
        return grown.imports[-1]


@contextmanager
def _said(data: EventData) -> Iterator[None]:
    """Nothing; what DuckDB cannot write or read while it lasts is said in a sentence."""
    try:
        yield
    except duckdb.Error as error:
        raise SopError(_NOT_ADDED, name=data.root.name, why=str(error).split("\n")[0][:160]) from error


@dataclass(frozen=True, slots=True)
class _Batch:
    """One import on its way: new files carry its `name`."""

    connection: duckdb.DuckDBPyConnection
    data: EventData
    manifest: Manifest
    name: str

    def count(self, sql: str) -> int:
        """The number that a query or a copy tells."""
        return int(self.connection.execute(sql).fetchall()[0][0])

    def new_file(self, folder: str) -> Path:
        """The path of a new file; its folder exists."""
        path = self.data.root / folder / f"{self.name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


def _grown(batch: _Batch, source: Source, scratch: Path) -> Manifest:
    """The manifest with the log; its files lie in place."""
    manifest = batch.manifest
    rows = _lines(batch, source) + len(source.set_aside)
    rejected, refused = _rejected(batch, source.set_aside)
    cases = _routed(batch)
    files = _fresh(batch, scratch)
    added = sum(file.rows for file in files)
    done = Import(
        name=source.name,
        sha256=source.sha256,
        columns=source.columns,
        first_row=manifest.next_row,
        rows=rows,
        added=added,
        known=rows - added - refused,
        rejected=refused,
        by=source.by,
        at=source.at,
    )
    return replace(
        manifest,
        files=(*manifest.files, *files),
        cases=(*manifest.cases, *cases),
        rejected=(*manifest.rejected, *rejected),
        imports=(*manifest.imports, done),
    )


def _lines(batch: _Batch, source: Source) -> int:
    """Shows the log as `lines`, its rows numbered on; how many there are."""
    batch.connection.execute(
        f"create temp view lines as select *, file_row_number + {batch.manifest.next_row} as row "
        f"from read_parquet({_text(source.lines)}, file_row_number = true)"
    )
    return batch.count("select count(*) from lines")


def _rejected(batch: _Batch, set_aside: tuple[Reject, ...]) -> tuple[tuple[str, ...], int]:
    """The file of the rows that cannot be used, if there are any, and their number."""
    if not set_aside and not batch.count("select count(*) from lines where reject is not null"):
        return (), 0
    path = batch.new_file("rejected")
    before = batch.manifest.next_row - 1
    unsplit = [asdict(replace(one, row=one.row + before)) for one in set_aside]
    batch.connection.register("set_aside", pa.Table.from_pylist(unsplit, schema=_REJECT))
    told = f"select row, coalesce(at_fault, '') as \"column\", {_TOLD} as value, reject as reason from lines"
    refused = f"{told} where reject is not null union all select * from set_aside"
    rows = batch.count(f"copy (select * from ({refused}) order by row) to {_text(path)} ({_PARQUET})")
    return _kept(batch, path, rows), rows


def _routed(batch: _Batch) -> tuple[str, ...]:
    """Decides the month of each case in `route`; the file of the cases that are new."""
    own = batch.data.paths(batch.manifest.cases)
    known = _read(own) if own else "select '' as \"case\", '' as month where false"
    batch.connection.execute(
        f"""create temp table route as select l."case", any_value(k.month) is null as new,
            coalesce(any_value(k.month), strftime(min(coalesce(l.start, l."end")), '%Y-%m')) as month
            from lines as l left join ({known}) as k on l."case" = k."case" where l.reject is null group by 1"""
    )
    path = batch.new_file("cases")
    rows = batch.count(f'copy (select "case", month from route where new) to {_text(path)} ({_PARQUET})')
    return _kept(batch, path, rows)


def _fresh(batch: _Batch, scratch: Path) -> tuple[DataFile, ...]:
    """The files of the events that are new, some for each month."""
    events = ", ".join(f"l.{column}" for column in _EVENT.split(", "))
    spread = f"""select l.row, {events}, r.month from lines as l
                 join route as r on l."case" = r."case" where l.reject is null"""
    batch.connection.execute(f"copy ({spread}) to {_text(scratch / batch.name)} ({_PARQUET}, partition_by (month))")
    folders = sorted((scratch / batch.name).glob("month=*"))
    return tuple(file for folder in folders for file in _month(batch, folder.name.partition("=")[2], folder))


def _month(batch: _Batch, month: str, folder: Path) -> tuple[DataFile, ...]:
    """The files of the new events of cases that began in `month`; no event is there twice."""
    staged = sorted(folder.glob("*.parquet"))
    known = [batch.data.root / file.path for file in batch.manifest.files if file.month == month]
    every = f'select {_CONTENT} as content, "case", row from ({_read(staged)})'
    old = f'select {_CONTENT} as content, "case" from ({_read(known)})' if known else _NONE
    new = f'select min(row) as row from ({every}) anti join ({old}) using (content, "case") group by content, "case"'
    batch.connection.execute(f"create or replace temp table new as {new}").fetchall()
    rows, wanted = (batch.count(f"select count(*) from {table}") for table in (f"({_read(staged)})", "new"))
    if rows == wanted:
        return tuple(_moved(batch, path, month) for path in staged)
    return _chosen(batch, staged, month) if wanted else ()


def _moved(batch: _Batch, staged: Path, month: str) -> DataFile:
    """A staged file whose every event is new, in its place."""
    path = batch.new_file(f"data/{month}").with_stem(f"{batch.name}-{staged.stem}")
    shutil.move(staged, path)
    return DataFile(_relative(batch, path), month, pq.read_metadata(path).num_rows)


def _chosen(batch: _Batch, staged: list[Path], month: str) -> tuple[DataFile, ...]:
    """The file of the staged events that stand in `new`."""
    path = batch.new_file(f"data/{month}")
    chosen = f"select * from ({_read(staged)}) semi join new using (row) order by row"
    rows = batch.count(f"copy ({chosen}) to {_text(path)} ({_PARQUET})")
    return (DataFile(_relative(batch, path), month, rows),)


def _compact(batch: _Batch) -> Manifest:
    """The manifest with one file for each month that had many."""
    counts = {file.month: 0 for file in batch.manifest.files}
    for file in batch.manifest.files:
        counts[file.month] += 1
    return compacted(batch.manifest, {month: _merged(batch, month) for month, n in counts.items() if n > _MANY_FILES})


def _merged(batch: _Batch, month: str) -> DataFile:
    own = [batch.data.root / file.path for file in batch.manifest.files if file.month == month]
    path = batch.new_file(f"data/{month}")
    rows = batch.count(f"copy (select * from ({_read(own)}) order by row) to {_text(path)} ({_PARQUET})")
    return DataFile(_relative(batch, path), month, rows)


def _kept(batch: _Batch, path: Path, rows: int) -> tuple[str, ...]:
    """The name of a file with rows; an empty one is removed."""
    if rows:
        return (_relative(batch, path),)
    path.unlink()
    return ()


def _relative(batch: _Batch, path: Path) -> str:
    return path.relative_to(batch.data.root).as_posix()


def _read(paths: Iterable[Path]) -> str:
    """The query of all rows in Parquet files."""
    names = ", ".join(_text(path) for path in paths)
    return f"select * from read_parquet([{names}], hive_partitioning = false)"


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
