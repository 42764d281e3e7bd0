"""What would be: sliders for arrivals, staff and times, and what a short simulation says of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from threading import BoundedSemaphore

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from analytics.whatif.experiment import what_if
from analytics.whatif.stated import stated
from model.errors import SopError
from model.text import Text
from model.what_if import Change, Experiment, MoreArrivals, ScaledTime, Staffing, WhatIf
from model.written_numbers import number
from web.parts.drafting.desk import Desk
from web.parts.office import kept

TITLE = Text(id="Bagaimana jika", en="What if")
_NOTE = Text(
    id="Geser, lalu hitung. Tanpa log, waktu langkah diambil dari SOP dan tiap pelaksana satu orang.",
    en="Move the sliders, then compute. Without a log the times are those of the SOP, with one person for each role.",
)
_ARRIVALS = Text(id="Kasus yang datang", en="Cases arriving")
_PEOPLE = Text(id="Orang: {lane}", en="Persons: {lane}")
_TIME = Text(id="Waktu langkah {step}: {activity}", en="Time of step {step}: {activity}")
_TIMES = Text(id="Waktu langkah", en="Times of steps")
_TRY = Text(id="Hitung", en="Compute")
_SIZE = Text(
    id="Dihitung dengan {replications} ulangan, masing-masing {cases} kasus, agar segera selesai; selangnya lebih lebar daripada `sop simulate --what-if`, yang juga dapat belajar dari log.",
    en="Computed with {replications} replications of {cases} cases each, to be done at once; its interval is wider than that of `sop simulate --what-if`, which can also learn from a log.",
)
_BASIS = Text(id="Dasar dan keraguan", en="What this rests on")
_BUSY = Text(
    id="perhitungan lain masih berjalan. Coba lagi sebentar.",
    en="another computation is running. Try again in a moment.",
)
_NO_ROWS = Text(id="draf ini tidak memuat langkah. Tambahkan langkah.", en="this draft has no steps. Add some.")
_REPLICATIONS, _WORK, _FEWEST, _MOST = 12, 60_000, 100, 600
_USUAL = {"arrivals": 100, "time": 100, "people": 1}
_RANGES = {"arrivals": (50, 200), "time": (25, 200), "people": (1, 10)}
_ONE_AT_A_TIME = BoundedSemaphore(1)
_WAIT = 3.0


@dataclass(frozen=True, slots=True)
class Tried:
    """Where the sliders stand, by their names: `arrivals`, `people:0`, `time:3`."""

    values: Mapping[str, str] = field(default_factory=dict)


def sliders(desk: Desk) -> list[Component]:
    """The form with a slider for each lane and step of the flow table that is shown."""
    view, procedure = desk.view, desk.procedure
    people = [_slider(f"people:{lane}", view.say(_PEOPLE, lane=name)) for lane, name in enumerate(procedure.lanes)]
    times = [
        _slider(f"time:{row}", view.say(_TIME, step=step.number, activity=step.activity))
        for row, step in enumerate(procedure.steps)
    ]
    go: Component = dmc.Button(view.say(_TRY), size="compact-sm", **{"data-try": "drafting-sliders"})
    return [
        html.P(view.say(_NOTE), className="note"),
        html.Div([_slider("arrivals", view.say(_ARRIVALS)), *people], className="form-grid"),
        html.Details([html.Summary(view.say(_TIMES)), html.Div(times, className="form-grid")]),
        html.Div(go, className="actions"),
    ]


def _slider(name: str, label: str) -> Component:
    kind = name.partition(":")[0]
    low, high = _RANGES[kind]
    percents = kind != "people"
    marks = [{"value": value, "label": f"{value}%" if percents else str(value)} for value in (low, _USUAL[kind], high)]
    made: Component = dmc.Slider(
        name=name, min=low, max=high, step=5 if percents else 1, value=_USUAL[kind],
        marks=marks, thumbLabel=label, size="sm", mb="lg",
    )  # fmt: skip
    return html.Div([html.Span(label, className="small"), made])


def tried(desk: Desk, asked: Tried) -> list[Component]:
    """What the sliders do to the lead time, in sentences; a computation at a time, kept short."""
    if not desk.procedure.steps:
        raise SopError(_NO_ROWS)
    if not _ONE_AT_A_TIME.acquire(timeout=_WAIT):
        raise SopError(_BUSY)
    try:
        found = _computed(desk, asked)
    finally:
        _ONE_AT_A_TIME.release()
    lang, plan = desk.view.lang, found.experiment
    size = desk.view.say(_SIZE, replications=plan.replications, cases=number(plan.cases, lang))
    basis = html.Ul([html.Li(one.to(lang)) for one in found.assumptions])
    return [
        *(html.P(one.to(lang), className="finding") for one in found.sentences),
        html.P(size, className="note"),
        html.Details([html.Summary(desk.view.say(_BASIS)), basis]),
    ]


def _computed(desk: Desk, asked: Tried) -> WhatIf:
    situation = stated(desk.document, kept(desk.view.workspace).rules.office, desk.at)
    cases = max(_FEWEST, min(_MOST, _WORK // (_REPLICATIONS * len(desk.procedure.steps))))
    changes = [
        one for one in _changes(desk, asked.values) if not isinstance(one, Staffing) or one.role in situation.staff
    ]
    return what_if(situation, changes, Experiment(cases, _REPLICATIONS))


def _changes(desk: Desk, values: Mapping[str, str]) -> Iterator[Change]:
    """The sliders that do not stand where they usually do."""
    arrivals = _value(values, "arrivals")
    if arrivals != _USUAL["arrivals"]:
        yield MoreArrivals(arrivals / 100)
    for lane, name in enumerate(desk.procedure.lanes):
        if (persons := _value(values, f"people:{lane}")) != _USUAL["people"]:
            yield Staffing(name, persons)
    for row, step in enumerate(desk.procedure.steps):
        if (share := _value(values, f"time:{row}")) != _USUAL["time"]:
            yield ScaledTime(step.number, share / 100)


def _value(values: Mapping[str, str], name: str) -> int:
    """Where a slider stands, within its range; its usual place where nothing readable is said."""
    kind, text = name.partition(":")[0], values.get(name, "")
    low, high = _RANGES[kind]
    return (
        min(high, max(low, int(text)))
        if text.isascii() and text.isdecimal() and len(text) <= len("200")
        else _USUAL[kind]
    )
