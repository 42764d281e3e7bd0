"""The log of an invented office that every sample in samples/logs holds: rooms lent by Balai Pertemuan Lembah Asri."""

from pathlib import Path

SAMPLES = Path(__file__).parents[3] / "samples" / "logs"
NAME = "pinjam_ruang"
HEADINGS = (
    "Nomor Permohonan",
    "Kegiatan",
    "Mulai",
    "Selesai",
    "Petugas",
    "NIP",
    "Jabatan",
    "Unit",
    "Kelengkapan",
    "Keluaran",
)
_FILL = ("Mengisi formulir peminjaman", "Peminjam", None, "Formulir", "Formulir terisi")
_CHECK = ("Memeriksa jadwal", "Petugas Balai", "Balai Pertemuan", "Formulir terisi", "Jadwal tercatat")
_AGREE = ("Memberi persetujuan peminjaman", "Sekretaris Camat", "Kecamatan", "Jadwal tercatat", "Surat persetujuan")
_HAND = ("Menyerahkan kunci ruang", "Petugas Balai", "Balai Pertemuan", "Surat persetujuan", "Tanda terima kunci")
_BACK = ("Mengembalikan kunci ruang", "Peminjam", None, "Tanda terima kunci", "Kunci ruang")
_SRI, _BAYU = ("Sri Lestari", "198505122010012003"), ("Bayu Adinata", "199011302015031004")
_CAMAT = ("Dewi Anggraini", "197803042003122001")
_EVENTS = (
    ("BP-001", _FILL, "2026-01-05 08:00:00", "2026-01-05 08:10:00", ("Karang Taruna", None)),
    ("BP-001", _CHECK, "2026-01-05 08:15:00", "2026-01-05 08:30:00", _SRI),
    ("BP-001", _AGREE, "2026-01-05 09:00:00", "2026-01-06 10:00:00", _CAMAT),
    ("BP-001", _HAND, "2026-01-07 07:30:00", "2026-01-07 07:35:00", _BAYU),
    ("BP-001", _BACK, "2026-01-07 16:00:00", "2026-01-07 16:05:30", ("Karang Taruna", None)),
    ("BP-002", _FILL, "2026-01-06 09:00:00", "2026-01-06 09:20:00", ("PKK Melati", None)),
    ("BP-002", _CHECK, "2026-01-06 09:30:00", "2026-01-06 09:40:00", _BAYU),
    ("BP-002", _FILL, "2026-01-08 10:00:00", "2026-01-08 10:08:00", ("PKK Melati", None)),
    ("BP-002", _CHECK, "2026-01-08 10:15:00", "2026-01-08 10:25:00", _SRI),
    ("BP-002", _AGREE, "2026-01-09 13:00:00", "2026-01-12 09:00:00", _CAMAT),
    ("BP-002", _HAND, "2026-01-14 08:00:00", "2026-01-14 08:05:00", _SRI),
    ("BP-002", _BACK, "2026-01-15 08:00:00", "2026-01-15 08:05:00", ("PKK Melati", None)),
    ("BP-003", _FILL, "2026-01-12 13:00:00", "2026-01-12 13:10:00", ("Kelompok Tani Subur", None)),
    ("BP-003", _CHECK, "2026-01-12 13:30:00", "2026-01-12 13:50:00", _SRI),
    ("BP-003", _HAND, "2026-01-13 08:00:00", "2026-01-13 08:05:00", _BAYU),
    ("BP-003", _BACK, "2026-01-13 15:00:00", "2026-01-13 15:05:00", ("Kelompok Tani Subur", None)),
    ("BP-004", _FILL, "2026-01-14 10:00:00", "2026-01-14 10:10:00", ("Sanggar Tari Asri", None)),
    ("BP-004", _CHECK, "2026-01-14 10:20:00", "2026-01-14 10:35:00", _BAYU),
)
ROWS = tuple(
    (case, kegiatan, start, end, name, nip, role, unit, needs, gives)
    for case, (kegiatan, role, unit, needs, gives), start, end, (name, nip) in _EVENTS
)
