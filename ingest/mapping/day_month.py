"""Day before month or month before day: what a log shows of it, and the question where it shows nothing."""

import re
from collections.abc import Mapping
from dataclasses import replace

import ibis

from ingest.mapping.canonical import stamp_text
from ingest.mapping.headings import cells
from ingest.mapping.instants import local_time, zone_text
from ingest.mapping.stamps import DAY_MONTH, WEEKDAY, votes
from model.errors import SopError
from model.log import ColumnDoubt, LogColumn, LogColumns, RawLog, StampFormat
from model.text import Text

_ASK = Text(
    id="{name}: kolom {heading} tidak menunjukkan mana hari dan mana bulan: {example} dapat berarti {dmy} atau {mdy}. Ulangi dengan --dates dmy atau --dates mdy.",
    en="{name}: the column {heading} does not show which is the day and which the month: {example} can mean {dmy} or {mdy}. Run again with --dates dmy or --dates mdy.",
)
_PARTS = rf"^{WEEKDAY}(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}|\d{{2}})"
_DOTTED = re.compile(r"\d\.\d\d")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")
_INDONESIAN = {"kegiatan", "aktivitas", "langkah", "tahapan", "mulai", "selesai", "waktu", "tanggal", "tgl", "jam", "pukul",
               "masuk", "keluar", "nomor", "berkas", "petugas", "pelaksana", "jabatan", "keluaran", "permohonan"}  # fmt: skip
_ASSUMED, _OPEN, _MIXED = "dates_assumed", "dates_open", "dates_mixed"
_LESS_SURE = 0.9
_MONTHS = 12
_CENTURY = 2000
Facts = Mapping[str, int]


def stamp_values(log: RawLog, column: LogColumn) -> list[str]:
    """What the sample says in a time column, with its clock where that stands in a column of its own."""
    if column.clock is None:
        return cells(log, column.at)
    rows = (row for row in log.sample if max(column.at, column.clock) < len(row) and row[column.at].strip())
    return [f"{row[column.at].strip()} {row[column.clock].strip()}".rstrip() for row in rows]


def dated(log: RawLog, columns: LogColumns, dates: str | None, fixed: set[str]) -> LogColumns:
    """`columns` with day and month ordered by the user's `dates`, or by what the sample shows.

    Columns in `fixed` stay. What the sample leaves open or only suggests is among the doubts.
    """
    numeric = [c for c in columns.columns if c.stamp and c.stamp.name in DAY_MONTH]
    if dates:
        return replace(columns, columns=tuple(_ordered(c, dates) if c in numeric else c for c in columns.columns))
    unsure = [c for c in numeric if c.column not in fixed and _tied(stamp_values(log, c))]
    shown = next((c for c in numeric if c not in unsure), None)
    why = f"column {shown.heading}" if shown else _evidence(log, unsure)
    order = shown.stamp.name if shown and shown.stamp else "dmy"
    doubts = tuple(_doubt(log, column, why) for column in unsure)
    sure = _LESS_SURE if why else 1.0
    kept = tuple(_ordered(c, order, sure) if c in unsure else c for c in columns.columns)
    return replace(columns, columns=kept, doubts=(*columns.doubts, *doubts))


def open_dates(columns: LogColumns) -> tuple[LogColumn, ...]:
    """The time columns whose sample does not show how day and month are ordered."""
    unsure = {doubt.column for doubt in columns.doubts if doubt.code in (_ASSUMED, _OPEN)}
    return tuple(column for column in columns.columns if column.column in unsure)


def day_month_facts(raw: ibis.Table, columns: LogColumns) -> ibis.Table:
    """One row over the whole log: parts above 12 in each open column, and ends before starts under either order."""
    counts = {}
    for column in open_dates(columns):
        text = stamp_text(raw, column)
        for place, group in (("first", 1), ("second", 2)):
            above = text.re_extract(_PARTS, group).try_cast("int64") > _MONTHS
            counts[f"{column.column}_{place}"] = above.cast("int64").sum().fill_null(0)
    for order in DAY_MONTH:
        start, end = (_read(raw, columns, name, order) for name in ("start", "end"))
        counts[f"backwards_{order}"] = (end < start).cast("int64").sum().fill_null(0)
    return raw.agg(**counts)


def settled(log: RawLog, columns: LogColumns, facts: Facts) -> LogColumns:
    """`columns` with the open dates settled by the `facts` of the whole log; `SopError` asks where they are silent."""
    unsure = open_dates(columns)
    orders = {column.column: _order(column.column, facts) for column in unsure}
    known = next((order for order in orders.values() if order), None)
    kept, doubts = [], [doubt for doubt in columns.doubts if doubt.code not in (_ASSUMED, _OPEN)]
    said = {doubt.column: doubt for doubt in columns.doubts if doubt.code in (_ASSUMED, _OPEN)}
    for column in columns.columns:
        if column not in unsure:
            kept.append(column)
            continue
        order = orders[column.column] or known
        kept.append(_ordered(column, order) if order else _assumed(log, column, said[column.column], facts))
        doubts += _left(column, said[column.column], order, facts)
    return replace(columns, columns=tuple(kept), doubts=tuple(doubts))


def _order(column: str, facts: Facts) -> str | None:
    """The order that parts above 12 show."""
    first, second = facts[f"{column}_first"], facts[f"{column}_second"]
    return None if first == second else "dmy" if first > second else "mdy"


def _by_times(facts: Facts) -> str | None:
    """The only order under which no event ends before it starts."""
    backwards = {order: facts[f"backwards_{order}"] for order in DAY_MONTH}
    forwards = [order for order, n in backwards.items() if not n]
    return forwards[0] if len(forwards) == 1 else None


def _assumed(log: RawLog, column: LogColumn, doubt: ColumnDoubt, facts: Facts) -> LogColumn:
    """The column as its times or the way of the file suggest; where these disagree or are silent, a question."""
    by_times = _by_times(facts)
    order = column.stamp.name if doubt.code == _ASSUMED and column.stamp else by_times
    if order is None or by_times not in (None, order):
        raise SopError(_ASK, name=log.name, heading=column.heading, **_example(log, column))
    return _ordered(column, order, _LESS_SURE)


def _left(column: LogColumn, doubt: ColumnDoubt, order: str | None, facts: Facts) -> list[ColumnDoubt]:
    """What stays doubtful of a column once the whole log was looked at."""
    first, second = facts[f"{column.column}_first"], facts[f"{column.column}_second"]
    if first and second:
        counts = {"heading": column.heading, "dmy": str(first), "mdy": str(second)}
        return [ColumnDoubt(_MIXED, column.column, counts)]
    if order:
        return []
    assumed = doubt.code == _ASSUMED
    return [doubt if assumed else replace(doubt, code=_ASSUMED, facts={**doubt.facts, "why": "start <= end"})]


def _ordered(column: LogColumn, order: str, sure: float = 1.0) -> LogColumn:
    assert column.stamp is not None
    return replace(column, confidence=min(column.confidence, sure), stamp=StampFormat(order, column.stamp.zoned))


def _read(raw: ibis.Table, columns: LogColumns, name: str, order: str) -> ibis.Value:
    """A time column under one order of day and month."""
    column = columns.find(name)
    if column is None or column.stamp is None:
        return ibis.null("timestamp")
    stamp = StampFormat(order, column.stamp.zoned) if column in open_dates(columns) else column.stamp
    text = stamp_text(raw, column)
    return local_time(text, zone_text(text, stamp), stamp)


def _tied(values: list[str]) -> bool:
    counts = votes(values)
    return counts["dmy"] == counts["mdy"]


def _evidence(log: RawLog, unsure: list[LogColumn]) -> str:
    """What suggests an Indonesian file, where the day comes first; empty when nothing does."""
    words = {word for heading in log.headings for word in re.findall(r"[a-z]+", heading[:200].lower())}
    if any(_DOTTED.search(value) for column in unsure for value in stamp_values(log, column)):
        return "08.15"
    if log.delimiter == ";" or any(_DECIMAL_COMMA.fullmatch(cell) for row in log.sample for cell in row):
        return "; / 0,5"
    return ", ".join(sorted(words & _INDONESIAN)[:3])


def _doubt(log: RawLog, column: LogColumn, why: str) -> ColumnDoubt:
    facts = {"heading": column.heading, "why": why, **_example(log, column)}
    return ColumnDoubt(_ASSUMED if why else _OPEN, column.column, facts)


def _example(log: RawLog, column: LogColumn) -> dict[str, str]:
    """A stamp and what it means under either order, where that differs."""
    found = [(value, parts) for value in stamp_values(log, column) if (parts := re.match(_PARTS, value))]
    value, parts = next(((v, p) for v, p in found if int(p[1]) != int(p[2])), found[0])
    year, one, other = int(parts[3]) % _CENTURY + _CENTURY, int(parts[1]), int(parts[2])
    return {"example": value, "dmy": _day(year, other, one), "mdy": _day(year, one, other)}


def _day(year: int, month: int, day: int) -> str:
    return f"{year}-{month:02d}-{day:02d}" if month <= _MONTHS else "-"
