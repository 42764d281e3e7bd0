"""An individuals chart of the monthly share of conforming cases, with its limits, signals and changes."""

from collections.abc import Sequence
from itertools import cycle

from plotly.graph_objects import Figure, Scatter

from model.text import Lang, Text
from model.trend import Change, Trend, TrendMonth
from model.written_numbers import month
from web.charts.look import BLUE, GREY, ORANGE, RED, dress

SHARE = Text(id="Kasus sesuai (%)", en="Conforming cases (%)")
_FEW = Text(id="Kurang dari {n} kasus", en="Fewer than {n} cases")
_SIGNAL = Text(id="Sinyal", en="Signal")
LINES = {
    "upper": Text(id="Batas atas", en="Upper limit"),
    "centre": Text(id="Garis tengah", en="Centre line"),
    "lower": Text(id="Batas bawah", en="Lower limit"),
}
CHANGES = {
    "revised": Text(id="SOP direvisi", en="SOP revised"),
    "effective": Text(id="SOP berlaku", en="SOP in force"),
    "found": Text(id="Titik perubahan", en="Change point"),
}
_DAYS = 31
_PLACES = ((0.0, "right"), (0.0, "left"), (0.5, "right"))
_HOVER = "%{x}: %{y:.1f}% (n = %{customdata:,})<extra></extra>"


def control(trend: Trend, lang: Lang) -> Figure:
    """The months, those with too few cases apart; limits beyond 0 and 100 % are drawn there."""
    shown = [one for one in trend.months if one.share is not None]
    judged = [one for one in shown if one.cases >= trend.chart.fewest_cases]
    few = [one for one in shown if one.cases < trend.chart.fewest_cases]
    names = [month(one.month, lang) for one in trend.months]
    traces = [_limit(trend, line, names, lang) for line in LINES if getattr(trend.chart, line) is not None]
    traces.append(_points(judged, SHARE.to(lang), lang, mode="lines+markers", line_color=BLUE, marker_size=8))
    if few:
        marker = {"symbol": "circle-open", "size": 8, "color": GREY}
        traces.append(_points(few, _FEW.to(lang, n=trend.chart.fewest_cases), lang, mode="markers", marker=marker))
    figure = Figure([*traces, *_signals(trend, judged, lang)])
    figure.update_layout(
        xaxis={"type": "category", "categoryorder": "array", "categoryarray": names},
        yaxis={"title": SHARE.to(lang), "range": [-4, 108], "tickmode": "linear", "dtick": 20},
    )
    for place, change in zip(cycle(_PLACES), changes(trend), strict=False):
        _mark(figure, names, (change, *place), lang)
    return dress(figure, lang)


def changes(trend: Trend) -> list[Change]:
    """The changes within the months of the chart: those of the SOP, and the one the data point out."""
    found = [trend.change_point.found] if trend.change_point.found else []
    first, last = trend.months[0].month, trend.months[-1].month
    return [one for one in (*trend.revisions, *found) if first <= one.since.replace(day=1) <= last]


def _limit(trend: Trend, line: str, names: Sequence[str], lang: Lang) -> Scatter:
    level = 100 * min(1.0, max(0.0, getattr(trend.chart, line)))
    style = {"color": GREY, "width": 1.5, "dash": "solid" if line == "centre" else "dash"}
    trace = Scatter(x=list(names), y=[level] * len(names), name=LINES[line].to(lang), mode="lines", line=style)
    return trace.update(hovertemplate="%{y:.1f}%<extra>%{fullData.name}</extra>", showlegend=line != "lower")


def _points(months: Sequence[TrendMonth], name: str, lang: Lang, **look: object) -> Scatter:
    return Scatter(
        x=[month(one.month, lang) for one in months],
        y=[100 * (one.share or 0.0) for one in months],
        customdata=[one.cases for one in months],
        name=name,
        hovertemplate=_HOVER,
        **look,
    )


def _signals(trend: Trend, months: Sequence[TrendMonth], lang: Lang) -> list[Scatter]:
    struck = {signal.month for signal in trend.chart.signals}
    found = [one for one in months if one.month in struck]
    marker = {"symbol": "diamond-open", "size": 16, "color": RED, "line": {"width": 3}}
    return [_points(found, _SIGNAL.to(lang), lang, mode="markers", marker=marker)] if found else []


def _mark(figure: Figure, names: Sequence[str], mark: tuple[Change, float, str], lang: Lang) -> None:
    """An upright line at the day of `change`, with its name at the given height and side."""
    change, height, side = mark
    x = names.index(month(change.since, lang)) - 0.5 + (change.since.day - 1) / _DAYS
    colour = ORANGE if change.kind == "found" else GREY
    line = {"color": colour, "width": 2, "dash": "dot"}
    figure.add_shape(type="line", x0=x, x1=x, y0=0, y1=1, yref="paper", line=line)
    words = {"text": CHANGES[change.kind].to(lang), "textangle": -90, "showarrow": False}
    figure.add_annotation(x=x, y=height, yref="paper", xanchor=side, yanchor="bottom", **words)
