"""A log's text columns → canonical events and rejected rows, as Ibis expressions.

Everything is read as text and cast here, once: an 18-digit NIP stays whole, and a stamp that
cannot be read rejects its row instead of the file.
"""

from collections.abc import Mapping

import ibis
from ibis import _

from ingest.mapping.instants import local_time, zone_seconds, zone_text
from model.log import CANONICAL, TIMES, LogColumn, LogColumns

_FIRST, _LAST = "2000-01-01", "2051-01-01"


def canonical(raw: ibis.Table, columns: LogColumns, others: Mapping[str, int] | None = None) -> ibis.Table:
    """`raw` (text columns) as canonical events, one row each, with `reject`.

    `start` and `end` are times as written, `start_zone` and `end_zone` the seconds from UTC that the
    stamps themselves carry, or null. `reject` is the reason a row cannot be used and `at_fault` the
    column, both null in others; `content` is a hash of the whole row, columns without a canonical name
    included. `others` are columns without one, by heading, that go into the map `attributes`.
    """
    found = {name: columns.find(name) for name in CANONICAL}
    texts = {f"{name}_text" if name in TIMES else name: _text(raw, column) for name, column in found.items()}
    texts["activity"] = _one_line(texts["activity"])
    content = ibis.struct({name: raw[name] for name in raw.columns}).hash()
    attributes = {} if others is None else {"attributes": _attributes(raw, others)}
    table = raw.select(**texts, **attributes, content=content)
    zones = {f"{name}_zone_text": _zone_text(table, name, found[name]) for name in TIMES}
    times: dict[str, ibis.Value] = {}
    table = table.mutate(**zones)
    for name in TIMES:
        times |= _times(table, name, found[name])
    return table.mutate(**times).drop(*zones).mutate(reject=_reject()).mutate(at_fault=_at_fault())


_WHITE = " \t\r\n\N{NO-BREAK SPACE}"
_WHITE_ENDS = f"^[{_WHITE}]+|[{_WHITE}]+$"


def stamp_text(raw: ibis.Table, column: LogColumn) -> ibis.Value:
    """What a column says, with its clock where that stands in a column of its own."""
    text = _trimmed(raw[column.at])
    return text if column.clock is None else text + ibis.coalesce(" " + _trimmed(raw[column.clock]), "")


def _trimmed(cell: ibis.Value) -> ibis.Value:
    """`cell` without white space around it, null when nothing is left; only cells with some meet the slow pattern."""
    begins = (cell.like(f"{white}%") for white in _WHITE)
    ends = (cell.like(f"%{white}") for white in _WHITE)
    return ibis.ifelse(ibis.or_(*begins, *ends), cell.re_replace(_WHITE_ENDS, ""), cell).nullif("")


def _one_line(text: ibis.Value) -> ibis.Value:
    """`text` with its line breaks as blanks: a cell that wraps names the same activity."""
    return ibis.ifelse(text.contains("\n"), text.re_replace(r"\s*[\r\n]+\s*", " "), text)


def _attributes(raw: ibis.Table, others: Mapping[str, int]) -> ibis.Value:
    if not others:
        return ibis.null("map<string, string>")
    return ibis.map(ibis.array(list(others)), ibis.array([raw[at] for at in others.values()]))


def _text(raw: ibis.Table, column: LogColumn | None) -> ibis.Value:
    return ibis.null("string") if column is None else stamp_text(raw, column)


def _zone_text(table: ibis.Table, name: str, column: LogColumn | None) -> ibis.Value:
    if column is None or column.stamp is None:
        return ibis.null("string")
    return zone_text(table[f"{name}_text"], column.stamp)


def _times(table: ibis.Table, name: str, column: LogColumn | None) -> dict[str, ibis.Value]:
    if column is None or column.stamp is None:
        return {name: ibis.null("timestamp"), f"{name}_zone": ibis.null("int64")}
    zone = table[f"{name}_zone_text"]
    return {
        name: local_time(table[f"{name}_text"], zone, column.stamp),
        f"{name}_zone": zone_seconds(zone, column.stamp),
    }


def _reject() -> ibis.Value:
    unread = _unread("start") | _unread("end")
    return ibis.cases(
        (_.case.isnull(), "no_case"),
        (_.activity.isnull(), "no_activity"),
        (unread, "unreadable_time"),
        (_.start.isnull() & _["end"].isnull(), "no_time"),
        (_outside("start") | _outside("end"), "time_out_of_range"),
        (_backwards(), "end_before_start"),
        else_=None,
    )


def _at_fault() -> ibis.Value:
    return ibis.cases(
        (_.reject.isnull() | (_.reject == "no_time"), None),
        (_.reject == "no_case", "case"),
        (_.reject == "no_activity", "activity"),
        (_unread("start") | _outside("start"), "start"),
        else_="end",
    )


def _unread(name: str) -> ibis.Value:
    return _[name].isnull() & _[f"{name}_text"].notnull()


def _outside(name: str) -> ibis.Value:
    first, last = (ibis.literal(day, "timestamp") for day in (_FIRST, _LAST))
    return (_[name] < first) | (_[name] >= last)


def _backwards() -> ibis.Value:
    """Whether the end is before the start; not known here where only one of them carries a zone."""
    both_local = _.start_zone.isnull() & _.end_zone.isnull()
    start, end = (_[name].epoch_seconds() - _[f"{name}_zone"] for name in TIMES)
    return ibis.ifelse(both_local, _["end"] < _.start, end < start)
