"""What a document's own words put in doubt: a NIP that cannot be, times that contradict themselves, laws cited twice."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.language.nip import NipFault, nip_fault
from ingest.language.time_words import conflict
from model.sop import Doubt, SopDocument

_NIP_FAULTS = {
    NipFault.LENGTH: "NIP tidak 18 angka",
    NipFault.BIRTH: "Tanggal lahir dalam NIP tidak ada di kalender",
    NipFault.APPOINTMENT: "Bulan atau tahun pengangkatan dalam NIP tidak mungkin",
    NipFault.SEX: "Angka ke-15 NIP harus 1 atau 2",
    NipFault.SEQUENCE: "Nomor urut NIP tidak boleh 000",
}


def checked(document: SopDocument) -> SopDocument:
    """`document` with these doubts added."""
    found = (*_nip_doubts(document), *_time_doubts(document), *_law_doubts(document))
    return replace(document, doubts=(*document.doubts, *found)) if found else document


def _nip_doubts(document: SopDocument) -> Iterator[Doubt]:
    nip = document.approval.nip
    fault = nip_fault(nip) if nip else None
    if fault:
        yield Doubt("/approval/nip", str(fault), f"{_NIP_FAULTS[fault]}: {nip}")


def _time_doubts(document: SopDocument) -> Iterator[Doubt]:
    for i, procedure in enumerate(document.procedures):
        for j, step in enumerate(procedure.steps):
            if conflict(step.time.text):
                at = f"/procedures/{i}/steps/{j}/time"
                yield Doubt(at, "time_conflict", f"Angka dan huruf berbeda: {step.time.text}")


def _law_doubts(document: SopDocument) -> Iterator[Doubt]:
    """A regulation cited before, however it is abbreviated."""
    seen: dict[str, int] = {}
    for i, law in enumerate(document.legal_basis):
        if law.key and law.key in seen:
            yield Doubt(f"/legal_basis/{i}", "legal_duplicate", f"Peraturan yang sama dengan butir {seen[law.key] + 1}: {law.text[:80]}")  # fmt: skip
        elif law.key:
            seen[law.key] = i
