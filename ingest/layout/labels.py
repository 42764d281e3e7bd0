"""The labels of the identity block and the six sections, with their known spellings."""

import re
from dataclasses import dataclass, replace

from ingest.language.repairs import applied, fixes

_FIELDS = (
    ("number", r"no(?:mor|\.)?\s*(?:sop|dokumen)(?:\s+ap)?"),
    ("created", r"(?:tanggal|tgl\.?)\s*(?:pembuatan|dibuat|penyusunan)"),
    ("revised", r"(?:tanggal|tgl\.?)\s*revisi"),
    ("effective", r"(?:tanggal|tgl\.?)\s*(?:efektif|pengesahan|berlaku)"),
    ("approval", r"di\s?sahkan\s+oleh|disetujui\s+oleh|pengesahan"),
    ("title", r"(?:nama|judul)\s+sop(?:\s+(?:mikro|makro|ap))?"),
    ("legal_basis", r"dasar\s+hukum"),
    ("qualifications", r"(?:kompetensi\s*/\s*)?kuali(?:fikasi|tas)\s+pelaksana(?:an)?"),
    ("related", r"keterkaitan(?:\s+(?:dengan\s+)?sop(?:\s+lain)?)?"),
    ("equipment", r"peralatan\s*(?:/|dan|&)?\s*perlengkapan|peralatan"),
    ("warnings", r"peringatan"),
    ("records", r"(?:pencatatan|penotaan)\s*(?:dan|&|/)\s*(?:pendataan|pedataan|pendokumentasian)(?:\s*/\s*lampiran)?|pencatatan"),
    ("purpose", r"(?:maksud\s+(?:dan|&)\s+)?tujuan"),
    ("scope", r"ruang\s+lingkup"),
    ("definitions", r"definisi|pengertian"),
)  # fmt: skip
_LONGEST = 48
OTHERS = ("purpose", "scope", "definitions")
IDENTITY = ("number", "created", "revised", "effective", "approval", "title")
_LABELS = tuple(
    (
        name,
        re.compile(
            rf"\s*(?:\d{{1,2}}[.)]\s+)?(?:{words})(?:\s*(?:$|\n|:)|(?:\s+[\w/]+){{1,3}}\s*:\s*$)\s*", re.IGNORECASE
        ),
    )
    for name, words in _FIELDS
)


@dataclass(frozen=True, slots=True)
class Label:
    """A field's label found in a cell as it is `written`, and what follows it in the same cell."""

    name: str
    rest: str
    written: str = ""


def find_label(cell: str) -> Label | None:
    """The label that `cell` starts with: alone, or before a colon and its value."""
    for name, pattern in _LABELS:
        if found := pattern.match(cell):
            return Label(name, cell[found.end() :].lstrip(": ").strip(), found[0].strip(" :\n"))
    return None


def find_misread_label(cell: str) -> Label | None:
    """The label that `cell` starts with, also where a scanner misread its words."""
    label = find_label(cell)
    head, colon, rest = cell.partition(":")
    if label or len(head) > _LONGEST:
        return label
    right = applied(head, fixes(head))
    mended = find_label(right + colon + rest) if right != head else None
    return replace(mended, written=head.strip()) if mended else None
