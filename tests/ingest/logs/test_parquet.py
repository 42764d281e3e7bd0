"""Parquet logs: every type as text, batches bounded."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingest.logs.parquet import _told, read
from tests.ingest.logs.office_log import HEADINGS, NAME, ROWS, SAMPLES

_STAMP = datetime(2026, 1, 5, 8, 15)
_NESTED = pa.struct([("nama", pa.string()), ("umur", pa.int64())])


def test_the_sample(tmp_path: Path) -> None:
    log = read(SAMPLES / f"{NAME}.parquet", tmp_path)
    assert (log.headings, log.parts, log.part) == (HEADINGS, (), None)
    assert [tuple(row.values()) for row in pq.read_table(log.table).to_pylist()] == list(ROWS)


@pytest.mark.parametrize(
    ("values", "kind", "texts"),
    [
        ([_STAMP, None], pa.timestamp("us"), ["2026-01-05 08:15:00", None]),
        ([_STAMP + timedelta(milliseconds=250)], pa.timestamp("ns"), ["2026-01-05 08:15:00.25"]),
        ([_STAMP.replace(tzinfo=UTC)], pa.timestamp("ms", tz="+07:00"), ["2026-01-05 15:15:00+0700"]),
        ([date(2026, 1, 5)], pa.date32(), ["2026-01-05"]),
        ([time(8, 15)], pa.time64("us"), ["08:15:00"]),
        ([timedelta(hours=26, seconds=3), None], pa.duration("s"), ["26:00:03", None]),
        ([1.0, 0.1, None], pa.float64(), ["1", "0.1", None]),
        ([1e-7, 1.98505122010012e17, float("nan")], pa.float64(), ["0.0000001", "198505122010012000", None]),
        ([198505122010012003], pa.int64(), ["198505122010012003"]),
        ([Decimal("12.50"), Decimal("3.00")], pa.decimal128(10, 2), ["12.5", "3"]),
        ([True, False], pa.bool_(), ["true", "false"]),
        (["Terima", None], pa.dictionary(pa.int8(), pa.string()), ["Terima", None]),
        ([b"Terima"], pa.binary(), ["Terima"]),
        ([b"\xff\x00"], pa.binary(), ["ff00"]),
        ([None], pa.null(), [None]),
        ([["a", "b"], None], pa.list_(pa.string()), ['["a", "b"]', None]),
        ([{"nama": "Sri", "umur": 3}], _NESTED, ['{"nama": "Sri", "umur": 3}']),
    ],
)
def test_each_type_as_text(tmp_path: Path, values: list[object], kind: pa.DataType, texts: list[str | None]) -> None:
    path = tmp_path / "log.parquet"
    pq.write_table(pa.table({"no": pa.array(range(len(values))), "isi": pa.array(values, kind)}), path)
    log = read(path, tmp_path)
    assert pq.read_table(log.table)["c1"].to_pylist() == texts


@pytest.mark.parametrize("fault", [pa.ArrowMemoryError("malloc"), MemoryError()])
def test_a_want_of_memory_is_no_fault_of_the_file(fault: MemoryError) -> None:
    with pytest.raises(MemoryError), _told("log.parquet"):
        raise fault


def test_a_full_disk_is_no_fault_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "log.parquet"
    pq.write_table(pa.table({"no": [1]}), path)
    with pytest.raises(FileNotFoundError):
        read(path, tmp_path / "none")


def test_many_rows_come_in_batches_and_equal_headings_differ(tmp_path: Path) -> None:
    path = tmp_path / "log.parquet"
    column = pa.array(range(120_001))
    pq.write_table(pa.Table.from_arrays([column, column], ["Kasus", "Kasus"]), path)
    log = read(path, tmp_path)
    assert log.headings == ("Kasus", "Kasus (2)")
    table = pq.read_table(log.table)
    assert table.num_rows == 120_001
    assert table["c1"][-1].as_py() == "120000"
