"""A small log through the real engine, in this very process: its report and its runs."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from analytics.check import Question, check
from analytics.located import located
from analytics.report import report_of, run_table
from ingest.limits import LOG_LIMITS
from ingest.mapping.activities import suggest
from ingest.mapping.canonical import canonical
from ingest.mapping.columns import read_log_columns
from ingest.mapping.lanes import lane_of
from ingest.parse_log import parse_log
from model.office import Office
from model.report import Mapped, Report
from model.log import Seen
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.time import Time
from store.engines.duckdb import connect


@dataclass(frozen=True, slots=True)
class TimedLog:
    """What came of a log: the report, and its runs in the order of rows."""

    report: Report
    runs: list[SimpleNamespace]


def sop(*steps: tuple[str, Time]) -> SopDocument:
    """A procedure of `steps`, an activity and its time each, done by one lane."""
    made = tuple(Step(str(n), name, time, (Performer(0),)) for n, (name, time) in enumerate(steps, 1))
    return SopDocument(Source("uji.txt", "text", "0"), procedures=(Procedure("Uji", ("Petugas",), made),))


def timed(document: SopDocument, office: Office, lines: list[str], folder: Path) -> TimedLog:
    """`lines`, the first of them the headings, checked against `document`."""
    path = folder / "log.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    raw = parse_log(path, lambda *_page: None, LOG_LIMITS.process, folder, None)
    engine = connect()
    events = located(canonical(engine.scan(raw), read_log_columns(raw)), office)
    question = Question(document, office, partial(_suggest, document), lane_of, path.name)
    checked = check(events, question, engine)
    runs = engine.rows(run_table(checked, question, engine).order_by("row"))
    return TimedLog(report_of(checked, question, engine), runs)


def _suggest(document: SopDocument, seen: tuple[Seen, ...]) -> tuple[Mapped, ...]:
    return suggest(seen, document)
