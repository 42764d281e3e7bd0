"""How all SOPs of an office are followed: key figures, units against SOPs against months, and the whole by month."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dash import html
from dash.development.base_component import Component

from analytics.statistics import wilson
from analytics.trends.control_chart import FEWEST_CASES
from model.checked_months import CheckedMonth
from model.office import Targets
from model.run import Month
from model.text import Text
from model.written_numbers import hours, interval, month, number, percent
from web.charts.compliance_heat import Line, compliance_heat
from web.charts.share_line import share_line
from web.page import View
from web.parts.graph import Chart, chart_card
from web.parts.key_figures import (
    CLOSED,
    CONFORMING,
    FEWEST_SAID,
    KeyFigure,
    amount_moved,
    amount_spark,
    basis,
    conforming_change,
    key_cards,
    last_two,
    share_moved,
    share_spark,
    target_said,
)

_OFFICE = Text(id="Seluruh kantor", en="The whole office")
_ABOUT = Text(
    id="{sops} SOP di {units} unit dengan pembandingan terbaru masing-masing, {first} sampai {last}.",
    en="SOPs: {sops}, units: {units}; the newest comparison of each, {first} to {last}.",
)
_OF_CASES = Text(id="kasus selesai", en="closed cases")
_REACHED = Text(id="SOP mencapai sasaran", en="SOPs that meet the target")
_CHECKED = Text(id="SOP diperiksa", en="SOPs checked")
_PART = Text(id="{reached} dari {all}", en="{reached} of {all}")
_UNSURE = Text(id="{n} belum pasti: selangnya memuat sasaran", en="{n} uncertain: the interval holds the target")
_LOST = Text(id="Jam kerja hilang dalam langkah", en="Working hours lost in steps")
_ABOVE = Text(id="di atas waktu baku", en="above the norms")
_HEAT = Text(id="Kesesuaian per unit, SOP, dan bulan", en="Conformance by unit, SOP and month")
_HEAT_SAYS = Text(
    id="Terendah: {name}, {share} dari {n} kasus. Angka = persen kasus sesuai; * = kurang dari {fewest} kasus.",
    en="Lowest: {name}, {share} of {n} cases. Figures = percent of cases that conform; * = fewer than {fewest} cases.",
)
_HEAT_HEAD = (Text(id="Unit", en="Unit"), Text(id="SOP", en="SOP"), Text(id="Bulan mulai", en="Month of start"), Text(id="Kasus selesai (n)", en="Closed cases (n)"),
              Text(id="Sesuai", en="Conforming"), Text(id="Bagian", en="Share"), Text(id="Selang 95%", en="95% interval"),
              Text(id="Jam kerja hilang", en="Working hours lost"))  # fmt: skip
_CUT = Text(id="Digambar {shown} dari {all} SOP, yang terendah; semuanya ada di tabel.", en="The lowest {shown} of {all} SOPs are drawn; all are in the table.")  # fmt: skip
_LINE = Text(id="Kesesuaian seluruh kantor per bulan", en="Conformance of the whole office by month")
_LINE_SAYS = Text(id="{month}: {share} dari {n} kasus sesuai SOP (selang 95%: {interval}).", en="{month}: {share} of {n} cases follow the SOP (95% interval: {interval}).")  # fmt: skip
_LINE_HEAD = (*_HEAT_HEAD[2:7],)
_NAME = Text(id="{unit} · {title}", en="{unit} · {title}")
_DRAWN, _FRAME, _ROW = 25, 60, 30


@dataclass(frozen=True, slots=True)
class Checked:
    """The months of all SOPs within reach, the names of their units, and what the office wants to reach."""

    months: Sequence[CheckedMonth]
    units: Mapping[int, str]
    targets: Targets


def office_part(view: View, known: Checked) -> list[Component]:
    """The key figures and charts of the office; nothing where no case of any SOP is closed."""
    if not any(one.cases for one in known.months):
        return []
    whole = summed(known.months)
    about = view.say(
        _ABOUT,
        sops=number(len({one.document for one in known.months}), view.lang),
        units=number(len({one.unit for one in known.months}), view.lang),
        first=month(whole[0].month, view.lang),
        last=month(whole[-1].month, view.lang),
    )
    charts = [heat_card(view, known), line_card(view, whole, known.targets.conforming)]
    top = [html.H2(view.say(_OFFICE), className="part"), html.P(about, className="note")]
    return [*top, office_figures(view, known, whole), *charts]


def summed(months: Sequence[CheckedMonth]) -> list[Month]:
    """The cases of all SOPs by month."""
    sums: dict[date, tuple[int, int, int]] = {}
    for one in months:
        cases, conforming, seconds = sums.get(day_of(one), (0, 0, 0))
        sums[day_of(one)] = (cases + one.cases, conforming + one.conforming, seconds + one.excess_seconds)
    return [Month(day, *sums[day]) for day in sorted(sums)]


def day_of(one: CheckedMonth) -> date:
    """The first day of its month."""
    return date.fromisoformat(one.month)


def office_figures(view: View, known: Checked, whole: Sequence[Month]) -> Component:
    """Share, SOPs at the target, cases and hours lost."""
    lang, (cases, conforming) = view.lang, _total(whole)
    share, bounds = conforming / cases, wilson(conforming, cases)
    found, now = conforming_change(whole, FEWEST_CASES)
    two, lost = last_two(whole, FEWEST_CASES), sum(one.excess_seconds for one in whole)
    notes = [basis(view, cases, _OF_CASES, bounds), target_said(view, known.targets.conforming, share, bounds)]
    spark, moved = share_spark(view, CONFORMING, whole, FEWEST_CASES), share_moved(view, found, now)
    return key_cards(
        [
            KeyFigure(view.say(CONFORMING), percent(share, lang), notes, moved, spark),
            _reached(view, known),
            KeyFigure(view.say(CLOSED), number(cases, lang), [view.say(FEWEST_SAID, n=FEWEST_CASES)], amount_moved(view, two, "cases"), amount_spark(view, CLOSED, whole, "cases")),
            KeyFigure(view.say(_LOST), hours(lost, lang), [view.say(_ABOVE)], amount_moved(view, two, "excess_seconds"), amount_spark(view, _LOST, whole, "excess_seconds")),
        ]
    )  # fmt: skip


def _total(months: Sequence[Month]) -> tuple[int, int]:
    return sum(one.cases for one in months), sum(one.conforming for one in months)


def _reached(view: View, known: Checked) -> KeyFigure:
    lines, target = [_total(line.months) for line in lines_of(view, known)], known.targets.conforming
    if target is None:
        return KeyFigure(view.say(_CHECKED), number(len(lines), view.lang), [target_said(view, None, None, None)])
    bounds = [wilson(conforming, cases) or (0.0, 1.0) for cases, conforming in lines]
    reached = sum(conforming >= target * cases for cases, conforming in lines)
    unsure = sum(low < target < high for low, high in bounds)
    value = view.say(_PART, reached=number(reached, view.lang), all=number(len(lines), view.lang))
    return KeyFigure(view.say(_REACHED), value, [view.say(_UNSURE, n=number(unsure, view.lang))])


def lines_of(view: View, known: Checked) -> list[Line]:
    """Each SOP that has closed cases with its months, the lowest share first."""
    found: dict[tuple[int, int], list[CheckedMonth]] = {}
    for one in known.months:
        if one.cases:
            found.setdefault((one.unit, one.document), []).append(one)
    lines = [Line(str(key[1]), _name(view, known, part[0]), summed(part)) for key, part in found.items()]
    return sorted(lines, key=lambda line: (_share(line.months), line.name))


def _share(months: Sequence[Month]) -> float:
    cases, conforming = _total(months)
    return conforming / cases


def _name(view: View, known: Checked, one: CheckedMonth) -> str:
    """The title, behind the unit where there are several."""
    if len({month.unit for month in known.months}) == 1:
        return one.title
    return view.say(_NAME, unit=known.units.get(one.unit, "–"), title=one.title)


def heat_card(view: View, known: Checked) -> Component:
    """Units against SOPs against months, the lowest at the top."""
    lines = lines_of(view, known)
    shown, lowest = lines[:_DRAWN], lines[0]
    cases, conforming = _total(lowest.months)
    says = view.say(
        _HEAT_SAYS,
        name=lowest.name,
        share=percent(conforming / cases, view.lang),
        n=number(cases, view.lang),
        fewest=FEWEST_CASES,
    )
    if len(lines) > len(shown):
        says = f"{says} {view.say(_CUT, shown=len(shown), all=len(lines))}"
    figure = compliance_heat(shown, FEWEST_CASES, view.lang)
    ordered = sorted(known.months, key=lambda one: (known.units.get(one.unit, ""), one.title, one.month))
    rows = [_heat_row(view, known, one) for one in ordered if one.cases]
    head = [view.say(text) for text in _HEAT_HEAD]
    height = _FRAME + _ROW * len(shown)
    return chart_card(Chart(view.say(_HEAT), says, figure, head, rows, height, wide=True), view.lang)


def _heat_row(view: View, known: Checked, one: CheckedMonth) -> tuple[str, ...]:
    cells = _month_row(view, Month(day_of(one), one.cases, one.conforming, one.excess_seconds))
    return known.units.get(one.unit, "–"), one.title, *cells, hours(one.excess_seconds, view.lang)


def _month_row(view: View, one: Month) -> tuple[str, ...]:
    lang, count = view.lang, _counter(view)
    bounds = interval(wilson(one.conforming, one.cases), lang)
    share = percent(one.conforming / one.cases, lang)
    return month(one.month, lang), count(one.cases), count(one.conforming), share, bounds


def _counter(view: View) -> Callable[[int], str]:
    return lambda n: number(n, view.lang)


def line_card(view: View, whole: Sequence[Month], target: float | None) -> Component:
    """The whole office by month."""
    shown = [one for one in whole if one.cases]
    last = shown[-1]
    says = view.say(
        _LINE_SAYS,
        month=month(last.month, view.lang),
        share=percent(last.conforming / last.cases, view.lang),
        n=number(last.cases, view.lang),
        interval=interval(wilson(last.conforming, last.cases), view.lang),
    )
    head = [view.say(text) for text in _LINE_HEAD]
    rows = [_month_row(view, one) for one in shown]
    return chart_card(Chart(view.say(_LINE), says, share_line(shown, target, view.lang), head, rows), view.lang)
