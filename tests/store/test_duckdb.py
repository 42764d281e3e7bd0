"""The embedded engine reaches its log and its scratch folder, nothing else."""

from pathlib import Path

import duckdb
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


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('{folder}/rahasia.csv')",
        "select * from '{folder}/scratch/../rahasia.csv'",
        "copy (select 1) to '{folder}/baru.csv'",
        "attach '{folder}/lain.db'",
        "select * from read_csv('https://127.0.0.1:9/log.csv')",
        "install httpfs",
        "set enable_external_access = true",
        "set allowed_directories = ['/']",
        "set memory_limit = '100GB'",
        "select * from engine",
    ],
)
def test_nothing_else_is_reached(engine: DuckDB, tmp_path: Path, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        engine.connection.con.execute(sql.format(folder=tmp_path)).fetchall()


def test_what_is_written_stands_where_it_was_asked_for(engine: DuckDB, tmp_path: Path) -> None:
    raw = RawLog("log.csv", str(tmp_path / "log.csv"), ("case", "activity", "end"), (), ",")
    engine.write(engine.scan(raw).select("c0"), tmp_path / "kasus.parquet")
    other = connect(tmp_path / "scratch", tmp_path)
    assert [row.c0 for row in other.rows(other.read((tmp_path / "kasus.parquet",)))] == ["K-1"]
