"""A log's columns recognised: which is which canonical column, how its stamps are written, what is doubtful."""

from collections.abc import Callable
from dataclasses import replace

from ingest.mapping.day_month import dated, stamp_values
from ingest.mapping.headings import Candidate, by_content, by_name, cells
from ingest.mapping.stamps import has_zone, is_clock, is_day, most, votes
from model.errors import SopError
from model.log import CANONICAL, TIMES, ColumnDoubt, LogColumn, LogColumns, RawLog, StampFormat
from model.text import Text

_NO_COLUMN = Text(
    id="{name}: tidak ada kolom {missing}. Judul kolom yang ada: {headings}. Namai salah satu kolom: {remedy}.",
    en="{name}: there is no {missing} column. Its headings are: {headings}. Name one of the columns: {remedy}.",
)
_NO_FORMAT = Text(
    id="{name}: kolom {heading} tidak berisi waktu yang dikenal (contoh isinya: {example}). Tulis seperti 2026-01-05 08:15 atau 05/01/2026 08.15.",
    en="{name}: the column {heading} holds no known time (for example {example}). Write it like 2026-01-05 08:15 or 05/01/2026 08.15.",
)
_TIME = "time"
_SHOWN = 40


def read_log_columns(log: RawLog, given: LogColumns | None = None, dates: str | None = None) -> LogColumns:
    """The canonical columns of `log`; `SopError` names what is missing and how to mend it.

    Columns `given` stand as they are, `dates` (dmy or mdy) says how days and months are ordered.
    Where the sample cannot tell that, the result has open dates: see `day_month.settled`.
    """
    known = given or LogColumns(())
    taken = {at for column in known.columns for at in (column.at, column.clock)} | set(known.unused)
    free = [at for at in range(len(log.headings)) if at not in taken]
    candidates = _candidates(log, free, {column.column for column in known.columns})
    found = [column for name in CANONICAL if (column := _column(log, name, candidates))]
    columns = tuple(_with_stamp(log, column) for column in (*known.columns, *found))
    _complete(log, {column.column for column in columns})
    doubts = [doubt for column in found for doubt in _unsure(log, column, candidates)]
    fixed = {column.column for column in known.columns if column.stamp}
    return dated(log, LogColumns(columns, tuple(doubts), known.unused), dates, fixed)


def _candidates(log: RawLog, free: list[int], known: set[str]) -> list[Candidate]:
    """What may be a column that is not `known` yet, the surest first; no general time beside a known end."""
    found = [c for c in by_name(log, free) if c.column not in known and not (c.column == _TIME and "end" in known)]
    for sought in (("case",), ("activity",), (_TIME, *TIMES)):
        if not {c.column for c in found} & set(sought) and not known & set(sought):
            taken = {c.at for c in found}
            found += by_content(log, sought[0], [at for at in free if at not in taken])
    return found


def _column(log: RawLog, name: str, candidates: list[Candidate]) -> LogColumn | None:
    own = _own(name, candidates)
    if name in TIMES and own:
        return _time_column(log, name, own, candidates)
    return LogColumn(name, log.headings[own[0].at], own[0].at, own[0].confidence, own[0].how) if own else None


def _own(name: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates for `name`; a heading that only says time is the end where no other does."""
    own = [c for c in candidates if c.column == name]
    return own or ([c for c in candidates if c.column == _TIME] if name == "end" else [])


def _time_column(log: RawLog, name: str, own: list[Candidate], candidates: list[Candidate]) -> LogColumn:
    """The first stamp with date and clock, or a day and its clock from two columns."""
    clocks = [c for c in own if _all(is_clock, log, c)]
    others = [c for c in own if c not in clocks]
    days = [c for c in others or candidates if c.column in (*TIMES, _TIME) and _all(is_day, log, c)]
    best = next(iter(others or days or own))
    clock = clocks[0].at if clocks and best in days else None
    return LogColumn(name, log.headings[best.at], best.at, best.confidence, best.how, clock=clock)


def _all(test: Callable[[str], bool], log: RawLog, candidate: Candidate) -> bool:
    values = cells(log, candidate.at)
    return bool(values) and all(test(value) for value in values)


def _with_stamp(log: RawLog, column: LogColumn) -> LogColumn:
    if column.column not in TIMES or column.stamp:
        return column
    values = stamp_values(log, column)
    name = most(votes(values), len(values)) if values else "ymd"
    if name is None:
        raise SopError(_NO_FORMAT, name=log.name, heading=column.heading, example=values[0][:_SHOWN])
    return replace(column, stamp=StampFormat(name, any(map(has_zone, values))))


def _complete(log: RawLog, found: set[str]) -> None:
    for sought in (("case",), ("activity",), TIMES):
        if not found & set(sought):
            missing, remedy = "/".join(sought), ", ".join(sought)
            headings = ", ".join(heading[:_SHOWN] for heading in log.headings[:_SHOWN])
            raise SopError(_NO_COLUMN, name=log.name, missing=missing, headings=headings, remedy=remedy)


def _unsure(log: RawLog, column: LogColumn, candidates: list[Candidate]) -> list[ColumnDoubt]:
    """What to say of a column not found by its name, or found twice."""
    doubts = [] if column.how == "name" else [ColumnDoubt(column.how, column.column, {"heading": column.heading})]
    equal = [c for c in _own(column.column, candidates) if c.confidence == column.confidence]
    for other in [c for c in equal if c.at not in (column.at, column.clock)][:1]:
        facts = {"heading": column.heading, "other": log.headings[other.at]}
        doubts.append(ColumnDoubt("two_headings", column.column, facts))
    return doubts
