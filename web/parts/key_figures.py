"""Key figures: a value with its n, its target, how it moved since the month before, and its months as a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from analytics.trends.change_point import change
from model.run import Month
from model.text import Text
from model.trend import Change
from model.written_numbers import hours, interval, month, number, percent
from web.charts.sparkline import sparkline
from web.page import View

CONFORMING = Text(id="Kasus sesuai SOP", en="Cases that follow the SOP")
CLOSED = Text(id="Kasus selesai", en="Closed cases")
FEWEST_SAID = Text(id="Bulan dengan kurang dari {n} kasus tidak dibandingkan.", en="Months with fewer than {n} cases are not compared.")  # fmt: skip
_BASIS = Text(id="n = {n} {of}; selang 95%: {interval}", en="n = {n} {of}; 95% interval: {interval}")
_MET = Text(id="Sasaran {target}: tercapai", en="Target {target}: met")
_MISSED = Text(id="Sasaran {target}: belum tercapai", en="Target {target}: not met")
_UNSURE = Text(id="Sasaran {target}: belum pasti, selang memuatnya", en="Target {target}: uncertain, the interval holds it")  # fmt: skip
_NO_TARGET = Text(id="Sasaran belum ditetapkan kantor", en="The office sets no target")
_UP = Text(id="naik {points} poin persen dari {month}", en="up {points} percentage points since {month}")
_DOWN = Text(id="turun {points} poin persen dari {month}", en="down {points} percentage points since {month}")
_SAME = Text(
    id="{now}: tidak dapat dibedakan dari {month} (selisih {points} poin persen)",
    en="{now}: cannot be told from {month} (difference {points} percentage points)",
)
_MOVED = Text(id="{now}: {value} dari {before} pada {month}", en="{now}: {value} from {before} in {month}")
_LINE = Text(id="{name} per bulan, {first} sampai {last}", en="{name} by month, {first} to {last}")
_ARROWS = {"up": "▲", "down": "▼", "same": "="}


@dataclass(frozen=True, slots=True)
class Moved:
    """How a figure moved: up, down or same; whether that is good, bad or neither; and in words."""

    way: str
    meaning: str
    said: str


@dataclass(frozen=True, slots=True)
class Spark:
    """The months of a figure, None where they do not count, and what the line is called."""

    values: Sequence[float | None]
    name: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One card: name, value, and what stands below it."""

    name: str
    value: str
    notes: Sequence[str]
    moved: Moved | None = None
    spark: Spark | None = None


def key_cards(figures: Sequence[KeyFigure]) -> Component:
    """The figures side by side."""
    return html.Dl([_card(figure) for figure in figures], className="figures")


def _card(figure: KeyFigure) -> Component:
    parts = [html.Dt(figure.name), html.Dd(figure.value, className="value")]
    parts += [html.Dd(note, className="small") for note in figure.notes]
    if figure.moved:
        arrow = html.Span(_ARROWS[figure.moved.way], className="arrow")
        parts.append(html.Dd([arrow, " ", figure.moved.said], className=f"moved {figure.moved.meaning}"))
    if figure.spark and len([value for value in figure.spark.values if value is not None]) > 1:
        parts.append(html.Dd(html.Img(src=sparkline(figure.spark.values), alt=figure.spark.name, className="spark")))
    return html.Div(parts, className="card")


def basis(view: View, n: int, of: Text, bounds: tuple[float, ...] | None) -> str:
    """What a share rests on."""
    return view.say(_BASIS, n=number(n, view.lang), of=view.say(of), interval=interval(bounds, view.lang) or "–")


def target_said(view: View, target: float | None, share: float | None, bounds: tuple[float, ...] | None) -> str:
    """Whether the target is met; neither where its interval holds the target."""
    if target is None or share is None or bounds is None:
        return view.say(_NO_TARGET) if target is None else ""
    sure = not bounds[0] < target < bounds[1]
    text = (_MET if share >= target else _MISSED) if sure else _UNSURE
    return view.say(text, target=percent(target, view.lang))


def share_moved(view: View, found: Change | None, now: Month | None) -> Moved | None:
    """How the share of `now` differs from the month before, where both have cases enough."""
    if found is None or now is None or found.difference is None or found.interval is None:
        return None
    low, high = found.interval
    points, before = number(abs(100 * found.difference), view.lang, 1), month(found.since, view.lang)
    if low <= 0 <= high:
        signed = number(100 * found.difference, view.lang, 1)
        said = view.say(_SAME, now=month(now.month, view.lang), month=before, points=signed)
        return Moved("same", "neither", said)
    way, text, meaning = ("up", _UP, "good") if low > 0 else ("down", _DOWN, "bad")
    return Moved(way, meaning, f"{month(now.month, view.lang)}: {view.say(text, points=points, month=before)}")


def counted(months: Sequence[Month], fewest: int) -> list[Month]:
    """The months with cases enough to be compared."""
    return [one for one in months if one.cases >= fewest]


def last_two(months: Sequence[Month], fewest: int) -> tuple[Month, Month] | None:
    """The last month with cases enough, and the one of these before it."""
    found = counted(months, fewest)[-2:]
    return (found[1], found[0]) if len(found) > 1 else None


def conforming_change(months: Sequence[Month], fewest: int) -> tuple[Change | None, Month | None]:
    """The last month against the one before; `since` of the change is that one."""
    two = last_two(months, fewest)
    if two is None:
        return None, None
    now, before = two
    return change("month", before.month, (before.conforming, before.cases), (now.conforming, now.cases)), now


def share_spark(view: View, name: Text, months: Sequence[Month], fewest: int) -> Spark | None:
    """The share of conforming cases by month."""
    values = [one.conforming / one.cases if one.cases >= fewest else None for one in months]
    return Spark(values, line_name(view, name, months)) if months else None


def amount_moved(view: View, two: tuple[Month, Month] | None, kind: str) -> Moved | None:
    """How a count or the hours lost (`kind`: cases, excess_seconds) moved; fewer hours are good, cases neither."""
    if two is None:
        return None
    now, before = (int(getattr(one, kind)) for one in two)
    write = hours if kind == "excess_seconds" else number
    months = {"now": month(two[0].month, view.lang), "month": month(two[1].month, view.lang)}
    said = view.say(_MOVED, value=write(now, view.lang), before=write(before, view.lang), **months)
    way = "same" if now == before else ("up" if now > before else "down")
    meanings = {"up": "bad", "down": "good", "same": "neither"}
    return Moved(way, meanings[way] if kind == "excess_seconds" else "neither", said)


def amount_spark(view: View, name: Text, months: Sequence[Month], kind: str) -> Spark | None:
    """A count or the hours lost by month."""
    return Spark([float(getattr(one, kind)) for one in months], line_name(view, name, months)) if months else None


def line_name(view: View, name: Text, months: Sequence[Month]) -> str:
    """What a small line is called."""
    first, last = (month(one.month, view.lang) for one in (months[0], months[-1]))
    return view.say(_LINE, name=view.say(name), first=first, last=last)
