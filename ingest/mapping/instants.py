"""Texts of a time column → local time and zone, as Ibis expressions for any engine.

A stamp of the usual width is put into ISO order by its places and cast by the engine; only one of
another shape is taken apart by a pattern, which costs ten times as much.
"""

import ibis

from ingest.mapping.stamps import FORMATS, HOUR, ZONE, ZONE_SECONDS, Serial, Written, month_prefixes
from model.log import StampFormat

_DAY = "____-__-__"
_MINUTE = "____-__-_____:__"
_SECOND = "____-__-_____:__:__"
_FRACTION = r"^[.,:]\d{1,9}$"
_WIDE = ("__/__/____%", "__-__-____%", "__.__.____%")
_NOON = 12
_NO_HOUR = 99
_PLACES = {"dmy": (3, 0), "mdy": (0, 3)}


# The engines' own SUBSTR; Ibis' writes the start four times, and with it all that start is made of.
@ibis.udf.scalar.builtin(name="substr", signature=(("string", "int64", "int64"), "string"))
def _substr(text, start, length):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 (the engine's own)
    """The part of a text; the engine has it."""


def zone_text(text: ibis.Value, stamp: StampFormat) -> ibis.Value:
    """The zone at the end of `text`, null where there is none."""
    return text.re_extract(ZONE, 1).nullif("") if stamp.zoned else ibis.null("string")


def zone_seconds(zone: ibis.Value, stamp: StampFormat) -> ibis.Value:
    """The seconds from UTC that a zone's text says."""
    form = FORMATS[stamp.name]
    if isinstance(form, Serial) and form.zone is not None:
        return ibis.literal(form.zone, "int64")
    if not stamp.zoned:
        return ibis.null("int64")
    named = [(zone == name, ibis.literal(seconds, "int64")) for name, seconds in ZONE_SECONDS.items()]
    whole = [(zone == f"+{h:02d}:00", ibis.literal(h * HOUR, "int64")) for h in (7, 8, 9)]
    hours = zone.substr(1, 2).try_cast("int64") * HOUR
    minutes = ibis.ifelse(zone.length() > len("+07"), zone.right(2).try_cast("int64") * 60, 0)
    return ibis.cases(*whole, *named, (zone.startswith("-"), -hours - minutes), else_=hours + minutes)


def local_time(text: ibis.Value, zone: ibis.Value, stamp: StampFormat) -> ibis.Value:
    """The time that `text` says in its own zone; null where it cannot be read."""
    form = FORMATS[stamp.name]
    if isinstance(form, Serial):
        return _counted(text, form)
    body = text
    if stamp.zoned:
        bare = text.left(text.length() - zone.length())
        body = ibis.ifelse(zone.isnull(), text, ibis.ifelse(bare.endswith(" "), bare.strip(), bare))
    return _parted(body, form)


def _parted(body: ibis.Value, form: Written) -> ibis.Value:
    iso = _arranged(body, form.name)
    taken_apart = _taken_apart(body, form).try_cast("timestamp")
    if iso is None:
        return taken_apart
    plain = iso.like(_SECOND) | iso.like(_MINUTE) | iso.like(_DAY)
    fraction = iso.like(f"{_SECOND}%") & iso.substr(19).re_search(_FRACTION)
    exact, cut = iso.try_cast("timestamp"), iso.left(19).try_cast("timestamp")
    return ibis.cases((plain, exact), (fraction, cut), else_=taken_apart)


def _arranged(body: ibis.Value, name: str) -> ibis.Value | None:
    """`body` in ISO order where it has the usual width; None for formats that have none."""
    if name == "ymd":
        return body
    if name not in _PLACES:
        return None
    month, day = (body.substr(place, 2) for place in _PLACES[name])
    clock = body.substr(10).replace(".", ":")
    wide = body.like(_WIDE[0]) | body.like(_WIDE[1]) | body.like(_WIDE[2])
    return ibis.ifelse(wide, body.substr(6, 4) + "-" + month + "-" + day + clock, ibis.null("string"))


def _taken_apart(body: ibis.Value, form: Written) -> ibis.Value:
    """`body` as an ISO text, part by part; null where it has another shape."""
    year, month, day = (body.re_extract(form.group(group), 1) for group in form.order)
    hour, minute, second, half = (body.re_extract(form.group(group), 1).nullif("") for group in (4, 5, 6, 7))
    whole_year = year if form.order[0] == 1 else "20" + year.nullif("").right(2)
    number = _month(month) if form.named else month
    clock = _hour(hour, half) + ":" + minute + ":" + second.fill_null("00")
    return whole_year + "-" + number + "-" + day + " " + clock.fill_null("00:00:00")


def _month(word: ibis.Value) -> ibis.Value:
    """The number of a month from a row of all of them, such as jan01feb02: no engine searches it twice."""
    known = "".join(f"{name}{number:02d}" for name, number in sorted(month_prefixes().items()))
    table = ibis.literal(known)
    return _substr(table, table.find(word.left(3).lower()) + 4, 2)


def _hour(hour: ibis.Value, half: ibis.Value) -> ibis.Value:
    """The hour on a clock of 24: noon is 12 PM, midnight 12 AM; 13 AM is none."""
    number = hour.try_cast("int64")
    morning = ibis.cases((number < _NOON, number), (number == _NOON, 0), else_=_NO_HOUR)
    evening = ibis.ifelse(number < _NOON, number + _NOON, number)
    return ibis.ifelse(half.isnull(), hour, ibis.ifelse(half.lower() == "a", morning, evening).cast("string"))


def _counted(text: ibis.Value, form: Serial) -> ibis.Value:
    """Time from a number of days, seconds or milliseconds; Excel's fraction of a day is rounded to the second."""
    number = ibis.ifelse(text.re_search(form.pattern), text.replace(",", "."), ibis.null("string"))
    value = number.try_cast("float64")
    seconds = value * form.seconds if form.zone is None else (value * form.seconds).floor()
    return ibis.literal(form.epoch, "timestamp") + seconds.round().cast("int64").as_interval("s")
