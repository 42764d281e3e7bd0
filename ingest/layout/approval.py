"""The signatory cell (Disahkan oleh) → position, name, NIP; the stamp text beside it."""

import re
from dataclasses import dataclass

from ingest.layout.markup import fold
from model.sop import Approval

_ELECTRONIC = re.compile(
    r"\s*(?:telah\s+)?(?:di\s?tanda\s?tangani|tertanda)\s+(?:secara\s+)?(?:elektronik|digital)(?:\s+oleh)?\s*:?",
    re.IGNORECASE,
)
_NIP = re.compile(r"\bNIP\b[\s.:]{0,9}(\d[\d ]{7,28}\d)(?![\w])", re.IGNORECASE)
_ANY_NIP = re.compile(r"\bNIP\b[\s.:]{0,9}([\dlIoOSB|][\d lIoOSB|]{7,28}[\dlIoOSB|])(?!\w)")
_POSITION = re.compile(
    r"(?:plt\.?|plh\.?|pj\.?|a\.n\.?|an\.)?\s*(?:kepala|sekretaris|direktur|inspektur|gubernur|bupati|wali ?kota|camat|lurah|menteri|ketua|rektor|dekan|asisten|deputi|kabag|kabid|pimpinan|koordinator)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:DINAS|KEMENTERIAN|BADAN|PEMERINTAH|SEKRETARIAT|KANTOR|KECAMATAN|INSPEKTORAT|LEMBAGA|UPT|RUMAH SAKIT|PUSKESMAS)\b"
)
_OFFICE = re.compile(
    r"(?:provinsi|kabupaten|kota|kecamatan|republik|badan|dinas|kementerian|kantor|bidang|bagian|biro|direktorat|selaku|pada|dan)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\n|\s{2,}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The signatory read out of loose texts, and the texts that are left."""

    approval: Approval
    rest: tuple[str, ...]


def read_approval(cell: str) -> Approval:
    """The signatory of `cell`: position and name.

    They are set apart by the e-signature phrase, a paragraph, or two blanks.
    """
    nip = _NIP.search(cell)
    text = _NIP.sub("", cell)
    electronic = bool(_ELECTRONIC.search(text))
    parts = [fold(part) for part in _PARTS.split(_ELECTRONIC.sub("\n", text)) if part.strip()]
    start = next((i for i, part in enumerate(parts) if _POSITION.match(part)), None)
    name = next(
        (part for part in reversed(parts[0 if start is None else start + 1 :]) if not _OFFICE.match(part)), None
    )
    end = parts.index(name) if name else len(parts)
    position = " ".join(parts[start:end]) if start is not None and start < end else None
    return Approval(position, name, _digits(nip), electronic)


def says_electronic(text: str) -> bool:
    """Whether `text`, such as the footer of a signed PDF, tells of an electronic signature."""
    return bool(_ELECTRONIC.search(text))


def read_stamp(loose: tuple[str, ...]) -> Stamp:
    """The signatory whose texts stand above the label Disahkan oleh, among other loose texts."""
    parts = [part for text in loose for part in text.split("\n")]
    bodies = [part for part in parts if _BODY.match(part)]
    own = [part for part in parts if part not in bodies]
    signed = any(_POSITION.match(part) or _NIP.search(part) for part in own)
    return Stamp(read_approval("\n".join(own)), tuple(bodies)) if signed else Stamp(Approval(), loose)


def unread_nip(text: str) -> str | None:
    """A NIP in `text` that has letters for digits; its digits are nobody's guess."""
    found = _ANY_NIP.search(text)
    return found[1] if found and re.search(r"[^\d ]", found[1]) else None


def _digits(nip: "re.Match[str] | None") -> str | None:
    return re.sub(r"\D", "", nip[1]) if nip else None
