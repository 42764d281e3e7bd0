"""A small log through the real engine, in this very process: its report and its runs."""

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from analytics.check import Checked, Question, check
from analytics.events import usable
from analytics.report import report_of, run_table
from analytics.working_time.located import located
from ingest.limits import LOG_PROCESS
from ingest.mapping.canonical import canonical
from ingest.mapping.columns import read_log_columns
from ingest.mapping.lanes import lane_of
from ingest.parse_log import parse_log
from model.office import Office
from model.report import Mapped, Report
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.time import Time
from store.engines.duckdb import DuckDB, connect


@dataclass(frozen=True, slots=True)
class TimedLog:
    """What came of a log: the report, and its runs by the number of their row."""

    report: Report
    runs: dict[int, SimpleNamespace]


@dataclass(frozen=True, slots=True)
class Judged:
    """A check with the engine that holds it."""

    checked: Checked
    question: Question
    engine: DuckDB


def sop(*steps: tuple[str, Time]) -> SopDocument:
    """A procedure of `steps`, an activity and its time each, done by one lane."""
    made = tuple(Step(str(n), name, time, (Performer(0),)) for n, (name, time) in enumerate(steps, 1))
    return SopDocument(Source("uji.txt", "text", "0"), procedures=(Procedure("Uji", ("Petugas",), made),))


def timed(document: SopDocument, office: Office, lines: list[str], folder: Path) -> TimedLog:
    """`lines`, the first of them the headings, checked against `document`."""
    found = judged(document, office, lines, folder)
    table = run_table(found.checked, found.question).order_by("row")
    runs = {run.row: run for run in found.engine.rows(table)}
    return TimedLog(report_of(found.checked, found.question, found.engine), runs)


def judged(document: SopDocument, office: Office, lines: list[str], folder: Path, limit: int = 1000) -> Judged:
    """The check of `lines` itself; single cases are listed up to `limit`."""
    path = folder / "log.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    raw = parse_log(path, lambda *_page: None, LOG_PROCESS, folder, None)
    engine = connect(folder, path)
    events = usable(located(canonical(engine.scan(raw), read_log_columns(raw)), office), engine)
    question = Question(document, office, lambda _seen: _same_names(document), lane_of, path.name, limit)
    return Judged(check(events, question, engine), question, engine)


def _same_names(document: SopDocument) -> tuple[Mapped, ...]:
    return tuple(Mapped(step.activity, 0, step.number, 1.0) for step in document.procedures[0].steps)
