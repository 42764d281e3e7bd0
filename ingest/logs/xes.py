"""XES logs, packed by gzip or not: a row for each execution.

Columns are called by their keys, those of the trace with "case:" before: `case:concept:name` is the case, a trace
without it gets its number in the file. A nested attribute is called "parent/child". Stamps are the file's own
text. Where the log has starts of executions, their stamps stand under `start` and all others under `end`; else all
stamps stand under `time:timestamp`. How starts and completes go together says `ingest.xes.lifecycle`.

Values of `<global>` are what writers assume, not what happened: they fill nothing. Classifiers are not read.
An event without time is a row without stamp.
"""

from dataclasses import replace
from pathlib import Path

from ingest.gzip_stream import open_content
from ingest.limits import LOG_LIMITS
from ingest.text_table import TextTable, distinct
from ingest.xes.cells import Column, event_rows
from ingest.xes.lifecycle import BEGUN, STAMP, executions
from ingest.xes.stream import read_cells
from model.errors import SopError
from model.log import LogReader, RawLog, Reject
from model.text import Text

_WIDE = Text(
    id="{name}: log memuat lebih dari {limit} jenis atribut. Ekspor ulang log dengan atribut yang diperlukan saja.",
    en="{name}: the log has more than {limit} different attributes. Export it again with only those you need.",
)
_STAMPS = {BEGUN: "start", STAMP: "end"}


def read(path: Path, scratch: Path, _part: str | None = None) -> RawLog:
    """The log at `path`; `SopError` when it is damaged, no XES or larger than can be trusted."""
    rejected: list[Reject] = []
    left_out = 0
    columns: set[Column] = set()
    with open_content(path) as file, TextTable(path.name, scratch) as table:
        for cells in read_cells(file, path.name):
            columns.update(cells.columns)
            _check_width(path.name, columns)
            rows, others = executions(event_rows(cells), cells)
            left_out += len(others)
            rejected += others[: LOG_LIMITS.rejects - len(rejected)]
            if rows.count:
                table.add(rows.table())
        return _named(table.raw_log(rejected=tuple(rejected), rejected_count=left_out))


def _check_width(name: str, columns: set[Column]) -> None:
    if len(columns) > LOG_LIMITS.columns:
        raise SopError(_WIDE, name=name, limit=LOG_LIMITS.columns)


def _named(log: RawLog) -> RawLog:
    """The log with begins and ends under their names, where it has begins."""
    if BEGUN not in log.headings:
        return log
    own = [heading for heading in log.headings if heading not in _STAMPS]
    named = iter(distinct((*_STAMPS.values(), *own))[len(_STAMPS) :])
    return replace(log, headings=tuple(_STAMPS.get(heading) or next(named) for heading in log.headings))


LOG_READER = LogReader(suffixes=(".xes", ".xes.gz"), read=read)
