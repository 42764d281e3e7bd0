"""The rules that a check rests on: its calendars, how times are counted, when the clocks stand."""

from dash import html
from dash.development.base_component import Component

from model.deadline import describe
from model.office import ClockRules
from model.report import CalendarUsed, Report
from model.text import Lang, Text
from model.time import Counting
from web.page import View

_SUMMARY = Text(
    id="Cara menghitung: kalender {calendar}, {day}{units}", en="Counted by calendar {calendar}, {day}{units}"
)
_DAYS = {
    "working": Text(
        id="“hari” = hari kerja, seminggu {week} hari kerja", en="“day” = working day, a week {week} of them"
    ),
    "calendar": Text(id="“hari” = hari kalender, seminggu 7", en="“day” = calendar day, a week 7 of them"),
}
_UNITS = Text(id="; {n} unit berkalender sendiri", en="; units with their own calendar: {n}")
_CALENDAR = Text(id="Kalender {id}, versi {version}, zona {zone}.", en="Calendar {id}, version {version}, zone {zone}.")
_UNIT = Text(
    id="{unit}: kalender {id}, versi {version}, zona {zone}.",
    en="{unit}: calendar {id}, version {version}, zone {zone}.",
)
_REPEATED = {
    "run": Text(
        id="Langkah yang diulang dinilai setiap kali sendiri-sendiri.",
        en="A step done again is judged each time by itself.",
    ),
    "first": Text(
        id="Langkah yang diulang dihitung sejak pelaksanaannya yang pertama.",
        en="A step done again is counted from its first run.",
    ),
    "split": Text(
        id="Semua pelaksanaan langkah yang diulang berbagi satu batas.",
        en="All runs of a step done again share one limit.",
    ),
}
_PAUSING = Text(id="Jam berhenti selama: {activities}.", en="The clocks stand during: {activities}.")


def rules(view: View, report: Report) -> Component:
    """The rules of `report` in a line, and in full when it is opened."""
    lang, units = view.lang, report.units
    more = view.say(_UNITS, n=len(units)) if units else ""
    summary = view.say(_SUMMARY, calendar=report.calendar.id, day=meaning(report.counting, lang), units=more)
    used = [_used(_CALENDAR, report.calendar, lang), *(_used(_UNIT, one.calendar, lang, one.unit) for one in units)]
    full = [*used, describe(report.counting).to(lang), *clock_rules(report.clock, lang)]
    return html.Details([html.Summary(summary), html.Ul([html.Li(said) for said in full])], className="rules")


def meaning(counting: Counting, lang: Lang) -> str:
    """What a plain day and a week mean, in a few words."""
    return _DAYS[counting.day].to(lang, week=counting.week)


def clock_rules(clock: ClockRules, lang: Lang) -> list[str]:
    """How repeated steps are judged, and what stops the clocks."""
    said = [_REPEATED[clock.repeated].to(lang)]
    return [*said, _PAUSING.to(lang, activities=", ".join(clock.pausing))] if clock.pausing else said


def _used(sentence: Text, used: CalendarUsed, lang: Lang, unit: str = "") -> str:
    return sentence.to(lang, unit=unit, id=used.id, version=used.version, zone=used.zone)
