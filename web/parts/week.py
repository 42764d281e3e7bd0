"""The hours of a week in words and as a table."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dash.development.base_component import Component

from model.shifts import Shifts, Week, clock, length
from model.text import Lang, Text
from model.written_numbers import WEEKDAYS, hours
from web.parts.table import table

_LABEL = Text(id="Jam kerja seminggu, kalender {id}", en="Working hours of a week, calendar {id}")
_HEAD = (Text(id="Hari", en="Day"), Text(id="Jam kerja", en="Working hours"), Text(id="Jumlah jam", en="Hours"))
_REST = Text(id="libur", en="off")


def week_table(week: Week, name: str, lang: Lang) -> Component:
    """One row a day, named after the calendar `name`."""
    rows = [
        (day, hours_of(shifts, lang), hours(length(shifts), lang))
        for day, shifts in zip(WEEKDAYS[lang], week, strict=True)
    ]
    return table(_LABEL.to(lang, id=name), [text.to(lang) for text in _HEAD], rows)


def hours_of(shifts: Shifts, lang: Lang) -> str:
    """The shifts of a day such as 07.30–12.00, 13.00–16.00."""
    spans = ", ".join(f"{clock(begin)}–{clock(end)}" for begin, end in shifts) or _REST.to(lang)
    return spans.replace(".", ":") if lang is Lang.EN else spans


def week_hours(week: Week, lang: Lang) -> str:
    """The hours of a whole week, without the unit."""
    return hours(sum(map(length, week)), lang)


def week_in_words(week: Week, lang: Lang) -> list[str]:
    """The working days with their hours, days with the same hours together."""
    return [f"{_days(days, lang)} {hours_of(shifts, lang)}" for days, shifts in _alike(week) if shifts]


def _alike(week: Week) -> Iterator[tuple[Sequence[int], Shifts]]:
    for shifts, days in groupby(range(len(week)), key=lambda day: week[day]):
        yield tuple(days), shifts


def _days(days: Sequence[int], lang: Lang) -> str:
    first, last = WEEKDAYS[lang][days[0]], WEEKDAYS[lang][days[-1]]
    return first if len(days) == 1 else f"{first}–{last}"
