"""Event data that grows by imports: nothing counted twice, nothing lost, whatever ends a writer."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from time import monotonic, sleep

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cli import main
from comparison import Settings, compare
from event_logs import Reading, import_into
from ingest.read import read_sop
from model.errors import SopError
from model.log import Reject
from model.report import Report
from model.sop import SopDocument
from model.text import Lang
from store.engines.event_import import Source, add
from store.event_data import EventData, Manifest
from tests.ingest.excel_files import PLAIN, Sheet, excel_file
from tests.ingest.logs.office_log import HEADINGS, NAME, ROWS, SAMPLES

_ROOT = Path(__file__).parents[2]
_SOP_FILE = _ROOT / "samples" / "pinjam_ruang.md"
_Row = Sequence[str | None]
# January's rows again in part, the case BP-004 going on, a case of February.
_NEXT = (
    *ROWS[12:],
    (*ROWS[2][:1], ROWS[2][1], "2026-02-02 09:00:00", "2026-02-02 10:00:00", *ROWS[2][4:]),
    ("BP-004", *ROWS[2][1:2], "2026-02-02 11:00:00", "2026-02-02 12:00:00", *ROWS[2][4:]),
    ("BP-005", *ROWS[0][1:2], "2026-02-03 08:00:00", "2026-02-03 08:10:00", *ROWS[0][4:]),
)


@pytest.fixture(scope="module")
def sop() -> SopDocument:
    return read_sop(_SOP_FILE)


def _csv(folder: Path, rows: Sequence[_Row], name: str = "log.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(",".join(cell or "" for cell in row) for row in (HEADINGS, *rows)), encoding="utf-8")
    return path


def _added(data: Path, log: Path, reading: Reading | None = None) -> tuple[int, int, int]:
    done = import_into(data, log, reading or Reading())
    return done.added, done.known, done.rejected


def _stored(data: EventData, manifest: Manifest | None = None) -> list[tuple[str, str, str]]:
    """Month of the file, case and activity of every event, in order of the rows."""
    sql = 'select "case", activity, row from read_parquet($path, hive_partitioning = false)'
    rows = [
        (row, file.month, case, activity)
        for file in (manifest or data.manifest()).files
        for case, activity, row in duckdb.execute(sql, {"path": str(data.root / file.path)}).fetchall()
    ]
    return [(month, case, activity) for _row, month, case, activity in sorted(rows)]


def _sentence(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    assert main([*command, "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), said.err[:5]) == ("", 1, "sop: ")
    return said.err[5:-1]


def _report(document: SopDocument, log: Path) -> Report:
    return compare(document, log, Settings())


def test_event_data_give_the_report_of_their_file(tmp_path: Path, sop: SopDocument) -> None:
    log = _csv(tmp_path, ROWS)
    assert _added(tmp_path / "data", log) == (18, 0, 0)
    report = _report(sop, tmp_path / "data")
    assert report == _report(sop, log)
    assert (report.cases, report.events, report.conforming_cases) == (4, 18, 0)
    # Row 3: 8.5 hours for a day of 7.5; row 6: 20 minutes for 10; row 14: 20 for 15.
    assert [(f.rule, f.case, f.step, f.facts["row"]) for f in report.findings] == [
        ("LOG203", "BP-001", "3", 3),
        ("LOG203", "BP-002", "1", 6),
        ("LOG203", "BP-003", "2", 14),
        ("LOG201", "BP-003", "3", None),
    ]


def test_rejected_rows_are_counted_and_listed(tmp_path: Path, sop: SopDocument) -> None:
    bad = [
        (None, *ROWS[0][1:]),
        (ROWS[0][0], ROWS[0][1], "kemarin", *ROWS[0][3:]),
        ("BP-009", ROWS[0][1], "2026-01-05 09:00:00", "2026-01-05 08:00:00", *ROWS[0][4:]),
        ("BP-009",),
    ]
    log = _csv(tmp_path, (*ROWS, *bad))
    done = import_into(tmp_path / "data", log, Reading())
    assert (done.first_row, done.rows, done.added, done.known, done.rejected) == (1, 22, 18, 0, 4)
    found = _report(sop, tmp_path / "data")
    assert found.rejected == (
        Reject(19, "case", "2026-01-05 08:10:00", "no_case"),
        Reject(20, "start", "kemarin", "unreadable_time"),
        Reject(21, "end", "2026-01-05 08:00:00", "end_before_start"),
        Reject(22, "", "BP-009", "missing columns"),
    )
    direct = _report(sop, log)
    assert sorted(direct.rejected, key=lambda one: one.row) == list(found.rejected)
    assert replace(direct, rejected=()) == replace(found, rejected=())


def test_rows_of_a_second_file_are_numbered_on(tmp_path: Path, sop: SopDocument) -> None:
    short = ("BP-009",)
    assert _added(tmp_path / "data", _csv(tmp_path, (*ROWS[:12], short), "a.csv")) == (12, 0, 1)
    second = import_into(tmp_path / "data", _csv(tmp_path, (*ROWS[12:], short), "b.csv"), Reading())
    assert (second.first_row, second.added, second.rejected) == (14, 6, 1)
    assert [(one.row, one.reason) for one in _report(sop, tmp_path / "data").rejected] == [
        (13, "missing columns"),
        (20, "missing columns"),
    ]


def test_an_end_before_its_start_by_the_zone_of_the_office_is_rejected(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    rows = ("case,activity,start,end", "A,Terima,2026-01-05T01:00:00Z,2026-01-05T08:10:00+07:00")
    log.write_text("\n".join((*rows, "A,Kirim,2026-01-05T02:00:00Z,2026-01-05 08:30:00")), encoding="utf-8")
    import_into(tmp_path / "data", log, Reading())
    assert main(["log", str(log), "--rejects-out", str(tmp_path / "file.csv")]) == 1
    assert main(["log", str(tmp_path / "data"), "--rejects-out", str(tmp_path / "data.csv")]) == 1
    assert (tmp_path / "file.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "2,end,2026-01-05 08:30:00,end_before_start"
    ]
    assert (tmp_path / "data.csv").read_bytes() == (tmp_path / "file.csv").read_bytes()


def test_the_same_file_again_adds_nothing(tmp_path: Path) -> None:
    log = _csv(tmp_path, (*ROWS, (None, *ROWS[0][1:])))
    assert _added(tmp_path / "data", log) == (18, 0, 1)
    before = EventData(tmp_path / "data").manifest()
    assert _added(tmp_path / "data", log) == (0, 18, 1)
    assert EventData(tmp_path / "data").manifest() == before


def test_equal_events_of_other_formats_add_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert _added(data, _csv(tmp_path, ROWS)) == (18, 0, 0)
    assert _added(data, SAMPLES / f"{NAME}.jsonl") == (0, 18, 0)
    assert _added(data, SAMPLES / f"{NAME}.xlsx") == (0, 18, 0)
    assert len(_stored(EventData(data))) == 18


def test_an_event_that_differs_in_any_column_is_another_event(tmp_path: Path) -> None:
    data, other = tmp_path / "data", (*ROWS[0][:5], "199001012015011001", *ROWS[0][6:])
    assert _added(data, _csv(tmp_path, ROWS[:1])) == (1, 0, 0)
    assert _added(data, _csv(tmp_path, (*ROWS[:1], other, other))) == (1, 1, 1)


def test_a_later_export_adds_its_new_rows_only(tmp_path: Path, sop: SopDocument) -> None:
    data = tmp_path / "data"
    assert _added(data, _csv(tmp_path, ROWS, "januari.csv")) == (18, 0, 0)
    assert _added(data, _csv(tmp_path, _NEXT, "februari.csv")) == (3, 6, 0)
    assert _stored(EventData(data))[18:] == [
        ("2026-01", "BP-001", "Memberi persetujuan peminjaman"),
        ("2026-01", "BP-004", "Memberi persetujuan peminjaman"),
        ("2026-02", "BP-005", "Mengisi formulir peminjaman"),
    ]
    together = _report(sop, _csv(tmp_path, (*ROWS, *_NEXT[6:]), "semua.csv"))
    found = _report(sop, data)
    assert (found.cases, found.events) == (5, 21)
    # The six rows that were known already take numbers too.
    assert replace(found, findings=()) == replace(together, findings=())


def test_a_step_done_twice_on_a_day_is_there_twice_however_often_it_is_imported(tmp_path: Path) -> None:
    day = (ROWS[0][0], ROWS[0][1], "2026-01-05", "2026-01-05", *ROWS[0][4:])
    data = tmp_path / "data"
    assert _added(data, _csv(tmp_path, [day, day])) == (2, 0, 0)
    assert _added(data, _csv(tmp_path, [day, day, day], "more.csv")) == (1, 2, 0)
    assert _added(data, _csv(tmp_path, [day], "less.csv")) == (0, 1, 0)


def test_another_sheet_of_the_same_workbook_is_another_log(tmp_path: Path) -> None:
    log = tmp_path / "log.xlsx"
    sheets = (Sheet(name, [HEADINGS, *rows], style=PLAIN) for name, rows in (("Jan", ROWS[:12]), ("Feb", ROWS[12:])))
    log.write_bytes(excel_file(*sheets))
    assert _added(tmp_path / "data", log, Reading(part="Jan")) == (12, 0, 0)
    assert _added(tmp_path / "data", log, Reading(part="Feb")) == (6, 0, 0)


_LINE = pa.schema(
    [
        *((name, pa.string()) for name in ("case", "activity", "performer", "role", "unit", "output", "requirements")),
        *((name, pa.timestamp("us")) for name in ("start", "end")),
        *((name, pa.int64()) for name in ("start_zone", "end_zone")),
        *((name, pa.string()) for name in ("start_text", "end_text", "reject", "at_fault")),
        ("attributes", pa.map_(pa.string(), pa.string())),
    ]
)


def _source(folder: Path, name: str, rows: Sequence[tuple[str, str, str]]) -> Source:
    """Case, activity and start of each event, as the lines of a log."""
    path, columns = folder / f"{name}.parquet", list(zip(*rows, strict=True))
    lines = {
        "case": pa.array(columns[0]),
        "activity": pa.array(columns[1]),
        "start": pa.array(columns[2]).cast(pa.timestamp("us")),
    }
    arrays = [lines.get(field.name, pa.nulls(len(rows), field.type)) for field in _LINE]
    pq.write_table(pa.table(arrays, schema=_LINE), path)
    return Source(path, (), name, name, "", "penguji", "2026-01-31T00:00:00+00:00")


def _scratch(folder: Path, name: str) -> Path:
    path = folder / f"scratch {name}"
    path.mkdir()
    return path


def _grow(data: EventData, folder: Path, name: str, rows: Sequence[tuple[str, str, str]]) -> None:
    add(_source(folder, name, rows), data, _scratch(folder, name))


def _one(n: int) -> tuple[tuple[str, str, str]]:
    return ((f"K-{n}", "Terima", f"2026-01-{n:02d} 08:00:00"),)


def test_many_files_of_a_month_become_one_that_old_readers_need_not_know(tmp_path: Path) -> None:
    data = EventData(tmp_path / "data")
    for n in range(1, 9):
        _grow(data, tmp_path, str(n), _one(n))
    before = data.manifest()
    assert [file.rows for file in before.files] == [1] * 8
    _grow(data, tmp_path, "9", _one(9))
    assert [(file.month, file.rows) for file in data.manifest().files] == [("2026-01", 9)]
    assert _stored(data) == [("2026-01", f"K-{n}", "Terima") for n in range(1, 10)]
    assert _stored(data, before) == [("2026-01", f"K-{n}", "Terima") for n in range(1, 9)]
    _grow(data, tmp_path, "10", _one(10))
    assert _stored(data, before) == [("2026-01", f"K-{n}", "Terima") for n in range(1, 9)]
    _grow(data, tmp_path, "11", _one(11))
    assert [file.rows for file in data.manifest().files] == [9, 1, 1]
    assert len(list((tmp_path / "data" / "data").rglob("*.parquet"))) == 3
    assert _stored(data) == [("2026-01", f"K-{n}", "Terima") for n in range(1, 12)]


def test_parts_hold_whole_months_in_their_order(tmp_path: Path) -> None:
    data = EventData(tmp_path / "data")
    months = [(f"K-{n}", "Terima", f"2026-{n:02d}-02 08:00:00") for n in range(1, 5)]
    _grow(data, tmp_path, "lama", months[2:])
    _grow(data, tmp_path, "baru", [*months[:2], ("K-3", "Kirim", "2026-09-01 08:00:00")])
    parts = data.parts(data.manifest(), 2)
    assert [[path.parent.name for path in part] for part in parts] == [["2026-01", "2026-02"], ["2026-03", "2026-03"], ["2026-04"]]  # fmt: skip
    assert len(data.parts(data.manifest())) == 1


def test_a_reader_sees_all_of_an_import_or_nothing(tmp_path: Path) -> None:
    data = EventData(tmp_path / "data")
    sources = [
        _source(tmp_path, str(n), [(f"K-{n}-{m}", "Terima", f"2026-{m:02d}-05 08:00:00") for m in range(1, 6)])
        for n in range(1, 12)
    ]
    _grow(data, tmp_path, "0", [(f"K-0-{m}", "Terima", f"2026-{m:02d}-05 08:00:00") for m in range(1, 6)])
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(lambda: [add(one, data, _scratch(tmp_path, f"w {one.name}")) for one in sources])
        seen = [len(_stored(data))]
        while not writing.done():
            seen.append(len(_stored(data)))
        writing.result()
    assert {n % 5 for n in seen} == {0}
    assert seen == sorted(seen)
    assert len(_stored(data)) == 60


def test_two_writers_at_once_both_end_up_in_it(tmp_path: Path) -> None:
    a = _csv(tmp_path, ROWS[:12], "a.csv")
    b = _csv(tmp_path, ROWS[5:], "b.csv")
    command = [sys.executable, "-m", "cli", "import", "--workspace", str(tmp_path / "ruang")]
    running = [subprocess.Popen([*command, str(log)], cwd=_ROOT, stdout=subprocess.DEVNULL) for log in (a, b)]
    assert [one.wait(120) for one in running] == [0, 0]
    data = EventData(tmp_path / "ruang" / "events" / "log")
    assert sorted(_stored(data)) == sorted(("2026-01", row[0], row[1]) for row in ROWS)
    assert sorted(one.name for one in data.manifest().imports) == ["a.csv", "b.csv"]


def _big_log(folder: Path) -> Path:
    """Events of 200,000 cases in 120 months."""
    days = ((n, f"{2017 + n % 10}-{1 + n // 10 % 12:02d}-05 08:{n % 60:02d}:00") for n in range(200_000))
    path = folder / "besar.csv"
    path.write_text("case,activity,start\n" + "\n".join(f"K-{n},Terima,{day}" for n, day in days), encoding="utf-8")
    return path


def _killed_when(command: Sequence[str], folder: Path, pattern: str) -> None:
    """Runs `command` until one more path like `pattern` lies in `folder`, and kills it there."""
    before = len(list(folder.glob(pattern)))
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.DEVNULL, start_new_session=True) as running:
        end = monotonic() + 120
        while len(list(folder.glob(pattern))) == before:
            assert monotonic() < end
            assert running.poll() is None
            sleep(0.001)
        os.killpg(running.pid, signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to kill")
def test_a_writer_killed_anywhere_leaves_the_old_state_and_the_next_cleans_up(tmp_path: Path, sop: SopDocument) -> None:
    folder, big = tmp_path / "ruang" / "events" / "log", _big_log(tmp_path)
    import_into(folder, _csv(tmp_path, ROWS), Reading())
    before, data = _report(sop, folder), EventData(folder)
    manifest = data.manifest()
    command = [sys.executable, "-m", "cli", "import", str(big), "--workspace", str(tmp_path / "ruang")]
    for moment in (".incoming-*/lines.parquet", "cases/*.parquet", "data/2018-01/*.parquet"):
        _killed_when(command, folder, moment)
        assert data.manifest() == manifest
        assert _report(sop, folder) == before
        assert any(folder.glob(".incoming-*"))
    assert _added(folder, big) == (200_000, 0, 0)
    now = data.manifest()
    lying = {path.relative_to(folder).as_posix() for path in folder.rglob("*.parquet")}
    assert lying == {*(file.path for file in now.files), *now.cases}
    assert [path.name for path in folder.glob(".incoming-*")] == []


def test_a_folder_without_event_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "kosong"
    empty.mkdir()
    sentence = "kosong: this folder holds no event data. Fill it first with `sop import LOG`."
    assert _sentence(capsys, "check", str(_SOP_FILE), str(empty)) == sentence
    assert _sentence(capsys, "log", str(empty)) == sentence
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Expecting value: line 1 column 1 (char 0)"),
        ("[]", "Manifest: list"),
        ('{"files": 3}', "expected <class 'list'>, found 3"),
        ('{"files": [{"path": "x"}]}', "'DataFile.month'"),
        ("\xff", "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
    ],
)
def test_a_damaged_manifest(tmp_path: Path, text: str, why: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "ruang" / "events" / "log"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_bytes(text.encode("latin-1"))
    sentence = f"log: no valid event data ({why}). Restore it from a backup."
    assert _sentence(capsys, "log", str(folder)) == sentence
    with pytest.raises(SopError) as caught, EventData(folder).writing():
        pass
    assert caught.value.to(Lang.EN) == sentence


def test_a_lost_data_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = EventData(tmp_path / "log")
    _grow(data, tmp_path, "1", _one(1))
    path = data.manifest().files[0].path
    (data.root / path).unlink()
    sentence = f"log: the data file {path} is missing. Restore it from a backup."
    assert _sentence(capsys, "log", str(data.root)) == sentence


def test_a_place_where_no_folder_can_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = _csv(tmp_path, ROWS)
    said = _sentence(capsys, "import", str(log), "--workspace", str(log))
    assert said.startswith(f"{log}/events/log: the file cannot be written (Not a directory)")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ulimit")
def test_a_full_disk_is_said_and_changes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "ruang" / "events" / "log"
    assert _added(data, _csv(tmp_path, ROWS)) == (18, 0, 0)
    before = copytree(data, tmp_path / "sebelum")
    command = f"ulimit -f 400; exec '{sys.executable}' -m cli import '{_big_log(tmp_path)}' --workspace '{tmp_path}/ruang' --lang en"
    done = subprocess.run(["bash", "-c", command], cwd=_ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("sop: ")
    assert EventData(data).manifest() == EventData(before).manifest()


def test_rows_rejected_by_imports_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, short = (None, *ROWS[0][1:]), ("BP-009",)
    logs = [str(_csv(tmp_path, rows, name)) for name, rows in (("a.csv", (*ROWS, bad)), ("b.csv", (*ROWS[:2], short)))]
    out = tmp_path / "out" / "ditolak.csv"
    command = ["import", *logs, "--workspace", str(tmp_path), "--rejects-out", str(out), "--json"]
    assert main(command) == 1
    assert [(one["name"], one["added"], one["known"], one["rejected"]) for one in json.loads(capsys.readouterr().out)] == [
        ("a.csv", 18, 0, 1),
        ("b.csv", 0, 2, 1),
    ]  # fmt: skip
    assert out.read_text(encoding="utf-8") == (
        "row,column,value,reason\n19,case,2026-01-05 08:10:00,no_case\n22,,BP-009,missing columns\n"
    )
