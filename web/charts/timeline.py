"""One case in time: what was planned, when each activity ran, what it waited for, what is out of order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plotly.graph_objects import Bar, Figure, Scatter

from model.text import Lang, Text
from web.charts.look import BLUE, GREY, RED, dress

_DUE = Text(id="Batas waktu", en="Due")
_PLAN = Text(id="Rencana: dari mulai sampai batas waktu", en="Planned: from the start until due")
_GAP = Text(id="Menunggu", en="Waiting")
_ODD = Text(id="Menyimpang dari urutan SOP", en="Off the order of the SOP")
_BAND = "rgba(134,142,150,0.35)"
_STYLES = {
    "within": (Text(id="Dalam batas", en="Within the limit"), BLUE, ""),
    "late": (Text(id="Terlambat", en="Late"), RED, "/"),
    "undecided": (Text(id="Belum dapat dinilai", en="Undecided"), GREY, "."),
    "none": (Text(id="Tanpa batas waktu", en="No time limit"), GREY, ""),
}


@dataclass(frozen=True, slots=True)
class Span:
    """One activity: its name, when it ran, when it was due, its verdict; `odd` where it deviates from the order."""

    label: str
    start: datetime
    end: datetime
    due: datetime | None
    verdict: str
    odd: str = ""


def timeline(spans: Sequence[Span], lang: Lang) -> Figure:
    """A bar for each span, coloured and hatched by verdict, over its plan; gaps before it, marks where it was due."""
    traces = [_bars(spans, verdict, lang) for verdict in _STYLES if any(s.verdict == verdict for s in spans)]
    places = list(range(len(spans)))
    figure = Figure([_plans(spans, lang), _gaps(spans, lang), *traces, _marks(spans, lang), *_odd(spans, lang)])
    figure.update_layout(
        barmode="overlay",
        xaxis={"type": "date", "tickangle": 0, "nticks": 6},
        yaxis={"tickvals": places, "ticktext": [s.label for s in spans], "range": [len(spans) - 0.5, -0.5]},
    )
    return dress(figure, lang)


def _plans(spans: Sequence[Span], lang: Lang) -> Bar:
    due = [(place, span.start, span.due) for place, span in enumerate(spans) if span.due]
    return Bar(
        orientation="h",
        name=_PLAN.to(lang),
        y=[place for place, _start, _due in due],
        base=[start for _place, start, _due in due],
        x=[(until - start).total_seconds() * 1000 for _place, start, until in due],
        width=0.85,
        marker={"color": _BAND},
        hoverinfo="skip",
    )


def _gaps(spans: Sequence[Span], lang: Lang) -> Scatter:
    """A dotted line to each span from the latest end of those before it."""
    x: list[datetime | None] = []
    y: list[int | None] = []
    last = spans[0].end if spans else None
    for place, span in enumerate(spans):
        if last and span.start > last:
            x += [last, span.start, None]
            y += [place, place, None]
        last = max(last, span.end) if last else span.end
    line = {"color": GREY, "dash": "dot", "width": 2}
    return Scatter(mode="lines", name=_GAP.to(lang), x=x, y=y, line=line, hoverinfo="skip")


def _odd(spans: Sequence[Span], lang: Lang) -> list[Scatter]:
    """A mark before each span that is off the order; none where all are in it."""
    found = [(place, span) for place, span in enumerate(spans) if span.odd]
    marks = Scatter(
        mode="markers",
        name=_ODD.to(lang),
        x=[span.start for _place, span in found],
        y=[place for place, _span in found],
        customdata=[span.odd for _place, span in found],
        marker={"symbol": "diamond", "size": 13, "color": "#fab005", "line": {"width": 2, "color": "#212529"}},
        hovertemplate="%{customdata}<extra></extra>",
    )
    return [marks] if found else []


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
