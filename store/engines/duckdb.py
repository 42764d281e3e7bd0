"""DuckDB, the embedded default engine."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import ibis

from model.log import RawLog, Reject
from store.engines.duckdb_session import MEMORY, pattern, said, shut_off

_MALFORMED = "select distinct line, left(csv_line, 80), error_type from reject_errors order by line"
_AS_WRITTEN = {"header": True, "auto_detect": False, "store_rejects": True, "hive_partitioning": False}
_SET_ASIDE = "select 1 from duckdb_tables() where table_name = 'reject_errors'"


@dataclass(frozen=True, slots=True)
class DuckDB:
    """An in-memory DuckDB behind Ibis; what it keeps lies in the folder `scratch` if it works `on_disk`."""

    connection: ibis.BaseBackend
    scratch: Path
    on_disk: bool
    id: str = "duckdb"

    def scan(self, log: RawLog) -> ibis.Table:
        """The rows of `log` as text columns c0, c1, …, so that no heading names anything in SQL; malformed lines are set aside."""
        if log.delimiter is None:
            return self.read((Path(log.table),))
        names = {f"c{i}": "VARCHAR" for i in range(len(log.headings))}
        options = {"delim": log.delimiter, "quote": '"', "escape": '"', "columns": names, **_AS_WRITTEN}
        with said(log.name):
            return self.connection.read_csv(pattern(Path(log.table)), **options)

    def malformed(self) -> tuple[Reject, ...]:
        """The rows that `scan` could not split into columns, once something of it was kept."""
        connection = self.connection.con
        found = connection.execute(_MALFORMED).fetchall() if connection.execute(_SET_ASIDE).fetchall() else ()
        return tuple(Reject(int(line) - 1, "", text or "", str(kind).lower()) for line, text, kind in found)

    def keep(self, table: ibis.Table, name: str) -> ibis.Table:
        """`table` computed once and held under `name`, a new one: to replace a table Ibis writes it twice."""
        if self.on_disk:
            path = self.scratch / f"{name}.parquet"
            self.write(table, path)
            return self.read((path,))
        with said(name):
            return self.connection.create_table(name, table, temp=True)

    def number(self, table: ibis.Table, name: str) -> ibis.Table:
        """`table` kept, its rows numbered from 1 in `row`; rows that were set aside count too.

        A window over the scan would run on one core.
        """
        kept = self.keep(table, name)
        numbered = kept.mutate(row=kept.rowid() + 1)
        aside = [reject.row - n for n, reject in enumerate(self.malformed(), 1)]
        return _counted_on(numbered, aside) if aside else numbered

    def rows(self, table: ibis.Table) -> list[SimpleNamespace]:
        """The rows of `table`, a column an attribute."""
        with said("log"):
            return [SimpleNamespace(**row) for row in self.connection.to_pyarrow(table).to_pylist()]

    def write(self, table: ibis.Table, path: Path) -> None:
        """`table` as a Parquet file, rows in their order."""
        fresh = self.scratch / f"{uuid4().hex}.parquet"
        with said(path.name):
            self.connection.to_parquet(table, fresh, compression="lz4")
        shutil.move(fresh, path)

    def read(self, paths: tuple[Path, ...]) -> ibis.Table:
        """The rows of Parquet files with the same columns."""
        with said(paths[0].parent.name):
            return self.connection.read_parquet([pattern(path) for path in paths], hive_partitioning=False)


def _counted_on(numbered: ibis.Table, aside: list[int]) -> ibis.Table:
    """`numbered` with the rows counted in that were set aside, each after so many good ones."""
    after = ibis.memtable({"good": aside, "more": range(1, len(aside) + 1)}, schema={"good": "int64", "more": "int64"})
    last = after.group_by("good").agg(more=after.more.max())
    found = numbered.asof_join(last, numbered.row > last.good)
    return found.mutate(row=found.row + found.more.fill_null(0)).drop("good", "more")


def connect(scratch: Path, source: Path, *, on_disk: bool = False) -> DuckDB:
    """A fresh engine that reads the file or folder `source` and nothing else; nothing is shared with other sessions.

    What does not fit its memory goes to `scratch`; `on_disk`, so does what it keeps, for logs larger than
    memory. Whatever SQL a log might smuggle in, it reaches no other file, no network and no setting.
    """
    # Fusing selects saves DuckDB nothing and costs Ibis a fifth of a check of 100,000 events.
    ibis.options.sql.fuse_selects = False
    connection = ibis.duckdb.connect(temp_directory=str(scratch), memory_limit=MEMORY)
    folders = [scratch, source] if source.is_dir() else [scratch]
    shut_off(connection.con, folders, [source])
    return DuckDB(connection, scratch.resolve(), on_disk)
