"""When time is lost: weekdays against hours of the day."""

from collections.abc import Sequence

from plotly.graph_objects import Figure, Heatmap

from model.run import WeekHour
from model.text import Lang, Text
from model.written_numbers import WEEKDAYS, hours
from web.charts.look import dress

_CELL = Text(id="{hours} jam kerja; {late} dari {runs} terlambat", en="{hours} working hours; {late} of {runs} late")
_WORKDAYS = 5
_SHORT = 3
_TENTH = 360
_START = Text(id="Jam mulai (angka: jam hilang)", en="Hour of start (figures: hours lost)")
# Transparent at zero, so that the ground and the text on it stay legible in the light and in the dark.
_SCALE = ((0.0, "rgba(232,89,12,0.05)"), (1.0, "rgba(232,89,12,0.75)"))


def week_heat(cells: Sequence[WeekHour], lang: Lang) -> Figure:
    """Hours lost by weekday (Monday at the top) and hour of the start; white where nothing was begun."""
    found = {(cell.weekday, cell.hour): cell for cell in cells}
    columns = range(min(c.hour for c in cells), max(c.hour for c in cells) + 1)
    days = range(max(_WORKDAYS, max(c.weekday for c in cells) + 1))
    grid = [[found.get((day, hour)) for hour in columns] for day in days]
    heat = Heatmap(
        x=list(columns),
        y=[WEEKDAYS[lang][day][:_SHORT] for day in days],
        z=[[cell.excess_seconds / 3600 if cell else None for cell in row] for row in grid],
        text=[[_written(cell, lang) for cell in row] for row in grid],
        customdata=[[_said(cell, lang) for cell in row] for row in grid],
        texttemplate="%{text}",
        hovertemplate="%{y} %{x}.00: %{customdata}<extra></extra>",
        hoverongaps=False,
        showscale=False,
        colorscale=_SCALE,
        zmin=0,
        xgap=2,
        ygap=2,
    )
    figure = Figure([heat])
    figure.update_xaxes(
        tickmode="array",
        tickvals=list(columns),
        ticktext=[str(h) for h in columns],
        showgrid=False,
        title=_START.to(lang),
    )
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_layout(xaxis_fixedrange=True, yaxis_fixedrange=True)
    return dress(figure, lang)


def _written(cell: WeekHour | None, lang: Lang) -> str:
    if not (cell and cell.excess_seconds):
        return ""
    return (
        hours(max(cell.excess_seconds, _TENTH), lang)
        if cell.excess_seconds >= _TENTH / 2
        else f"<{hours(_TENTH, lang)}"
    )


def _said(cell: WeekHour | None, lang: Lang) -> str:
    if cell is None:
        return ""
    return _CELL.to(lang, hours=hours(cell.excess_seconds, lang), late=cell.late, runs=cell.runs)
