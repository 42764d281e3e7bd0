"""A calendar as cards: its week with the hours of other times, and its year."""

from dash import html
from dash.development.base_component import Component

from analytics.offices.indonesia import ramadan
from model.calendar import Span, WorkCalendar
from model.text import Lang, Text
from model.written_numbers import day, full_day, hours, number
from web.charts.year import year_grid
from web.parts.graph import Chart, chart_card
from web.parts.week import hours_of, week_hours, week_in_words, week_table
from web.parts.year import MONTH_HEAD, kind_of, month_rows, year_of

_FACTS = Text(id="Versi {version}; zona {zone}.", en="Version {version}; zone {zone}.")
_WEEK = Text(id="{hours} jam seminggu, {days} hari kerja.", en="{hours} hours a week, {days} working days.")
_SPECIAL = Text(id="Jam khusus {year}–{next}", en="Special hours {year}–{next}")
_NOTHING_SPECIAL = Text(id="Tidak ada jam khusus.", en="There are no special hours.")
_RAMADAN = Text(id="Ramadan {first}–{last}: {hours} jam seminggu", en="Ramadan {first}–{last}: {hours} hours a week")
_PERIOD = Text(id="{first}–{last}: {hours} jam seminggu", en="{first}–{last}: {hours} hours a week")
_YEAR = Text(id="Tahun {year}, kalender {id}", en="Year {year}, calendar {id}")
_YEAR_SAYS = Text(
    id="{days} hari kerja, {hours} jam kerja, {off} hari libur yang jatuh pada hari kerja. Tahun yang liburnya belum ditetapkan adalah perkiraan.",
    en="{days} working days, {hours} working hours, {off} days off on weekdays. Years whose holidays are not decreed yet are estimates.",
)


def week_card(calendar: WorkCalendar, year: int, lang: Lang) -> list[Component]:
    """Version, week and special hours of `calendar` in `year` and the next."""
    facts = _FACTS.to(lang, version=calendar.version, zone=calendar.zone)
    days = number(sum(map(bool, calendar.week)), lang)
    return [
        html.H2(calendar.id),
        html.P(facts, className="note"),
        html.P(_WEEK.to(lang, hours=week_hours(calendar.week, lang), days=days), className="finding"),
        week_table(calendar.week, calendar.id, lang),
        *_special(calendar, year, lang),
    ]


def _special(calendar: WorkCalendar, year: int, lang: Lang) -> list[Component]:
    title, found = _SPECIAL.to(lang, year=year, next=year + 1), special_hours(calendar, year, lang)
    if not found:
        return [html.H3(title), html.P(_NOTHING_SPECIAL.to(lang), className="note")]
    said = [part for name, lines in found for part in (html.Dt(name), *(html.Dd(line) for line in lines))]
    return [html.H3(title), html.Dl(said, className="special")]


def special_hours(calendar: WorkCalendar, year: int, lang: Lang) -> list[tuple[str, list[str]]]:
    """Stretches and single days with other hours in `year` and the next, each with these hours."""
    spans = [span for span in calendar.spans if span.first.year <= year + 1 and span.last.year >= year]
    days = [(one, shifts) for one, shifts in calendar.days if year <= one.year <= year + 1]
    return [
        *((_span_name(span, lang), week_in_words(span.week, lang)) for span in spans),
        *((full_day(one, lang), [hours_of(shifts, lang)]) for one, shifts in days),
    ]


def _span_name(span: Span, lang: Lang) -> str:
    name, total = _RAMADAN if span in ramadan(span.week) else _PERIOD, week_hours(span.week, lang)
    return name.to(lang, first=day(span.first, lang), last=day(span.last, lang), hours=total)


def year_card(calendar: WorkCalendar, year: int, lang: Lang) -> Component:
    """The days of `year` as a picture and by month."""
    days = year_of(year)
    off = sum(kind_of(calendar, one) == "off" for one in days)
    worked = sum(bool(calendar.shifts(one)) for one in days)
    seconds = sum(end - begin for one in days for begin, end in calendar.shifts(one))
    says = _YEAR_SAYS.to(lang, days=number(worked, lang), hours=hours(seconds, lang), off=number(off, lang))
    head = [text.to(lang) for text in MONTH_HEAD]
    title = _YEAR.to(lang, year=year, id=calendar.id)
    return chart_card(Chart(title, says, year_grid(calendar, year, lang), head, month_rows(calendar, year, lang)), lang)
