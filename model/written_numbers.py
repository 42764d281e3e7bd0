"""Numbers and dates as each language writes them: 1.234,5 and 21 Nov 2026 in Indonesian."""

from datetime import date, datetime

from model.text import Lang, Text

_ID_SIGNS = str.maketrans(",.", ".,")
MONTHS = {
    Lang.ID: ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    Lang.EN: ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
LONG_MONTHS = {
    Lang.ID: (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    Lang.EN: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
WEEKDAYS = {
    Lang.ID: ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    Lang.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_HOURS_FROM = 7200
_TEN = 10
_MINUTES = Text(id="{count} menit", en="{count} minutes")
_HOURS = Text(id="{count} jam", en="{count} hours")
_CLOCK = {Lang.ID: "%H.%M", Lang.EN: "%H:%M"}


def number(value: float, lang: Lang, digits: int = 0) -> str:
    """`value` with thousands grouped and `digits` decimals."""
    text = f"{value:,.{digits}f}"
    return text.translate(_ID_SIGNS) if lang is Lang.ID else text


def percent(share: float | None, lang: Lang) -> str:
    """A share between 0 and 1 as a percentage with one decimal; "-" where there is none."""
    return "-" if share is None else f"{number(share * 100, lang, 1)}%"


def whole_percent(share: float, lang: Lang) -> str:
    """A share in whole percent, 41 %; in English 41%. Neither nothing nor all where that is not so."""
    rounded = round(100 * share)
    bounded = max(rounded, 1) if share > 0 else rounded
    told = min(bounded, 99) if share < 1 else bounded
    return f"{told} %" if lang is Lang.ID else f"{told}%"


def interval(bounds: tuple[float, ...] | None, lang: Lang) -> str:
    """The bounds of an interval of shares, or nothing when there is none."""
    if not bounds:
        return ""
    return f"{number(bounds[0] * 100, lang, 1)}–{percent(bounds[1], lang)}"


def hours(seconds: float, lang: Lang) -> str:
    """`seconds` counted in hours with one decimal."""
    return number(seconds / 3600, lang, 1)


def worked_hours(count: float, lang: Lang) -> str:
    """A count of hours: 1.240 from ten on, below with one decimal, 7,5, in English 7.5."""
    rounded = round(count) if count >= _TEN else round(count, 1)
    return number(rounded, lang, 0 if rounded == int(rounded) else 1)


def duration(seconds: float, lang: Lang) -> str:
    """`seconds` in minutes below two hours, else in hours."""
    if seconds < _HOURS_FROM:
        return _MINUTES.to(lang, count=number(seconds / 60, lang))
    return _HOURS.to(lang, count=hours(seconds, lang))


def day(value: date, lang: Lang) -> str:
    """A date such as 21 Nov 2026."""
    return f"{value.day} {month(value, lang)}"


def month(value: date, lang: Lang) -> str:
    """A month such as Nov 2026."""
    return f"{MONTHS[lang][value.month - 1]} {value.year}"


def long_day(value: date, lang: Lang) -> str:
    """A date such as 8 Januari 2025."""
    return f"{value.day} {LONG_MONTHS[lang][value.month - 1]} {value.year}"


def full_day(value: date, lang: Lang) -> str:
    """A date such as Rabu, 8 Januari 2025."""
    return f"{WEEKDAYS[lang][value.weekday()]}, {long_day(value, lang)}"


def full_moment(value: datetime, lang: Lang) -> str:
    """A date such as Rabu, 8 Januari 2025 with its time of day."""
    return f"{full_day(value, lang)} {value.strftime(_CLOCK[lang])}"


def moment(value: datetime | None, lang: Lang) -> str:
    """A date with its time of day, or nothing when there is none."""
    return f"{day(value, lang)} {value.strftime(_CLOCK[lang])}" if value else ""
