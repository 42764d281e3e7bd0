"""A log's text columns → canonical events and rejected rows, as Ibis expressions.

Everything is read as text and cast here, once: an 18-digit NIP stays whole, and a stamp that
cannot be read rejects its row instead of the file.
"""

import ibis
from ibis import _

from model.log import CANONICAL, LogColumn, LogColumns

_PARTS = {
    "ymd": r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})",
    "dmy": r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})",
}
_YEAR_MONTH_DAY = {"ymd": (1, 2, 3), "dmy": (3, 2, 1)}
_CLOCK = r"[ T,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?"


def canonical(raw: ibis.Table, columns: LogColumns, offset: int) -> ibis.Table:
    """`raw` (text columns) as canonical events, one row each, with `reject`.

    `start` and `end` are local times of the zone `offset` seconds from UTC; stamps that carry a
    zone are converted. `reject` is the reason a row cannot be used, or null; `content` is a hash of
    the whole row, columns without a canonical name included.
    """
    found = {name: columns.find(name) for name in CANONICAL}
    texts = {name: _text(raw, column) for name, column in found.items()}
    times = {n: _stamp(texts[n], found[n], offset) for n in ("start", "end")}
    table = raw.select(
        **{name: text for name, text in texts.items() if name not in times},
        **times,
        start_text=texts["start"],
        end_text=texts["end"],
        content=ibis.struct({name: raw[name] for name in raw.columns}).hash(),
    )
    return table.mutate(reject=_reject())


# The engines' own TRIM; Ibis' strip names a set of characters, which takes twice as long on long cells.
_trim = ibis.udf.scalar.builtin(lambda text: text, name="trim", signature=(("string",), "string"))


def _text(raw: ibis.Table, column: LogColumn | None) -> ibis.Value:
    return ibis.null("string") if column is None else _trim(raw[column.at]).nullif("")


def _stamp(text: ibis.Value, column: LogColumn | None, offset: int) -> ibis.Value:
    """Local time of `text`; null where it cannot be read. ISO texts take the engine's own cast."""
    if column is None or column.stamp is None:
        return ibis.null("timestamp")
    name = column.stamp.name
    head = text.left(19) if name == "ymd" else _iso(text, name)
    local = head.try_cast("timestamp")
    return local if not column.stamp.zoned else _shifted(text, local, offset)


def _iso(text: ibis.Value, name: str) -> ibis.Value:
    year, month, day = (text.re_extract(_PARTS[name], i) for i in _YEAR_MONTH_DAY[name])
    pattern = _PARTS[name] + _CLOCK
    hour, minute, second = (text.re_extract(pattern, i).nullif("") for i in (4, 5, 6))
    clock = hour.lpad(2, "0") + ":" + minute + ":" + second.fill_null("00")
    return year + "-" + month.lpad(2, "0") + "-" + day.lpad(2, "0") + " " + clock.fill_null("00:00:00")


def _shifted(text: ibis.Value, local: ibis.Value, offset: int) -> ibis.Value:
    """A stamp with "+07:00" or "Z" moved to `offset`; one without stays as it is."""
    hours = text.re_extract(r"([+-]\d{2}):?\d{2}$", 1).nullif("").try_cast("int64")
    minutes = text.re_extract(r"[+-]\d{2}:?(\d{2})$", 1).nullif("").try_cast("int64")
    own = hours * 3600 + ibis.ifelse(hours < 0, -minutes, minutes) * 60
    zone = ibis.cases((text.endswith("Z"), 0), (own.notnull(), own), else_=offset)
    return local + (offset - zone).as_interval("s")


def _reject() -> ibis.Value:
    unread = (_.start.isnull() & _.start_text.notnull()) | (_["end"].isnull() & _.end_text.notnull())
    return ibis.cases(
        (_.case.isnull(), "no_case"),
        (_.activity.isnull(), "no_activity"),
        (unread, "unreadable_time"),
        (_.start.isnull() & _["end"].isnull(), "no_time"),
        (_["end"] < _.start, "end_before_start"),
        else_=None,
    )
