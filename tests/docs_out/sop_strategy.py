"""Hypothesis-made SOPs of the kinds that offices write: walks over lanes, loops, forks, joint steps."""

from datetime import date

from hypothesis import strategies as st

from ingest.language.durations import read_time
from ingest.language.legal import read_legal
from model.sop import Approval, Edge, Performer, Port, Procedure, SopDocument, Source, Step

_PLAIN = (
    "menerima", "memeriksa", "menyusun", "mencatat", "berkas", "permohonan", "surat", "izin", "dokumen", "anggaran", "laporan", "kepada",
    "untuk", "dan", "dengan", "pertanggungjawaban", "pengadministrasian", "mempertanggungjawabkan", "2024", "Rp1.500.000,00", "(tiga)", "A/B", "e-office", "50%",
)  # fmt: skip
_ODD = (
    "café",
    "naïve",
    "Đà",
    "Šuma",
    "≤",
    "α",
    "→",
    "•",
    "中文",
    "№7",
    "“kutip”",
    "1½",
    "m²",
    "=1+1",
    "<b>&lt;b",
    "@akun",
)
_LANES = (
    "Pemohon", "Petugas Loket", "Kepala Bidang Penataan dan Pengawasan", "Pengadministrasi Persuratan", "Sekretaris",
    "Pejabat Fungsional/Pelaksana", "Tim Teknis", "Kasi P2M", "Bendahara",
)  # fmt: skip
_TIMES = ("10 menit", "1 jam", "2 hari kerja", "1-3 hari", "maksimal 5 hari kerja", "15 menit per berkas", "")
_LAWS = (
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
    "Peraturan Wali Kota Nomor 4 Tahun 2020 tentang Taman",
)
_DAY = st.none() | st.dates(date(2001, 1, 1), date(2030, 12, 31))
_BRANCHES = (("Ya", "Tidak"), ("Lengkap", "Tidak lengkap"), ("Setuju", "Ditolak"))


def texts(most: int = 12) -> st.SearchStrategy[str]:
    """A few words, some of them long or with characters that few fonts have."""
    word = st.sampled_from(_PLAIN * 3 + _ODD)
    return st.lists(word, min_size=1, max_size=most).map(lambda words: " ".join(["Dokumen", *words]))


def _items() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(texts(20), max_size=5).map(tuple)


@st.composite
def procedures(draw: st.DrawFn) -> Procedure:
    """1 to 60 steps on 1 to 9 lanes; decisions with a second exit, forward or back."""
    lanes = _LANES[: draw(st.integers(1, len(_LANES)))]
    count = draw(st.integers(1, 60))
    homes = [draw(st.lists(st.integers(0, len(lanes) - 1), min_size=1, max_size=3, unique=True)) for _ in range(count)]
    deciding = draw(st.sets(st.integers(1, max(1, count - 2)), max_size=4)) if count > 3 else set()
    symbols = ["decision" if n in deciding else "process" for n in range(count)]
    symbols[0] = symbols[-1] = "terminator"
    homes = [sorted(home)[:1] if n in deciding else sorted(home) for n, home in enumerate(homes)]
    steps = tuple(draw(_step(n, home, symbols[n])) for n, home in enumerate(homes))
    edges = [edge for n in range(count - 1) for edge in draw(_exits(n, homes, n in deciding))]
    return Procedure(None, lanes, steps, tuple(edges))


@st.composite
def _step(draw: st.DrawFn, row: int, home: list[int], symbol: str) -> Step:
    maybe = st.none() | texts(6)
    activity = draw(texts(draw(st.sampled_from((6, 12, 60)))))
    time = read_time(draw(st.sampled_from(_TIMES)))
    performers = tuple(Performer(lane, symbol) for lane in home)
    return Step(str(row + 1), activity, time, performers, (), draw(maybe), draw(maybe), draw(maybe))


@st.composite
def _exits(draw: st.DrawFn, row: int, homes: list[list[int]], deciding: bool) -> list[Edge]:
    """The arrow to the next step; of a decision a second one up to five steps away."""
    words = draw(st.sampled_from(_BRANCHES)) if deciding else (None, None)
    found = [_edge(row, homes[row][-1], row + 1, homes[row + 1][0], words[0])]
    others = [n for n in range(max(0, row - 5), min(len(homes), row + 6)) if n not in (row, row + 1)]
    if deciding and others:
        other = draw(st.sampled_from(others))
        found.append(_edge(row, homes[row][0], other, draw(st.sampled_from(homes[other])), words[1]))
    return found


def _edge(a: int, lane_a: int, b: int, lane_b: int, label: str | None) -> Edge:
    return Edge(Port(str(a + 1), lane_a), Port(str(b + 1), lane_b), label)


@st.composite
def sops(draw: st.DrawFn) -> SopDocument:
    """A whole SOP with one procedure."""
    return SopDocument(
        source=Source("sop.txt", "text", ""),
        institution=draw(
            st.sampled_from(((), ("PEMERINTAH KOTA SURYA BARU",), ("KEMENTERIAN RAWA", "DIREKTORAT TATA AIR")))
        ),
        number=draw(st.none() | st.sampled_from(("SOP/07/TMN/2023", "800.3/12"))),
        title=draw(texts()),
        created=draw(_DAY),
        revised=draw(_DAY),
        effective=draw(_DAY),
        approval=draw(
            st.sampled_from((Approval(), Approval("Kepala Dinas Taman", "Ratna Wulandari, S.P.", "197001011995032001")))
        ),
        legal_basis=tuple(map(read_legal, draw(st.lists(st.sampled_from(_LAWS), max_size=2, unique=True)))),
        qualifications=draw(_items()),
        related=draw(_items()),
        equipment=draw(_items()),
        warnings=draw(_items()),
        records=draw(_items()),
        procedures=(draw(procedures()),),
    )
