"""Share of conforming cases by month."""

from collections.abc import Sequence
from math import ceil

from plotly.graph_objects import Bar, Figure, Scatter

from model.run import Month
from model.text import Lang, Text
from model.written_numbers import month
from web.charts.look import BLUE, GREY, dress

_SHARE = Text(id="Kasus sesuai (%)", en="Conforming cases (%)")
_CASES = Text(id="Jumlah kasus (n)", en="Number of cases (n)")

_TICKS = 5


def trend(months: Sequence[Month], lang: Lang) -> Figure:
    """The share as a line, the number of cases behind it as bars."""
    names = [month(m.month, lang) for m in months]
    share = [100 * m.conforming / m.cases for m in months]
    label, cases = _SHARE.to(lang), _CASES.to(lang)
    bars = Bar(x=names, y=[m.cases for m in months], name=cases, yaxis="y2", marker_color=GREY, opacity=0.35)
    line = Scatter(x=names, y=share, name=label, mode="lines+markers", line_color=BLUE, marker_size=9)
    line.hovertemplate = "%{x}: %{y:.1f}%<extra></extra>"
    figure, most = Figure([bars, line]), max(m.cases for m in months)
    figure.update_layout(
        xaxis={"type": "category"},
        yaxis={"title": label, "range": [-4, 105], "overlaying": "y2", "tickmode": "linear", "dtick": 20},
        yaxis2={"title": cases, "side": "right", "range": [-0.04 * most, 1.05 * most], "showgrid": False},
    )
    figure.update_layout(yaxis2={"tickmode": "linear", "dtick": ceil(most / _TICKS)})
    return dress(figure, lang)
