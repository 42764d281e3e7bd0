"""The look all charts share; text, grid and ground take their colours from the style sheet."""

import re

from plotly import io
from plotly.graph_objects import Figure

from model.text import Lang

# A template is copied whole into every figure: 20 ms and 7 kB each, for colours that the style sheet sets anyway.
io.templates.default = None
BLUE, RED, GREY, ORANGE = "#228be6", "#e03131", "#868e96", "#e8590c"
# Plotly takes these for markup in texts, links among them; a line break of ours is meant so.
_MARKUP = re.compile(r"<(?!br>)")
_OWN = frozenset({"hovertemplate", "texttemplate"})
_SEPARATORS = {Lang.ID: ",.", Lang.EN: ".,"}


def dress(figure: Figure, lang: Lang) -> Figure:
    """`figure` with the shared fonts, margins and number signs of `lang`."""
    figure.update_layout(
        separators=_SEPARATORS[lang],
        font={"family": "system-ui, sans-serif", "size": 12},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )
    figure.update_xaxes(automargin=True, ticks="")
    figure.update_yaxes(automargin=True, ticks="")
    return figure


def literal(part: object) -> object:
    """A part of a figure in which names from logs and documents are shown as they are written."""
    if isinstance(part, str):
        return _MARKUP.sub("&lt;", part)
    if isinstance(part, dict):
        return {name: one if name in _OWN else literal(one) for name, one in part.items()}
    return [literal(one) for one in part] if isinstance(part, list | tuple) else part
