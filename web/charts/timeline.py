"""One case in time: when each activity ran and when it had to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plotly.graph_objects import Bar, Figure, Scatter

from model.text import Lang, Text
from web.charts.look import BLUE, GREY, RED, dress

_DUE = Text(id="Batas waktu", en="Due")
_STYLES = {
    "within": (Text(id="Dalam batas", en="Within the limit"), BLUE, ""),
    "late": (Text(id="Terlambat", en="Late"), RED, "/"),
    "undecided": (Text(id="Belum dapat dinilai", en="Undecided"), GREY, "."),
    "none": (Text(id="Tanpa batas waktu", en="No time limit"), GREY, ""),
}


@dataclass(frozen=True, slots=True)
class Span:
    """One activity: its name, when it ran, when it was due, its verdict."""

    label: str
    start: datetime
    end: datetime
    due: datetime | None
    verdict: str


def timeline(spans: Sequence[Span], lang: Lang) -> Figure:
    """A bar for each span, coloured and hatched by verdict, and a mark where it was due."""
    traces = [_bars(spans, verdict, lang) for verdict in _STYLES if any(s.verdict == verdict for s in spans)]
    places = list(range(len(spans)))
    figure = Figure([*traces, _marks(spans, lang)])
    figure.update_layout(
        barmode="overlay",
        xaxis={"type": "date", "tickangle": 0, "nticks": 6},
        yaxis={"tickvals": places, "ticktext": [s.label for s in spans], "range": [len(spans) - 0.5, -0.5]},
    )
    return dress(figure, lang)


def _bars(spans: Sequence[Span], verdict: str, lang: Lang) -> Bar:
    name, colour, hatch = _STYLES[verdict]
    shown = [(place, span) for place, span in enumerate(spans) if span.verdict == verdict]
    return Bar(
        orientation="h",
        name=name.to(lang),
        y=[place for place, _ in shown],
        base=[span.start for _, span in shown],
        x=[(span.end - span.start).total_seconds() * 1000 for _, span in shown],
        width=0.55,
        marker={"color": colour, "line": {"color": colour, "width": 3}, "pattern": {"shape": hatch}},
        customdata=[[s.label, f"{s.start:%d/%m/%Y %H.%M}", f"{s.end:%d/%m/%Y %H.%M}"] for _, s in shown],
        hovertemplate="%{customdata[0]}<br>%{customdata[1]} – %{customdata[2]}<extra></extra>",
    )


def _marks(spans: Sequence[Span], lang: Lang) -> Scatter:
    due = [(place, span.due) for place, span in enumerate(spans) if span.due]
    return Scatter(
        mode="markers",
        name=_DUE.to(lang),
        x=[when for _, when in due],
        y=[place for place, _ in due],
        marker={"symbol": "line-ns-open", "size": 22, "line": {"width": 3}, "color": "#e8590c"},
        hovertemplate=f"{_DUE.to(lang)}: %{{x|%d/%m/%Y %H.%M}}<extra></extra>",
    )
