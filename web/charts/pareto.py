"""Where time above the norm is lost, largest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from plotly.graph_objects import Bar, Figure, Scatter

from model.text import Lang, Text
from web.charts.look import BLUE, ORANGE, dress

_HOURS = Text(id="Jam kerja hilang", en="Working hours lost")
_SHARE = Text(id="Kumulatif (%)", en="Cumulative (%)")


@dataclass(frozen=True, slots=True)
class Loss:
    """Time lost in one place: `label` on the axis, `name` in full."""

    label: str
    name: str
    seconds: int


def cumulative(losses: Sequence[Loss]) -> list[float]:
    """The running share of all lost time, in percent."""
    total = sum(loss.seconds for loss in losses)
    return [100 * running / total for running in accumulate(loss.seconds for loss in losses)]


def pareto(losses: Sequence[Loss], lang: Lang, places: int) -> Figure:
    """Hours lost as bars for the first `places` and their running share of all as a line."""
    running, losses = cumulative(losses)[:places], losses[:places]
    labels, names = [loss.label for loss in losses], [loss.name for loss in losses]
    hours = [loss.seconds / 3600 for loss in losses]
    bars = Bar(x=labels, y=hours, name=_HOURS.to(lang), marker_color=BLUE, customdata=names)
    bars.hovertemplate = "%{customdata}: %{y:,.1f}<extra></extra>"
    line = Scatter(x=labels, y=running, name=_SHARE.to(lang), yaxis="y2", mode="lines+markers")
    line.update(line_color=ORANGE, hovertemplate="%{y:.1f}%<extra></extra>")
    figure = Figure([bars, line])
    figure.update_layout(
        xaxis={"type": "category"},
        yaxis={"title": _HOURS.to(lang), "rangemode": "tozero"},
        yaxis2={"title": _SHARE.to(lang), "overlaying": "y", "side": "right", "range": [0, 105], "showgrid": False},
    )
    figure.update_layout(yaxis2={"tickmode": "linear", "tick0": 0, "dtick": 20})
    return dress(figure, lang)
