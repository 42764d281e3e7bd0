"""One log, one report, whatever engine judges it and in however many parts."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import ClassVar

import ibis
import pytest
from ibis import _
from ibis.common.exceptions import UnsupportedOperationError

from analytics.bottlenecks.bottlenecks import bottlenecks, causes_by_run
from analytics.check import Checked, Question, check
from analytics.compliance.compliance import compliance
from analytics.events import stored
from analytics.offices.office import office_of
from analytics.report import report_of, run_table
from analytics.working_time.located import located
from comparison import Settings, compare
from event_logs import Reading, import_into
from ingest.mapping.activities import suggest
from ingest.mapping.lanes import lane_of
from model.bottleneck import CAUSES, Bottlenecks
from model.report import Report
from model.sop_json import to_data
from store.engines.duckdb import DuckDB, connect
from store.engines.spark import Spark
from store.engines.spark import connect as connect_spark
from store.event_data import EventData
from tests.engines.office import OFFICE, SOP, write_office_log

_HALF_WAY = "2025-09-02 10:00:00"
_ROOT = Path(__file__).parents[2]
_JAVA = which("java") and find_spec("pyspark")
_SPARK_WARNINGS = (
    # pyspark 4 on pandas 3
    "ignore:PySpark does not yet fully support pandas:FutureWarning",
    "ignore:The copy keyword is deprecated:DeprecationWarning",
    "ignore:The copy keyword is deprecated:FutureWarning",
    # Ibis 12 on pandas 3
    "ignore:The 'future.infer_string' option is deprecated:DeprecationWarning",
    "ignore:The 'future.infer_string' option is deprecated:FutureWarning",
    # the pipes and sockets between pyspark and its Java process
    "ignore:unclosed <socket.socket:ResourceWarning",
    "ignore:subprocess \\d+ is still running:ResourceWarning",
)


@dataclass(frozen=True)
class _Office:
    """The log as a file and as event data; how it is compared."""

    log: Path
    data: Path
    file: Path


@dataclass(frozen=True)
class _Judged:
    engine: DuckDB | Spark
    question: Question
    checked: Checked
    report: Report


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> _Office:
    folder = tmp_path_factory.mktemp("kantor")
    log = write_office_log(folder / "log.csv")
    import_into(folder / "log", log, Reading())
    file = folder / "kantor.toml"
    file.write_text(OFFICE.format(repeated="split"), encoding="utf-8")
    return _Office(log, folder / "log", file)


@pytest.fixture(scope="module")
def by_file(office: _Office) -> Report:
    return compare(SOP, office.log, Settings(office=office.file))


def test_the_log_has_every_deviation(by_file: Report) -> None:
    assert (by_file.engine, by_file.cases, by_file.open_cases) == ("duckdb", 40, 0)
    assert [kind for kind, n in by_file.deviations.items() if n == 0] == []
    assert [step.step for step in by_file.steps if step.late == 0] == ["6"]
    assert len(by_file.units) == 2


def test_mandates_excuse_on_their_days(by_file: Report) -> None:
    wrong = {f.facts["row"]: f.facts for f in by_file.findings if f.rule == "LOG206"}
    assert {row: facts.get("delegation") for row, facts in wrong.items()} == {55: None, 61: "02/ST/2025"}


def test_event_data_in_one_part(office: _Office, by_file: Report) -> None:
    assert _comparable(compare(SOP, office.data, Settings(office=office.file))) == _comparable(by_file)


@pytest.mark.parametrize("repeated", ["run", "first", "split"])
def test_event_data_in_parts(office: _Office, tmp_path: Path, repeated: str) -> None:
    file = tmp_path / "kantor.toml"
    file.write_text(OFFICE.format(repeated=repeated), encoding="utf-8")
    parts = EventData(office.data).parts(EventData(office.data).manifest(), 20)
    assert len(parts) > 3
    expected = compare(SOP, office.log, Settings(office=file))
    found = _judged(parts, file, connect(tmp_path, office.data, on_disk=True)).report
    assert _comparable(replace(found, rejected=expected.rejected)) == _comparable(expected)


@pytest.mark.parametrize("repeated", ["run", "first", "split"])
def test_waiting_is_the_sum_of_its_causes(office: _Office, tmp_path: Path, repeated: str) -> None:
    file = tmp_path / "kantor.toml"
    file.write_text(OFFICE.format(repeated=repeated), encoding="utf-8")
    data = EventData(office.data)
    judged = _judged(data.parts(data.manifest(), 20), file, connect(tmp_path, office.data, on_disk=True))
    found, checked = _bottlenecks(judged), judged.checked
    kept = judged.engine.read((tmp_path / "bottleneck_runs.parquet",))
    rows = causes_by_run(kept, checked, judged.question).to_pylist()
    waited = {row.row: row.waiting_seconds for row in judged.engine.rows(checked.runs)}
    sums = {row["row"]: sum(row[f"{name}_seconds"] for name in (*CAUSES, "unsplit")) for row in rows}
    assert len(sums) > 100
    assert sums == {row: waited[row] for row in sums}
    assert found.causes is not None
    assert min(found.causes.split, found.causes.other_seconds, found.causes.outside_seconds) > 0


def _bottlenecks(judged: _Judged) -> Bottlenecks:
    return bottlenecks(judged.checked, judged.question, judged.engine)


def _judged(
    parts: tuple[tuple[Path, ...], ...], file: Path, engine: DuckDB | Spark, until: str = "2050-01-01"
) -> _Judged:
    """The check of the log as it stood at the moment `until`."""
    office = office_of("id-5day", file)
    seen = (engine.read(part).filter(_.start <= ibis.timestamp(until)) for part in parts)
    ended = ibis.ifelse(_["end"] <= ibis.timestamp(until), _["end"], None)
    tables = (part.mutate(reject=ibis.null("string"), at_fault=ibis.null("string"), end=ended) for part in seen)
    question = Question(SOP, office, lambda seen: suggest(seen, SOP), lane_of, "log")
    checked = check(stored((located(table, office) for table in tables), ()), question, engine)
    return _Judged(engine, question, checked, report_of(checked, question, engine))


def _complied(judged: _Judged) -> str:
    """All figures of compliance as JSON, shares to nine digits."""
    found = compliance(judged.checked, judged.question, judged.engine, persons=True)
    rounded = json.loads(json.dumps(to_data(found)), parse_float=lambda number: round(float(number), 9))
    return json.dumps(rounded, indent=1)


def _comparable(report: Report) -> dict[str, object]:
    """The report but for its engine, and for what rejected rows say: event data keep no text of them."""
    data = asdict(replace(report, engine="", rejected=()))
    return _rounded(data) | {"rejected": [(one.row, one.reason) for one in report.rejected]}


def _rounded(data: dict[str, object]) -> dict[str, object]:
    return {name: pytest.approx(value) if isinstance(value, float) else value for name, value in data.items()}


@pytest.fixture(scope="module")
def by_spark(office: _Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Judged]:
    engine, data = connect_spark(tmp_path_factory.mktemp("spark"), office.data), EventData(office.data)
    yield _judged(data.parts(data.manifest()), office.file, engine)
    engine.connection.disconnect()


def test_without_java_or_pyspark_spark_is_one_sentence(office: _Office, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "cli",
        "log",
        str(office.data),
        "--engine",
        "spark",
        "--lang",
        "en",
    ]
    bare = {name: value for name, value in os.environ.items() if name not in ("JAVA_HOME", "SPARK_HOME")}
    done = subprocess.run(
        command, cwd=_ROOT, env={**bare, "PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == (
        "sop: the spark engine is not installed. Install it with `pip install mutubaku[spark]` and Java 17, or use --engine duckdb."
    )


@pytest.mark.skipif(not _JAVA, reason="needs pyspark and Java")
class TestSpark:
    pytestmark: ClassVar = [pytest.mark.filterwarnings(warning) for warning in _SPARK_WARNINGS]

    def test_report(self, by_file: Report, by_spark: _Judged) -> None:
        assert by_spark.report.engine == "spark"
        assert _comparable(replace(by_spark.report, rejected=by_file.rejected)) == _comparable(by_file)

    def test_compliance_of_a_log_that_stops_half_way(self, office: _Office, tmp_path: Path, by_spark: _Judged) -> None:
        data = EventData(office.data)
        parts, spark = data.parts(data.manifest()), by_spark.engine
        assert isinstance(spark, Spark)
        by_duckdb = _judged(parts, office.file, connect(tmp_path, office.data, on_disk=True), _HALF_WAY)
        expected = _complied(by_duckdb)
        assert [one["cases"] for one in json.loads(expected)["open"]] == [0, 0, 0, 3, 0]
        assert _complied(_judged(parts, office.file, replace(spark, disk=tmp_path / "spark"), _HALF_WAY)) == expected

    def test_bottlenecks(self, office: _Office, tmp_path: Path, by_spark: _Judged) -> None:
        data = EventData(office.data)
        parts = data.parts(data.manifest())
        expected = _bottlenecks(_judged(parts, office.file, connect(tmp_path, office.data)))
        assert expected.losses
        assert expected.loops
        assert _bottlenecks(by_spark) == expected

    @pytest.mark.xfail(
        raises=UnsupportedOperationError, reason="due dates rest on an ASOF join, which Ibis has not for Spark"
    )
    def test_evidence(self, by_spark: _Judged) -> None:
        assert by_spark.engine.rows(run_table(by_spark.checked, by_spark.question))
