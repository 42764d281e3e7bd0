"""Dasar Hukum entries → kind, issuer, number, year, title."""

import re

from model.sop import LegalBasis

_KINDS = (
    (r"undang[- ]undang dasar|uud", "Undang-Undang Dasar"),
    (r"peraturan pemerintah pengganti undang[- ]undang|perp+u", "Peraturan Pemerintah Pengganti Undang-Undang"),
    (r"undang[- ]undang|uu", "Undang-Undang"),
    (r"peraturan pemerintah|pp", "Peraturan Pemerintah"),
    (r"peraturan presiden|perpres", "Peraturan Presiden"),
    (r"keputusan presiden|keppres", "Keputusan Presiden"),
    (r"instruksi presiden|inpres", "Instruksi Presiden"),
    (r"peraturan (?:menko\b|menteri koordinator)|permenko(?!m)", "Peraturan Menteri Koordinator"),
    (r"peraturan menteri|permen", "Peraturan Menteri"),
    (r"keputusan menteri|kepmen", "Keputusan Menteri"),
    (r"instruksi menteri", "Instruksi Menteri"),
    (r"peraturan direktur jenderal|perdirjen", "Peraturan Direktur Jenderal"),
    (r"keputusan direktur jenderal|kepdirjen", "Keputusan Direktur Jenderal"),
    (r"peraturan sekretaris jenderal", "Peraturan Sekretaris Jenderal"),
    (r"peraturan kepala|perka", "Peraturan Kepala"),
    (r"keputusan kepala", "Keputusan Kepala"),
    (r"peraturan daerah|perda", "Peraturan Daerah"),
    (r"peraturan gubernur|pergub", "Peraturan Gubernur"),
    (r"keputusan gubernur|kepgub", "Keputusan Gubernur"),
    (r"peraturan bupati|perbup", "Peraturan Bupati"),
    (r"keputusan bupati", "Keputusan Bupati"),
    (r"peraturan wali ?kota|perwali|perwal", "Peraturan Wali Kota"),
    (r"keputusan wali ?kota", "Keputusan Wali Kota"),
    (r"peraturan badan", "Peraturan Badan"),
    (r"peraturan lembaga", "Peraturan Lembaga"),
    (r"surat edaran", "Surat Edaran"),
)
_KIND = tuple((re.compile(rf"(?:{pattern})(?![a-z]*[- ]undang)", re.IGNORECASE), kind) for pattern, kind in _KINDS)
_TITLE = re.compile(r"\s+(?:tentang|mengenai|ttg\.?)\s+|\s+[-–]\s+(?=[A-Z])", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:nomor|no)\b\.?\s*:?\s*(.+?)\s*(?:\btahun\b|\bth\.?|$)", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"(\d+)\s+tahun\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:tahun|th\.?)\s*(\d{4})\b", re.IGNORECASE)
_YEAR_IN_NUMBER = re.compile(r"/((?:19|20)\d{2})\b")
_ISSUER_PREFIX = re.compile(r"^(?:ri|republik indonesia)\b\s*", re.IGNORECASE)


def read_legal(text: str) -> LegalBasis:
    """The parts of one regulation; what `text` does not say stays None."""
    head, title = _halves(text)
    kind, rest = _kind(head)
    number = _NUMBER.search(head) or _BARE_NUMBER.search(head)
    year = _YEAR.search(head) or (_YEAR_IN_NUMBER.search(number[1]) if number else None)
    return LegalBasis(
        text=text,
        kind=kind,
        issuer=_issuer(rest) if kind else None,
        number=number[1].strip() if number else None,
        year=int(year[1]) if year else None,
        title=title,
    )


def _halves(text: str) -> tuple[str, str | None]:
    """Head and title; the title may hold years and numbers of its own."""
    parts = _TITLE.split(text, maxsplit=1)
    return parts[0], parts[1].strip() if len(parts) > 1 else None


def _kind(head: str) -> tuple[str | None, str]:
    for pattern, kind in _KIND:
        if found := pattern.match(head):
            return kind, head[found.end() :]
    return None, head


def _issuer(rest: str) -> str | None:
    """Who issued it: the words between kind and number."""
    name = re.split(r"\b(?:nomor|no)\b|\d", rest, maxsplit=1, flags=re.IGNORECASE)[0]
    return _ISSUER_PREFIX.sub("", name.strip(" .,")).strip(" .,") or None
