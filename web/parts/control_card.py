"""Whether conformity changed from month to month: the card of the control chart."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from model.text import Text
from model.trend import Change, ChangePoint, Conformity, Trend, TrendMonth
from model.written_numbers import day, interval, month, number, percent
from web.charts.control import CHANGES, changes, control
from web.page import View
from web.parts.graph import Chart, chart_card

_TITLE = Text(id="Peta kendali kesesuaian per bulan (XmR)", en="Control chart of monthly conformance (XmR)")
_NO_MONTHS = Text(
    id="Belum ada kasus selesai, jadi peta kendali belum dapat digambar.",
    en="No case is closed yet, so there is no control chart.",
)
_FEW = Text(
    id="Batas kendali baru dapat dihitung dari {needed} bulan dengan sedikitnya {fewest} kasus; baru ada {months}.",
    en="Limits take {needed} months with at least {fewest} cases; there are {months}.",
)
_CALM = Text(
    id="Tidak ada sinyal: {months} bulan naik turun biasa di sekitar {centre} (batas {lower}–{upper}).",
    en="No signal: {months} months vary as usual around {centre} (limits {lower}–{upper}).",
)
_SIGNALS = Text(id="Sinyal pada {months}. {rules}", en="Signals in {months}. {rules}")
_CHANGED = Text(
    id="Sejak {since} kesesuaian berubah: {before} menjadi {after} (p = {p}).",
    en="Since {since} conformance differs: {before} before, {after} after (p = {p}).",
)
_UNCHANGED = Text(id="Titik perubahan tidak ditemukan (p = {p}).", en="No change point was found (p = {p}).")
_PART = Text(id="{share}, n = {n}", en="{share}, n = {n}")
_CHANGE = Text(
    id="{kind} {since}: sebelumnya {before}; sejak itu {after}{difference}.",
    en="{kind} {since}: before {before}; since then {after}{difference}.",
)
_DIFFERENCE = Text(
    id="; selisih {points} poin persen (selang 95% {low} sampai {high})",
    en="; a difference of {points} percentage points (95% interval {low} to {high})",
)
_HEAD = (Text(id="Bulan mulai", en="Month of start"), Text(id="Kasus selesai (n)", en="Closed cases (n)"), Text(id="Sesuai", en="Conforming"),
         Text(id="Bagian", en="Share"), Text(id="Selang 95%", en="95% interval"), Text(id="Masih berjalan", en="Still open"),
         Text(id="Sinyal", en="Signal"))  # fmt: skip
_YES, _FULL, _P_DIGITS = Text(id="ya", en="yes"), 1.0, 3


def control_card(view: View, trend: Trend) -> Component:
    """The chart with limits, signals and changes; a sentence where no case is closed."""
    title = view.say(_TITLE)
    if not any(one.cases for one in trend.months):
        return html.Section([html.H2(title), html.P(view.say(_NO_MONTHS))], className="card")
    struck = {signal.month for signal in trend.chart.signals}
    rows = [_row(view, one, signal=one.month in struck) for one in trend.months]
    head = [view.say(text) for text in _HEAD]
    chart = Chart(title, finding(view, trend), control(trend, view.lang), head, rows, 360)
    told = [html.Li(said) for said in revisions_said(view, trend)]
    return chart_card(chart, view.lang, *([html.Ul(told, className="told")] if told else []))


def revisions_said(view: View, trend: Trend) -> list[str]:
    """Before and after each change within the months of the chart."""
    return [_told(view, change) for change in changes(trend)]


def finding(view: View, trend: Trend) -> str:
    """What chart and change point say."""
    return f"{_said(view, trend)} {change_said(view, trend.change_point)}".strip()


def _said(view: View, trend: Trend) -> str:
    chart, lang = trend.chart, view.lang
    if chart.centre is None or chart.lower is None or chart.upper is None:
        return view.say(_FEW, needed=chart.needed, fewest=chart.fewest_cases, months=chart.months)
    if not chart.signals:
        lower, upper = percent(max(0.0, chart.lower), lang), percent(min(_FULL, chart.upper), lang)
        return view.say(_CALM, months=chart.months, centre=percent(chart.centre, lang), lower=lower, upper=upper)
    months = dict.fromkeys(month(signal.month, lang) for signal in chart.signals)
    broken = {signal.rule for signal in chart.signals}
    rules = " ".join(view.say(rule.text) for rule in chart.rules if rule.name in broken)
    return view.say(_SIGNALS, months=", ".join(months), rules=rules)


def change_said(view: View, point: ChangePoint) -> str:
    """The change the months point out, that there is none, or nothing where they are too few."""
    if point.p is None:
        return ""
    p = number(point.p, view.lang, _P_DIGITS)
    if point.found is None:
        return view.say(_UNCHANGED, p=p)
    before, after = (_part(view, one) for one in (point.found.before, point.found.after))
    return view.say(_CHANGED, since=month(point.found.since, view.lang), before=before, after=after, p=p)


def _part(view: View, one: Conformity) -> str:
    return view.say(_PART, share=percent(one.share, view.lang), n=number(one.cases, view.lang))


def _told(view: View, change: Change) -> str:
    before, after = (_part(view, one) for one in (change.before, change.after))
    facts = {"before": before, "after": after, "difference": _difference(view, change)}
    return view.say(_CHANGE, kind=view.say(CHANGES[change.kind]), since=day(change.since, view.lang), **facts)


def _difference(view: View, change: Change) -> str:
    if change.difference is None or change.interval is None:
        return ""
    points, low, high = (number(100 * share, view.lang, 1) for share in (change.difference, *change.interval))
    return view.say(_DIFFERENCE, points=points, low=low, high=high)


def _row(view: View, one: TrendMonth, *, signal: bool) -> Sequence[str]:
    lang = view.lang
    counts = (number(count, lang) for count in (one.cases, one.conforming))
    return (
        month(one.month, lang),
        *counts,
        percent(one.share, lang),
        interval(one.interval, lang) or "–",
        number(one.open_cases, lang),
        view.say(_YES) if signal else "",
    )
