"""The share of conforming cases by month, with its interval and its target."""

from collections.abc import Sequence

from plotly.graph_objects import Figure, Scatter

from analytics.statistics import wilson
from model.run import Month
from model.text import Lang, Text
from model.written_numbers import month, percent
from web.charts.look import BLUE, GREY, ORANGE, dress

_SHARE = Text(id="Kasus sesuai (%)", en="Conforming cases (%)")
_BAND = Text(id="Selang 95%", en="95% interval")
_TARGET = Text(id="Sasaran {share}", en="Target {share}")
_HOVER = "%{x}: %{y:.1f}% (n = %{customdata:,})<extra></extra>"


def share_line(months: Sequence[Month], target: float | None, lang: Lang) -> Figure:
    """The months that have cases; the band is Wilson's interval of each."""
    shown = [one for one in months if one.cases]
    names = [month(one.month, lang) for one in shown]
    bounds = [wilson(one.conforming, one.cases) or (0.0, 1.0) for one in shown]
    band = Scatter(
        x=[*names, *reversed(names)],
        y=[100 * high for _low, high in bounds] + [100 * low for low, _high in reversed(bounds)],
        fill="toself",
        fillcolor="rgba(34,139,230,0.15)",
        line={"width": 0},
        hoverinfo="skip",
        name=_BAND.to(lang),
    )
    shares = [100 * one.conforming / one.cases for one in shown]
    line = Scatter(
        x=names, y=shares, customdata=[one.cases for one in shown], name=_SHARE.to(lang), mode="lines+markers"
    )
    line.update(line_color=BLUE, marker_size=8, hovertemplate=_HOVER)
    figure = Figure([band, line])
    if target is not None:
        words = _TARGET.to(lang, share=percent(target, lang))
        aim = Scatter(x=[names[0], names[-1]], y=[100 * target] * 2, name=words, mode="lines", hoverinfo="skip")
        figure.add_trace(aim.update(line={"color": ORANGE, "dash": "dash", "width": 2}))
    lowest = min((100 * low for low, _high in bounds), default=0.0)
    figure.update_layout(
        xaxis={"type": "category", "gridcolor": GREY},
        yaxis={"title": _SHARE.to(lang), "range": [min(lowest - 4, 46), 104], "tickmode": "linear", "dtick": 10},
    )
    return dress(figure, lang)
