"""The filter of findings: five choices, a chip for each that is made, and bars to click on."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component

from model.audit_work import STANCES, UNJUDGED, Wanted
from model.finding_words import rule_name
from model.step_names import activity, step_name
from model.text import Lang, Text
from model.written_numbers import LONG_MONTHS, number
from store.findings import facet_counts
from store.workspace import Workspace
from web.charts.finding_bars import Pile, finding_bars
from web.page import View
from web.parts.found import Work, asked_view, plain, work_of
from web.parts.graph import Chart, chart_card
from web.parts.labelled import labelled
from web.site import Site

FIELDS = ("rule", "step", "severity", "month", "verdict")
BARS = ("rule", "step", "month")
LABELS = {
    "rule": Text(id="Aturan", en="Rule"),
    "step": Text(id="Langkah", en="Step"),
    "severity": Text(id="Bobot", en="Severity"),
    "month": Text(id="Bulan mulai kasus", en="Month the case began"),
    "verdict": Text(id="Putusan", en="Verdict"),
}
_SEVERITIES = {
    "major": Text(id="Berat", en="Major"),
    "minor": Text(id="Ringan", en="Minor"),
}
_UNJUDGED = Text(id="Belum diputus", en="Not judged yet")
_ALL = Text(id="Semua", en="All")
_ACTIVE = Text(id="Saringan yang dipakai", en="Filters in use")
_CLEAR = Text(id="Hapus saringan {name}", en="Clear the filter {name}")
_TITLES = {
    "rule": Text(id="Temuan per aturan", en="Findings by rule"),
    "step": Text(id="Temuan per langkah", en="Findings by step"),
    "month": Text(id="Temuan per bulan mulai kasus", en="Findings by month the case began"),
}
_MOST = Text(
    id="Terbanyak: {name}, {n} dari {total}. Klik batang untuk menyaring, klik lagi untuk melepas.",
    en="Most: {name}, {n} of {total}. Click a bar to filter, click again to let go.",
)
_NONE = Text(id="Tidak ada temuan dengan saringan ini.", en="No finding under this filter.")
_HEAD = (Text(id="Kelompok", en="Group"), Text(id="Temuan", en="Findings"))
_SHOWN = 14
_ROW, _FRAME = 26, 96
_YEAR_MONTH = 7
Choices = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Filter:
    """What may be chosen, and what is."""

    choices: Choices
    wanted: Wanted


def filter_of(view: View, work: Work) -> Filter:
    """The filter in the query of the address; what cannot be chosen is left out."""
    found = choices(view, work, facet_counts(work.evidence, Wanted(), ()))
    asked = {name: view.query.get(name, "") for name in FIELDS}
    return Filter(found, Wanted(**{name: value for name, value in asked.items() if value in found[name]}))


def choices(view: View, work: Work, counts: Mapping[str, Mapping[str, int]]) -> Choices:
    """The names of all values of each field."""
    stances = {stance.value: view.say(text) for stance, text in STANCES.items()}
    return {
        "rule": {rule: f"{rule} {rule_name(rule, view.lang)}" for rule in counts["rule"]},
        "step": {place: _step(work, place) for place in _in_order(work, counts["step"])},
        "severity": {name: view.say(text) for name, text in _SEVERITIES.items()},
        "month": {one: _month(one, view.lang) for one in counts["month"]},
        "verdict": {UNJUDGED: view.say(_UNJUDGED), **stances},
    }


def _in_order(work: Work, places: Mapping[str, int]) -> list[str]:
    known = [f"{one.procedure}:{one.step}" for one in work.report.steps]
    return [place for place in known if place in places] + sorted(set(places) - set(known))


def _step(work: Work, place: str) -> str:
    procedure, _colon, step = place.partition(":")
    if not procedure:
        return step or "–"
    return f"{step_name(work.document, int(procedure), step)} {activity(work.document, int(procedure), step)}"


def _month(value: str, lang: Lang) -> str:
    return f"{LONG_MONTHS[lang][int(value[5:_YEAR_MONTH]) - 1]} {value[:4]}"


def filter_bar(view: View, found: Filter) -> Component:
    """The choices, and under them a chip for each that is made."""
    picks = [
        dmc.Select(
            id=f"want-{name}",
            label=view.say(LABELS[name]),
            data=[{"value": value, "label": label} for value, label in found.choices[name].items()],
            value=asdict(found.wanted)[name] or None,
            placeholder=view.say(_ALL),
            clearable=True,
            searchable=name in BARS,
            clearButtonProps=labelled(view.say(_CLEAR, name=view.say(LABELS[name]))),
        )
        for name in FIELDS
    ]
    chips = [html.Button("", id=f"chip-{name}", className="hidden", type="button") for name in FIELDS]
    return html.Div(
        [
            html.Div(picks, className="wants"),
            html.Div(chips, className="chips", role="group", **labelled(view.say(_ACTIVE))),
            dcc.Store(id="wanted"),
        ]
    )


def wanted_from(values: Sequence[object]) -> Wanted:
    """What the five choices ask for."""
    return Wanted(**{name: plain(value or "") for name, value in zip(FIELDS, values, strict=True)})


def bar_cards(view: View, work: Work, wanted: Wanted) -> list[Component]:
    """A chart a facet; each counts what the others leave."""
    counts = facet_counts(work.evidence, wanted, work.judged)
    names = choices(view, work, counts)
    return [_card(view, name, (names[name], counts[name]), asdict(wanted)[name]) for name in BARS]


def _card(view: View, name: str, found: tuple[Mapping[str, str], Mapping[str, int]], chosen: str) -> Component:
    names, counts = found
    piles = [Pile(value, label, counts.get(value, 0)) for value, label in names.items() if counts.get(value)]
    shown = piles if name == "month" else sorted(piles, key=lambda pile: -pile.count)
    title, lang = view.say(_TITLES[name]), view.lang
    figure = finding_bars(shown[-_SHOWN:] if name == "month" else shown[:_SHOWN], chosen, lang)
    rows = [(pile.name, number(pile.count, lang)) for pile in shown]
    height = _FRAME + _ROW * min(_SHOWN, len(shown))
    chart = Chart(title, _says(view, shown), figure, [view.say(text) for text in _HEAD], rows, height, f"by-{name}")
    return chart_card(chart, lang)


def _says(view: View, piles: Sequence[Pile]) -> str:
    if not piles:
        return view.say(_NONE)
    most, total = max(piles, key=lambda pile: pile.count), sum(pile.count for pile in piles)
    return view.say(_MOST, name=most.name, n=number(most.count, view.lang), total=number(total, view.lang))


def show_bars(workspace: Workspace, *asked: object) -> list[Component]:
    """The charts under the choices, for the SOP and language that follow them."""
    *values, key, lang = asked
    view = asked_view(workspace, key, lang)
    return bar_cards(view, work_of(view), wanted_from(values[: len(FIELDS)]))


def inputs() -> list[Input]:
    """The five choices."""
    return [Input(f"want-{name}", "value") for name in FIELDS]


def states() -> list[State]:
    """The five choices, as they stand."""
    return [State(f"want-{name}", "value") for name in FIELDS]


def register(site: Site) -> None:
    """Chips and bars set the choices, the choices the address, the charts and the chips."""
    site.callback(
        show_bars, Output("finding-bars", "children"), *inputs(), Input("judged-at", "data"),
        State("sop", "value"), State("lang", "value"),
    )  # fmt: skip
    site.clientside("keepWanted", Output("wanted", "data"), *inputs())
    for name in FIELDS:
        bar = [Input(f"by-{name}", "clickData")] if name in BARS else []
        pick = f"want-{name}"
        site.clientside(
            "pickWanted", Output(pick, "value"), Input(f"chip-{name}", "n_clicks"), *bar, State(pick, "value"),
            prevent_initial_call=True,
        )  # fmt: skip
        site.clientside(
            "chip", Output(f"chip-{name}", "children"), Output(f"chip-{name}", "className"), Output(f"chip-{name}", "aria-label"),
            Input(pick, "value"), State(pick, "data"), State(pick, "label"), State(pick, "clearButtonProps"),
        )  # fmt: skip
