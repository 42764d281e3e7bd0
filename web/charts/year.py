"""A year as a grid: a row a month, a mark a day."""

from collections.abc import Sequence
from datetime import date

from plotly.graph_objects import Figure, Scatter

from model.calendar import WorkCalendar
from model.text import Lang
from model.written_numbers import MONTHS, full_day
from web.charts.look import BLUE, GREY, ORANGE, RED, dress
from web.parts.week import hours_of
from web.parts.year import KINDS, kind_of, off_name, year_of

_MARKS = {
    "work": ("square", BLUE, 0.45),
    "other": ("diamond", ORANGE, 0.9),
    "off": ("circle", RED, 1),
    "rest": ("line-ew-open", GREY, 0.8),
}


def year_grid(calendar: WorkCalendar, year: int, lang: Lang) -> Figure:
    """Every day of `year` by its kind; a mark tells its date, hours or name."""
    days = year_of(year)
    traces = [_trace(calendar, [d for d in days if kind_of(calendar, d) == kind], kind, lang) for kind in KINDS]
    figure = Figure([trace for trace in traces if trace.x])
    figure.update_xaxes(range=[0.3, 31.7], tickmode="array", tickvals=[1, 5, 10, 15, 20, 25, 31], showgrid=False)
    figure.update_yaxes(
        range=[11.6, -0.6], tickmode="array", tickvals=list(range(12)), ticktext=MONTHS[lang], showgrid=False
    )
    figure.update_layout(xaxis_zeroline=False, yaxis_zeroline=False, xaxis_fixedrange=True, yaxis_fixedrange=True)
    return dress(figure, lang)


def _trace(calendar: WorkCalendar, days: Sequence[date], kind: str, lang: Lang) -> Scatter:
    symbol, color, opacity = _MARKS[kind]
    return Scatter(
        x=[day.day for day in days],
        y=[day.month - 1 for day in days],
        name=KINDS[kind].to(lang),
        mode="markers",
        marker={"symbol": symbol, "color": color, "size": 9, "opacity": opacity, "line": {"width": 1, "color": color}},
        text=[_says(calendar, day, kind, lang) for day in days],
        hovertemplate="%{text}<extra></extra>",
    )


def _says(calendar: WorkCalendar, day: date, kind: str, lang: Lang) -> str:
    said = off_name(day, lang) if kind == "off" else hours_of(calendar.shifts(day), lang)
    return f"{full_day(day, lang)}: {said}"
