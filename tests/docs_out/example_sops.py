"""Invented SOPs the tests of `docs_out` draw."""

from datetime import date

from model.sop import Approval, Edge, LegalBasis, Performer, Port, Procedure, SopDocument, Source, Step
from model.time import Time

_LANES = (
    "Pemohon",
    "Petugas Loket",
    "Pejabat Pengawas Seksi Penataan Taman",
    "Kepala Bidang",
    "Kepala Dinas",
    "Arsiparis",
    "Bendahara",
    "Tim Teknis",
    "Sekretaris",
    "Pengadministrasi Umum",
    "Kepala Subbagian Keuangan",
    "Inspektorat",
)
_ACTIVITIES = (
    "Menerima berkas permohonan peminjaman taman kota",
    "Memeriksa kelengkapan berkas dan mencatatnya dalam buku agenda",
    "Menyusun konsep surat izin peminjaman taman sesuai jadwal yang masih kosong",
    "Membubuhkan paraf pada konsep surat",
    "Menyampaikan surat izin kepada pemohon dan mengarsipkan salinannya",
)


def step(number: int, *lanes: int, symbol: str = "process", status: str = "drawn", text: str = "") -> Step:
    """A step of the invented park service."""
    return Step(
        number=str(number),
        activity=text or _ACTIVITIES[number % len(_ACTIVITIES)],
        time=Time(f"{5 * number} menit", "fixed", 5.0 * number, 5.0 * number, "minute"),
        performers=tuple(Performer(lane, symbol, status) for lane in lanes),
        requirements="Surat permohonan",
        output="Konsep surat izin",
        remarks="Sesuai jadwal" if number % 3 == 0 else None,
    )


def edge(source: int, target: int, label: str | None = None, status: str = "drawn") -> Edge:
    """An arrow between two steps' first performers."""
    return Edge(Port(str(source)), Port(str(target)), label, status)


def procedure(steps: tuple[Step, ...], lanes: int, *edges: Edge) -> Procedure:
    """A flow table with the first `lanes` invented lanes."""
    return Procedure("Peminjaman Taman Kota", _LANES[:lanes], steps, edges)


def linear(steps: int = 7, lanes: int = 4) -> Procedure:
    """Steps that walk over the lanes, joined by their sequence."""
    order = [abs((n * 2) % (2 * lanes) - lanes) % lanes for n in range(steps)]
    ends = {1: "terminator", steps: "terminator"}
    return procedure(tuple(step(n, order[n - 1], symbol=ends.get(n, "process")) for n in range(1, steps + 1)), lanes)


def decisions() -> Procedure:
    """Nine steps with two decisions that loop back, and long texts."""
    lanes = (0, 1, 2, 3, 2, 3, 4, 1, 0)
    symbols = {1: "terminator", 4: "decision", 6: "decision", 9: "terminator"}
    texts = {
        3: "Menelaah usulan penataan taman " * 5,
        6: "Memutuskan apakah usulan dapat diteruskan kepada pimpinan " * 3,
    }
    steps = tuple(
        step(n, lane, symbol=symbols.get(n, "process"), text=texts.get(n, "").strip())
        for n, lane in enumerate(lanes, 1)
    )
    words = {4: "Ya", 6: "Ya"}
    forward = tuple(edge(n, n + 1, words.get(n)) for n in range(1, 9))
    return procedure(steps, 5, *forward, edge(4, 3, "Tidak"), edge(6, 3, "Tidak"))


def three_pages() -> Procedure:
    """26 steps on 3 lanes; step 20 loops back over a page break."""
    symbols = {1: "terminator", 8: "decision", 20: "decision", 26: "terminator"}
    steps = tuple(step(n, (n * 7 // 3) % 3, symbol=symbols.get(n, "process")) for n in range(1, 27))
    words = {8: "Ya", 20: "Ya"}
    forward = tuple(edge(n, n + 1, words.get(n)) for n in range(1, 26))
    return procedure(steps, 3, *forward, edge(8, 6, "Tidak"), edge(20, 5, "Tidak"))


def long_texts() -> Procedure:
    """Cells with 600 characters."""
    text = ("Menghimpun catatan kunjungan warga ke taman lalu merangkumnya menjadi bahan rapat. " * 8)[:600]
    return procedure(tuple(step(n, n % 4, text=text if n % 2 else "") for n in range(1, 6)), 4)


def unknown_performers() -> Procedure:
    """Rows without performer, inferred performers and two performers in a row."""
    steps = (step(1, 0, symbol="terminator"), step(2, 1, status="inferred"), step(3), step(4, 0, 2), step(5))
    return procedure((*steps, step(6, 3, status="unknown")), 4)


def wide() -> Procedure:
    """Twelve lanes and a decision in the middle."""
    steps = tuple(step(n, (n * 5) % 12, symbol="decision" if n == 5 else "process") for n in range(1, 11))
    return procedure(steps, 12, *(edge(n, n + 1) for n in range(1, 10)), edge(5, 2, "Tidak"), edge(5, 9, "Ya"))


def busy() -> Procedure:
    """Three loops into one step, arrows that skip steps, a long branch word."""
    symbols = {3: "decision", 5: "decision", 7: "decision"}
    steps = tuple(step(n, (1, 1, 2, 1, 2, 0, 1, 2)[n - 1], symbol=symbols.get(n, "process")) for n in range(1, 9))
    forward = tuple(edge(n, n + 1) for n in range(1, 8))
    loops = (edge(3, 2, "Tidak"), edge(5, 2, "Tidak"), edge(7, 2, "Tidak"), edge(3, 7, "Jika lengkap dan benar"))
    return procedure(steps, 3, *forward, *loops)


EXAMPLES = {
    make.__name__: make() for make in (linear, decisions, three_pages, long_texts, unknown_performers, wide, busy)
}


def document(*procedures: Procedure) -> SopDocument:
    """A filled SOP of an invented agency."""
    return SopDocument(
        source=Source("taman.txt", "text", "0" * 64),
        institution=("PEMERINTAH KOTA SURYA BARU", "DINAS TAMAN DAN PEMAKAMAN", "Bidang Penataan Taman"),
        number="SOP/07/TMN/2023",
        title="Peminjaman Taman Kota",
        created=date(2023, 7, 24),
        effective=date(2023, 8, 1),
        approval=Approval("Kepala Dinas Taman dan Pemakaman", "Ratna Wulandari, S.P.", "19700101 199503 2 001"),
        legal_basis=(
            LegalBasis("Peraturan Wali Kota Surya Baru Nomor 4 Tahun 2020 tentang Ruang Terbuka"),
            LegalBasis("Keputusan Kepala Dinas Taman Nomor 12 Tahun 2021 tentang Jadwal Taman & Kebun"),
        ),
        qualifications=("Memahami tata cara peminjaman taman", "Mampu mengoperasikan komputer"),
        related=("SOP Kebersihan Taman",),
        equipment=("Komputer", "Buku agenda", "Stempel"),
        warnings=("Bila berkas tidak diperiksa maka jadwal dapat bertabrakan",),
        records=(),
        procedures=procedures,
    )
