"""From files to a report: the one place where reading, engine and analysis meet."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from analytics.calendar import calendar
from analytics.check import Question, check
from analytics.events import case_count, facts, usable
from analytics.report import case_table, report_of, run_table
from ingest.mapping.activities import overridden, read_map, suggest
from ingest.mapping.canonical import canonical
from ingest.mapping.columns import read_log_columns
from ingest.mapping.lanes import lane_of
from ingest.read_log import read_log
from model.log import LogColumns, RawLog
from model.report import Mapped, Report, Survey
from model.sop import SopDocument
from store.engines.duckdb import DuckDB, connect
from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Settings:
    """How to compare: calendar id, the user's mapping file, how many findings to list."""

    calendar: str = "id-5day"
    map: Path | None = None
    limit_findings: int = 1000


def compare(document: SopDocument, log: Path, settings: Settings, keep: tuple[Workspace, str] | None = None) -> Report:
    """The report on `log` against `document`; its evidence goes to the workspace under the key in `keep`."""
    work = calendar(settings.calendar)
    given = read_map(settings.map) if settings.map else ()
    question = Question(
        document, work, partial(_suggest, document=document, given=given), lane_of, log.name, settings.limit_findings
    )
    with TemporaryDirectory() as scratch:
        raw, columns, engine = _opened(log, Path(scratch))
        checked = check(canonical(engine.scan(raw), columns, work.offset), question, engine)
        report = report_of(checked, question, engine, engine.malformed())
        if keep:
            workspace, key = keep
            folder = workspace.check_folder(key)
            engine.write(run_table(checked, question, engine), folder / "runs.parquet")
            engine.write(case_table(checked), folder / "cases.parquet")
            workspace.save_report(key, report, log.name)
    return report


def survey(log: Path, calendar_id: str) -> Survey:
    """What is in the file `log`."""
    with TemporaryDirectory() as scratch:
        raw, columns, engine = _opened(log, Path(scratch))
        events, rejected = usable(canonical(engine.scan(raw), columns, calendar(calendar_id).offset), engine)
        found = facts(events, rejected, log.name, engine)
        cases, malformed = case_count(events, engine), engine.malformed()
    return Survey(
        columns=dict(columns.headings),
        cases=cases,
        events=found.events,
        period=(found.first.isoformat(), found.last.isoformat()),
        activities=found.activities,
        rejected=(*malformed, *found.rejected),
    )


def _opened(log: Path, scratch: Path) -> tuple[RawLog, LogColumns, DuckDB]:
    raw = read_log(log, scratch)
    return raw, read_log_columns(raw), connect()


def _suggest(names: tuple[str, ...], document: SopDocument, given: tuple[Mapped, ...]) -> tuple[Mapped, ...]:
    return overridden(suggest(names, document), given)
