"""What changed since the month before: shares with the interval of their difference, hours, and change points."""

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from analytics.trends.change_point import change
from analytics.trends.contrasts import Group
from model.text import Text
from model.trend import Trend, TrendMonth
from model.written_numbers import hours, month, number, percent
from web.page import View
from web.parts.control_card import change_said, revisions_said
from web.parts.table import table

_TITLE = Text(id="Yang berubah dari bulan sebelumnya", en="What changed since the month before")
_SAYS = Text(
    id="{now} dibandingkan dengan {before}. {few}{open}",
    en="{now} against {before}. {few}{open}",
)
_FEW = Text(id="Bulan sesudahnya kurang dari {n} kasus dan tidak dihitung. ", en="Later months have fewer than {n} cases and do not count. ")  # fmt: skip
_OPEN = Text(id="{n} kasus {now} masih berjalan dan belum ikut dihitung.", en="{n} cases of {now} are still open and not yet counted.")  # fmt: skip
_TOO_FEW = Text(
    id="Belum ada dua bulan dengan sedikitnya {n} kasus selesai, jadi belum ada yang dapat dibandingkan. Tambahkan catatan "
    "bulan lain, lalu bandingkan lagi.",
    en="There are no two months with at least {n} closed cases yet, so nothing can be compared. Add the log of another "
    "month, then compare again.",
)
_HEAD = (Text(id="Ukuran", en="Measure"), Text(id="Sebelum", en="Before"), Text(id="Sekarang", en="Now"),
         Text(id="Selisih", en="Difference"), Text(id="Artinya", en="Meaning"))  # fmt: skip
_CONFORMING = Text(id="Kasus sesuai SOP", en="Cases that follow the SOP")
_LATE = Text(id="Pelaksanaan langkah terlambat", en="Late step runs")
_HOURS = Text(id="Jam kerja hilang dalam langkah", en="Working hours lost in steps")
_PER_CASE = Text(id="Jam kerja hilang per kasus", en="Working hours lost a case")
_PART = Text(id="{share} (n = {n})", en="{share} (n = {n})")
_POINTS = Text(id="{points} poin persen (selang 95%: {low} sampai {high})", en="{points} percentage points (95% interval: {low} to {high})")  # fmt: skip
_SAME = Text(id="tidak dapat dibedakan dari nol", en="cannot be told from zero")
_BETTER, _WORSE = Text(id="membaik", en="better"), Text(id="memburuk", en="worse")
_NO_TEST = Text(id="jumlah; tanpa selang", en="an amount; without an interval")


def months_compared(trend: Trend) -> tuple[TrendMonth, TrendMonth] | None:
    """The last month with cases enough, and the one of these before it."""
    found = [one for one in trend.months if one.cases >= trend.chart.fewest_cases][-2:]
    return (found[1], found[0]) if len(found) > 1 else None


def change_card(view: View, trend: Trend) -> Component:
    """The comparison as a table and the change points in words; why there is none where months are too few."""
    title, two = view.say(_TITLE), months_compared(trend)
    if two is None:
        said = view.say(_TOO_FEW, n=trend.chart.fewest_cases)
        return html.Section([html.H2(title), html.P(said)], className="card")
    told = revisions_said(view, trend) or [change_said(view, trend.change_point)]
    parts = [
        html.H2(title),
        html.P(_said(view, trend, two), className="finding"),
        table(title, [view.say(text) for text in _HEAD], rows(view, two)),
        html.Ul([html.Li(one) for one in told if one], className="told"),
    ]
    return html.Section(parts if any(told) else parts[:-1], className="card")


def _said(view: View, trend: Trend, two: tuple[TrendMonth, TrendMonth]) -> str:
    now, before = (month(one.month, view.lang) for one in two)
    later = any(one.month > two[0].month and one.cases for one in trend.months)
    few = view.say(_FEW, n=trend.chart.fewest_cases) if later else ""
    running = two[0].open_cases
    still = view.say(_OPEN, n=number(running, view.lang), now=now) if running else ""
    return view.say(_SAYS, now=now, before=before, few=few, open=still).strip()


def rows(view: View, two: tuple[TrendMonth, TrendMonth]) -> list[tuple[str, ...]]:
    """Conforming cases, late executions, hours lost and hours a case."""
    now, before = two
    conforming = ((before.conforming, before.cases), (now.conforming, now.cases))
    late = ((before.late_runs, before.measurable_runs), (now.late_runs, now.measurable_runs))
    each = [one.excess_seconds / one.cases for one in (before, now)]
    return [
        _share_row(view, _CONFORMING, conforming, good=1),
        _share_row(view, _LATE, late, good=-1),
        _amount_row(view, _HOURS, [before.excess_seconds, now.excess_seconds]),
        _amount_row(view, _PER_CASE, each, 2),
    ]


def _share_row(view: View, name: Text, groups: tuple[Group, Group], *, good: int) -> tuple[str, ...]:
    """`good` is the sign of a difference for the better."""
    found = change("month", date.min, *groups)
    parts = [
        view.say(_PART, share=percent(one.share, view.lang), n=number(one.cases, view.lang))
        for one in (found.before, found.after)
    ]
    if found.difference is None or found.interval is None:
        return view.say(name), *parts, "–", "–"
    low, high = found.interval
    facts = {"points": found.difference, "low": low, "high": high}
    difference = view.say(_POINTS, **{key: _signed(view, 100 * value, 1) for key, value in facts.items()})
    better = _BETTER if found.difference * good > 0 else _WORSE
    return view.say(name), *parts, difference, view.say(_SAME if low <= 0 <= high else better)


def _amount_row(view: View, name: Text, seconds: Sequence[float], digits: int = 1) -> tuple[str, ...]:
    before, now = seconds
    written = [hours(one, view.lang) if digits == 1 else number(one / 3600, view.lang, digits) for one in seconds]
    return view.say(name), *written, _signed(view, (now - before) / 3600, digits), view.say(_NO_TEST)


def _signed(view: View, value: float, digits: int) -> str:
    return f"{'+' if value > 0 else ''}{number(value, view.lang, digits)}"
