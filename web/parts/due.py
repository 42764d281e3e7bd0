"""The latest allowed end of what began at a time, with the rule that gives it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from model.calendar import WorkCalendar
from model.deadline import due
from model.errors import SopError
from model.text import Lang, Text
from model.time import Counting, Limit, Time, limit_of
from model.written_numbers import full_moment

_DUE = Text(id="Batas: {moment}", en="Due: {moment}")
_BASIS = Text(id="{rule} Kalender {id}, waktu {zone}.", en="{rule} Calendar {id}, {zone} time.")
_NO_START = Text(id="Isi tanggal dan jam mulai.", en="Fill in the date and time of the start.")
_NO_AMOUNT = Text(id="Isi jumlah yang lebih besar dari nol.", en="Fill in an amount above zero.")
_WHOLE = Text(id="Bulan dan H+N hanya dalam bilangan bulat.", en="Months and H+N come in whole numbers only.")
_BEYOND = Text(
    id="Batasnya berada di luar kalender {id} ({first}–{last}). Pilih mulai atau jumlah yang lain.",
    en="The bound lies outside calendar {id} ({first}–{last}). Choose another start or amount.",
)
_WEEKS = {
    "working": Text(id="Seminggu dihitung {week} hari kerja.", en="A week counts as {week} working days."),
    "calendar": Text(
        id="Seminggu dihitung 7 hari kalender, tanpa berhenti.", en="A week counts as 7 calendar days, without pause."
    ),
}
_WORKING_TIME = Text(
    id="Menit dan jam adalah waktu kerja: di luar jam kerja hitungannya berhenti.",
    en="Minutes and hours are working time: outside working hours the count stands.",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: its name, its rule under a way of counting, and the bound of an amount of it."""

    name: Text
    rule: Callable[[Counting, Lang], str]
    limit: Callable[[float, Counting], Limit | None]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """What the user asks: the amount of a unit since a start."""

    start: datetime
    amount: float
    unit: Unit


def _timed(unit: str, day_type: str | None = None) -> Callable[[float, Counting], Limit | None]:
    return lambda amount, counting: limit_of(Time("", "fixed", amount, amount, unit, day_type), counting)


def _says(text: Text) -> Callable[[Counting, Lang], str]:
    return lambda _counting, lang: text.to(lang)


UNITS = {
    "minute": Unit(Text(id="menit", en="minutes"), _says(_WORKING_TIME), _timed("minute")),
    "hour": Unit(Text(id="jam", en="hours"), _says(_WORKING_TIME), _timed("hour")),
    "working_day": Unit(
        Text(id="hari kerja", en="working days"),
        _says(
            Text(
                id="N hari kerja berakhir pada bagian yang sama dari hari kerja ke-N sesudahnya, berapa pun jam hari itu.",
                en="N working days end at the same share of the Nth working day after, whatever its hours.",
            )
        ),
        _timed("day", "working"),
    ),
    "calendar_day": Unit(
        Text(id="hari kalender", en="calendar days"),
        _says(Text(id="Hari kalender berjalan terus, juga pada hari libur.", en="Calendar days run on, on days off too.")),
        _timed("day", "calendar"),
    ),
    "week": Unit(
        Text(id="minggu", en="weeks"),
        lambda counting, lang: _WEEKS[counting.day].to(lang, week=counting.week),
        _timed("week"),
    ),
    "month": Unit(
        Text(id="bulan", en="months"),
        _says(
            Text(
                id="Bulan berakhir di akhir tanggal yang sama atau, bila libur, di akhir hari kerja berikutnya.",
                en="Months end with the same date or, on a day off, with the next working day.",
            )
        ),
        _timed("month"),
        whole=True,
    ),
    "day_end": Unit(
        Text(id="H+N", en="H+N"),
        _says(
            Text(
                id="H+N berakhir saat jam kerja hari kerja ke-N sesudahnya selesai.",
                en="H+N ends when the work of the Nth working day after ends.",
            )
        ),
        lambda amount, _counting: Limit(day_end=int(amount)),
        whole=True,
    ),
}  # fmt: skip


def asked(day: str | None, clock: str | None, amount: float | str | None, unit: str) -> Span:
    """What the fields ask; `SopError` names the field to fill in."""
    try:
        start = datetime.fromisoformat(f"{(day or '')[:10]}T{clock}").replace(tzinfo=None)
    except ValueError as error:
        raise SopError(_NO_START) from error
    if not isinstance(amount, int | float) or not amount > 0:
        raise SopError(_NO_AMOUNT)
    found = UNITS[unit]
    if found.whole and amount % 1:
        raise SopError(_WHOLE)
    return Span(start, amount, found)


def bound(span: Span, calendar: WorkCalendar, counting: Counting) -> datetime:
    """The bound; `SopError` where the calendar does not reach so far."""
    try:
        limit = span.unit.limit(span.amount, counting)
        assert limit is not None
        return due(span.start, limit, calendar)
    except (ValueError, OverflowError) as error:
        facts = {"id": calendar.id, "first": calendar.first.year, "last": calendar.last.year}
        raise SopError(_BEYOND, **facts) from error


def answer(span: Span, calendar: WorkCalendar, counting: Counting, lang: Lang) -> list[Component]:
    """The bound and under it the rule and the calendar."""
    moment = full_moment(bound(span, calendar, counting), lang)
    basis = _BASIS.to(lang, rule=span.unit.rule(counting, lang), id=calendar.id, zone=calendar.zone)
    return [html.P(_DUE.to(lang, moment=moment), className="due"), html.P(basis, className="note")]
