"""DuckDB, the embedded default engine."""

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import duckdb
import ibis

from model.errors import SopError
from model.log import RawLog, Reject
from model.text import Text

_UNREADABLE = Text(
    id="log tidak dapat dibaca sebagai tabel ({why}). Periksa pemisah kolom dan tanda kutipnya.",
    en="the log cannot be read as a table ({why}). Check its delimiter and quotes.",
)
_NOT_WRITTEN = Text(
    id="{name}: tidak dapat ditulis ({why}). Sediakan tempat kosong di disk, lalu ulangi.",
    en="{name}: cannot be written ({why}). Make room on the disk and try again.",
)
MEMORY = "1500MB"
_MALFORMED = "select distinct line, left(csv_line, 80), error_type from reject_errors order by line limit 1000"
_SET_ASIDE = "select 1 from duckdb_tables() where table_name = 'reject_errors'"


@dataclass(frozen=True, slots=True)
class DuckDB:
    """An in-memory DuckDB behind Ibis; what it keeps lies in the folder `scratch` if it works `on_disk`."""

    connection: ibis.BaseBackend
    scratch: Path
    on_disk: bool
    id: str = "duckdb"

    def scan(self, log: RawLog) -> ibis.Table:
        """The rows of `log` as text columns c0, c1, …, so that no heading reaches SQL; malformed lines are set aside."""
        if log.delimiter is None:
            return self.connection.read_parquet(Path(log.table).resolve())
        names = {f"c{i}": "VARCHAR" for i in range(len(log.headings))}
        options = {"header": True, "delim": log.delimiter, "quote": '"', "escape": '"', "store_rejects": True}
        return self.connection.read_csv(Path(log.table).resolve(), columns=names, auto_detect=False, **options)

    def malformed(self) -> tuple[Reject, ...]:
        """The lines that `scan` could not split into columns; `row` is the line in the file."""
        connection = self.connection.con
        found = connection.execute(_MALFORMED).fetchall() if connection.execute(_SET_ASIDE).fetchall() else ()
        return tuple(Reject(int(line), "", text or "", str(kind).lower()) for line, text, kind in found)

    def keep(self, table: ibis.Table, name: str) -> ibis.Table:
        """`table` computed once and held under `name`, a new one: to replace a table Ibis writes it twice."""
        if self.on_disk:
            path = self.scratch / f"{name}.parquet"
            self.write(table, path)
            return self.connection.read_parquet(path)
        try:
            return self.connection.create_table(name, table, temp=True)
        except duckdb.Error as error:
            raise SopError(_UNREADABLE, why=_first_line(error)) from error

    def number(self, table: ibis.Table, name: str) -> ibis.Table:
        """`table` kept, its rows numbered from 1 in `row`: a window over the scan would run on one core."""
        kept = self.keep(table, name)
        return kept.mutate(row=kept.rowid() + 1)

    def rows(self, table: ibis.Table) -> list[SimpleNamespace]:
        """The rows of `table`, a column an attribute."""
        return [SimpleNamespace(**row) for row in self.connection.to_pyarrow(table).to_pylist()]

    def write(self, table: ibis.Table, path: Path) -> None:
        """`table` as a Parquet file, rows in their order."""
        fresh = self.scratch / f"{uuid4().hex}.parquet"
        try:
            self.connection.to_parquet(table, fresh, compression="lz4")
        except duckdb.IOException as error:
            raise SopError(_NOT_WRITTEN, name=path.name, why=_first_line(error)) from error
        except duckdb.Error as error:
            raise SopError(_UNREADABLE, why=_first_line(error)) from error
        shutil.move(fresh, path)

    def read(self, paths: tuple[Path, ...]) -> ibis.Table:
        """The rows of Parquet files with the same columns."""
        return self.connection.read_parquet(paths)


def _first_line(error: duckdb.Error) -> str:
    return str(error).split("\n")[0][:160]


def connect(scratch: Path, source: Path, *, on_disk: bool = False) -> DuckDB:
    """A fresh engine that reads the file or folder `source` and nothing else; nothing is shared with other sessions.

    What does not fit its memory goes to `scratch`; `on_disk`, so does what it keeps, for logs larger than
    memory. Whatever SQL a log might smuggle in, it reaches no other file, no network and no setting.
    """
    # Fusing selects saves DuckDB nothing and costs Ibis a fifth of a check of 100,000 events.
    ibis.options.sql.fuse_selects = False
    connection = ibis.duckdb.connect(temp_directory=str(scratch), memory_limit=MEMORY, python_enable_replacements=False)
    folders = [scratch, source] if source.is_dir() else [scratch]
    for setting in (
        f"allowed_directories = {_quoted(folders)}",
        f"allowed_paths = {_quoted([source])}",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.raw_sql(f"set {setting}")
    return DuckDB(connection, scratch.resolve(), on_disk)


def _quoted(paths: Iterable[Path]) -> str:
    names = (str(path.resolve()).replace("'", "''") for path in paths)
    return "[" + ", ".join(f"'{name}'" for name in names) + "]"


def query_parquet(sql: str, facts: Mapping[str, str]) -> list[SimpleNamespace]:
    """The rows of `sql` over Parquet files, a column an attribute."""
    used = {name: value for name, value in facts.items() if re.search(rf"\${name}\b", sql)}
    with duckdb.connect() as connection:
        result = connection.execute(sql, used)
        names = [column[0] for column in result.description or []]
        return [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in result.fetchall()]
