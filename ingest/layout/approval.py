"""The signatory cell (Disahkan oleh) → position, name, NIP; the stamp text beside it."""

import re
from dataclasses import dataclass

from ingest.layout.markup import fold
from model.sop import Approval

_ELECTRONIC = re.compile(
    r"\s*(?:telah\s+)?(?:di\s?tanda\s?tangani|tertanda)\s+(?:secara\s+)?(?:elektronik|digital)(?:\s+oleh)?\s*:?",
    re.IGNORECASE,
)
_NIP = re.compile(r"\bNIP\b\s*[.:]*\s*([\d ]{18,24})", re.IGNORECASE)
_POSITION = re.compile(
    r"(?:plt\.?|plh\.?|pj\.?|a\.n\.?|an\.)?\s*(?:kepala|sekretaris|direktur|inspektur|gubernur|bupati|wali ?kota|camat|lurah|menteri|ketua|rektor|dekan|asisten|deputi|kabag|kabid|pimpinan|koordinator)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:DINAS|KEMENTERIAN|BADAN|PEMERINTAH|SEKRETARIAT|KANTOR|KECAMATAN|INSPEKTORAT|LEMBAGA|UPT|RUMAH SAKIT|PUSKESMAS)\b"
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
    position = next((part for part in parts if _POSITION.match(part)), None)
    names = [part for part in parts if part != position]
    return Approval(position, names[-1] if names else None, _digits(nip), electronic)


def read_stamp(loose: tuple[str, ...]) -> Stamp:
    """The signatory whose texts stand above the label Disahkan oleh, among other loose texts."""
    parts = [part for text in loose for part in text.split("\n")]
    bodies = [part for part in parts if _BODY.match(part)]
    own = [part for part in parts if part not in bodies]
    signed = any(_POSITION.match(part) or _NIP.search(part) for part in own)
    return Stamp(read_approval("\n".join(own)), tuple(bodies)) if signed else Stamp(Approval(), loose)


def _digits(nip: "re.Match[str] | None") -> str | None:
    return re.sub(r"\D", "", nip[1])[:18] if nip else None
