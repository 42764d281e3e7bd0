"""Changes between two SOPs in sentences for people."""

from dataclasses import dataclass
from datetime import date

from model.analysis import Said
from model.diff import Spot
from model.text import Lang, Text
from model.written_numbers import long_day


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """A kind of change: what it is when the two SOPs change places, and its sentence."""

    key: str
    opposite: str
    sentence: Text


KINDS = (
    ChangeKind("identity", "identity", Text(id="{field} berubah dari “{old}” menjadi “{new}”.", en="{field} changed from “{old}” to “{new}”.")),
    ChangeKind("item_added", "item_removed", Text(id="{field}: “{new}” ditambahkan.", en="{field}: “{new}” was added.")),
    ChangeKind("item_removed", "item_added", Text(id="{field}: “{old}” dihapus.", en="{field}: “{old}” was removed.")),
    ChangeKind("item_reworded", "item_reworded", Text(id="{field}: “{old}” menjadi “{new}”.", en="{field}: “{old}” became “{new}”.")),
    ChangeKind("item_moved", "item_moved", Text(id="{field}: “{new}” pindah tempat dalam daftar.", en="{field}: “{new}” changed its place in the list.")),
    ChangeKind("procedure_added", "procedure_removed", Text(id="Prosedur {new_procedure} ditambahkan: “{new}”.", en="Procedure {new_procedure} was added: “{new}”.")),
    ChangeKind("procedure_removed", "procedure_added", Text(id="Prosedur {old_procedure} dihapus: “{old}”.", en="Procedure {old_procedure} was removed: “{old}”.")),
    ChangeKind("procedure_moved", "procedure_moved", Text(id="Prosedur {old_procedure} menjadi prosedur {new_procedure}.", en="Procedure {old_procedure} became procedure {new_procedure}.")),
    ChangeKind("procedure_title", "procedure_title", Text(id="Judul prosedur {new_procedure} berubah dari “{old}” menjadi “{new}”.", en="The title of procedure {new_procedure} changed from “{old}” to “{new}”.")),
    ChangeKind("lane_added", "lane_removed", Text(id="Pelaksana “{new}” ditambahkan.", en="The performer “{new}” was added.")),
    ChangeKind("lane_removed", "lane_added", Text(id="Pelaksana “{old}” dihapus.", en="The performer “{old}” was removed.")),
    ChangeKind("lane_renamed", "lane_renamed", Text(id="Pelaksana “{old}” kini bernama “{new}”.", en="The performer “{old}” is now called “{new}”.")),
    ChangeKind("lane_moved", "lane_moved", Text(id="Kolom pelaksana “{new}” pindah tempat.", en="The column of the performer “{new}” changed its place.")),
    ChangeKind("added", "removed", Text(id="Langkah {new_step} ditambahkan: “{new}”.", en="Step {new_step} was added: “{new}”.")),
    ChangeKind("removed", "added", Text(id="Langkah {old_step} “{old}” dihapus.", en="Step {old_step} “{old}” was removed.")),
    ChangeKind("moved", "moved", Text(id="Langkah {old_step} “{old}” dipindahkan menjadi langkah {new_step}.", en="Step {old_step} “{old}” was moved and is now step {new_step}.")),
    ChangeKind("renumbered", "renumbered", Text(id="Langkah {old_step} kini bernomor {new_step}.", en="Step {old_step} is now numbered {new_step}.")),
    ChangeKind("split", "merged", Text(id="Langkah {old_step} “{old}” dipecah menjadi langkah {new_step}: “{new}”.", en="Step {old_step} “{old}” was split into the steps {new_step}: “{new}”.")),
    ChangeKind("merged", "split", Text(id="Langkah {old_step} digabung menjadi langkah {new_step}: “{new}”.", en="The steps {old_step} were merged into step {new_step}: “{new}”.")),
    ChangeKind("reworded", "reworded", Text(id="Kegiatan langkah {new_step} ditulis ulang: “{old}” menjadi “{new}”.", en="Step {new_step} was reworded: “{old}” became “{new}”.")),
    ChangeKind("performer", "performer", Text(id="Pelaksana langkah {new_step} berubah dari “{old}” menjadi “{new}”.", en="The performer of step {new_step} changed from “{old}” to “{new}”.")),
    ChangeKind("symbol", "symbol", Text(id="Simbol langkah {new_step} berubah dari {old} menjadi {new}.", en="The symbol of step {new_step} changed from {old} to {new}.")),
    ChangeKind("requirements", "requirements", Text(id="Kelengkapan langkah {new_step} berubah dari “{old}” menjadi “{new}”.", en="The requirements of step {new_step} changed from “{old}” to “{new}”.")),
    ChangeKind("time", "time", Text(id="Waktu langkah {new_step} berubah dari “{old}” menjadi “{new}”.", en="The time of step {new_step} changed from “{old}” to “{new}”.")),
    ChangeKind("output", "output", Text(id="Output langkah {new_step} berubah dari “{old}” menjadi “{new}”.", en="The output of step {new_step} changed from “{old}” to “{new}”.")),
    ChangeKind("remarks", "remarks", Text(id="Keterangan langkah {new_step} berubah dari “{old}” menjadi “{new}”.", en="The remarks of step {new_step} changed from “{old}” to “{new}”.")),
    ChangeKind("edge_added", "edge_removed", Text(id="Alur {new} ditambahkan.", en="The arrow {new} was added.")),
    ChangeKind("edge_removed", "edge_added", Text(id="Alur {old} dihapus.", en="The arrow {old} was removed.")),
    ChangeKind("edge_target", "edge_target", Text(id="Alur {old} kini menuju ke tempat lain: {new}.", en="The arrow {old} now leads elsewhere: {new}.")),
    ChangeKind("edge_label", "edge_label", Text(id="Kata pada alur berubah dari {old} menjadi {new}.", en="The word at an arrow changed from {old} to {new}.")),
)  # fmt: skip
BY_KEY = {kind.key: kind for kind in KINDS}
_DATES = ("created", "revised", "effective")
FIELDS = {
    "institution": Text(id="Instansi", en="Institution"),
    "number": Text(id="Nomor SOP", en="SOP number"),
    "title": Text(id="Judul SOP", en="SOP title"),
    "created": Text(id="Tanggal Pembuatan", en="Date of making"),
    "revised": Text(id="Tanggal Revisi", en="Date of revision"),
    "effective": Text(id="Tanggal Efektif", en="Effective date"),
    "approval.position": Text(id="Jabatan yang mengesahkan", en="Position of the approver"),
    "approval.name": Text(id="Nama yang mengesahkan", en="Name of the approver"),
    "approval.nip": Text(id="NIP yang mengesahkan", en="NIP of the approver"),
    "approval.electronic": Text(id="Tanda tangan elektronik", en="Electronic signature"),
    "legal_basis": Text(id="Dasar Hukum", en="Legal basis"),
    "qualifications": Text(id="Kualifikasi Pelaksana", en="Qualifications"),
    "related": Text(id="Keterkaitan", en="Related SOPs"),
    "equipment": Text(id="Peralatan/Perlengkapan", en="Equipment"),
    "warnings": Text(id="Peringatan", en="Warnings"),
    "records": Text(id="Pencatatan dan Pendataan", en="Records"),
}
_NOTHING = Text(id="(kosong)", en="(nothing)")


def said(
    kind: str, at: tuple[Spot | None, Spot | None], values: tuple[str | None, str | None], field: str | None
) -> Said:
    """The sentence of a change in both languages."""
    return Said(*(_sentence(kind, at, values, field, lang) for lang in Lang))


def _sentence(
    kind: str, at: tuple[Spot | None, Spot | None], values: tuple[str | None, str | None], field: str | None, lang: Lang
) -> str:
    old, new = (_value(value, field, lang) for value in values)
    old_step, new_step = (", ".join(spot.steps) if spot else "" for spot in at)
    old_procedure, new_procedure = (spot.procedure + 1 if spot else "" for spot in at)
    return BY_KEY[kind].sentence.to(
        lang,
        old=old,
        new=new,
        old_step=old_step,
        new_step=new_step,
        old_procedure=old_procedure,
        new_procedure=new_procedure,
        field=FIELDS[field].to(lang) if field else "",
    )


def _value(value: str | None, field: str | None, lang: Lang) -> str:
    if not value:
        return _NOTHING.to(lang)
    return long_day(date.fromisoformat(value), lang) if field in _DATES else value
