"""The statistics office and others that follow it: activity first, sources of data, frequent slips."""

from ingest.layout.profile import Profile

PROFILE = Profile(
    fields={
        "title": (r"judul\s+sop(?:\s+ap)?",),
        "effective": (r"(?:tanggal|tgl\.?)\s*pengesahan",),
        "purpose": (r"(?:maksud\s+(?:dan|&)\s+)?tujuan",),
    },
    columns={
        "activity": (r"uraian", r"(?:uraian )?(?:aktivitas|aktifitas|proses)(?:\s*/\s*kegiatan)?"),
        "requirements": (r"kelengkapan\s*(?:/|dan|&)\s*(?:perlengkapan|persyaratan)", r"perlengkapan", r"sumber data", r"input", r"bahan"),
        "group": (r"mutu ?ba?u?k[ua]",),
    },
)  # fmt: skip
