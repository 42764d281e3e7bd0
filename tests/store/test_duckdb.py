"""The embedded engine reaches its log and its scratch folder, nothing else."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from model.log import RawLog
from store.engines.duckdb import DuckDB, connect

_LOG = "case,activity,end\nK-1,Terima,2026-01-05 08:15\n"


@pytest.fixture
def engine(tmp_path: Path) -> DuckDB:
    (tmp_path / "rahasia.csv").write_text("kata sandi\n", encoding="utf-8")
    (tmp_path / "log.csv").write_text(_LOG, encoding="utf-8")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    return connect(scratch, tmp_path / "log.csv")


def test_the_log_is_read_as_text(engine: DuckDB, tmp_path: Path) -> None:
    raw = RawLog("log.csv", str(tmp_path / "log.csv"), ("case", "activity", "end"), (), ",")
    (row,) = engine.rows(engine.scan(raw))
    assert vars(row) == {"c0": "K-1", "c1": "Terima", "c2": "2026-01-05 08:15"}


_DISABLED = "file system operations are disabled by configuration"
_LOCKED = "the configuration has been locked"


@pytest.mark.parametrize(
    ("sql", "refusal"),
    [
        ("select * from read_text('{folder}/rahasia.csv')", _DISABLED),
        ("select * from '{folder}/scratch/../rahasia.csv'", _DISABLED),
        ("copy (select 1) to '{folder}/baru.csv'", _DISABLED),
        ("attach '{folder}/lain.db'", _DISABLED),
        ("select * from read_csv('https://127.0.0.1:9/log.csv')", _DISABLED),
        ("install httpfs", _DISABLED),
        ("load httpfs", "Loading external extensions is disabled through configuration"),
        ("set enable_external_access = true", _LOCKED),
        ("set allowed_directories = ['/']", _LOCKED),
        ("set memory_limit = '100GB'", _LOCKED),
        ("set python_enable_replacements = true", _LOCKED),
    ],
)
def test_nothing_else_is_reached(engine: DuckDB, tmp_path: Path, sql: str, refusal: str) -> None:
    with pytest.raises(duckdb.Error, match=refusal):
        engine.connection.con.execute(sql.format(folder=tmp_path)).fetchall()


def test_no_table_of_the_program_is_reached(engine: DuckDB) -> None:
    lemari = pa.table({"isi": ["kata sandi"]})
    with duckdb.connect() as unlocked:
        assert unlocked.execute("select * from lemari").fetchall() == [(lemari["isi"][0].as_py(),)]
    with pytest.raises(duckdb.CatalogException, match="Table with name lemari does not exist"):
        engine.connection.con.execute("select * from lemari").fetchall()


def test_what_is_written_stands_where_it_was_asked_for(engine: DuckDB, tmp_path: Path) -> None:
    raw = RawLog("log.csv", str(tmp_path / "log.csv"), ("case", "activity", "end"), (), ",")
    engine.write(engine.scan(raw).select("c0"), tmp_path / "kasus.parquet")
    other = connect(tmp_path / "scratch", tmp_path)
    assert [row.c0 for row in other.rows(other.read((tmp_path / "kasus.parquet",)))] == ["K-1"]
