"""SOPs whose steps have nothing in common, and known edits of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from ingest.language.durations import read_time
from model.sop import Edge, Performer, Port, Procedure, SopDocument, Source, Step

ACTIVITIES = (
    "Menerima surat permohonan peminjaman aula",
    "Mencatat nomor agenda pada buku induk",
    "Meneliti denah lokasi usulan taman",
    "Menghitung biaya retribusi parkir",
    "Menjadwalkan kunjungan tim lapangan",
    "Mengukur kedalaman saluran drainase",
    "Menyusun konsep berita acara",
    "Mengoreksi ejaan naskah dinas",
    "Menandatangani keputusan kepala badan",
    "Membubuhkan cap basah",
    "Mengunggah salinan ke laman resmi",
    "Mengarsipkan dokumen dalam lemari besi",
)
FRESH = ("Memotret kerusakan jembatan gantung", "Menimbang sampel beras bantuan")
LANES = ("Petugas Loket", "Kepala Bidang", "Sekretaris")
TIMES = ("10 menit", "1 jam", "2 hari kerja", "30 menit")


@st.composite
def plain_sops(draw: st.DrawFn) -> SopDocument:
    """5 to 12 unlike steps, one after the other."""
    names = draw(st.permutations(ACTIVITIES))[: draw(st.integers(5, 12))]
    steps = tuple(
        Step(
            str(n),
            name,
            read_time(draw(st.sampled_from(TIMES))),
            (Performer(draw(st.integers(0, 2))),),
            requirements=f"Berkas {n * 7}",
            output=f"Hasil {n * 7}",
        )
        for n, name in enumerate(names, 1)
    )
    return sop_of(steps)


def sop_of(steps: tuple[Step, ...], edges: tuple[Edge, ...] = ()) -> SopDocument:
    """An SOP with these steps, numbered from 1, in sequence unless it has `edges`."""
    numbered = tuple(replace(step, number=str(n)) for n, step in enumerate(steps, 1))
    sequence = tuple(Edge(Port(str(n)), Port(str(n + 1))) for n in range(1, len(steps)))
    procedure = Procedure("Uji", LANES, numbered, edges or sequence)
    return SopDocument(Source("uji.txt", "text", "0"), number="1", title="Uji", procedures=(procedure,))


def steps_of(document: SopDocument) -> tuple[Step, ...]:
    """The steps of its only procedure."""
    return document.procedures[0].steps


@dataclass(frozen=True, slots=True)
class Edit:
    """What is done to the step at a row, and the kind of change that is."""

    kind: str
    apply: Callable[[tuple[Step, ...], int], tuple[Step, ...]]


def _replaced(**values: object) -> Callable[[tuple[Step, ...], int], tuple[Step, ...]]:
    return lambda steps, row: (*steps[:row], replace(steps[row], **values), *steps[row + 1 :])  # type: ignore[arg-type]


def _added(steps: tuple[Step, ...], row: int) -> tuple[Step, ...]:
    return (*steps[:row], Step("x", FRESH[0], read_time("7 menit"), (Performer(1),)), *steps[row:])


def _reworded(steps: tuple[Step, ...], row: int) -> tuple[Step, ...]:
    return _replaced(activity=f"{steps[row].activity} secara lengkap")(steps, row)


def _performer(steps: tuple[Step, ...], row: int) -> tuple[Step, ...]:
    return _replaced(performers=(Performer((steps[row].performers[0].lane + 1) % 3),))(steps, row)


EDITS = (
    Edit("time", _replaced(time=read_time("9 hari kerja"))),
    Edit("output", _replaced(output="Map merah jambu")),
    Edit("requirements", _replaced(requirements="Kartu kuning")),
    Edit("remarks", _replaced(remarks="Perhatikan tenggat")),
    Edit("performer", _performer),
    Edit("reworded", _reworded),
    Edit("symbol", lambda steps, row: _replaced(performers=(replace(steps[row].performers[0], symbol="decision"),))(steps, row)),
    Edit("removed", lambda steps, row: (*steps[:row], *steps[row + 1 :])),
    Edit("added", _added),
)  # fmt: skip
