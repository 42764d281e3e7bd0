"""The second step of bringing a log: which heading is which column, with examples and the first rows."""

import json
from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from model.csv_text import csv_text
from model.log import CANONICAL
from model.log_survey import LogSurvey
from model.text import Lang, Text
from model.written_numbers import number, whole_percent
from web.page import View
from web.parts.labelled import labelled
from web.parts.table import table

COLUMNS = {
    "case": Text(id="Nomor kasus", en="Case"),
    "activity": Text(id="Kegiatan", en="Activity"),
    "start": Text(id="Mulai", en="Start"),
    "end": Text(id="Selesai", en="End"),
    "performer": Text(id="Nama pelaksana", en="Performer"),
    "role": Text(id="Jabatan", en="Role"),
    "unit": Text(id="Unit", en="Unit"),
    "output": Text(id="Keluaran", en="Output"),
    "requirements": Text(id="Kelengkapan", en="Requirements"),
}
_UNUSED = Text(id="(tidak dipakai)", en="(not used)")
_HEADING = Text(id="Judul di berkas", en="Heading in the file")
_EXAMPLES = Text(id="Contoh isi", en="Examples")
_MEANS = Text(id="Dipakai sebagai", en="Used as")
_SURE = Text(id="Keyakinan", en="Confidence")
_MEANING_OF = Text(id="{heading} dipakai sebagai", en="{heading} is used as")
UNASKED = "-"
_DATES = Text(id="Urutan tanggal seperti 03/04/2026", en="Order of dates such as 03/04/2026")
_ORDERS = {
    UNASKED: Text(id="kenali sendiri", en="find out"),
    "dmy": Text(id="hari di depan (3 April)", en="day first (3 April)"),
    "mdy": Text(id="bulan di depan (4 Maret)", en="month first (March 4)"),
}
_ASKED = Text(
    id="Log ini tidak menunjukkan dengan pasti mana hari dan mana bulan. Pilih urutan tanggalnya.",
    en="This log does not show for certain which is the day and which the month. Choose the order of its dates.",
)
_PART = Text(id="Lembar atau jenis objek", en="Sheet or object type")
_PREVIEW = Text(id="{count} baris pertama", en="First {count} rows")
_FOUND = Text(id="{cases} kasus, {events} kejadian, {first} s.d. {last}.", en="{cases} cases, {events} events, {first} to {last}.")  # fmt: skip
_SURE_FROM, _LIKELY_FROM = 0.9, 0.6
_LONGEST, _EXAMPLES_SHOWN = 40, 3
_DATE_DOUBTS = frozenset({"dates_assumed", "dates_open", "dates_mixed"})


def columns_form(survey: LogSurvey, view: View) -> list[Component]:
    """What was recognised and what can be changed."""
    return [*_told(survey, view), _columns(survey, view), _preview(survey, view)]


def _told(survey: LogSurvey, view: View) -> list[Component]:
    """What the log holds, or why it is not understood yet, and the question about dates where it is open."""
    told: list[Component] = []
    if survey.problem:
        told.append(html.P(json.loads(survey.problem)[view.lang.value], className="said wrong"))
    if survey.content:
        counts = {name: number(getattr(survey.content, name), view.lang) for name in ("cases", "events")}
        first, last = (stamp[:10] for stamp in survey.content.period)
        told.append(html.P(view.say(_FOUND, **counts, first=first, last=last)))
        if any(doubt.code in _DATE_DOUBTS for doubt in survey.content.doubts):
            told.append(html.P(view.say(_ASKED), className="said wrong"))
    return told


def _columns(survey: LogSurvey, view: View) -> Component:
    head = html.Thead(html.Tr([html.Th(view.say(text), scope="col") for text in (_HEADING, _EXAMPLES, _MEANS, _SURE)]))
    rows = [_row(survey, at, view) for at in range(len(survey.headings))]
    frame = html.Table([head, html.Tbody(rows)], className="plain")
    return html.Div(frame, className="scroll", tabIndex="0", role="region", **labelled(view.say(_MEANS)))


def _row(survey: LogSurvey, at: int, view: View) -> Component:
    heading = survey.headings[at]
    known = next((one for one in (survey.content.recognised if survey.content else ()) if one.heading == heading), None)
    options = [{"value": "-", "label": view.say(_UNUSED)}]
    options += [{"value": name, "label": COLUMNS[name].to(view.lang)} for name in CANONICAL]
    choice = dmc.Select(
        id={"type": "log-column", "at": at},
        data=options,
        value=known.column if known else "-",
        allowDeselect=False,
        size="xs",
        comboboxProps={"withinPortal": True},
        **labelled(view.say(_MEANING_OF, heading=heading)),
    )
    cells = [html.Th(heading, scope="row"), html.Td(_examples(survey, at)), html.Td(choice)]
    return html.Tr([*cells, html.Td(sure(known.confidence if known else None, view.lang))])


def sure(confidence: float | None, lang: Lang) -> list[Component]:
    """How sure something is, in figures and in colour."""
    if confidence is None:
        return []
    level = "high" if confidence >= _SURE_FROM else "middle" if confidence >= _LIKELY_FROM else "low"
    return [html.Span(whole_percent(confidence, lang), className=f"sure {level}")]


def _examples(survey: LogSurvey, at: int) -> str:
    values = dict.fromkeys(row[at][:_LONGEST] for row in survey.sample if at < len(row) and row[at])
    return " · ".join(list(values)[:_EXAMPLES_SHOWN])


def questions(view: View) -> Component:
    """The order of dates, and the part of the file to read where it has several."""
    orders = [{"value": key, "label": view.say(text)} for key, text in _ORDERS.items()]
    dates = dmc.Select(id="log-dates", data=orders, value=UNASKED, label=view.say(_DATES), allowDeselect=False)
    part = dmc.Select(id="log-part", data=[], label=view.say(_PART), allowDeselect=False, className="hidden")
    return html.Div([dates, part], className="fields intake")


def _preview(survey: LogSurvey, view: View) -> Component:
    rows = [[cell[:_LONGEST] for cell in row] for row in survey.sample]
    title = view.say(_PREVIEW, count=number(len(rows), view.lang))
    return html.Details([html.Summary(title), table(title, survey.headings, rows)])


def columns_csv(survey: LogSurvey, chosen: Sequence[str]) -> str | None:
    """The table of columns that says what was chosen for each heading; None where nothing differs from what was found."""
    found = {one.heading: one.column for one in survey.content.recognised} if survey.content else {}
    said = {h: name if name in CANONICAL else "" for h, name in zip(survey.headings, chosen, strict=False)}
    if survey.content and all(found.get(heading, "") == name for heading, name in said.items()):
        return None
    return csv_text(("heading", "column"), said.items())
