"""Whoever puts the SOP in force is named: position, name, NIP.

Why: an SOP binds because an official with the power to do so has signed it.
Bad: a name without a position; a NIP of 17 digits, or one whose first eight are no date.
Good: Kepala Dinas Layanan Informasi dan Arsip, Ratna Melati Widuri, S.Sos., NIP 19780415 200312 2 004. Heads of regions and
ministers have no NIP. Signature and seal are not seen in a text; "ditandatangani secara elektronik" is.
"""

import re
from collections.abc import Iterator

from analytics.linting.basis import identity
from analytics.linting.places import field_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_NO_NIP = re.compile(
    r"\W*(?:p[jl][ts]?\W+)?(?:bupati|wali ?kota|gubernur|menteri|presiden|kepala desa|ketua dprd)\b", re.IGNORECASE
)
_NONE = Text(
    id="pengesahan tidak ada. Isi jabatan, nama, dan NIP pejabat yang mengesahkan, lalu tanda tangan dan cap.",
    en="nobody approved it. Fill in position, name and NIP of the official who does, with signature and seal.",
)
_PARTS = {
    "position": Text(id="jabatan pengesah tidak ada. Tulis jabatannya.", en="the position is missing. Write it."),
    "name": Text(id="nama pengesah tidak ada. Tulis nama lengkapnya.", en="the name is missing. Write it in full."),
    "nip": Text(
        id="NIP pengesah tidak ada. Tulis 18 angka NIP di bawah namanya.",
        en="the NIP is missing. Write its 18 digits below the name.",
    ),
}
_FAULTS = {
    "nip_length": Text(
        id="NIP {nip} tidak 18 angka. Periksa pada surat keputusan pengangkatan.",
        en="NIP {nip} does not have 18 digits. Check it on the letter of appointment.",
    ),
    "nip_birth": Text(
        id="delapan angka pertama NIP {nip} bukan tanggal lahir. Periksa angkanya.",
        en="the first eight digits of NIP {nip} are no date of birth. Check them.",
    ),
    "nip_appointment": Text(
        id="angka ke-9 sampai ke-14 NIP {nip} bukan bulan pengangkatan yang mungkin. Periksa angkanya.",
        en="digits 9 to 14 of NIP {nip} are no possible month of appointment. Check them.",
    ),
    "nip_sex": Text(
        id="angka ke-15 NIP {nip} harus 1 atau 2. Periksa angkanya.",
        en="digit 15 of NIP {nip} has to be 1 or 2. Check it.",
    ),
    "nip_sequence": Text(
        id="tiga angka terakhir NIP {nip} tidak boleh 000. Periksa angkanya.",
        en="the last three digits of NIP {nip} cannot be 000. Check them.",
    ),
}


def _flaws(subject: Subject) -> Iterator[Flaw]:
    signed = subject.document.approval
    if not (signed.position or signed.name or signed.nip):
        yield Flaw(field_spot("approval"), _NONE)
        return
    for part, message in _PARTS.items():
        if not getattr(signed, part) and not (part == "nip" and _NO_NIP.match(signed.position or "")):
            yield Flaw(field_spot("approval", part), message)
    if signed.nip and (fault := subject.words.nip_fault(signed.nip)):
        yield Flaw(field_spot("approval", "nip"), _FAULTS[fault], {"nip": signed.nip}, practice=True)


RULE = LintRule(
    "SOP106", "I-06", "error", Text(id="Pengesahan", en="Approval"), identity(6), _flaws, __doc__, can_be_off=True
)
