"""The process map: the SOP's own flow table, coloured by the time lost in it."""

from base64 import b64encode
from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from docs_out.drawing.marks import Marks, StepMark, WayMark
from docs_out.drawing.svg import flowchart_svg
from model.bottleneck import Bottlenecks, Loss
from model.report import Report, StepFigures
from model.sop import SopDocument
from model.step_names import step_name
from model.text import Text
from model.written_numbers import hours, number, percent
from web.page import View
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
_WAYS = Text(
    id="Panah jingga: waktu tunggu, makin tebal makin lama (terlama {hours})",
    en="Orange arrow: waiting, the thicker the longer (longest {hours})",
)
_HEAD = (Text(id="Langkah", en="Step"), Text(id="Kegiatan", en="Activity"), Text(id="Jam kerja hilang", en="Working hours lost"),
         Text(id="Bagian dari semua kehilangan", en="Share of all losses"), Text(id="Terlambat", en="Late"), Text(id="Terukur (n)", en="Measurable (n)"))  # fmt: skip
FILLS = ("#ffe8cc", "#ffc078", "#ff922b", "#e8590c")
_ARROW, _THINNEST, _SPREAD = "#d9480f", 1.0, 2.0
_WORTH_A_NOTE = 0.02


def maps(view: View, document: SopDocument, report: Report, lost: Bottlenecks) -> list[Component]:
    """A map of each procedure in which time is lost."""
    touched = {loss.procedure for kind in ("service", "waiting") for loss in of_kind(lost, kind)}
    known = [index for index in range(len(document.procedures)) if index in touched]
    return [_card(view, document, report, (lost, index)) for index in known]


def _card(view: View, document: SopDocument, report: Report, place: tuple[Bottlenecks, int]) -> Component:
    lost, index = place
    steps, waits = (within(of_kind(lost, kind), index) for kind in ("service", "waiting"))
    name = document.procedures[index].title or str(index + 1)
    title = view.say(_TITLE_OF, name=name) if len(document.procedures) > 1 else view.say(_TITLE)
    numbers = table(title, [view.say(text) for text in _HEAD], rows(view, document, report, (steps, index)))
    shown = html.Div(
        _picture(view, document, index, marks(view, steps, waits)),
        className="preview map",
        tabIndex="0",
        role="region",
        **labelled(title),
    )
    opened = html.Details([html.Summary(view.say(SHOW)), numbers])
    finding = html.P(says(view, document, steps, waits), className="finding")
    return html.Section([html.H2(title), finding, legend(view, steps, waits), shown, opened], className="card")


def says(view: View, document: SopDocument, steps: Sequence[Loss], waits: Sequence[Loss]) -> str:
    """The worst step and the worst hand-over."""
    said = [view.say(_SAYS_NO_STEP)]
    if steps:
        worst, n = steps[0], number(steps[0].runs, view.lang)
        facts = {"step": label(document, worst), "hours": rounded_hours(worst.excess_seconds, view.lang)}
        said = [view.say(_SAYS_STEP, late=number(worst.hits, view.lang), n=n, **facts)]
    if waits:
        longest, n = waits[0], number(waits[0].runs, view.lang)
        waited = rounded_hours(longest.excess_seconds, view.lang)
        said.append(view.say(_SAYS_WAY, way=label(document, longest), hours=waited, n=n))
    return " ".join(said)


def marks(view: View, steps: Sequence[Loss], waits: Sequence[Loss]) -> Marks:
    """Colours of steps and arrows by the hours lost, each against the largest of its kind."""
    return Marks(
        {loss.source: _step_mark(view, loss, steps[0].excess_seconds) for loss in steps},
        {(loss.source, loss.target): _way_mark(view, loss, waits[0].excess_seconds) for loss in waits},
    )


def _step_mark(view: View, loss: Loss, most: int) -> StepMark:
    return StepMark(FILLS[_class(loss.excess_seconds, most)], rounded_hours(loss.excess_seconds, view.lang))


def _way_mark(view: View, loss: Loss, most: int) -> WayMark:
    part = loss.excess_seconds / most
    note = rounded_hours(loss.excess_seconds, view.lang) if part >= _WORTH_A_NOTE else ""
    return WayMark(_ARROW, round(_THINNEST + _SPREAD * part, 2), note)


def _class(seconds: int, most: int) -> int:
    """Which quarter of `most` holds `seconds`, from 0."""
    return min(len(FILLS) - 1, (len(FILLS) * seconds - 1) // most)


def legend(view: View, steps: Sequence[Loss], waits: Sequence[Loss]) -> Component:
    """What the colours mean, with the hours each reaches to."""
    items: list[Component] = []
    if steps:
        most = steps[0].excess_seconds
        bounds = [rounded_hours(most * (n + 1) / len(FILLS), view.lang) for n in range(len(FILLS))]
        named = [("#ffffff", view.say(_NONE)), *((c, view.say(_UP_TO, hours=h)) for c, h in zip(FILLS, bounds, strict=True))]  # fmt: skip
        items = [html.Li(view.say(_STEPS)), *(_swatch(colour, words) for colour, words in named)]
    if waits:
        words = view.say(_WAYS, hours=rounded_hours(waits[0].excess_seconds, view.lang))
        items.append(_swatch(_ARROW, words, "line"))
    return html.Ul(items, className="legend")


def _swatch(colour: str, words: str, kind: str = "box") -> Component:
    return html.Li([html.Span(className=f"swatch {kind}", style={"background": colour}), words])


def rows(view: View, document: SopDocument, report: Report, place: tuple[Sequence[Loss], int]) -> list[tuple[str, ...]]:
    """Each step of a procedure with what is lost in it."""
    losses, index = {loss.source: loss for loss in place[0]}, place[1]
    figures = {one.step: one for one in report.steps if one.procedure == index}
    return [
        (
            step_name(document, index, step.number),
            step.activity,
            *_lost(view, losses.get(step.number)),
            *_counts(view, figures.get(step.number)),
        )
        for step in document.procedures[index].steps
    ]


def _lost(view: View, loss: Loss | None) -> tuple[str, str]:
    seconds, share = (loss.excess_seconds, loss.share) if loss else (0, 0.0)
    return hours(seconds, view.lang), percent(share, view.lang)


def _counts(view: View, figures: StepFigures | None) -> tuple[str, str]:
    late, n = (figures.late, figures.measurable) if figures else (0, 0)
    return number(late, view.lang), number(n, view.lang)


def _picture(view: View, document: SopDocument, index: int, marked: Marks) -> Component:
    procedure = document.procedures[index]
    notes: Mapping[str, StepMark] = marked.steps
    told = (
        view.say(_ALT_STEP, step=step.number, hours=notes[step.number].note)
        for step in procedure.steps
        if step.number in notes
    )
    data = b64encode(flowchart_svg(procedure, marked).encode()).decode()
    return html.Img(src=f"data:image/svg+xml;base64,{data}", alt=view.say(_ALT, steps=" ".join(told)))
