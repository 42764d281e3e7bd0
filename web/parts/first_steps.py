"""What to do where nothing is there yet, and a short tour of what the pages are for."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from model.registry import Role
from model.text import Lang, Text
from web.parts.labelled import announced, does, facts, labelled

_TITLE = Text(id="Mulai dari sini", en="Start here")
_WHY = Text(
    id="Lingkup Anda belum berisi SOP, jadi belum ada angka. Tiga langkah menuju angka pertama:",
    en="There is no SOP within your reach yet, so there are no figures. Three steps to the first figures:",
)
_SAMPLES = Text(
    id="Ingin melihat contoh lengkap dulu? Minta pengelola server menjalankan `sop demo`: ruang kerja terpisah dengan 14 SOP "
    "dan catatan buatan.",
    en="Rather see a complete example first? Ask who runs the server for `sop demo`: a separate workspace with 14 SOPs and "
    "invented logs.",
)
_WHO = Text(id="oleh {roles}", en="by {roles}")
_NAMES = {
    Role.AUDITOR: Text(id="auditor", en="auditors"),
    Role.PLANNER: Text(id="perencana", en="planners"),
    Role.LEADER: Text(id="pimpinan", en="management"),
    Role.ADMIN: Text(id="admin", en="admins"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, where, by whom, and what comes of it."""

    name: Text
    gives: Text
    href: str
    roles: Sequence[Role]


STEPS = (
    Step(
        Text(id="Unggah SOP", en="Upload SOPs"),
        Text(id="Dokumen dibaca menjadi tabel langkah yang Anda periksa.", en="Documents are read into step tables that you review."),
        "/dokumen", (Role.PLANNER,),
    ),
    Step(
        Text(id="Unggah catatan pelaksanaan", en="Upload the log of executions"),
        Text(id="CSV, Excel, XES atau OCEL: siapa mengerjakan apa, kapan.", en="CSV, Excel, XES or OCEL: who did what, when."),
        "/data", (Role.AUDITOR, Role.PLANNER, Role.ADMIN),
    ),
    Step(
        Text(id="Cocokkan kegiatan dengan langkah", en="Match activities with steps"),
        Text(id="Setelah itu pembandingan berjalan dan halaman ini terisi.", en="Then the comparison runs and this page fills."),
        "/data", (Role.AUDITOR, Role.PLANNER, Role.ADMIN),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the tour: a page of the navigation and what it is for."""

    href: str
    text: Text


STOPS = (
    Stop("/", Text(
        id="Ringkasan: seluruh kantor lalu satu SOP – sasaran, arah, dan apa yang berubah. Setiap kartu dapat disimpan sebagai CSV atau XLSX.",
        en="Overview: the whole office, then one SOP – targets, direction and what changed. Each card can be saved as CSV or XLSX.")),
    Stop("/hambatan", Text(
        id="Hambatan: di mana waktu hilang, pada peta SOP sendiri, dan mengapa menunggu.",
        en="Bottlenecks: where time is lost, on the SOP's own map, and why work waits.")),
    Stop("/kepatuhan", Text(
        id="Kepatuhan: setiap temuan sampai ke baris catatannya.",
        en="Compliance: each finding down to its row in the log.")),
    Stop("/penyusunan", Text(
        id="Penyusunan: SOP disunting, usulan dari data diterima atau ditolak, lalu diunduh sebagai dokumen resmi.",
        en="Drafting: SOPs are edited, proposals from data accepted or rejected, then downloaded as official documents.")),
    Stop("/kalender", Text(
        id="Kalender kerja: jam dan hari libur yang dipakai menghitung. Tampilan yang Anda atur dapat disimpan di menu akun.",
        en="Working calendars: the hours and holidays that times are counted by. Views you set up can be saved in the account menu.")),
)  # fmt: skip
_TOUR = Text(id="Tur singkat", en="Short tour")
_NEXT, _BACK = Text(id="Berikutnya", en="Next"), Text(id="Sebelumnya", en="Back")
_DONE = Text(id="Selesai", en="Done")
_CLOSE = Text(id="Tutup tur", en="Close the tour")
_COUNT = Text(id="{place} dari {all}", en="{place} of {all}")


def first_steps(lang: Lang, role: Role) -> Component:
    """The three steps, as links where `role` may take them."""
    steps = [html.Li(_step(step, lang, role)) for step in STEPS]
    shown = [html.H2(_TITLE.to(lang)), html.P(_WHY.to(lang)), html.Ol(steps, className="first-steps")]
    return html.Section([*shown, html.P(_SAMPLES.to(lang), className="small")], className="card")


def _step(step: Step, lang: Lang, role: Role) -> list[Component | str]:
    name = step.name.to(lang)
    roles = _WHO.to(lang, roles=", ".join(_NAMES[one].to(lang) for one in step.roles))
    lead = dcc.Link(name, href=step.href) if role in step.roles else html.Strong(name)
    return [lead, f" – {step.gives.to(lang)} ({roles})"]


def tour_button(lang: Lang) -> Component:
    """What starts the tour again."""
    button: Component = html.Button(_TOUR.to(lang), className="act", **does("tour"))
    return button


def tour(lang: Lang) -> Component:
    """The tour, hidden until the browser shows its first stop: those whose page is in the navigation."""
    stops = [html.P(stop.text.to(lang), className="stop", **facts(href=stop.href)) for stop in STOPS]
    words = facts(count=_COUNT.to(lang, place="{place}", all="{all}"), next=_NEXT.to(lang), done=_DONE.to(lang))
    buttons = [
        html.Span("", className="small count"),
        html.Button(_BACK.to(lang), className="act", **does("tour-back")),
        html.Button(_NEXT.to(lang), className="act next", **does("tour-next")),
        html.Button(_CLOSE.to(lang), className="act", **does("tour-end")),
    ]
    told = html.Div(stops, **announced())
    return html.Div([told, html.Div(buttons, className="page-actions")], id="tour", className="tour", role="region", **labelled(_TOUR.to(lang)), **words)  # fmt: skip
