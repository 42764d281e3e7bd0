"""What stands where there is nothing to show: why, and what to do next."""

from dash import html
from dash.development.base_component import Component

from model.text import Lang, Text

WORKSPACE_EMPTY = Text(
    id="Ruang kerja ini belum berisi SOP. Jalankan `sop demo` di terminal untuk membuka contoh yang lengkap.",
    en="This workspace holds no SOP yet. Run `sop demo` in a terminal to open a complete example.",
)
NOT_CHECKED = Text(
    id="SOP ini belum dibandingkan dengan catatan pelaksanaan. Jalankan `sop demo` di terminal untuk melihat contohnya.",
    en="This SOP has not been compared with executions yet. Run `sop demo` in a terminal to see an example.",
)
NOT_ANALYSED = Text(
    id="Pembandingan SOP ini disimpan tanpa analisis hambatan. Bandingkan sekali lagi: `sop demo` di terminal "
    "menyimpan contoh lengkap dengan analisisnya.",
    en="The comparison of this SOP was kept without the analysis of bottlenecks. Compare once more: `sop demo` in a "
    "terminal keeps an example with its analysis.",
)
NO_PROCEDURE = Text(
    id="Dokumen ini tidak memuat tabel langkah. Jalankan `sop demo` di terminal untuk melihat contoh yang lengkap.",
    en="This document holds no step table. Run `sop demo` in a terminal to see a complete example.",
)
UNKNOWN_PAGE = Text(
    id="Halaman ini tidak ada. Pilih salah satu halaman pada menu.",
    en="There is no such page. Choose one from the menu.",
)
NOT_FOR_ROLE = Text(
    id="Halaman ini bukan untuk peran Anda. Pilih halaman pada menu atau minta admin mengubah peran akun Anda.",
    en="This page is not for your role. Choose a page from the menu or ask an admin to change the role of your account.",
)


def empty(reason: Text, lang: Lang, title: str = "Mutu Baku") -> Component:
    """A page with nothing but `reason`."""
    return html.Div([html.H1(title), html.P(reason.to(lang), className="card empty")])
