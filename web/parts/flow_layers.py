"""Flows that the SOP does not draw: dotted over its map, in layers that a slider takes away from the rarest on."""

from base64 import b64encode
from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from docs_out.drawing.marks import WayMark
from docs_out.drawing.svg import overlays
from model.flows import Flow
from model.sop import Procedure, SopDocument
from model.step_names import step_name
from model.text import Text
from model.written_numbers import number, percent
from web.page import View
from web.parts.labelled import labelled
from web.parts.loss_places import ways
from web.parts.table import table

# A layer holds the flows in at least this part of the cases, but less than that of the next; beyond the last none is shown.
LAYERS = (0.0, 0.01, 0.02, 0.05, 0.1)
COLOUR = "#862e9c"
_MOST, _AT_FIRST = 60, 8
_THINNEST, _SPREAD = 0.9, 1.6
_TITLE = Text(id="Aliran di luar alur SOP", en="Flows outside the SOP")
_SAYS = Text(
    id="{n} aliran antarlangkah tidak digambar dalam SOP; tersering {way}: {times} kali dalam {cases} dari {all} kasus.",
    en="{n} flows between steps are not drawn in the SOP; most often {way}: {times} times in {cases} of {all} cases.",
)
_NONE = Text(id="Semua aliran antarlangkah digambar dalam SOP.", en="All flows between steps are drawn in the SOP.")
_SLIDER = Text(id="Tampilkan aliran di luar SOP (titik-titik ungu)", en="Show flows outside the SOP (dotted, purple)")
_ALL, _HIDDEN = Text(id="semua", en="all"), Text(id="tidak ada", en="none")
_FROM = Text(id="≥ {share}", en="≥ {share}")
_ALT = Text(id="Aliran di luar SOP: {flows}.", en="Flows outside the SOP: {flows}.")
_ALT_FLOW = Text(id="{way} ({times} kali)", en="{way} ({times} times)")
_HEAD = (Text(id="Aliran", en="Flow"), Text(id="Kali", en="Times"), Text(id="Kasus", en="Cases"), Text(id="Bagian kasus", en="Share of cases"))  # fmt: skip


def off_flow(document: SopDocument, procedure: int, flows: Sequence[Flow]) -> list[Flow]:
    """The flows of a procedure that its SOP draws no arrow for, the most frequent first."""
    drawn = ways(document.procedures[procedure])
    return [one for one in flows if one.procedure == procedure and (one.source, one.target) not in drawn]


def layer_of(flow: Flow, cases: int) -> int:
    """The layer whose part of the `cases` it reaches."""
    return max(place for place, least in enumerate(LAYERS) if flow.cases >= least * cases)


def first_shown(flows: Sequence[Flow], cases: int) -> int:
    """The lowest layer from which on few enough flows are shown to be told apart."""
    counts = [sum(layer_of(one, cases) >= place for one in flows) for place in range(len(LAYERS))]
    return next((place for place, count in enumerate(counts) if count <= _AT_FIRST), len(LAYERS) - 1)


def pictures(view: View, procedure: Procedure, flows: Sequence[Flow], cases: int) -> list[Component]:
    """A picture a layer, to lie on that of the map."""
    shown = flows[:_MOST]
    grouped = [[one for one in shown if layer_of(one, cases) == place] for place in range(len(LAYERS))]
    most = max((one.times for one in shown), default=1)
    drawn = overlays(procedure, [{(f.source, f.target): _mark(view, f, most) for f in group} for group in grouped])
    return [
        _picture(view, svg, group, place)
        for place, (svg, group) in enumerate(zip(drawn, grouped, strict=True))
        if group
    ]


def _mark(view: View, flow: Flow, most: int) -> WayMark:
    return WayMark(COLOUR, round(_THINNEST + _SPREAD * flow.times / most, 2), number(flow.times, view.lang))


def _picture(view: View, svg: str, flows: Sequence[Flow], place: int) -> Component:
    said = [view.say(_ALT_FLOW, way=f"{f.source}→{f.target}", times=number(f.times, view.lang)) for f in flows]
    source = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    return html.Img(src=source, alt=view.say(_ALT, flows=", ".join(said)), className=f"layer layer-{place}")


def slider(view: View, procedure: int, flows: Sequence[Flow], cases: int) -> Component | None:
    """Which flows are shown, from all to none; nothing where there are none."""
    if not flows:
        return None
    names = [_ALL.to(view.lang), *(_FROM.to(view.lang, share=_share(view, least)) for least in LAYERS[1:]), _HIDDEN.to(view.lang)]  # fmt: skip
    words = view.say(_SLIDER)
    chosen = dmc.Slider(
        id={"type": "rare-flows", "procedure": procedure},
        min=0,
        max=len(LAYERS),
        step=1,
        value=first_shown(flows, cases),
        marks=[{"value": place, "label": name} for place, name in enumerate(names)],
        label=None,
        thumbLabel=words,
        restrictToMarks=True,
    )
    return html.Div([html.Span(words, className="small"), chosen], className="rare", **labelled(words))


def _share(view: View, least: float) -> str:
    return f"{number(100 * least, view.lang)}%"


def flow_list(view: View, document: SopDocument, flows: Sequence[Flow], cases: int) -> list[Component]:
    """What the flows are, in a sentence and as a table."""
    if not flows:
        return [html.P(view.say(_NONE), className="finding")]
    most, lang = flows[0], view.lang
    finding = view.say(
        _SAYS,
        n=number(len(flows), lang),
        way=_way(document, most),
        times=number(most.times, lang),
        cases=number(most.cases, lang),
        all=number(cases, lang),
    )
    rows = [
        (_way(document, one), number(one.times, lang), number(one.cases, lang), percent(one.cases / cases, lang))
        for one in flows
    ]
    title, head = view.say(_TITLE), [view.say(text) for text in _HEAD]
    opened = html.Details([html.Summary(title), table(title, head, rows)])
    return [html.P(finding, className="finding"), opened]


def _way(document: SopDocument, flow: Flow) -> str:
    source, target = (step_name(document, flow.procedure, step) for step in (flow.source, flow.target))
    return f"{source}→{target}"
