"""From an SOP and a log to a report: the one place where norm, events and analysis meet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from analytics.analyse import analyse
from analytics.check import Checked, Question, check
from analytics.conformance.versions import Version, begun_in, versions_of
from analytics.events import case_count, facts
from analytics.offices.office import office_of
from analytics.report import case_table, finding_table, period, report_of, run_table, version_figures
from event_logs import Logged, Reading, events_of, keep_rejects, write_text
from ingest.mapping.activities import overridden, suggest
from ingest.mapping.lanes import lane_of
from ingest.mapping.review import NO_STEP, read_map, review_table
from ingest.mapping.weights import read_weights
from model.errors import SopError
from model.log import LogColumn, Seen
from model.office import Office
from model.report import Mapped, Recognised, Report, Survey
from model.sop import SopDocument
from model.text import Text
from store.engines.duckdb import DuckDB
from store.workspace import Workspace

_NO_EVIDENCE = Text(
    id="mesin {engine} tidak menyimpan bukti ke ruang kerja. Pakai mesin duckdb.",
    en="the engine {engine} keeps no evidence in a workspace. Use the engine duckdb.",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to compare: calendar id, the office file, the user's mapping file, how many findings to list.

    Without `office` the workspace that keeps the check may have one.
    `mapping_out` is where the mapping goes as a table to look through. `earlier` are versions of the SOP
    that were in force before; `weights` is the user's file of what skipping a step costs. With `analysis` the report has the deep figures,
    with `persons` they name performers.
    """

    calendar: str = "id-5day"
    office: Path | None = None
    map: Path | None = None
    limit_findings: int = 1000
    mapping_out: Path | None = None
    earlier: tuple[SopDocument, ...] = ()
    weights: Path | None = None
    analysis: bool = False
    persons: bool = False
    reading: Reading = field(default_factory=Reading)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked of one version of the SOP, and what came of it."""

    version: Version
    question: Question
    checked: Checked
    report: Report


def compare(
    document: SopDocument,
    log: Path,
    settings: Settings,
    keep: tuple[Workspace, str] | None = None,
    also: Callable[[Answer, Logged], None] | None = None,
) -> Report:
    """The report on `log` against `document`; its evidence goes to the workspace under the key in `keep`.

    With earlier versions in `settings` each case is judged by the version in force when it began. `also` is called
    with the answer of the last version before anything is kept.
    """
    with answers(document, log, settings, keep) as (judged, logged):
        last, figures = judged[-1], tuple(version_figures(one.version, one.report) for one in judged)
        versions = figures if settings.earlier else ()
        deep = (
            analyse(last.checked, last.question, logged.engine, persons=settings.persons) if settings.analysis else None
        )
        report = replace(last.report, doubts=logged.columns.doubts, versions=versions, analysis=deep)
        if also:
            also(last, logged)
        keep_rejects(report.rejected, settings.reading)
        _keep_mapping(last, settings, keep)
        if keep:
            if not isinstance(logged.engine, DuckDB):
                raise SopError(_NO_EVIDENCE, engine=logged.engine.id)
            _keep_evidence(last.checked, last.question, logged.engine, keep)
            keep[0].save_report(keep[1], report, log.name)
    return report


@contextmanager
def answers(
    document: SopDocument, log: Path, settings: Settings, keep: tuple[Workspace, str] | None = None
) -> Iterator[tuple[list[Answer], Logged]]:
    """The answers of all versions of the SOP that have cases in `log`, oldest first, on the engine of the log.

    Their tables are there until the end of the context.
    """
    office = office_of(settings.calendar, settings.office or _kept_office(keep))
    with TemporaryDirectory() as scratch:
        logged = events_of(log, Path(scratch), settings.reading, office)
        questions = _questions((*settings.earlier, document), settings, office, (log.name, _kept_mapping(keep)))
        yield list(_judged(questions, logged)), logged


def _kept_mapping(keep: tuple[Workspace, str] | None) -> Path | None:
    return keep[0].mapping_file(keep[1]) if keep else None


def _keep_mapping(last: Answer, settings: Settings, keep: tuple[Workspace, str] | None) -> None:
    for path in filter(None, (settings.mapping_out, _kept_mapping(keep))):
        write_text(path, review_table(last.checked.log.seen, last.checked.mapping, last.question.document))


def _questions(
    documents: tuple[SopDocument, ...], settings: Settings, office: Office, names: tuple[str, Path | None]
) -> list[tuple[Version, Question]]:
    """What to ask of each version; names of the log are mapped to the steps of that version."""
    log_name, saved = names
    return [
        (
            version,
            Question(
                document=version.document,
                office=office,
                suggest=partial(
                    _suggest, document=version.document, given=_given(settings.map, saved, version.document)
                ),
                lane_of=lane_of,
                log_name=log_name,
                limit_findings=settings.limit_findings,
                weights=read_weights(settings.weights, version.document) if settings.weights else (),
                key=f"version_{n}",
            ),
        )
        for n, version in enumerate(versions_of(documents))
    ]


def _judged(questions: list[tuple[Version, Question]], logged: Logged) -> Iterator[Answer]:
    """The answers, oldest version first; versions without a case are left out."""
    if len(questions) > 1:
        facts(logged.events, questions[0][1].log_name, logged.engine)
    for version, question in questions:
        events = begun_in(logged.events, version, logged.engine, f"{question.key}_events")
        if events:
            checked = check(events, question, logged.engine)
            report = report_of(checked, question, logged.engine, logged.set_aside)
            yield Answer(version, question, checked, report)


def _keep_evidence(checked: Checked, question: Question, engine: DuckDB, keep: tuple[Workspace, str]) -> None:
    workspace, key = keep
    folder = workspace.check_folder(key)
    engine.write(run_table(checked, question), folder / "runs.parquet")
    engine.write(case_table(checked), folder / "cases.parquet")
    engine.write(finding_table(checked), folder / "findings.parquet")


def _kept_office(keep: tuple[Workspace, str] | None) -> Path | None:
    file = keep[0].office_file() if keep else None
    return file if file and file.exists() else None


def survey(log: Path, settings: Settings) -> Survey:
    """What is in the log: a file, or a folder of event data."""
    office = office_of(settings.calendar, settings.office)
    with TemporaryDirectory() as scratch:
        logged = events_of(log, Path(scratch), settings.reading, office)
        found = facts(logged.events, log.name, logged.engine)
        cases = case_count(logged.events, logged.engine)
        rejected = tuple(sorted((*logged.set_aside, *found.rejected), key=lambda reject: reject.row))
    keep_rejects(rejected, settings.reading)
    return Survey(
        columns=logged.columns.headings,
        parts=logged.parts,
        part=logged.part,
        cases=cases,
        events=found.events,
        period=tuple(stamp.isoformat() for stamp in period(found, office)),
        activities=found.activities,
        rejected=rejected,
        recognised=tuple(_recognised(column) for column in logged.columns.columns),
        doubts=logged.columns.doubts,
    )


def _recognised(column: LogColumn) -> Recognised:
    stamp = column.stamp.name if column.stamp else None
    return Recognised(column.column, column.heading, column.confidence, column.how, stamp)


def _given(said: Path | None, saved: Path | None, document: SopDocument) -> tuple[Mapped, ...]:
    """What was saved of earlier checks of this SOP, and what the user says now in its place."""
    before = read_map(saved, document) if saved and saved.exists() else ()
    return overridden(before, read_map(said)) if said else before


def _suggest(seen: tuple[Seen, ...], document: SopDocument, given: tuple[Mapped, ...]) -> tuple[Mapped, ...]:
    """The steps given, and suggestions for the other names; what the log lacks or is given as no step is left out."""
    names = {one.activity for one in seen}
    mapped = overridden(suggest(seen, document), tuple(m for m in given if m.activity in names))
    return tuple(one for one in mapped if one.step != NO_STEP)
