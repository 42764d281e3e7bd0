"""Kalender kerja: an office's hours, due dates by them, and the file with its own rules."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from analytics.offices.calendar import built_in
from model.calendar import WorkCalendar
from model.deadline import describe
from model.errors import SopError
from model.registry import Role
from model.text import Lang, Text
from model.written_numbers import number
from store.workspace import Workspace
from web.page import Page, View
from web.parts.calendar_cards import week_card, year_card
from web.parts.due import UNITS, answer, asked
from web.parts.labelled import announced
from web.parts.office import Kept, keep, kept
from web.parts.office_example import EXAMPLE
from web.parts.rules import clock_rules, meaning
from web.site import Site

_TITLE = Text(id="Kalender kerja", en="Working calendars")
_LEAD = Text(
    id="Jam kerja dan aturan hitung yang menjadi dasar setiap batas waktu.",
    en="The working hours and rules of counting that every due date rests on.",
)
_CALENDAR = Text(id="Kalender", en="Calendar")
_YEAR = Text(id="Tahun", en="Year")
_BUILT_IN = Text(id="Bawaan", en="Built in")
_OWN = Text(id="Kantor ini", en="This office")
_CALCULATOR = Text(id="Hitung batas waktu", en="Find a due date")
_DAY = Text(id="Mulai tanggal", en="Start date")
_CLOCK = Text(id="Pukul", en="Time")
_HOURS = Text(id="Jam", en="Hours")
_MINUTES = Text(id="Menit", en="Minutes")
_AMOUNT = Text(id="Jumlah", en="Amount")
_UNIT = Text(id="Satuan", en="Unit")
_COUNTING = Text(id="Semua aturan hitung kantor ini", en="All rules of counting of this office")
_FILE = Text(id="Berkas kantor", en="Office file")
_FILE_NOTE = Text(
    id="Kalender sendiri, kalender tiap unit, dan arti kata waktu; berlaku dalam unit Anda dan unit di bawahnya yang "
    "tidak punya aturan sendiri.",
    en="Own calendars, the calendar of each unit and the meaning of words for time; they hold in your unit and those "
    "below it that have no rules of their own.",
)
_TEXT = Text(id="Isi berkas kantor (TOML)", en="Text of the office file (TOML)")
_SAVE = Text(id="Periksa dan simpan", en="Check and save")
_EXAMPLE = Text(id="Lihat contoh", en="Show an example")
_NO_FILE = Text(
    id="Belum ada aturan sendiri; yang berlaku kalender {calendar}.",
    en="There are no own rules yet; calendar {calendar} applies.",
)
_IN_FORCE = Text(
    id="Yang berlaku: kalender {calendar}, {units} unit berkalender sendiri, {meaning}.",
    en="In force: calendar {calendar}; units with their own calendar: {units}; {meaning}.",
)
_SAVED = Text(id="Tersimpan. {state}", en="Saved. {state}")
_LATER = Text(
    id="Pemeriksaan berikutnya memakainya; hasil yang sudah ada tidak berubah.",
    en="The next checks use it; results that exist do not change.",
)
_MONDAY = 1


def layout(view: View) -> Component:
    """Choice of calendar, its week and year, the calculator and the office file."""
    found = kept(view.workspace)
    now = datetime.now(tz=ZoneInfo(found.rules.office.calendar.zone))
    page = [
        html.H1(view.say(_TITLE)),
        html.P(view.say(_LEAD), className="lead"),
        dcc.Store(id="office-seen", data=found.edition.digest),
        _choices(view, found, now.year),
        html.Div([html.Section(id="calendar-week", className="card"), _calculator(view, now.date())],
                 className="pair"),
        html.Div(id="calendar-year"),
        _office_file(view, found),
    ]  # fmt: skip
    settings = {"locale": view.lang.value, "firstDayOfWeek": _MONDAY}
    return html.Div(dmc.DatesProvider(page, settings=settings), className="about-office")


def _choices(view: View, found: Kept, year: int) -> Component:
    chosen = found.rules.office.calendar
    years = [str(one) for one in range(chosen.first.year, chosen.last.year + 1)]
    calendars = dmc.Select(
        id="calendar",
        data=options(found, view.lang),
        value=chosen.id,
        label=view.say(_CALENDAR),
        allowDeselect=False,
    )
    choice = dmc.Select(id="year", data=years, value=str(year), label=view.say(_YEAR), allowDeselect=False)
    return html.Div([calendars, choice], className="fields")


def options(found: Kept, lang: Lang) -> list[dict[str, object]]:
    """The calendars to choose from: the built-in ones, then the office's own."""
    ours = built_in()
    own = [name for name in found.rules.calendars if name not in ours]
    groups = ((_BUILT_IN, list(ours)), (_OWN, own))
    return [{"group": title.to(lang), "items": names} for title, names in groups if names]


def _calculator(view: View, today: date) -> Component:
    units = [{"value": key, "label": view.say(unit.name)} for key, unit in UNITS.items()]
    decimal = {Lang.ID: ",", Lang.EN: "."}[view.lang]
    fields = [
        dmc.DateInput(id="due-day", value=today.isoformat(), valueFormat="D MMM YYYY", label=view.say(_DAY)),
        dmc.TimePicker(
            id="due-clock",
            value="08:00",
            format="24h",
            label=view.say(_CLOCK),
            hoursInputLabel=view.say(_HOURS),
            minutesInputLabel=view.say(_MINUTES),
        ),
        dmc.NumberInput(id="due-amount", value=2, min=0, decimalSeparator=decimal, label=view.say(_AMOUNT)),
        dmc.Select(id="due-unit", data=units, value="working_day", label=view.say(_UNIT), allowDeselect=False),
    ]
    rules = html.Details([html.Summary(view.say(_COUNTING)), html.Ul(id="office-rules")])
    shown = html.Div(id="due", **announced())
    parts = [html.H2(view.say(_CALCULATOR)), html.Div(fields, className="fields"), shown, rules]
    return html.Section(parts, className="card")


def _office_file(view: View, found: Kept) -> Component:
    text = dmc.Textarea(
        id="office-text",
        value=found.edition.text,
        placeholder=EXAMPLE,
        label=view.say(_TEXT),
        minRows=16,
        resize="vertical",
        spellCheck="false",
        persistence="office",
        persistence_type="session",
    )
    parts = [
        html.H2(view.say(_FILE)),
        html.P(view.say(_FILE_NOTE), className="note"),
        html.Div(_said(state(found, view.lang), wrong=bool(found.error)), id="office-said", **announced()),
        text,
        html.Div(dmc.Button(view.say(_SAVE), id="office-save"), className="actions"),
        html.Details([html.Summary(view.say(_EXAMPLE)), html.Pre(EXAMPLE, className="scroll", tabIndex="0")]),
    ]
    return html.Section(parts, className="card")


def _said(sentence: str, *, wrong: bool) -> Component:
    return html.P(sentence, className="said wrong" if wrong else "said")


def state(found: Kept, lang: Lang) -> str:
    """What is in force, or why the file is not."""
    office, text = found.rules.office, found.edition.text
    if found.error:
        return found.error.to(lang)
    if not text.strip():
        return _NO_FILE.to(lang, calendar=office.calendar.id)
    facts = {"calendar": office.calendar.id, "units": number(len(office.units), lang)}
    said = _IN_FORCE.to(lang, **facts, meaning=meaning(office.counting, lang))
    return f"{said} {_LATER.to(lang)}"


def show_calendar(
    workspace: Workspace, name: str, year: str, _seen: str, lang: str
) -> tuple[list[Component], Component]:
    """The week and the year of the chosen calendar."""
    chosen = _calendar(kept(workspace), name)
    if not year.isdecimal() or not chosen.first.year <= int(year) <= chosen.last.year:
        raise PreventUpdate
    return week_card(chosen, int(year), Lang(lang)), year_card(chosen, int(year), Lang(lang))


def show_due(
    workspace: Workspace, fields: tuple[str | None, str | None, float | str | None, str], shown: tuple[str, str, str]
) -> list[Component]:
    """The due date for start date, time, amount and unit in `fields`, by the calendar in `shown`; else what is missing."""
    found, (name, _, lang) = kept(workspace), shown
    try:
        return answer(asked(*fields), _calendar(found, name), found.rules.office.counting, Lang(lang))
    except SopError as error:
        return [_said(error.to(Lang(lang)), wrong=True)]


def show_rules(workspace: Workspace, _seen: str, lang: str) -> list[Component]:
    """How the office counts, rule by rule."""
    office, spoken = kept(workspace).rules.office, Lang(lang)
    full = [describe(office.counting).to(spoken), *clock_rules(office.clock, spoken)]
    return [html.Li(said) for said in full]


def _calendar(found: Kept, name: str) -> WorkCalendar:
    return found.rules.calendars.get(name, found.rules.office.calendar)


def save(
    workspace: Workspace, clicks: int | None, text: str | None, seen: str, lang: str
) -> tuple[Component, object, object, object]:
    """What is said after saving, the digest of the file, the calendars to choose from and the office's own.

    A text that is wrong, or a file that has changed since it was `seen`, leaves all as it is.
    """
    if not clicks:
        raise PreventUpdate
    spoken = Lang(lang)
    clean = (text or "").encode(errors="replace").decode()
    try:
        found = keep(workspace, clean, seen)
    except SopError as error:
        return _said(error.to(spoken), wrong=True), no_update, no_update, no_update
    said = _said(_SAVED.to(spoken, state=state(found, spoken)), wrong=False)
    return said, found.edition.digest, options(found, spoken), found.rules.office.calendar.id


def register(site: Site) -> None:
    """Shows what is chosen, finds due dates, and saves the office file."""
    name, seen, lang = Input("calendar", "value"), Input("office-seen", "data"), State("lang", "value")
    shown = Output("calendar-week", "children"), Output("calendar-year", "children")
    site.callback(show_calendar, *shown, name, Input("year", "value"), seen, lang)
    fields = tuple(Input(f"due-{part}", "value") for part in ("day", "clock", "amount", "unit"))
    due = {"fields": fields, "shown": (name, seen, lang)}
    site.callback(show_due, output=Output("due", "children"), inputs=due)
    site.callback(show_rules, Output("office-rules", "children"), seen, lang)
    site.callback(
        save,
        Output("office-said", "children"),
        Output("office-seen", "data"),
        Output("calendar", "data"),
        Output("calendar", "value"),
        Input("office-save", "n_clicks"),
        State("office-text", "value"),
        State("office-seen", "data"),
        lang,
        roles=frozenset({Role.ADMIN, Role.PLANNER}),
        prevent_initial_call=True,
    )


PAGE = Page(
    path="/kalender",
    title=_TITLE,
    order=7,
    audience=Text(id="Untuk kantor", en="For the office"),
    layout=layout,
    register=register,
    about_sop=False,
)
