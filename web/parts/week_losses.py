"""When time is lost: the card of the heat map."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from model.run import WeekHour
from model.text import Lang, Text
from model.written_numbers import WEEKDAYS, hours, number
from web.charts.week_heat import week_heat
from web.page import View
from web.parts.graph import Chart, chart_card

_TITLE = Text(id="Kapan waktu hilang dalam langkah", en="When time is lost in steps")
_SAYS = Text(
    id="Terbanyak pada langkah yang dimulai {day} pukul {hour}: {hours} dari {total} jam kerja ({late} dari {n} "
    "pelaksanaan terlambat). Kotak tanpa angka: tidak ada yang hilang.",
    en="Most in steps begun {day} at {hour}: {hours} of {total} working hours ({late} of {n} executions late). "
    "Cells without a figure: nothing lost.",
)
_NOTHING = Text(
    id="Tidak ada waktu yang hilang di dalam langkah, jadi tidak ada jam yang menonjol.",
    en="No time is lost within the steps, so no hour stands out.",
)
_HEAD = (Text(id="Hari", en="Day"), Text(id="Jam mulai", en="Hour of start"), Text(id="Jam kerja hilang", en="Working hours lost"),
         Text(id="Terlambat", en="Late"), Text(id="Pelaksanaan terukur (n)", en="Measurable runs (n)"))  # fmt: skip
_CLOCK = {Lang.ID: "{0:02}.00–{1:02}.00", Lang.EN: "{0:02}:00–{1:02}:00"}


def week_card(view: View, cells: Sequence[WeekHour]) -> Component:
    """The heat map of losses, or that there are none."""
    title, total = view.say(_TITLE), sum(cell.excess_seconds for cell in cells)
    if not total:
        return html.Section([html.H2(title), html.P(view.say(_NOTHING))], className="card")
    worst = max(cells, key=lambda cell: cell.excess_seconds)
    day, hour, lost, late, n = _row(view, worst)
    finding = view.say(_SAYS, day=day, hour=hour, hours=lost, late=late, n=n, total=hours(total, view.lang))
    head = [view.say(text) for text in _HEAD]
    rows = [_row(view, cell) for cell in cells]
    return chart_card(Chart(title, finding, week_heat(cells, view.lang), head, rows), view.lang)


def _row(view: View, cell: WeekHour) -> tuple[str, str, str, str, str]:
    lang = view.lang
    clock = _CLOCK[lang].format(cell.hour, (cell.hour + 1) % 24)
    late, runs = (number(count, lang) for count in (cell.late, cell.runs))
    return WEEKDAYS[lang][cell.weekday], clock, hours(cell.excess_seconds, lang), late, runs
