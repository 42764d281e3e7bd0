"""Samples of cases for an audit by hand: how many, drawn how, and the list to work through."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component

from analytics.sampling import drawn, highest_rate, risk, suggested_size
from model.audit_work import METHODS, STANCES, STRATA, Candidate, Draw, Method, Sample, Stance, case_key
from model.errors import SopError
from model.registry import Role
from model.run import CaseFigures
from model.text import Text
from model.written_numbers import moment, number, percent
from store.evidence import first_units
from store.registry.samples import add_sample, samples_of
from store.workspace import Workspace
from web.page import View
from web.parts.audit_grids import PICK
from web.parts.found import Work, asked_view, work_of
from web.parts.grid import Grid, Row, figures, grid, text
from web.parts.labelled import announced
from web.site import Site

TITLE = Text(id="Sampel untuk audit manual", en="Samples for an audit by hand")
_SIZE_TITLE = Text(id="Berapa kasus?", en="How many cases?")
_CONFIDENCE = Text(id="Keyakinan", en="Confidence")
_TOLERABLE = Text(id="Batas toleransi (%)", en="Tolerable rate (%)")
_EXPECTED = Text(id="Pelanggaran yang diperkirakan", en="Violations expected")
_SUGGESTED = Text(
    id="Ukuran yang disarankan: {size} dari {population} kasus. Bila paling banyak {expected} melanggar, tingkat pelanggaran di bawah "
    "{tolerable} dengan keyakinan {confidence} (hipergeometrik, untuk sampel acak sederhana).",
    en="Suggested size: {size} of {population} cases. If at most {expected} are in violation, the rate of violations is below "
    "{tolerable} with a confidence of {confidence} (hypergeometric, for a simple random sample).",
)
_DRAW_TITLE = Text(id="Tarik sampel", en="Draw a sample")
_METHOD = Text(id="Cara", en="Method")
_STRATUM = Text(id="Lapisan (untuk acak berlapis)", en="Strata (when stratified)")
_SIZE = Text(id="Ukuran", en="Size")
_SEED = Text(id="Benih", en="Seed")
_HOW = Text(
    id="Benih yang sama menarik kasus yang sama. Risiko = 1 + langkah terlambat + temuan + biaya penyelarasan; peluang terpilih sebanding.",
    en="The same seed draws the same cases. Risk = 1 + late steps + findings + alignment cost; the chance of being drawn is proportional.",
)
_WRONG = Text(id="Isi ukuran dan benih dengan bilangan bulat.", en="Give size and seed as whole numbers.")
_KEPT = Text(id="Sampel yang disimpan", en="Samples kept")
_NONE = Text(id="Belum ada sampel.", en="No sample yet.")
_NAME = Text(
    id="{id}: {method}, {n} kasus, benih {seed}, {by}, {at}", en="{id}: {method}, {n} cases, seed {seed}, {by}, {at}"
)
_DONE = Text(
    id="Diperiksa {done} dari {n} kasus; {broken} melanggar. Klik satu baris untuk memeriksa kasusnya dan memberi putusan.",
    en="{done} of {n} cases examined; {broken} in violation. Click a row to examine its case and to judge it.",
)
_HIGHEST = Text(
    id="Dengan keyakinan 95%, paling banyak {rate} dari {population} kasus melanggar.",
    en="With a confidence of 95%, at most {rate} of {population} cases are in violation.",
)
_FILE = Text(id="Unduh daftar periksa (.xlsx)", en="Download the checklist (.xlsx)")
_COLUMNS = {
    "case": Text(id="Kasus", en="Case"), "stratum": Text(id="Lapisan", en="Stratum"),
    "chance": Text(id="Peluang terpilih (%)", en="Chance of being drawn (%)"), "verdict": Text(id="Putusan", en="Verdict"),
    "note": Text(id="Catatan", en="Note"),
}  # fmt: skip
_CONFIDENCES = (0.90, 0.95, 0.99)
_SURE = 0.95
_USUAL_SIZE, _USUAL_SEED, _LARGEST_SAMPLE = 30, 1, 2000
_LARGE = Text(id="Ukuran sampel paling banyak {most}.", en="A sample has {most} cases at most.")
_FIELDS = ("case", "stratum", "chance", "verdict", "note")


def sampling(view: View) -> Component:
    """The fields, and the samples kept with the checklist of one of them."""
    kept = samples_of(view.workspace.registry, view.workspace.user, int(view.key))
    fields = html.Div([_size_fields(view), _draw_fields(view)], className="pair")
    return html.Section([html.H2(view.say(TITLE)), fields, *_checklist(view, kept)], className="card", id="sampling")


def _size_fields(view: View) -> Component:
    say = view.say
    levels = [{"value": str(one), "label": percent(one, view.lang)} for one in _CONFIDENCES]
    fields = [
        dmc.Select(id="confidence", label=say(_CONFIDENCE), data=levels, value="0.95", allowDeselect=False),
        dmc.NumberInput(id="tolerable", label=say(_TOLERABLE), value=5, min=0.1, max=99.9, **_separators(view)),
        dmc.NumberInput(id="expected", label=say(_EXPECTED), value=0, min=0, max=20, allowDecimal=False),
    ]
    said = html.P(id="suggested", **announced())
    return html.Div([html.H3(say(_SIZE_TITLE)), html.Div(fields, className="fields"), said])


def _separators(view: View) -> dict[str, str]:
    return {"decimalSeparator": number(0.5, view.lang, 1)[1]}


def _draw_fields(view: View) -> Component:
    say = view.say
    methods = [{"value": one.value, "label": say(name)} for one, name in METHODS.items()]
    strata = [{"value": one, "label": say(name)} for one, name in STRATA.items()]
    fields = [
        dmc.Select(id="draw-method", label=say(_METHOD), data=methods, value=Method.RANDOM.value, allowDeselect=False),
        dmc.Select(id="draw-stratum", label=say(_STRATUM), data=strata, value="month", allowDeselect=False),
        dmc.NumberInput(id="draw-size", label=say(_SIZE), value=_USUAL_SIZE, min=1, allowDecimal=False),
        dmc.NumberInput(id="draw-seed", label=say(_SEED), value=_USUAL_SEED, min=0, allowDecimal=False),
    ]
    button = dmc.Button(say(_DRAW_TITLE), id="draw-sample")
    note = html.P(say(_HOW), className="note")
    return html.Div([html.H3(say(_DRAW_TITLE)), html.Div(fields, className="fields"), note, button])


def _checklist(view: View, kept: Sequence[Sample]) -> list[Component]:
    names = {name: view.say(title) for name, title in _COLUMNS.items()}
    columns = [
        text("case", names["case"], 140),
        text("stratum", names["stratum"], 140),
        figures("chance", names["chance"], view.lang, 1),
        text("verdict", names["verdict"], 160),
        text("note", names["note"], 200, grow=True),
    ]
    picked = str(kept[0].id) if kept else None
    return [
        dcc.Store(id="sampled-at"),
        dmc.Select(id="sample", label=view.say(_KEPT), data=options(view, kept), value=picked, placeholder=view.say(_NONE), mt=16),
        html.P(id="sample-says", className="note", **announced()),
        html.Div(grid(Grid("checklist", view.say(TITLE), columns, ()), view.lang, pagination=True, **PICK), className="pick"),
        html.P(html.A(view.say(_FILE), id="sample-file", className="hidden", href="", download="")),
    ]  # fmt: skip


def options(view: View, kept: Sequence[Sample]) -> list[dict[str, str]]:
    """The samples to choose from, the newest first."""
    return [{"value": str(one.id), "label": _name(view, one)} for one in kept]


def _name(view: View, one: Sample) -> str:
    draw = one.sampling.draw
    layer = f" ({view.say(STRATA[draw.stratum])})" if draw.stratum in STRATA else ""
    count = number(len(one.sampling.cases), view.lang)
    facts = {"seed": draw.seed, "by": one.by, "at": moment(one.at, view.lang)}
    return view.say(_NAME, id=one.id, method=view.say(METHODS[draw.method]) + layer, n=count, **facts)


def suggest(workspace: Workspace, *asked: object) -> str:
    """The suggested size for a confidence, a tolerable rate in percent and violations expected."""
    confidence, tolerable, expected, key, lang = asked
    view = asked_view(workspace, key, lang)
    level = float(str(confidence)) if confidence in [str(one) for one in _CONFIDENCES] else 0.0
    share = tolerable / 100 if isinstance(tolerable, int | float) else 0.0
    most, cases = expected if isinstance(expected, int) else -1, workspace.report(view.key).cases
    try:
        size = suggested_size(cases, level, share, most)
    except SopError as error:
        return error.to(view.lang)
    facts = {"expected": most, "tolerable": percent(share, view.lang), "confidence": percent(level, view.lang)}
    return view.say(_SUGGESTED, size=number(size, view.lang), population=number(cases, view.lang), **facts)


def draw(workspace: Workspace, *asked: object) -> tuple[list[dict[str, str]], str]:
    """The samples to choose from with the one now drawn, which is chosen."""
    clicks, method, stratum, size, seed, key, lang = asked
    view = asked_view(workspace, key, lang)
    if not clicks or not isinstance(size, int) or not isinstance(seed, int) or method not in list(Method):
        raise SopError(_WRONG)
    if size > _LARGEST_SAMPLE:
        raise SopError(_LARGE, most=number(_LARGEST_SAMPLE, view.lang))
    layer = next((one for one in STRATA if one == stratum and method == Method.STRATIFIED), "")
    asked_for = Draw(Method(str(method)), size, seed, layer)
    found = drawn(candidates(view, layer), asked_for)
    kept = add_sample(workspace.registry, workspace.user, int(view.key), found)
    every = samples_of(workspace.registry, workspace.user, int(view.key))
    return options(view, every), str(kept.id)


def candidates(view: View, stratum: str) -> list[Candidate]:
    """The cases of the check with their risk, by the month of their start or by their first unit."""
    units = first_units(view.workspace.check_folder(view.key)) if stratum == "unit" else {}
    return [_candidate(one, stratum, units.get(one.case, "")) for one in view.workspace.cases(view.key)]


def _candidate(one: CaseFigures, stratum: str, unit: str) -> Candidate:
    return Candidate(one.case, f"{one.start:%Y-%m}" if stratum == "month" else unit, risk(one))


def show(workspace: Workspace, *asked: object) -> tuple[list[Row], str, str, str]:
    """The checklist of the sample chosen, what came of it so far, and where its file is."""
    picked, _judged, key, lang = asked
    view = asked_view(workspace, key, lang)
    kept = samples_of(workspace.registry, workspace.user, int(view.key))
    one = next((sample for sample in kept if str(sample.id) == picked), None)
    if one is None:
        return [], "", "", "hidden"
    work = work_of(view)
    return checklist_rows(view, work, one), _says(view, work, one), f"/kertas-kerja/{view.key}/sampel-{one.id}.xlsx", ""


def checklist_rows(view: View, work: Work, sample: Sample) -> list[Row]:
    """A row a case of a sample, with the verdict on it."""
    held = {one.finding: one for one in work.judged}
    found = [(one, held.get(case_key(one.case))) for one in sample.sampling.cases]
    return [
        {
            "case": one.case,
            "stratum": one.stratum,
            "chance": 100 * one.probability,
            "verdict": view.say(STANCES[verdict.stance]) if verdict else None,
            "note": verdict.note if verdict else None,
        }
        for one, verdict in found
    ]


def _says(view: View, work: Work, sample: Sample) -> str:
    """How far the checklist is; what it shows once a simple random sample is judged throughout."""
    held, found = {one.finding: one.stance for one in work.judged}, sample.sampling
    stances = [held[case_key(one.case)] for one in found.cases if case_key(one.case) in held]
    broken, n = stances.count(Stance.BREAKS), len(found.cases)
    counts = {"done": len(stances), "n": n, "broken": broken}
    said = view.say(_DONE, **{name: number(value, view.lang) for name, value in counts.items()})
    if len(stances) < n or Stance.ASKS in stances or found.draw.method is not Method.RANDOM:
        return said
    rate = highest_rate(found.population, n, broken, _SURE)
    told = view.say(_HIGHEST, rate=percent(rate, view.lang), population=number(found.population, view.lang))
    return f"{said} {told}"


def register(site: Site) -> None:
    """Suggests a size, draws, and shows the checklist: for auditors."""
    own = site.limited(frozenset({Role.AUDITOR}))
    shown = [State("sop", "value"), State("lang", "value")]
    asked = [Input("confidence", "value"), Input("tolerable", "value"), Input("expected", "value")]
    own.callback(suggest, Output("suggested", "children"), *asked, *shown)
    fields = [State(f"draw-{name}", "value") for name in ("method", "stratum", "size", "seed")]
    own.callback(
        draw, Output("sample", "data"), Output("sample", "value"), Input("draw-sample", "n_clicks"), *fields, *shown,
        prevent_initial_call=True,
    )  # fmt: skip
    own.callback(
        show, Output("checklist", "rowData"), Output("sample-says", "children"), Output("sample-file", "href"),
        Output("sample-file", "className"), Input("sample", "value"), Input("sampled-at", "data"), *shown,
    )  # fmt: skip
