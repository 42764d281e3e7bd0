"""The process map: the SOP's own flow table, coloured by the time lost in it, with flows it does not draw."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from docs_out.drawing.marks import Marks, StepMark, WayMark
from docs_out.drawing.svg import flowchart_svg
from model.bottleneck import Bottlenecks, Loss
from model.flows import Flow
from model.report import Report, StepFigures
from model.sop import Procedure, SopDocument
from model.step_names import step_name
from model.text import Text
from model.written_numbers import hours, number, percent
from web.page import View
from web.parts.flow_layers import first_shown, flow_list, off_flow, pictures, slider
from web.parts.graph import SHOW
from web.parts.labelled import labelled
from web.parts.loss_places import label, of_kind, rounded_hours, within
from web.parts.table import table

_TITLE = Text(id="Peta proses", en="Process map")
_TITLE_OF = Text(id="Peta proses: {name}", en="Process map: {name}")
_SAYS_STEP = Text(
    id="Dalam langkah, waktu terbanyak hilang di langkah {step}: {hours}, {late} dari {n} pelaksanaan terlambat.",
    en="Within steps most time is lost in step {step}: {hours}, {late} of {n} executions late.",
)
_SAYS_NO_STEP = Text(
    id="Tidak ada waktu yang hilang di dalam langkah.", en="No time is lost within the steps."
)  # fmt: skip
_SAYS_WAY = Text(
    id="Di antara langkah, serah terima {way} menunggu terlama: {hours} dalam {n} peralihan.",
    en="Between steps the hand-over {way} waits longest: {hours} in {n} hand-overs.",
)
_ALT = Text(id="Bagan alir SOP dengan waktu yang hilang. {steps}", en="Flowchart of the SOP with time lost. {steps}")
_ALT_STEP = Text(id="Langkah {step}: {hours}.", en="Step {step}: {hours}.")
_NONE = Text(id="Tanpa kehilangan", en="Nothing lost")
_UP_TO = Text(id="sampai {hours}", en="up to {hours}")
_STEPS = Text(id="Hilang dalam langkah:", en="Lost in the step:")
_WAYS = Text(id="Menunggu di antara langkah:", en="Waited between steps:")
_WIDTH = Text(id="Panah makin tebal: makin sering ditempuh (tersering {times} kali)", en="The thicker an arrow, the more often taken (most often {times} times)")  # fmt: skip
_HEAD = (Text(id="Langkah", en="Step"), Text(id="Kegiatan", en="Activity"), Text(id="Jam kerja hilang", en="Working hours lost"),
         Text(id="Bagian dari semua kehilangan", en="Share of all losses"), Text(id="Terlambat", en="Late"), Text(id="Terukur (n)", en="Measurable (n)"))  # fmt: skip
FILLS = ("#ffe8cc", "#ffc078", "#ff922b", "#e8590c")
STROKES = ("#e67700", "#d9480f", "#b02a0c", "#7a1c0a")
CALM = "#495057"
_THINNEST, _SPREAD = 0.8, 2.4
_WORTH_A_NOTE = 0.02


@dataclass(frozen=True, slots=True)
class Mapped:
    """What is known of one procedure: the losses in its steps and between them, and how its `cases` went."""

    document: SopDocument
    index: int
    steps: Sequence[Loss]
    waits: Sequence[Loss]
    flows: Sequence[Flow]
    cases: int

    @property
    def procedure(self) -> Procedure:
        return self.document.procedures[self.index]


def maps(
    view: View, document: SopDocument, report: Report, lost: Bottlenecks, flows: Sequence[Flow]
) -> list[Component]:
    """A map of each procedure in which time is lost."""
    touched = {loss.procedure for kind in ("service", "waiting") for loss in of_kind(lost, kind)}
    known = [index for index in range(len(document.procedures)) if index in touched]
    return [_card(view, report, _mapped(document, report, lost, (index, flows))) for index in known]


def _mapped(document: SopDocument, report: Report, lost: Bottlenecks, part: tuple[int, Sequence[Flow]]) -> Mapped:
    index, flows = part
    steps, waits = (within(of_kind(lost, kind), index) for kind in ("service", "waiting"))
    return Mapped(document, index, steps, waits, [one for one in flows if one.procedure == index], report.cases)


def _card(view: View, report: Report, known: Mapped) -> Component:
    name = known.procedure.title or str(known.index + 1)
    title = view.say(_TITLE_OF, name=name) if len(known.document.procedures) > 1 else view.say(_TITLE)
    numbers = table(title, [view.say(text) for text in _HEAD], rows(view, report, known))
    off = off_flow(known.document, known.index, known.flows)
    layers = pictures(view, known.procedure, off, known.cases)
    shown = html.Div(
        html.Div([_picture(view, known), *layers], className="layers"),
        id={"type": "flow-map", "procedure": known.index},
        className=f"preview map from-{first_shown(off, known.cases)}",
        tabIndex="0",
        role="region",
        **labelled(title),
    )
    opened = html.Details([html.Summary(view.say(SHOW)), numbers])
    finding = html.P(says(view, known), className="finding")
    parts = [html.H2(title), finding, legend(view, known), slider(view, known.index, off, known.cases), shown, opened]
    below = flow_list(view, known.document, off, known.cases)
    return html.Section([*(part for part in parts if part is not None), *below], className="card")


def says(view: View, known: Mapped) -> str:
    """The worst step and the worst hand-over."""
    document, said = known.document, [view.say(_SAYS_NO_STEP)]
    if known.steps:
        worst, n = known.steps[0], number(known.steps[0].runs, view.lang)
        facts = {"step": label(document, worst), "hours": rounded_hours(worst.excess_seconds, view.lang)}
        said = [view.say(_SAYS_STEP, late=number(worst.hits, view.lang), n=n, **facts)]
    if known.waits:
        longest, n = known.waits[0], number(known.waits[0].runs, view.lang)
        waited = rounded_hours(longest.excess_seconds, view.lang)
        said.append(view.say(_SAYS_WAY, way=label(document, longest), hours=waited, n=n))
    return " ".join(said)


def marks(view: View, known: Mapped) -> Marks:
    """Colours by the hours lost, each against the largest of its kind; arrows as thick as they are taken often."""
    waited = {(loss.source, loss.target): loss.excess_seconds for loss in known.waits}
    times = {(flow.source, flow.target): flow.times for flow in known.flows}
    most = max(waited.values(), default=1), max(times.values(), default=1)
    found = dict.fromkeys([*waited, *times])
    return Marks(
        {loss.source: _step_mark(view, loss, known.steps[0].excess_seconds) for loss in known.steps},
        {way: _way_mark(view, (waited.get(way, 0), times.get(way, 0)), most) for way in found},
    )


def _step_mark(view: View, loss: Loss, most: int) -> StepMark:
    return StepMark(FILLS[_class(loss.excess_seconds, most)], rounded_hours(loss.excess_seconds, view.lang))


def _way_mark(view: View, found: tuple[int, int], most: tuple[int, int]) -> WayMark:
    """The mark of a way by its seconds waited and the times it was taken, against the most of both."""
    (waited, times), (longest, often) = found, most
    colour = STROKES[_class(waited, longest)] if waited else CALM
    note = rounded_hours(waited, view.lang) if waited >= _WORTH_A_NOTE * longest else ""
    return WayMark(colour, round(_THINNEST + _SPREAD * times / often, 2), note)


def _class(seconds: int, most: int) -> int:
    """Which quarter of `most` holds `seconds`, from 0."""
    return min(len(FILLS) - 1, (len(FILLS) * seconds - 1) // most)


def legend(view: View, known: Mapped) -> Component:
    """What colours and widths mean, with the hours each colour reaches to."""
    items: list[Component] = []
    if known.steps:
        named = [("#ffffff", view.say(_NONE)), *_bounds(view, FILLS, known.steps[0].excess_seconds)]
        items = [html.Li(view.say(_STEPS)), *(_swatch(colour, words) for colour, words in named)]
    if known.waits:
        bounds = _bounds(view, STROKES, known.waits[0].excess_seconds)
        items += [html.Li(view.say(_WAYS)), *(_swatch(colour, words, "line") for colour, words in bounds)]
    if known.flows:
        times = max(flow.times for flow in known.flows)
        items.append(html.Li(view.say(_WIDTH, times=number(times, view.lang))))
    return html.Ul(items, className="legend")


def _bounds(view: View, colours: Sequence[str], most: int) -> list[tuple[str, str]]:
    bounds = (rounded_hours(most * (n + 1) / len(colours), view.lang) for n in range(len(colours)))
    return [(colour, view.say(_UP_TO, hours=bound)) for colour, bound in zip(colours, bounds, strict=True)]


def _swatch(colour: str, words: str, kind: str = "area") -> Component:
    return html.Li([html.Span(className=f"swatch {kind}", style={"background": colour}), words])


def rows(view: View, report: Report, known: Mapped) -> list[tuple[str, ...]]:
    """Each step of a procedure with what is lost in it."""
    losses = {loss.source: loss for loss in known.steps}
    figures = {one.step: one for one in report.steps if one.procedure == known.index}
    return [
        (
            step_name(known.document, known.index, step.number),
            step.activity,
            *_lost(view, losses.get(step.number)),
            *_counts(view, figures.get(step.number)),
        )
        for step in known.procedure.steps
    ]


def _lost(view: View, loss: Loss | None) -> tuple[str, str]:
    seconds, share = (loss.excess_seconds, loss.share) if loss else (0, 0.0)
    return hours(seconds, view.lang), percent(share, view.lang)


def _counts(view: View, figures: StepFigures | None) -> tuple[str, str]:
    late, n = (figures.late, figures.measurable) if figures else (0, 0)
    return number(late, view.lang), number(n, view.lang)


def _picture(view: View, known: Mapped) -> Component:
    marked = marks(view, known)
    told = (
        view.say(_ALT_STEP, step=step.number, hours=marked.steps[step.number].note)
        for step in known.procedure.steps
        if step.number in marked.steps
    )
    data = b64encode(flowchart_svg(known.procedure, marked).encode()).decode()
    return html.Img(src=f"data:image/svg+xml;base64,{data}", alt=view.say(_ALT, steps=" ".join(told)))
