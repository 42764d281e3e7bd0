"""Public information offices under Permendagri: ISO words, lettered sections, supporting columns."""

from ingest.layout.profile import Profile

PROFILE = Profile(
    fields={
        "number": (r"no(?:mor|\.)?\s*dokumen",),
        "approval": (r"disetujui\s+oleh",),
        "qualifications": (r"kuali(?:fikasi|tas)\s+pelaksana(?:an)?", r"kompetensi\s*/\s*kualifikasi\s+pelaksana"),
        "records": (r"(?:pencatatan|penotaan)\s*(?:dan|&|/)\s*(?:pendataan|pedataan)(?:\s*/\s*lampiran)?",),
        "purpose": (r"tujuan",),
        "scope": (r"ruang\s+lingkup",),
        "definitions": (r"definisi", r"pengertian"),
    },
    columns={
        "activity": (r"kegiatan\s*/\s*aktivitas",),
        "group": (r"pn\. jawab pelaksana", r"pendukung", r"mutu (?:baku|buku)\s*/\s*pendukung"),
    },
)
