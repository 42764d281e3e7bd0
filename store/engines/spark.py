"""Spark, for logs that take many machines: the same expressions on a cluster or on the cores of one machine."""

import os
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import ibis

from model.errors import SopError
from model.text import Text

_MISSING = Text(
    id="mesin spark belum terpasang. Pasang dengan `pip install mutubaku[spark]` dan Java 17, atau pakai --engine duckdb.",
    en="the spark engine is not installed. Install it with `pip install mutubaku[spark]` and Java 17, or use --engine duckdb.",
)
MASTER = "SOP_SPARK_MASTER"
_LOCAL = "local[*]"


@dataclass(frozen=True, slots=True)
class Spark:
    """A Spark session behind Ibis; what it keeps lies in the folder `disk`, which all its workers must reach."""

    connection: ibis.BaseBackend
    disk: Path
    id: str = "spark"

    def read(self, paths: tuple[Path, ...]) -> ibis.Table:
        """The rows of Parquet files with the same columns."""
        return ibis.union(*tables) if len(tables := [self._read(path) for path in paths]) > 1 else tables[0]

    def keep(self, table: ibis.Table, name: str) -> ibis.Table:
        """`table` computed once and held under `name`."""
        path = self.disk / f"{name}.parquet"
        self.write(table, path)
        return self._read(path)

    def rows(self, table: ibis.Table) -> list[SimpleNamespace]:
        """The rows of `table`, a column an attribute."""
        return [SimpleNamespace(**row) for row in self.connection.to_pyarrow(table).to_pylist()]

    def write(self, table: ibis.Table, path: Path) -> None:
        """`table` as a folder of Parquet files."""
        self.connection.to_parquet(table, path)

    def _read(self, path: Path) -> ibis.Table:
        return self.connection.read_parquet(str(path))


def connect(scratch: Path, _source: Path) -> Spark:
    """A session on the master that SOP_SPARK_MASTER names, else on all cores of this machine."""
    try:
        from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415 (an extra, and seconds to load)
        from pyspark.sql import SparkSession  # noqa: PLC0415 (an extra, and seconds to load)
    except ImportError as error:
        raise SopError(_MISSING) from error
    session = SparkSession.builder.master(os.environ.get(MASTER, _LOCAL))
    for name, value in _SETTINGS.items():
        session = session.config(name, value)
    session = session.config("spark.sql.warehouse.dir", str(scratch / "warehouse"))
    try:
        return Spark(ibis.pyspark.connect(session.getOrCreate()), scratch)
    except PySparkRuntimeError as error:
        raise SopError(_MISSING) from error


_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "8",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}
