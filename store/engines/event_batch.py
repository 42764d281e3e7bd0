"""One import into event data on its way: its session, its new files, and how files are named in SQL."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from store.engines.duckdb_session import pattern, quoted
from store.event_data import EventData, Manifest

PARQUET = "format parquet, compression lz4"


@dataclass(frozen=True, slots=True)
class Batch:
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

    def run(self, sql: str) -> None:
        """Runs a statement to its end."""
        self.connection.execute(sql).fetchall()

    def copy(self, sql: str, path: Path) -> int:
        """Writes the rows of a query to `path`; how many there are."""
        return self.count(f"copy ({sql}) to {quoted(str(path))} ({PARQUET})")

    def kept(self, path: Path, rows: int) -> tuple[str, ...]:
        """The name of a file with rows; an empty one is removed."""
        if rows:
            return (self.named(path),)
        path.unlink()
        return ()

    def named(self, path: Path) -> str:
        """The name of a file of the event data as its manifest has it."""
        return path.relative_to(self.data.root).as_posix()


def rows_of(paths: Iterable[Path]) -> str:
    """The query of all rows in Parquet files."""
    names = ", ".join(quoted(pattern(path)) for path in paths)
    return f"select * from read_parquet([{names}], hive_partitioning = false)"
