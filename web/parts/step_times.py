"""How long each step takes against its mutu baku, and how much of it is waiting."""

from collections.abc import Iterator, Sequence

from dash import html
from dash.development.base_component import Component

from model.report import StepFigures
from model.run import StepTimes
from model.sop import SopDocument
from model.step_names import activity, step_name
from model.text import Text
from model.time import limit_of
from model.written_numbers import duration, interval, number, percent
from store.evidence import FEW, step_times
from web.charts.step_times import Spread, spread_boxes, wait_bars
from web.page import View
from web.parts.found import Work
from web.parts.graph import Chart, chart_card

_TITLE = Text(id="Lama pengerjaan terhadap mutu baku", en="Service time against the mutu baku")
_SAYS = Text(
    id="Kotak memuat separuh pelaksanaan di tengah, garisnya yang tersingkat dan terlama; sampai {few} pelaksanaan ditampilkan "
    "satu per satu. Paling sering lewat: langkah {step}, {share} dari {n} (selang 95% {interval}).",
    en="A box holds the middle half of the runs, its lines the shortest and the longest; up to {few} runs are shown one by one. "
    "Most often over: step {step}, {share} of {n} (95% interval {interval}).",
)
_HEAD = (
    Text(id="Langkah", en="Step"), Text(id="Waktu baku", en="Norm"), Text(id="n", en="n"), Text(id="Tersingkat", en="Shortest"),
    Text(id="Kuartil 1", en="Quartile 1"), Text(id="Median", en="Median"), Text(id="Kuartil 3", en="Quartile 3"),
    Text(id="Terlama", en="Longest"), Text(id="Lewat", en="Over"), Text(id="Selang 95%", en="95% interval"),
)  # fmt: skip
_SPLIT = Text(id="Mengerjakan dan menunggu", en="Work and waiting")
_SPLIT_SAYS = Text(
    id="Dari waktu semua langkah, {share} adalah menunggu sebelum langkah dimulai; terbanyak langkah {step} ({part}).",
    en="Of the time of all steps, {share} is waiting before a step begins; most in step {step} ({part}).",
)
_SPLIT_HEAD = (
    Text(id="Langkah", en="Step"), Text(id="Pengerjaan (jam)", en="Work (hours)"), Text(id="Menunggu (jam)", en="Waiting (hours)"),
    Text(id="Bagian menunggu", en="Share of waiting"),
)  # fmt: skip
_NO_TIMES = Text(
    id="Catatan tidak memuat mulai dan selesai langkah, jadi lamanya tidak diketahui.",
    en="The log does not tell when steps began and ended, so nothing is known of their length.",
)
_ROW, _FRAME = 34, 120
_LABEL = 30


def time_cards(view: View, work: Work) -> Component:
    """Both charts with their tables, or why there are none."""
    spreads = spreads_of(work.document, work, step_times(view.workspace.check_folder(view.key)))
    if not spreads:
        return html.Section([html.H2(view.say(_TITLE)), html.P(view.say(_NO_TIMES))], className="card")
    return html.Div([_spread(view, work, spreads), _split(view, spreads)], className="pair")


def spreads_of(document: SopDocument, work: Work, times: Sequence[StepTimes]) -> list[Spread]:
    """The steps in the order of the SOP, with their limit where it is a span of time."""
    known = {(one.procedure, one.step): one for one in times}
    places = [(one.procedure, one.step) for one in work.report.steps]
    return [
        Spread(_label(document, known[place]), known[place], _limit(document, place, work))
        for place in places
        if place in known
    ]


def _label(document: SopDocument, one: StepTimes) -> str:
    name = f"{step_name(document, one.procedure, one.step)} {activity(document, one.procedure, one.step)}"
    return name if len(name) <= _LABEL else f"{name[: _LABEL - 1]}…"


def _limit(document: SopDocument, place: tuple[int, str], work: Work) -> int | None:
    procedure, number_ = place
    steps = document.procedures[procedure].steps if procedure < len(document.procedures) else ()
    step = next((one for one in steps if one.number == number_), None)
    limit = limit_of(step.time, work.report.counting) if step else None
    return (limit.working or limit.calendar) if limit else None


def _spread(view: View, work: Work, spreads: Sequence[Spread]) -> Component:
    figures = {(one.procedure, one.step): one for one in work.report.steps}
    pairs = [(one, figures[one.times.procedure, one.times.step]) for one in spreads]
    title, heads = view.say(_TITLE), [view.say(text) for text in _HEAD]
    figure, rows = spread_boxes(spreads, view.lang), [tuple(_row(view, *pair)) for pair in pairs]
    chart = Chart(title, _worst(view, pairs), figure, heads, rows, _FRAME + _ROW * len(spreads))
    return chart_card(chart, view.lang)


def _worst(view: View, pairs: Sequence[tuple[Spread, StepFigures]]) -> str:
    spread, one = max(pairs, key=lambda pair: pair[1].late / (pair[1].measurable or 1))
    return view.say(
        _SAYS,
        few=FEW,
        step=spread.label,
        share=percent(one.late / one.measurable if one.measurable else None, view.lang),
        n=number(one.measurable, view.lang),
        interval=_over(view, one) or "–",
    )


def _over(view: View, one: StepFigures) -> str:
    """The interval of the share over the limit: that of the share within, turned round."""
    bounds = one.within_interval
    return interval((1 - bounds[1], 1 - bounds[0]) if bounds else None, view.lang)


def _row(view: View, spread: Spread, one: StepFigures) -> Iterator[str]:
    times, lang = spread.times, view.lang
    yield from (spread.label, one.limit_text or "–", number(times.runs, lang))
    yield from (duration(s, lang) for s in (times.low, times.lower, times.middle, times.upper, times.high))
    yield percent(one.late / one.measurable if one.measurable else None, lang)
    yield _over(view, one) or "–"


def _split(view: View, spreads: Sequence[Spread]) -> Component:
    waits = [(one, one.times.waiting / (one.times.service + one.times.waiting or 1)) for one in spreads]
    waiting, total = sum(o.times.waiting for o in spreads), sum(o.times.service + o.times.waiting for o in spreads)
    most = max(spreads, key=lambda one: one.times.waiting)
    says = view.say(
        _SPLIT_SAYS,
        share=percent(waiting / total if total else 0.0, view.lang),
        step=most.label,
        part=percent(most.times.waiting / waiting if waiting else 0.0, view.lang),
    )
    rows = [
        (one.label, *(number(s / 3600, view.lang, 1) for s in (one.times.service, one.times.waiting)), percent(share, view.lang))
        for one, share in waits
    ]  # fmt: skip
    heads, height = [view.say(text) for text in _SPLIT_HEAD], _FRAME + _ROW * len(spreads)
    return chart_card(Chart(view.say(_SPLIT), says, wait_bars(spreads, view.lang), heads, rows, height), view.lang)
