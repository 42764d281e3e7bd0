"""Findings as bars to click on: the one chosen stands out."""

from collections.abc import Sequence
from dataclasses import dataclass

from plotly.graph_objects import Bar, Figure

from model.text import Lang, Text
from web.charts.look import BLUE, GREY, dress

_COUNT = Text(id="Temuan", en="Findings")
_ROOM = 0.5


@dataclass(frozen=True, slots=True)
class Pile:
    """The findings of one group: the value that asks for it, its name, how many."""

    value: str
    name: str
    count: int


def finding_bars(piles: Sequence[Pile], chosen: str, lang: Lang) -> Figure:
    """A bar a group from the top down; a click tells its value."""
    colours = [GREY if chosen and pile.value != chosen else BLUE for pile in piles]
    bars = Bar(
        orientation="h",
        y=[pile.value for pile in piles],
        x=[pile.count for pile in piles],
        customdata=[pile.value for pile in piles],
        text=[pile.count for pile in piles],
        texttemplate="%{text:,}",
        textposition="outside",
        cliponaxis=False,
        hovertext=[pile.name for pile in piles],
        hovertemplate="%{hovertext}: %{x:,}<extra></extra>",
        marker={"color": colours},
    )
    figure = Figure([bars])
    figure.update_layout(
        xaxis={"title": _COUNT.to(lang), "rangemode": "tozero", "fixedrange": True},
        yaxis={"type": "category", "range": [len(piles) - _ROOM, -_ROOM], "fixedrange": True},
        bargap=0.3,
    )
    figure.update_yaxes(tickvals=[pile.value for pile in piles], ticktext=[_short(pile.name) for pile in piles])
    dressed = dress(figure, lang)
    dressed.update_layout(margin={"r": 48})
    return dressed


def _short(name: str) -> str:
    longest = 22
    return name if len(name) <= longest else f"{name[: longest - 1]}…"
