"""The look all charts share; text, grid and ground take their colours from the style sheet."""

from plotly import io
from plotly.graph_objects import Figure

from model.text import Lang

# A template is copied whole into every figure: 20 ms and 7 kB each, for colours that the style sheet sets anyway.
io.templates.default = None
BLUE, RED, GREY, ORANGE = "#228be6", "#e03131", "#868e96", "#e8590c"
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
