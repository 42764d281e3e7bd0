"""How long each step takes against its norm, and how much of it is waiting."""

from collections.abc import Sequence
from dataclasses import dataclass

from plotly.graph_objects import Bar, Box, Figure, Scatter

from model.run import StepTimes
from model.text import Lang, Text
from web.charts.look import BLUE, GREY, ORANGE, RED, dress

_NORM = Text(id="Batas waktu baku", en="Limit of the norm")
_SPREAD = Text(id="Lama pengerjaan", en="Service time")
_EACH = Text(id="Tiap pelaksanaan", en="Each run")
_HOURS = Text(id="Jam (skala logaritmik)", en="Hours (logarithmic scale)")
_WORK = Text(id="Pengerjaan", en="Work")
_WAIT = Text(id="Menunggu", en="Waiting")
_PART = Text(id="Bagian dari waktu langkah (%)", en="Share of the step's time (%)")
_LEAST = 1 / 60
_ROOM = 0.5


@dataclass(frozen=True, slots=True)
class Spread:
    """The times of one step with its name, and its limit in seconds where the norm is one."""

    label: str
    times: StepTimes
    limit: int | None


def spread_boxes(spreads: Sequence[Spread], lang: Lang) -> Figure:
    """A box a step from the first down: whiskers to the shortest and the longest run; a mark where the limit is."""
    labels = [one.label for one in spreads]
    boxes = Box(
        orientation="h",
        name=_SPREAD.to(lang),
        y=labels,
        q1=[_hours(one.times.lower) for one in spreads],
        median=[_hours(one.times.middle) for one in spreads],
        q3=[_hours(one.times.upper) for one in spreads],
        lowerfence=[_hours(one.times.low) for one in spreads],
        upperfence=[_hours(one.times.high) for one in spreads],
        marker_color=BLUE,
        fillcolor="rgba(34,139,230,0.25)",
    )
    figure = Figure([boxes, _points(spreads, lang), _limits(spreads, lang)])
    figure.update_layout(xaxis={"type": "log", "title": _HOURS.to(lang), "dtick": 1})
    return _topdown(figure, labels, lang)


def _points(spreads: Sequence[Spread], lang: Lang) -> Scatter:
    each = [(one, seconds) for one in spreads for seconds in one.times.few]
    over = [one.limit is not None and seconds > one.limit for one, seconds in each]
    return Scatter(
        mode="markers",
        name=_EACH.to(lang),
        y=[one.label for one, _seconds in each],
        x=[_hours(seconds) for _one, seconds in each],
        marker={"size": 6, "color": [RED if late else BLUE for late in over], "opacity": 0.7},
        hovertemplate="%{y}: %{x:,.2f}<extra></extra>",
    )


def _limits(spreads: Sequence[Spread], lang: Lang) -> Scatter:
    known = [(one.label, _hours(one.limit)) for one in spreads if one.limit]
    return Scatter(
        mode="markers",
        name=_NORM.to(lang),
        y=[label for label, _hours in known],
        x=[hours for _label, hours in known],
        marker={"symbol": "line-ns-open", "size": 24, "line": {"width": 3}, "color": ORANGE},
        hovertemplate=f"{_NORM.to(lang)} %{{y}}: %{{x:,.2f}}<extra></extra>",
    )


def wait_bars(spreads: Sequence[Spread], lang: Lang) -> Figure:
    """What part of each step's time is work and what part is waiting for it."""
    labels = [one.label for one in spreads]
    totals = [one.times.service + one.times.waiting or 1 for one in spreads]
    parts = (
        (_WORK, [one.times.service for one in spreads], BLUE, ""),
        (_WAIT, [one.times.waiting for one in spreads], GREY, "/"),
    )
    bars = [
        Bar(
            orientation="h",
            name=name.to(lang),
            y=labels,
            x=[100 * part / total for part, total in zip(seconds, totals, strict=True)],
            customdata=[part / 3600 for part in seconds],
            hovertemplate=f"%{{y}}, {name.to(lang)}: %{{x:.1f}}% (%{{customdata:,.1f}} h)<extra></extra>",
            marker={"color": colour, "pattern": {"shape": hatch}},
        )
        for name, seconds, colour, hatch in parts
    ]
    figure = Figure(bars)
    figure.update_layout(barmode="stack", xaxis={"title": _PART.to(lang), "range": [0, 100]})
    return _topdown(figure, labels, lang)


def _topdown(figure: Figure, labels: Sequence[str], lang: Lang) -> Figure:
    order = {"type": "category", "categoryorder": "array", "categoryarray": list(labels)}
    figure.update_layout(yaxis={**order, "range": [len(labels) - _ROOM, -_ROOM]})
    return dress(figure, lang)


def _hours(seconds: float) -> float:
    """Hours, a minute at least: a logarithmic scale has no place for nothing."""
    return max(seconds / 3600, _LEAST)
