"""Who hands over to whom: roles against roles."""

from collections.abc import Sequence

from plotly.graph_objects import Figure, Heatmap

from model.flows import RoleFlow
from model.text import Lang, Text
from model.written_numbers import hours, number
from web.charts.look import dress

UNKNOWN = Text(id="tidak tercatat", en="not recorded")
_TO = Text(id="Kepada", en="To")
_CELL = Text(id="{source} → {target}: {times} kali, menunggu {hours} jam kerja", en="{source} → {target}: {times} times, {hours} working hours waited")  # fmt: skip
_SCALE = ((0.0, "rgba(232,89,12,0.05)"), (1.0, "rgba(232,89,12,0.75)"))
_WIDE = 18


def roles_of(flows: Sequence[RoleFlow]) -> list[str | None]:
    """The roles by how often they give or take, most often first."""
    counts: dict[str | None, int] = {}
    for flow in flows:
        for role in (flow.source, flow.target):
            counts[role] = counts.get(role, 0) + flow.times
    return sorted(counts, key=lambda role: (-counts[role], role or ""))


def handover_heat(flows: Sequence[RoleFlow], roles: Sequence[str | None], lang: Lang) -> Figure:
    """How often each of `roles` handed over to each (in figures) and what was waited then (in colour)."""
    found = {(flow.source, flow.target): flow for flow in flows}
    grid = [[found.get((source, target)) for target in roles] for source in roles]
    names = [_wrapped(role or UNKNOWN.to(lang)) for role in roles]
    heat = Heatmap(
        x=names,
        y=names,
        z=[[flow.waiting_seconds / 3600 if flow else None for flow in row] for row in grid],
        text=[[number(flow.times, lang) if flow else "" for flow in row] for row in grid],
        customdata=[[_said(flow, lang) for flow in row] for row in grid],
        texttemplate="%{text}",
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=False,
        showscale=False,
        colorscale=_SCALE,
        zmin=0,
        xgap=2,
        ygap=2,
    )
    figure = Figure([heat])
    figure.update_xaxes(side="top", title=_TO.to(lang), showgrid=False, type="category", tickangle=0)
    figure.update_yaxes(autorange="reversed", showgrid=False, type="category")
    figure.update_layout(xaxis_fixedrange=True, yaxis_fixedrange=True)
    return dress(figure, lang)


def _said(flow: RoleFlow | None, lang: Lang) -> str:
    if flow is None:
        return ""
    source, target = ((role or UNKNOWN.to(lang)).replace("<", "&lt;") for role in (flow.source, flow.target))
    return _CELL.to(
        lang, source=source, target=target, times=number(flow.times, lang), hours=hours(flow.waiting_seconds, lang)
    )


def _wrapped(name: str) -> str:
    """`name` on lines of words; what is markup in a chart stays text."""
    lines = [""]
    for word in name.replace("<", "&lt;").split():
        if lines[-1] and len(lines[-1]) + len(word) >= _WIDE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)
