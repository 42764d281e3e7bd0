"""From a log file to what it holds: read twice behind limits, once as it stands, once as its columns are understood."""

from pathlib import Path
from tempfile import TemporaryDirectory

from ibis import _

from analytics.events import case_count, facts
from analytics.offices.office import office_of
from analytics.report import period
from event_logs import Logged, Reading, events_of
from ingest.read_log import read_log
from model.errors import SopError
from model.job import sentences
from model.log import LogColumn, RawLog
from model.log_survey import LogContent, LogSurvey
from model.office import Office
from model.report import Recognised

_SHOWN_ROWS, _LISTED = 20, 1_000
_LONGEST = 200


def surveyed(log: Path, reading: Reading, office: Path | None = None) -> LogSurvey:
    """What is in the file `log`, read as `reading` says; a problem with its columns is part of the answer."""
    raw = _raw(log, reading)
    try:
        content, problem = _content(log, reading, office_of("id-5day", office)), None
    except SopError as error:
        content, problem = None, sentences(error)
    rows = tuple(tuple(cell[:_LONGEST] for cell in row) for row in raw.sample[:_SHOWN_ROWS])
    return LogSurvey(log.name, raw.headings, rows, raw.parts, raw.part, content, problem)


def _raw(log: Path, reading: Reading) -> RawLog:
    with TemporaryDirectory() as scratch:
        return read_log(log, Path(scratch), reading.part)


def _content(log: Path, reading: Reading, office: Office) -> LogContent:
    with TemporaryDirectory() as scratch:
        logged = events_of(log, Path(scratch), reading, office)
        found = facts(logged.events, log.name, logged.engine)
        rejected = sorted((*logged.set_aside, *found.rejected), key=lambda reject: reject.row)
        return LogContent(
            recognised=tuple(map(_recognised, logged.columns.columns)),
            doubts=logged.columns.doubts,
            cases=case_count(logged.events, logged.engine),
            events=found.events,
            period=tuple(stamp.isoformat() for stamp in period(found, office)),
            seen=found.seen,
            rejected=tuple(rejected[:_LISTED]),
            rejected_count=len(rejected),
            without_performer=_without_performer(logged),
        )


def _without_performer(logged: Logged) -> int:
    nobody = logged.events.whole.agg(n=_.acting.isnull().cast("int64").sum().fill_null(0))
    return int(logged.engine.rows(nobody)[0].n)


def _recognised(column: LogColumn) -> Recognised:
    stamp = column.stamp.name if column.stamp else None
    return Recognised(column.column, column.heading, column.confidence, column.how, stamp)
