"""What stands where there is nothing to show: why, and what to do next."""

from dash import html
from dash.development.base_component import Component

from model.text import Lang, Text

WORKSPACE_EMPTY = Text(
    id="Ruang kerja ini belum berisi SOP. Unggah SOP di halaman Dokumen; halaman Ringkasan memandu tiga langkah pertama.",
    en="This workspace holds no SOP yet. Upload SOPs on the page Documents; the Overview guides the first three steps.",
)
NOT_CHECKED = Text(
    id="SOP ini belum dibandingkan dengan catatan pelaksanaan. Unggah catatannya di halaman Data, lalu cocokkan kegiatannya.",
    en="This SOP has not been compared with executions yet. Upload its log on the page Data, then match its activities.",
)
NOT_ANALYSED = Text(
    id="Pembandingan SOP ini disimpan tanpa analisis hambatan. Bandingkan sekali lagi di halaman Data.",
    en="The comparison of this SOP was kept without the analysis of bottlenecks. Compare once more on the page Data.",
)
NO_PROCEDURE = Text(
    id="Dokumen ini tidak memuat tabel langkah. Periksa berkasnya di halaman Dokumen atau unggah versi yang lengkap.",
    en="This document holds no step table. Look at its file on the page Documents, or upload a complete version.",
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
