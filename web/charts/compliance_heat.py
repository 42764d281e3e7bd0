"""Which SOP of which unit is followed in which month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plotly.graph_objects import Figure, Heatmap

from model.run import Month
from model.text import Lang, Text
from model.written_numbers import month, number, percent
from web.charts.look import dress

_CELL = Text(id="{name}, {month}: {share} dari {n} kasus sesuai", en="{name}, {month}: {share} of {n} cases conform")
_SCALE = ((0.0, "rgba(34,139,230,0.10)"), (0.02, "rgba(232,89,12,0.04)"), (1.0, "rgba(232,89,12,0.80)"))
_WORST = 30.0
_LONGEST, _MONTHS = 44, 24


@dataclass(frozen=True, slots=True)
class Line:
    """One SOP of a unit: its key, its name and its months."""

    key: str
    name: str
    months: Sequence[Month]


def months_from(lines: Sequence[Line]) -> list[date]:
    """Every month from the first of any line to the last."""
    found = [one.month for line in lines for one in line.months]
    first, last = min(found), max(found)
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(n // 12, n % 12 + 1, 1) for n in numbers]


def compliance_heat(lines: Sequence[Line], fewest: int, lang: Lang) -> Figure:
    """A row a line, a column a month, at most the last two years: its share in percent, with * where it rests on fewer than `fewest` cases."""
    days = months_from(lines)[-_MONTHS:]
    grid = [[{one.month: one for one in line.months}.get(day) for day in days] for line in lines]
    off = [[100 - 100 * one.conforming / one.cases if one and one.cases else None for one in row] for row in grid]
    heat = Heatmap(
        x=[month(day, lang).replace(" ", "<br>") for day in days],
        y=list(range(len(lines))),
        z=off,
        text=[[_written(one, fewest, lang) for one in row] for row in grid],
        customdata=[[_said(line, one, lang) for one in row] for line, row in zip(lines, grid, strict=True)],
        texttemplate="%{text}",
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=False,
        showscale=False,
        colorscale=_SCALE,
        zmin=0,
        zmax=max(_WORST, *(value or 0 for row in off for value in row)),
        xgap=2,
        ygap=2,
    )
    figure = Figure([heat])
    names = [shortened(line.name) for line in lines]
    figure.update_xaxes(side="top", showgrid=False, type="category", tickangle=0, dtick=max(1, len(days) // 12))
    figure.update_yaxes(autorange="reversed", showgrid=False, zeroline=False, tickmode="array", tickvals=list(range(len(lines))), ticktext=names)  # fmt: skip
    figure.update_layout(xaxis_fixedrange=True, yaxis_fixedrange=True)
    return dress(figure, lang)


def shortened(name: str) -> str:
    """`name` as an axis has room for it; what is markup in a chart stays text."""
    cut = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
    return cut.replace("<", "&lt;")


def _written(one: Month | None, fewest: int, lang: Lang) -> str:
    if one is None or not one.cases:
        return ""
    mark = "*" if one.cases < fewest else ""
    return f"{number(100 * one.conforming / one.cases, lang)}{mark}"


def _said(line: Line, one: Month | None, lang: Lang) -> str:
    if one is None or not one.cases:
        return ""
    share, name = percent(one.conforming / one.cases, lang), line.name.replace("<", "&lt;")
    return _CELL.to(lang, name=name, month=month(one.month, lang), share=share, n=number(one.cases, lang))
