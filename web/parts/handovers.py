"""Who hands over to whom: the card of the matrix."""

from collections.abc import Sequence

from dash.development.base_component import Component

from model.flows import RoleFlow
from model.text import Text
from model.written_numbers import hours, number, percent
from web.charts.handover_heat import UNKNOWN, handover_heat, roles_of
from web.page import View
from web.parts.graph import Chart, chart_card
from web.parts.loss_places import rounded_hours

_TITLE = Text(id="Matriks serah terima antarpelaksana", en="Matrix of hand-overs between performers")
_SAYS = Text(
    id="Terlama: dari {source} ke {target}, {hours} ({share} dari semua waktu tunggu, n = {n} peralihan). Baris "
    "menyerahkan, kolom menerima; angka = kali, warna = jam kerja menunggu.",
    en="Longest: from {source} to {target}, {hours} ({share} of all waiting, n = {n} hand-overs). Rows give, columns "
    "take; figures = times, colour = working hours waited.",
)
_CALM = Text(
    id="Tidak ada yang menunggu. Baris menyerahkan, kolom menerima; angka = kali.",
    en="Nothing waits. Rows give, columns take; figures = times.",
)
_CUT = Text(id="Ditampilkan {shown} dari {all} jabatan tersering.", en="The {shown} of {all} most frequent roles are shown.")  # fmt: skip
_HEAD = (Text(id="Dari", en="From"), Text(id="Ke", en="To"), Text(id="Kali (n)", en="Times (n)"),
         Text(id="Jam kerja menunggu", en="Working hours waited"), Text(id="Bagian dari waktu tunggu", en="Share of waiting"))  # fmt: skip
_ROLES, _FRAME, _ROW = 12, 90, 44


def handover_card(view: View, flows: Sequence[RoleFlow]) -> Component | None:
    """The matrix with its table; nothing where no step follows another."""
    if not flows:
        return None
    roles = roles_of(flows)
    shown = roles[:_ROLES]
    figure, height = handover_heat(flows, shown, view.lang), _FRAME + _ROW * len(shown)
    chart = Chart(
        view.say(_TITLE),
        _finding(view, flows, (len(shown), len(roles))),
        figure,
        _head(view),
        _rows(view, flows),
        height,
        wide=True,
    )
    return chart_card(chart, view.lang)


def _finding(view: View, flows: Sequence[RoleFlow], counts: tuple[int, int]) -> str:
    total, longest = sum(flow.waiting_seconds for flow in flows), max(flows, key=lambda flow: flow.waiting_seconds)
    said = view.say(_CALM)
    if total:
        source, target = (role or view.say(UNKNOWN) for role in (longest.source, longest.target))
        waited, share = rounded_hours(longest.waiting_seconds, view.lang), longest.waiting_seconds / total
        part, n = percent(share, view.lang), number(longest.times, view.lang)
        said = view.say(_SAYS, source=source, target=target, hours=waited, share=part, n=n)
    return said if counts[0] == counts[1] else f"{said} {view.say(_CUT, shown=counts[0], all=counts[1])}"


def _head(view: View) -> list[str]:
    return [view.say(text) for text in _HEAD]


def _rows(view: View, flows: Sequence[RoleFlow]) -> list[tuple[str, ...]]:
    lang, total = view.lang, sum(flow.waiting_seconds for flow in flows) or 1
    return [
        (
            flow.source or view.say(UNKNOWN),
            flow.target or view.say(UNKNOWN),
            number(flow.times, lang),
            hours(flow.waiting_seconds, lang),
            percent(flow.waiting_seconds / total, lang),
        )
        for flow in sorted(flows, key=lambda flow: -flow.waiting_seconds)
    ]
