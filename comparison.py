"""From files to a report: the one place where reading, engine and analysis meet."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from analytics.calendar import calendar
from analytics.check import Question, check
from analytics.events import case_count, facts, usable
from analytics.located import located
from analytics.report import case_table, report_of, run_table
from ingest.mapping.activities import overridden, suggest
from ingest.mapping.canonical import canonical
from ingest.mapping.columns import read_log_columns
from ingest.mapping.lanes import lane_of
from ingest.mapping.review import read_map, review_table
from ingest.read_log import read_log
from model.log import LogColumns, RawLog, Seen
from model.office import Office
from model.report import Mapped, Report, Survey
from model.sop import SopDocument
from store.engines.duckdb import DuckDB, connect
from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Settings:
    """How to compare: calendar id, the user's mapping file, how many findings to list.

    `mapping_out` is where the mapping goes as a table to look through.
    """

    calendar: str = "id-5day"
    map: Path | None = None
    limit_findings: int = 1000
    mapping_out: Path | None = None


def compare(document: SopDocument, log: Path, settings: Settings, keep: tuple[Workspace, str] | None = None) -> Report:
    """The report on `log` against `document`; its evidence goes to the workspace under the key in `keep`."""
    office = Office(calendar(settings.calendar))
    saved = keep[0].mapping_file(keep[1]) if keep else None
    given = _given(settings.map, saved, document)
    question = Question(
        document, office, partial(_suggest, document=document, given=given), lane_of, log.name, settings.limit_findings
    )
    with TemporaryDirectory() as scratch:
        raw, columns, engine = _opened(log, Path(scratch))
        checked = check(_shim(canonical(engine.scan(raw), columns, office.calendar.offset)), question, engine)
        report = report_of(checked, question, engine, (*raw.rejected, *engine.malformed()))
        for path in filter(None, (settings.mapping_out, saved)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(review_table(checked.log.seen, checked.mapping, document), encoding="utf-8")
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
        events, rejected = usable(located(_shim(canonical(engine.scan(raw), columns, calendar(calendar_id).offset)), Office(calendar(calendar_id))), engine)
        found = facts(events, rejected, log.name, engine)
        cases, malformed = case_count(events, engine), (*raw.rejected, *engine.malformed())
    return Survey(
        columns=columns.headings,
        cases=cases,
        events=found.events,
        period=(found.first.isoformat(), found.last.isoformat()),
        activities=found.activities,
        rejected=(*malformed, *found.rejected),
    )


def _opened(log: Path, scratch: Path) -> tuple[RawLog, LogColumns, DuckDB]:
    raw = read_log(log, scratch)
    return raw, read_log_columns(raw), connect()


def _given(said: Path | None, saved: Path | None, document: SopDocument) -> tuple[Mapped, ...]:
    """What was saved of earlier checks of this SOP, and what the user says now in its place."""
    before = read_map(saved, document) if saved and saved.exists() else ()
    return overridden(before, read_map(said)) if said else before


def _suggest(seen: tuple[Seen, ...], document: SopDocument, given: tuple[Mapped, ...]) -> tuple[Mapped, ...]:
    """The steps given, and suggestions for the other names; a name that the log lacks is left out."""
    names = {one.activity for one in seen}
    return overridden(suggest(seen, document), tuple(m for m in given if m.activity in names))

import ibis


def _shim(t): return t.mutate(start_zone=ibis.null("int64"), end_zone=ibis.null("int64"))
