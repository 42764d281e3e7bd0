"""A calendar as an office file describes it: what it takes from its base, and what is its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics.offices.entry import Entry
from analytics.offices.indonesia import FIRST, HOLIDAYS, LAST, RAMADAN, ZONE, days_off, ramadan
from model.calendar import Span, WorkCalendar
from model.shifts import REST, Shifts, Week, hours
from model.text import Text
from model.zone import utc_offsets

_KEYS = ("base", "zone", "week", "ramadan", "period", "closed", "days", "holidays")
_WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_BLANK = WorkCalendar(id="", source=HOLIDAYS, zone=ZONE, week=(REST,) * 7, first=FIRST, last=LAST, closed=days_off())
_HOURS = Text(
    id='{file}: jam {hours} pada {key} salah. Tulis seperti ["07.30-12.00", "13.00-16.00"]: berurutan, tidak bertumpuk, dalam satu hari; [] berarti libur.',
    en='{file}: the hours {hours} of {key} are wrong. Write them like ["07.30-12.00", "13.00-16.00"]: in order, not overlapping, within one day; [] is a day off.',
)
_DAY_NAME = Text(
    id="{file}: {key} bukan nama hari. Pakai senin sampai minggu, atau kelompok seperti senin-kamis.",
    en="{file}: {key} is no day of the week. Use monday to sunday, or a group such as monday-thursday.",
)
_TWICE = Text(
    id="{file}: {key} mengatur hari yang sudah diatur. Sebut tiap hari sekali saja.",
    en="{file}: {key} sets a day that is already set. Name each day once only.",
)
_DATE = Text(
    id="{file}: {key} bukan tanggal. Tulis seperti 2025-12-24.",
    en="{file}: {key} is no date. Write it like 2025-12-24.",
)
_YEARS = Text(
    id="{file}: {key} berada di luar {first} s.d. {last}. Perbaiki tanggalnya.",
    en="{file}: {key} lies outside {first} to {last}. Correct the date.",
)
_BACKWARDS = Text(
    id="{file}: {key} berakhir sebelum mulai. Tukar from dan to.",
    en="{file}: {key} ends before it begins. Swap from and to.",
)
_ZONE = Text(
    id='{file}: zona {key} = "{zone}" tidak dikenal. Pakai nama IANA, misalnya Asia/Jakarta, Asia/Makassar, Asia/Jayapura.',
    en='{file}: zone {key} = "{zone}" is not known. Use an IANA name, for example Asia/Jakarta, Asia/Makassar, Asia/Jayapura.',
)
_NO_WEEK = Text(
    id="{file}: {key} tidak punya jam kerja. Tambahkan week, atau base dengan kalender yang ada.",
    en="{file}: {key} has no working hours. Add a week, or a base that names a calendar.",
)


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: date
    last: date


def own_calendar(name: str, entry: Entry, known: dict[str, WorkCalendar]) -> WorkCalendar:
    """The calendar `name` that `entry` describes; its base is one of `known`."""
    said = entry.table(*_KEYS)
    if not {"base", "week"} & said.keys():
        raise entry.error(_NO_WEEK)
    base = said["base"].choice(known) if "base" in said else _BLANK
    week = _week(said["week"], base.week) if "week" in said else base.week
    month = ramadan(_week(said["ramadan"], week)) if "ramadan" in said else ()
    closed = frozenset(day for row in _rows(said, "closed") for day in _closed(row))
    return replace(
        base,
        id=name,
        source=_source(entry.file, base, said),
        zone=_zone(said["zone"]) if "zone" in said else base.zone,
        week=week,
        spans=(*base.spans, *month, *(_period(row, week) for row in _rows(said, "period"))),
        closed=_national(said, base) | closed,
        days=(*((day, shifts) for day, shifts in base.days if day not in closed), *_days(said)),
    )


def _source(file: str, base: WorkCalendar, said: dict[str, Entry]) -> str:
    """The file, and what its hours rest on besides."""
    added = {HOLIDAYS: "holidays" in said and said["holidays"].value, RAMADAN: "ramadan" in said}
    parts = (file, *base.source.split(", "), *(part for part, used in added.items() if used))
    return ", ".join(dict.fromkeys(parts))


def _rows(said: dict[str, Entry], name: str) -> Iterator[Entry]:
    if name in said:
        yield from said[name].rows()


def _week(entry: Entry, usual: Week) -> Week:
    """The week that `entry` says; days that it does not name are `usual`."""
    found: dict[int, Shifts] = {}
    for name, day in entry.table().items():
        for weekday in _weekdays(name, day):
            if weekday in found:
                raise day.error(_TWICE)
            found[weekday] = _shifts(day)
    return tuple(found.get(weekday, shifts) for weekday, shifts in enumerate(usual))


def _weekdays(name: str, entry: Entry) -> range:
    """The days in a name such as `jumat` or `senin-kamis`."""
    first, _, last = name.lower().partition("-")
    begin, end = _WEEKDAYS.get(first), _WEEKDAYS.get(last or first)
    if begin is None or end is None or end < begin:
        raise entry.error(_DAY_NAME)
    return range(begin, end + 1)


def _shifts(entry: Entry) -> Shifts:
    texts = [row.of(str) for row in entry.rows()]
    try:
        return hours(*texts)
    except ValueError as error:
        raise entry.error(_HOURS, hours=", ".join(texts)) from error


def _period(entry: Entry, usual: Week) -> Span:
    entry.table("from", "to", "week", "why")
    stretch = _stretch(entry)
    return Span(stretch.first, stretch.last, _week(entry.needed("week"), usual))


def _closed(entry: Entry) -> Iterator[date]:
    """The days of a date or of a table with from, to and why."""
    if not isinstance(entry.value, dict):
        yield _day(entry)
        return
    entry.table("from", "to", "why")
    stretch = _stretch(entry)
    yield from (stretch.first + timedelta(days=n) for n in range((stretch.last - stretch.first).days + 1))


def _stretch(entry: Entry) -> _Stretch:
    found = _Stretch(_day(entry.needed("from")), _day(entry.needed("to")))
    if found.last < found.first:
        raise entry.error(_BACKWARDS)
    return found


def _day(entry: Entry) -> date:
    return _within(entry, entry.of(date))


def _within(entry: Entry, day: date) -> date:
    if not FIRST <= day <= LAST:
        raise entry.error(_YEARS, first=FIRST, last=LAST)
    return day


def _days(said: dict[str, Entry]) -> Iterator[tuple[date, Shifts]]:
    """Dates with hours of their own."""
    for name, entry in (said["days"].table() if "days" in said else {}).items():
        try:
            day = date.fromisoformat(name)
        except ValueError as error:
            raise entry.error(_DATE) from error
        yield _within(entry, day), _shifts(entry)


def _national(said: dict[str, Entry], base: WorkCalendar) -> frozenset[date]:
    """The days off of the base, with or without the national ones as the file says."""
    if "holidays" not in said:
        return base.closed
    return base.closed | days_off() if said["holidays"].of(bool) else base.closed - days_off()


def _zone(entry: Entry) -> str:
    zone = entry.of(str)
    try:
        utc_offsets(zone, FIRST, LAST)
    except (KeyError, ValueError, OSError) as error:
        raise entry.error(_ZONE, zone=zone) from error
    return zone
