"""What hand-overs waited for, as one stacked bar each."""

from collections.abc import Sequence
from dataclasses import dataclass

from plotly.graph_objects import Bar, Figure

from model.bottleneck import CAUSES, WaitingCauses
from model.text import Lang, Text
from model.written_numbers import number
from web.charts.look import dress

UNSPLIT = "unsplit"
NAMES = {
    "contention": Text(id="Antrean", en="Queue"),
    "batching": Text(id="Dikumpulkan", en="Batching"),
    "priority": Text(id="Didahului", en="Overtaken"),
    "unavailable": Text(id="Tidak bertugas", en="Not at work"),
    "other": Text(id="Tidak tampak", en="Not shown"),
    UNSPLIT: Text(id="Tidak terurai", en="Not split"),
}
_LOOKS = {
    "contention": ("#1971c2", ""),
    "batching": ("#e8590c", "/"),
    "priority": ("#099268", "x"),
    "unavailable": ("#f08c00", ""),
    "other": ("#868e96", "."),
    UNSPLIT: ("#ced4da", ""),
}
_HOURS = Text(id="Jam kerja menunggu", en="Working hours waited")
_N = Text(id="{label} (n = {n})", en="{label} (n = {n})")
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Waiting:
    """The waiting of one hand-over: its name, its n, its causes."""

    label: str
    waits: int
    causes: WaitingCauses


def cause_hours(causes: WaitingCauses, cause: str) -> float:
    """Hours waited for `cause`, one of `NAMES`."""
    return int(getattr(causes, f"{cause}_seconds")) / _HOUR


def waiting_bars(waitings: Sequence[Waiting], lang: Lang) -> Figure:
    """A bar for each hand-over, the first at the top, cut by cause; causes without waiting are left out."""
    figure = Figure([trace for cause in (*CAUSES, UNSPLIT) if (trace := _bar(waitings, cause, lang))])
    figure.update_layout(
        barmode="stack",
        xaxis={"title": _HOURS.to(lang), "rangemode": "tozero"},
        yaxis={"type": "category", "autorange": "reversed"},
        legend_traceorder="normal",
    )
    return dress(figure, lang)


def _bar(waitings: Sequence[Waiting], cause: str, lang: Lang) -> Bar | None:
    hours, name = [cause_hours(one.causes, cause) for one in waitings], NAMES[cause].to(lang)
    if not any(hours):
        return None
    colour, hatch = _LOOKS[cause]
    return Bar(
        orientation="h",
        name=name,
        x=hours,
        y=[_N.to(lang, label=one.label, n=number(one.waits, lang)) for one in waitings],
        marker={"color": colour, "pattern": {"shape": hatch}},
        hovertemplate=f"{name}: %{{x:,.1f}}<extra>%{{y}}</extra>",
    )
