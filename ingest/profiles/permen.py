"""Permen PAN RB 35/2012: the form's own words and their usual variants."""

from ingest.layout.profile import Profile

PROFILE = Profile(
    fields={
        "number": (r"no(?:mor|\.)?\s*sop(?:\s+ap)?",),
        "created": (r"(?:tanggal|tgl\.?)\s*(?:pembuatan|dibuat|penyusunan)",),
        "revised": (r"(?:tanggal|tgl\.?)\s*revisi",),
        "effective": (r"(?:tanggal|tgl\.?)\s*(?:efektif|berlaku)",),
        "approval": (r"di\s?sahkan\s+oleh", r"pengesahan"),
        "title": (r"nama\s+sop(?:\s+ap)?",),
        "legal_basis": (r"dasar\s+hukum",),
        "qualifications": (r"kualifikasi\s+pelaksana(?:an)?",),
        "related": (r"keterkaitan(?:\s+(?:dengan\s+)?sop(?:\s+lain)?)?",),
        "equipment": (r"peralatan\s*(?:/|dan|&)?\s*perlengkapan", r"peralatan"),
        "warnings": (r"peringatan",),
        "records": (r"pencatatan\s*(?:dan|&|/)\s*(?:pendataan|pendokumentasian)", r"pencatatan"),
    },
    columns={
        "number": (r"no\.?", r"nomor"),
        "activity": (r"(?:uraian )?(?:kegiatan|prosedur)", r"langkah(?:-langkah)?(?: kegiatan)?", r"tahapan(?: kegiatan)?"),
        "requirements": (r"kelengkapan", r"persyaratan(?:\s*(?:/|dan|&)\s*(?:kelengkapan|perlengkapan))?", r"syarat"),
        "time": (r"waktu(?: penyelesaian| \(.*\))?", r"durasi"),
        "output": (r"output", r"out put", r"keluaran", r"hasil"),
        "remarks": (r"keterangan", r"ket\.?"),
        "group": (r"pelaksana", r"unit pelaksana", r"pelaku", r"mutu ?baku"),
    },
)  # fmt: skip
