"""A chart in its card: title, finding, picture and the same numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component
from plotly.graph_objects import Figure

from model.text import Lang, Text
from model.written_numbers import LONG_MONTHS, MONTHS, WEEKDAYS
from web.charts.look import literal
from web.parts.labelled import labelled
from web.parts.table import save_buttons, table

SHOW = Text(id="Lihat tabel", en="Show table")
_WORDS = {
    "Download plot as a PNG": "Unduh grafik (PNG)",
    "Zoom": "Perbesar bagian",
    "Pan": "Geser",
    "Zoom in": "Perbesar",
    "Zoom out": "Perkecil",
    "Autoscale": "Skala otomatis",
    "Reset axes": "Setel ulang sumbu",
    "Double-click to zoom back out": "Klik ganda untuk kembali",
    "Taking snapshot - this may take a few seconds": "Membuat gambar, mohon tunggu",
    "Snapshot succeeded": "Gambar tersimpan",
}
_FORMAT = {
    "days": [WEEKDAYS[Lang.ID][-1], *WEEKDAYS[Lang.ID][:-1]],
    "shortDays": ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
    "months": list(LONG_MONTHS[Lang.ID]),
    "shortMonths": list(MONTHS[Lang.ID]),
    "date": "%d/%m/%Y",
    "year": "%Y",
    "month": "%b %Y",
    "dayMonth": "%-d %b",
    "dayMonthYear": "%-d %b %Y",
    "decimal": ",",
    "thousands": ".",
}
_ENGLISH = {"dictionary": {}, "format": {"dayMonth": "%-d %b", "dayMonthYear": "%-d %b %Y"}}

# `showSendToCloud` is on by default in Plotly 7 and offers to send the data to a public server.
GRAPH_CONFIG = {
    "locales": {"id": {"dictionary": _WORDS, "format": _FORMAT}, "en": _ENGLISH},
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["lasso2d", "select2d"],
    "responsive": True,
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with what it says in words and numbers; one that is clicked on has an `id`.

    A `wide` one scrolls by itself on a narrow screen.
    """

    title: str
    finding: str
    figure: Figure
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    height: int = 320
    id: str = ""
    wide: bool = False


def graph(figure: Figure, lang: Lang, height: int, name: str = "") -> Component:
    """`figure` with the shared settings in `lang`; `name` is its id."""
    config: Any = {**GRAPH_CONFIG, "locale": lang.value}
    known: Any = {"id": name} if name else {}
    return dcc.Graph(figure=literal(figure.to_dict()), config=config, style={"height": height}, **known)


def chart_card(chart: Chart, lang: Lang, *below: Component) -> Component:
    """The card of `chart`, with what belongs to it at its foot; PNG is a button of the chart itself."""
    numbers = table(chart.title, chart.head, chart.rows, saved=False)
    return html.Section(
        [
            html.H2(chart.title),
            html.P(chart.finding, className="finding"),
            _figure(chart, lang),
            save_buttons(chart.title),
            html.Details([html.Summary(SHOW.to(lang)), numbers]),
            *below,
        ],
        className="card",
    )


def _figure(chart: Chart, lang: Lang) -> Component:
    drawn = graph(chart.figure, lang, chart.height, chart.id)
    if not chart.wide:
        return html.Div(drawn, role="figure", **labelled(chart.title))
    return html.Div(drawn, role="figure", className="scroll-x", tabIndex="0", **labelled(chart.title))
