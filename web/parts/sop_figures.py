"""How one SOP is followed: its key figures."""

from collections.abc import Sequence

from dash.development.base_component import Component

from analytics.statistics import wilson
from analytics.trends.change_point import change
from analytics.trends.control_chart import FEWEST_CASES
from model.office import Targets
from model.report import Report
from model.run import Month
from model.step_names import lost_seconds
from model.text import Text
from model.trend import TrendMonth
from model.written_numbers import hours, number, percent
from web.page import View
from web.parts.findings import closed, definition
from web.parts.key_figures import (
    CLOSED,
    CONFORMING,
    KeyFigure,
    Moved,
    Spark,
    amount_moved,
    amount_spark,
    basis,
    conforming_change,
    key_cards,
    last_two,
    line_name,
    share_moved,
    share_spark,
    target_said,
)

_OF_CASES = Text(id="kasus selesai", en="closed cases")
_OF_RUNS = Text(id="pelaksanaan terukur", en="measurable runs")
_OPEN = Text(id="{n} masih berjalan", en="{n} still open")
_ON_TIME = Text(id="Pelaksanaan langkah tepat waktu", en="Step runs in time")
_LATE = Text(id="{late} terlambat; {time}", en="{late} late; {time}")
_LOST = Text(id="Jam kerja hilang", en="Working hours lost")
_ABOVE = Text(id="di atas waktu baku dan antarlangkah; {time}", en="above the norms and between steps; {time}")
_IN_STEPS = Text(id="di dalam langkah", en="in steps")


def key_figures(view: View, report: Report, targets: Targets, months: Sequence[Month]) -> Component:
    """Conforming cases, runs in time, closed cases, hours lost."""
    lang, two = view.lang, last_two(months, FEWEST_CASES)
    still = view.say(_OPEN, n=number(report.open_cases, lang))
    cases = KeyFigure(
        view.say(CLOSED),
        number(closed(report), lang),
        [still],
        amount_moved(view, two, "cases"),
        amount_spark(view, CLOSED, months, "cases"),
    )
    return key_cards([_conforming(view, report, targets, months), _on_time(view, report, targets), cases, _lost(view, report, months)])  # fmt: skip


def _conforming(view: View, report: Report, targets: Targets, months: Sequence[Month]) -> KeyFigure:
    share, bounds = report.conforming_share, report.conforming_interval
    found, now = conforming_change(months, FEWEST_CASES)
    aim = target_said(view, targets.conforming, share, bounds)
    notes = [basis(view, closed(report), _OF_CASES, bounds), *filter(None, [aim])]
    value = "–" if share is None else percent(share, view.lang)
    moved, spark = share_moved(view, found, now), share_spark(view, CONFORMING, months, FEWEST_CASES)
    return KeyFigure(view.say(CONFORMING), value, notes, moved, spark)


def _on_time(view: View, report: Report, targets: Targets) -> KeyFigure:
    late, n = (sum(getattr(step, name) for step in report.steps) for name in ("late", "measurable"))
    share, bounds = (n - late) / n if n else None, wilson(n - late, n)
    aim = target_said(view, targets.on_time, share, bounds)
    said = view.say(_LATE, late=number(late, view.lang), time=definition(report, view.lang))
    notes = [basis(view, n, _OF_RUNS, bounds), said, *filter(None, [aim])]
    value = "–" if share is None else percent(share, view.lang)
    months = report.analysis.trend.months if report.analysis else ()
    return KeyFigure(view.say(_ON_TIME), value, notes, *_on_time_months(view, months))


def _on_time_months(view: View, months: Sequence[TrendMonth]) -> tuple[Moved | None, Spark | None]:
    shown = [Month(m.month, m.measurable_runs, m.measurable_runs - m.late_runs, m.excess_seconds) for m in months]
    enough = [run for run, one in zip(shown, months, strict=True) if one.cases >= FEWEST_CASES and run.cases]
    if len(enough) < 2:  # noqa: PLR2004 (one month has none before it)
        return None, None
    before, now = enough[-2:]
    found = change("month", before.month, (before.conforming, before.cases), (now.conforming, now.cases))
    values = [one.conforming / one.cases if one in enough else None for one in shown]
    return share_moved(view, found, now), Spark(values, line_name(view, _ON_TIME, shown))


def _lost(view: View, report: Report, months: Sequence[Month]) -> KeyFigure:
    note = view.say(_ABOVE, time=definition(report, view.lang))
    two = last_two(months, FEWEST_CASES)
    moved = amount_moved(view, two, "excess_seconds")
    told = Moved(moved.way, moved.meaning, f"{moved.said} ({view.say(_IN_STEPS)})") if moved else None
    value = hours(lost_seconds(report), view.lang)
    return KeyFigure(view.say(_LOST), value, [note], told, amount_spark(view, _LOST, months, "excess_seconds"))
