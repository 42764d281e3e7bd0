"""From files to a report: the one place where reading, engine and analysis meet."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from analytics.calendar import calendar
from analytics.check import Question, check
from analytics.events import case_count, facts, usable
from analytics.report import case_table, report_of, run_table
from docs_out.tables import rejects_table
from ingest.mapping.activities import overridden, suggest
from ingest.mapping.canonical import canonical, localised
from ingest.mapping.columns import read_log_columns
from ingest.mapping.columns_review import columns_table, read_columns
from ingest.mapping.day_month import day_month_facts, open_dates, settled
from ingest.mapping.lanes import lane_of
from ingest.mapping.review import read_map, review_table
from ingest.read_log import read_log
from model.log import LogColumn, LogColumns, RawLog, Reject, Seen
from model.report import Mapped, Recognised, Report, Survey
from model.sop import SopDocument
from store.engines.duckdb import DuckDB, connect
from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a log: the user's table of columns, the order of `dates` (dmy or mdy).

    `columns_out` is where the columns go as a table to look through, `rejects_out` the rejected rows.
    """

    columns: Path | None = None
    dates: str | None = None
    columns_out: Path | None = None
    rejects_out: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """How to compare: calendar id, the user's mapping file, how many findings to list.

    `mapping_out` is where the mapping goes as a table to look through.
    """

    calendar: str = "id-5day"
    map: Path | None = None
    limit_findings: int = 1000
    mapping_out: Path | None = None
    reading: Reading = field(default_factory=Reading)


def compare(document: SopDocument, log: Path, settings: Settings, keep: tuple[Workspace, str] | None = None) -> Report:
    """The report on `log` against `document`; its evidence goes to the workspace under the key in `keep`."""
    work = calendar(settings.calendar)
    saved = keep[0].mapping_file(keep[1]) if keep else None
    given = _given(settings.map, saved, document)
    question = Question(
        document, work, partial(_suggest, document=document, given=given), lane_of, log.name, settings.limit_findings
    )
    with TemporaryDirectory() as scratch:
        raw, columns, engine = _opened(log, Path(scratch), settings.reading)
        events = localised(canonical(engine.scan(raw), columns), work.offset)
        checked = check(events, question, engine)
        report = report_of(checked, question, engine, (*raw.rejected, *engine.malformed()))
        _keep_rejects(report.rejected, settings.reading)
        for path in filter(None, (settings.mapping_out, saved)):
            _write(path, review_table(checked.log.seen, checked.mapping, document))
        if keep:
            workspace, key = keep
            folder = workspace.check_folder(key)
            engine.write(run_table(checked, question, engine), folder / "runs.parquet")
            engine.write(case_table(checked), folder / "cases.parquet")
            workspace.save_report(key, report, log.name)
    return report


def survey(log: Path, calendar_id: str, reading: Reading | None = None) -> Survey:
    """What is in the file `log`."""
    reading = reading or Reading()
    with TemporaryDirectory() as scratch:
        raw, columns, engine = _opened(log, Path(scratch), reading)
        lines = localised(canonical(engine.scan(raw), columns), calendar(calendar_id).offset)
        events, rejected = usable(lines, engine)
        found = facts(events, rejected, log.name, engine)
        cases = case_count(events, engine)
        rejected = (*raw.rejected, *engine.malformed(), *found.rejected)
    _keep_rejects(rejected, reading)
    return Survey(
        columns=columns.headings,
        cases=cases,
        events=found.events,
        period=(found.first.isoformat(), found.last.isoformat()),
        activities=found.activities,
        rejected=rejected,
        recognised=tuple(_recognised(column) for column in columns.columns),
        doubts=columns.doubts,
    )


def _opened(log: Path, scratch: Path, reading: Reading) -> tuple[RawLog, LogColumns, DuckDB]:
    raw, engine = read_log(log, scratch), connect()
    given = read_columns(reading.columns, raw) if reading.columns else None
    columns = read_log_columns(raw, given, reading.dates)
    if open_dates(columns):
        whole = engine.rows(day_month_facts(engine.scan(raw), columns))[0]
        columns = settled(raw, columns, vars(whole))
    if reading.columns_out:
        _write(reading.columns_out, columns_table(raw, columns))
    return raw, columns, engine


def _recognised(column: LogColumn) -> Recognised:
    stamp = column.stamp.name if column.stamp else None
    return Recognised(column.column, column.heading, column.confidence, column.how, stamp)


def _keep_rejects(rejected: tuple[Reject, ...], reading: Reading) -> None:
    if reading.rejects_out:
        _write(reading.rejects_out, rejects_table(rejected))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _given(said: Path | None, saved: Path | None, document: SopDocument) -> tuple[Mapped, ...]:
    """What was saved of earlier checks of this SOP, and what the user says now in its place."""
    before = read_map(saved, document) if saved and saved.exists() else ()
    return overridden(before, read_map(said)) if said else before


def _suggest(seen: tuple[Seen, ...], document: SopDocument, given: tuple[Mapped, ...]) -> tuple[Mapped, ...]:
    """The steps given, and suggestions for the other names; a name that the log lacks is left out."""
    names = {one.activity for one in seen}
    return overridden(suggest(seen, document), tuple(m for m in given if m.activity in names))
