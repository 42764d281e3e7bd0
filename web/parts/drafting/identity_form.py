"""The identity block as a form: a field is written into the draft when it is left."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from model.drafting.fields import DATES, FIELDS, LISTS, field_text
from model.sop import SopDocument
from model.text import Text
from web.page import View

_TITLE = Text(id="Identitas SOP", en="Identity of the SOP")
_NOTE = Text(
    id="Satu butir tiap baris pada daftar. Isian masuk ke draf saat Anda meninggalkannya.",
    en="One item a line in lists. An entry goes into the draft when you leave it.",
)
LABELS = {
    "title": Text(id="Judul SOP", en="SOP title"),
    "number": Text(id="Nomor SOP", en="SOP number"),
    "created": Text(id="Tanggal Pembuatan", en="Date of making"),
    "revised": Text(id="Tanggal Revisi", en="Date of revision"),
    "effective": Text(id="Tanggal Efektif", en="Effective date"),
    "position": Text(id="Disahkan oleh (jabatan)", en="Approved by (position)"),
    "name": Text(id="Nama pejabat", en="Name of the official"),
    "nip": Text(id="NIP", en="NIP"),
    "institution": Text(id="Nama unit (kop)", en="Name of the unit (letterhead)"),
    "legal_basis": Text(id="Dasar Hukum", en="Legal basis"),
    "qualifications": Text(id="Kualifikasi Pelaksana", en="Qualifications"),
    "related": Text(id="Keterkaitan", en="Related SOPs"),
    "equipment": Text(id="Peralatan/Perlengkapan", en="Equipment"),
    "warnings": Text(id="Peringatan", en="Warnings"),
    "records": Text(id="Pencatatan dan Pendataan", en="Records"),
}
ID = "drafting-field-{name}"


def identity_form(view: View, document: SopDocument) -> Component:
    """The form with what `document` says."""
    short = [_field(view, document, name) for name in FIELDS if name not in LISTS]
    lists = [_field(view, document, name) for name in LISTS]
    form = [
        html.P(view.say(_NOTE), className="note"),
        html.Div(short, className="form-grid"),
        html.Div(lists, className="form-grid wide"),
    ]
    return html.Details([html.Summary(html.H2(view.say(_TITLE))), *form], className="card")


def _field(view: View, document: SopDocument, name: str) -> Component:
    facts = {
        "id": ID.format(name=name),
        "label": view.say(LABELS[name]),
        "value": field_text(document, name),
        "size": "xs",
    }
    made: Component
    if name in LISTS:
        made = dmc.Textarea(**facts, autosize=True, minRows=2, maxRows=8)
    else:
        made = dmc.TextInput(**facts, **({"attributes": {"input": {"type": "date"}}} if name in DATES else {}))
    return made


def texts(document: SopDocument) -> dict[str, str]:
    """What every field says."""
    return {name: field_text(document, name) for name in FIELDS}
