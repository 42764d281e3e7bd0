"""The ways in which cases went through the SOP, as a table."""

from dash import html
from dash.development.base_component import Component

from model.deviation import BY_RULE
from model.text import Text
from model.variants import OtherVariants, Variant, VariantDeviation, Variants
from model.written_numbers import duration, number, percent
from web.page import View
from web.parts.table import table

_TITLE = Text(id="Varian jalannya kasus", en="Variants of the cases")
_SAYS = Text(
    id="{count} varian; yang terbanyak ditempuh {cases} dari {all} kasus ({share}). {fit} dari {all} kasus menempuh "
    "urutan yang sesuai SOP. Ditampilkan {shown} varian.",
    en="{count} variants; the most frequent was taken by {cases} of {all} cases ({share}). {fit} of {all} cases took "
    "an order of the SOP. {shown} variants are shown.",
)
_SAYS_SOME = Text(
    id="{count} varian; yang terbanyak ditempuh {cases} dari {all} kasus ({share}). Ditampilkan {shown} varian.",
    en="{count} variants; the most frequent was taken by {cases} of {all} cases ({share}). {shown} variants are shown.",
)
_NOTHING = Text(id="Belum ada kasus yang menjalankan langkah SOP ini.", en="No case ran a step of this SOP yet.")
_HEAD = (Text(id="No.", en="No."), Text(id="Langkah berurutan", en="Steps in order"), Text(id="Kasus (n)", en="Cases (n)"),
         Text(id="Bagian", en="Share"), Text(id="Urutan sesuai SOP", en="Order of the SOP"), Text(id="Kasus sesuai, dari yang selesai", en="Conforming, of closed cases"),
         Text(id="Kasus terlambat", en="Late cases"), Text(id="Median lama (waktu kerja)", en="Median lead time (working time)"))  # fmt: skip
_OF = Text(id="{hits} dari {n} ({share})", en="{hits} of {n} ({share})")
_AT_STEP = Text(id="{name} ({step})", en="{name} ({step})")
_OTHERS = Text(id="{n} varian lain", en="{n} other variants")
_YES, _NO = Text(id="ya", en="yes"), Text(id="tidak: {rules}", en="no: {rules}")
_NEITHER, _SHOWN = "–", 12


def variant_card(view: View, found: Variants) -> Component:
    """The most frequent variants, the others summed in the last row."""
    title = view.say(_TITLE)
    if not found.listed:
        return html.Section([html.H2(title), html.P(view.say(_NOTHING))], className="card")
    rows = [_row(view, place, one) for place, one in enumerate(found.listed[:_SHOWN], 1)]
    rest = others(found)
    body = [*rows, _rest(view, rest, found.cases)] if rest.variants else rows
    said = table(title, [view.say(text) for text in _HEAD], body)
    return html.Section(
        [html.H2(title), html.P(finding(view, found), className="finding"), said], className="card variants"
    )


def finding(view: View, found: Variants) -> str:
    """How many variants there are, the most frequent, and how many cases took an order of the SOP where all are known."""
    first, lang = found.listed[0], view.lang
    facts = {"count": number(found.count, lang), "cases": number(first.cases, lang), "all": number(found.cases, lang),
             "share": percent(first.share, lang), "shown": min(_SHOWN, len(found.listed))}  # fmt: skip
    if found.others.variants:
        return view.say(_SAYS_SOME, **facts)
    return view.say(_SAYS, fit=number(sum(one.cases for one in found.listed if one.fits), lang), **facts)


def others(found: Variants) -> OtherVariants:
    """All that the table does not show, summed."""
    rest, more = found.others, found.listed[_SHOWN:]
    return OtherVariants(
        variants=rest.variants + len(more),
        cases=rest.cases + sum(one.cases for one in more),
        open_cases=rest.open_cases + sum(one.open_cases for one in more),
        conforming_cases=rest.conforming_cases + sum(one.conforming_cases for one in more),
        late_cases=rest.late_cases + sum(one.late_cases for one in more),
    )


def _row(view: View, place: int, one: Variant) -> tuple[str, ...]:
    median = duration(one.median_lead_seconds, view.lang) if one.median_lead_seconds is not None else _NEITHER
    return (
        str(place),
        " → ".join(step or "…" for step in one.steps),
        number(one.cases, view.lang),
        percent(one.share, view.lang),
        _fits(view, one),
        _of(view, one.conforming_cases, one.cases - one.open_cases),
        number(one.late_cases, view.lang),
        median,
    )


def _rest(view: View, rest: OtherVariants, cases: int) -> tuple[str, ...]:
    lang = view.lang
    return (
        "",
        view.say(_OTHERS, n=number(rest.variants, lang)),
        number(rest.cases, lang),
        percent(rest.cases / cases, lang),
        _NEITHER,
        _of(view, rest.conforming_cases, rest.cases - rest.open_cases),
        number(rest.late_cases, lang),
        _NEITHER,
    )


def _fits(view: View, one: Variant) -> str:
    if one.fits:
        return view.say(_YES)
    told = dict.fromkeys(_deviation(view, found) for found in one.deviations)
    return view.say(_NO, rules=", ".join(told))


def _deviation(view: View, found: VariantDeviation) -> str:
    name = view.say(BY_RULE[found.rule].name)
    return view.say(_AT_STEP, name=name, step=found.step) if found.step else name


def _of(view: View, hits: int, n: int) -> str:
    if not n:
        return _NEITHER
    return view.say(_OF, hits=number(hits, view.lang), n=number(n, view.lang), share=percent(hits / n, view.lang))
