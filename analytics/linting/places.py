"""Places of an SOP in the words that people use for them."""

from model.lint import Facts, Spot
from model.text import Text

FIELDS = {
    "institution": Text(id="Nama unit (kop)", en="Name of the unit (letterhead)"),
    "number": Text(id="Nomor SOP", en="SOP number"),
    "title": Text(id="Judul SOP", en="SOP title"),
    "created": Text(id="Tanggal Pembuatan", en="Date of making (Tanggal Pembuatan)"),
    "revised": Text(id="Tanggal Revisi", en="Date of revision (Tanggal Revisi)"),
    "effective": Text(id="Tanggal Efektif", en="Effective date (Tanggal Efektif)"),
    "approval": Text(id="Disahkan oleh", en="Approved by (Disahkan oleh)"),
    "legal_basis": Text(id="Dasar Hukum", en="Legal basis (Dasar Hukum)"),
    "qualifications": Text(id="Kualifikasi Pelaksana", en="Qualifications (Kualifikasi Pelaksana)"),
    "related": Text(id="Keterkaitan", en="Related SOPs (Keterkaitan)"),
    "equipment": Text(id="Peralatan/Perlengkapan", en="Equipment (Peralatan/Perlengkapan)"),
    "warnings": Text(id="Peringatan", en="Warnings (Peringatan)"),
    "records": Text(id="Pencatatan dan Pendataan", en="Records (Pencatatan dan Pendataan)"),
    "procedures": Text(id="Tabel prosedur", en="Flow tables"),
}
_DOCUMENT = Text(id="Dokumen", en="Document")
_PROCEDURE = Text(id="Prosedur {procedure}", en="Procedure {procedure}")
_LANE = Text(id="Prosedur {procedure}, kolom pelaksana “{lane}”", en="Procedure {procedure}, performer column “{lane}”")
_STEP = Text(id="Prosedur {procedure}, langkah {step}", en="Procedure {procedure}, step {step}")
_ARROW = Text(
    id="Prosedur {procedure}, panah dari langkah {source} ke langkah {target}",
    en="Procedure {procedure}, arrow from step {source} to step {target}",
)


def whole() -> Spot:
    """The document itself."""
    return Spot("", _DOCUMENT)


def field_spot(name: str, part: str = "") -> Spot:
    """A field of the identity block, or a section as a whole; `part` is a part of it."""
    return Spot(f"/{name}{part and '/'}{part}", FIELDS[name])


def item_spot(section: str, at: int) -> Spot:
    """An item of a section, counted from 1 as on paper."""
    label = FIELDS[section]
    words = Text(id=f"{label.id}, butir {{item}}", en=f"{label.en}, item {{item}}")
    return Spot(f"/{section}/{at}", words, {"item": at + 1})


def procedure_spot(at: int) -> Spot:
    """A procedure."""
    return Spot(f"/procedures/{at}", _PROCEDURE, {"procedure": at + 1})


def lane_spot(procedure: int, at: int, name: str) -> Spot:
    """A performer column."""
    return Spot(f"/procedures/{procedure}/lanes/{at}", _LANE, {"procedure": procedure + 1, "lane": name})


def step_spot(procedure: int, at: int, number: str, part: str = "") -> Spot:
    """A step, or the `part` of it that is at fault."""
    pointer = f"/procedures/{procedure}/steps/{at}{part and '/'}{part}"
    return Spot(pointer, _STEP, {"procedure": procedure + 1, "step": number or at + 1})


def arrow_spot(procedure: int, at: int, source: str, target: str) -> Spot:
    """An arrow."""
    facts: Facts = {"procedure": procedure + 1, "source": source, "target": target}
    return Spot(f"/procedures/{procedure}/edges/{at}", _ARROW, facts)
