"""Adding a log to event data with DuckDB: only new events, all of them or none."""

import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from model.log import Import, Reject
from store.engines.duckdb_session import MEMORY, pattern, quoted, said, shut_off
from store.engines.event_batch import PARQUET, Batch, rows_of
from store.event_data import DataFile, EventData, Manifest, compacted

_MANY_FILES = 8
_EVENT = '"case", activity, start, start_zone, "end", end_zone, performer, role, unit, output, requirements, attributes'
# Computed anew on both sides whenever it is asked: a hash in files would outlive the engine that made it.
_CONTENT = 'hash("case", activity, start, start_zone, "end", end_zone, performer, role, unit, output, requirements, attributes)'
# Of equal rows only those that tell a time of day are the same event: in a day a step may be executed twice.
_NTH = f"""case when coalesce(start = date_trunc('day', start), true) and coalesce("end" = date_trunc('day', "end"), true)
           then row_number() over (partition by {_CONTENT}, "case" order by row) else 1 end"""
_REJECT = pa.schema([("row", pa.int64()), ("column", pa.string()), ("value", pa.string()), ("reason", pa.string())])
_NONE = "select 0::ubigint as content, '' as \"case\", 1 as nth where false"
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
    with data.writing() as manifest, duckdb.connect() as connection, said(data.root.name):
        connection.execute(f"set temp_directory = {quoted(str(scratch))}; set memory_limit = '{MEMORY}'")
        shut_off(connection, (scratch, data.root), (source.lines,))
        before = manifest.before(source.sha256, source.columns)
        if before:
            return replace(before, added=0, known=before.added + before.known, by=source.by, at=source.at)
        grown = _grown(Batch(connection, data, manifest, uuid4().hex), source, scratch)
        data.publish(grown)
        _tidied(data, Batch(connection, data, grown, uuid4().hex))
        return grown.imports[-1]


def _grown(batch: Batch, source: Source, scratch: Path) -> Manifest:
    """The manifest with the log; its files lie in place."""
    manifest = batch.manifest
    rows = _lines(batch, source) + len(source.set_aside)
    cases = _routed(batch)
    files = _fresh(batch, scratch)
    rejected, refused = _rejected(batch, source.set_aside)
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


def _lines(batch: Batch, source: Source) -> int:
    """Shows the log as `lines`, its rows numbered on; how many there are."""
    batch.run(
        f"create temp view lines as select *, file_row_number + {batch.manifest.next_row} as row "
        f"from read_parquet({quoted(pattern(source.lines))}, file_row_number = true, hive_partitioning = false)"
    )
    return batch.count("select count(*) from lines")


def _rejected(batch: Batch, set_aside: tuple[Reject, ...]) -> tuple[tuple[str, ...], int]:
    """The file of the rows that cannot be used, if there are any, and their number."""
    faulty = "(select count(*) from lines where reject is not null) + (select count(*) from copies)"
    if not set_aside and not batch.count(f"select {faulty}"):
        return (), 0
    path = batch.new_file("rejected")
    before = batch.manifest.next_row - 1
    unsplit = [asdict(replace(one, row=one.row + before)) for one in set_aside]
    batch.connection.register("set_aside", pa.Table.from_pylist(unsplit, schema=_REJECT))
    told = f"select row, coalesce(at_fault, '') as \"column\", {_TOLD} as value, reject as reason from lines"
    copies = (
        "select row, '' as \"column\", \"case\" as value, 'duplicate' as reason from lines semi join copies using (row)"
    )
    refused = f"{told} where reject is not null union all {copies} union all select * from set_aside"
    rows = batch.copy(f"select * from ({refused}) order by row", path)
    return batch.kept(path, rows), rows


def _routed(batch: Batch) -> tuple[str, ...]:
    """Decides the month of each case in `route`; the file of the cases that are new."""
    own = batch.data.paths(batch.manifest.cases)
    known = rows_of(own) if own else "select '' as \"case\", '' as month where false"
    batch.run(
        f"""create temp table route as select l."case", any_value(k.month) is null as new,
            coalesce(any_value(k.month), strftime(min(coalesce(l.start, l."end")), '%Y-%m')) as month
            from lines as l left join ({known}) as k on l."case" = k."case" where l.reject is null group by 1"""
    )
    path = batch.new_file("cases")
    rows = batch.copy('select "case", month from route where new', path)
    return batch.kept(path, rows)


def _fresh(batch: Batch, scratch: Path) -> tuple[DataFile, ...]:
    """The files of the events that are new, some for each month."""
    events = ", ".join(f"l.{column}" for column in _EVENT.split(", "))
    spread = f"""select l.row, {events}, r.month from lines as l
                 join route as r on l."case" = r."case" where l.reject is null"""
    batch.run(f"copy ({spread}) to {quoted(str(scratch / batch.name))} ({PARQUET}, partition_by (month))")
    batch.run("create temp table copies (row bigint)")
    folders = sorted((scratch / batch.name).glob("month=*"))
    return tuple(file for folder in folders for file in _month(batch, folder.name.partition("=")[2], folder))


def _month(batch: Batch, month: str, folder: Path) -> tuple[DataFile, ...]:
    """The files of the new events of cases that began in `month`; no event is there twice."""
    staged = sorted(folder.glob("*.parquet"))
    known = [batch.data.root / file.path for file in batch.manifest.files if file.month == month]
    if not known and _all_differ(batch, staged):
        return tuple(_moved(batch, path, month) for path in staged)
    every = f'select {_CONTENT} as content, "case", {_NTH} as nth, row from ({rows_of(staged)})'
    old = f'select {_CONTENT} as content, "case", {_NTH} as nth from ({rows_of(known)})' if known else _NONE
    unknown = f'from ({every}) anti join ({old}) using (content, "case", nth)'
    new = f'select min(row) as row {unknown} group by content, "case", nth'
    batch.run(f"create or replace temp table new as {new}")
    rows, wanted = (batch.count(f"select count(*) from {table}") for table in (f"({rows_of(staged)})", "new"))
    if rows == wanted:
        return tuple(_moved(batch, path, month) for path in staged)
    batch.count(f"insert into copies select row {unknown} anti join new using (row)")
    return _chosen(batch, staged, month) if wanted else ()


def _all_differ(batch: Batch, staged: list[Path]) -> bool:
    """Whether no two staged rows are equal, which is told without sorting them."""
    contents = f'count(*) = count(distinct ({_CONTENT}, "case"))'
    return bool(batch.count(f"select ({contents})::int from ({rows_of(staged)})"))


def _moved(batch: Batch, staged: Path, month: str) -> DataFile:
    """A staged file whose every event is new, in its place."""
    path = batch.new_file(f"data/{month}").with_stem(f"{batch.name}-{staged.stem}")
    shutil.move(staged, path)
    return DataFile(batch.named(path), month, pq.read_metadata(path).num_rows)


def _chosen(batch: Batch, staged: list[Path], month: str) -> tuple[DataFile, ...]:
    """The file of the staged events that stand in `new`."""
    path = batch.new_file(f"data/{month}")
    chosen = f"select * from ({rows_of(staged)}) semi join new using (row) order by row"
    rows = batch.copy(chosen, path)
    return (DataFile(batch.named(path), month, rows),)


def _tidied(data: EventData, batch: Batch) -> None:
    """Publishes months with many files as one file each; what fails here is done by the next import."""
    with suppress(duckdb.Error):
        data.publish(_compact(batch))


def _compact(batch: Batch) -> Manifest:
    """The manifest with one file for each month that had many."""
    counts = {file.month: 0 for file in batch.manifest.files}
    for file in batch.manifest.files:
        counts[file.month] += 1
    return compacted(batch.manifest, {month: _merged(batch, month) for month, n in counts.items() if n > _MANY_FILES})


def _merged(batch: Batch, month: str) -> DataFile:
    own = [batch.data.root / file.path for file in batch.manifest.files if file.month == month]
    path = batch.new_file(f"data/{month}")
    rows = batch.copy(f"select * from ({rows_of(own)}) order by row", path)
    return DataFile(batch.named(path), month, rows)
