"""Raw identity texts and read procedures → `SopDocument`."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.language.checks import checked
from ingest.language.dates import DateReading, date_reading
from ingest.language.legal import read_legal
from ingest.language.mending import mended
from ingest.language.repairs import applied, fixes
from ingest.layout.approval import read_approval, read_stamp, unread_nip
from ingest.layout.identity import Found, RawIdentity
from ingest.layout.items import Items, paragraph_items, split_items
from ingest.layout.labels import OTHERS
from ingest.layout.markup import fold
from ingest.layout.procedure import Read
from model.sop import SECTIONS, Doubt, LegalBasis, Repair, SopDocument, Source

_HEADING = re.compile(r"standar\s+opera?sional\s+prosedur\s*(?:\(\s*sop\s*\))?\s*[:-]?\s*", re.IGNORECASE)
_SCANNED = ("text", "scan")
_DATES = ("created", "revised", "effective")
_LABEL_CONFIDENCE = 0.95
_DATE_DOUBTS = {
    "weekday": "Nama hari tidak cocok dengan tanggalnya",
    "slip": "Tanggal terbaca dengan pembetulan huruf",
    "impossible": "Tanggal tidak ada di kalender",
    "unreadable": "Tanggal tidak terbaca",
}


def identity_document(identity: RawIdentity, source: Source) -> SopDocument:
    """The document without procedures: identity block and sections, with doubts and evidence."""
    loose = tuple(found.text for found in identity.loose)
    heading = next((text for text in loose if _HEADING.match(text)), None)
    loose = tuple(text for text in loose if text != heading)
    signed = _field(identity, "approval")
    stamp = None if signed or "approval" not in identity.fields else read_stamp(loose)
    split = paragraph_items if identity.drawn else split_items
    lists = {name: split(_field(identity, name)) for name in SECTIONS}
    moved, doubts = _moved(lists)
    dates = {name: date_reading(_field(identity, name)) for name in _DATES}
    return SopDocument(
        source=source,
        institution=tuple(fold(part) for text in (stamp.rest if stamp else loose) for part in text.split("\n")),
        number=fold(_field(identity, "number")).rstrip(".") or None,
        title=fold(_field(identity, "title")) or (fold(_HEADING.sub("", heading)) if heading else None) or None,
        approval=stamp.approval if stamp else read_approval(signed),
        legal_basis=_laws(moved["legal_basis"]),
        doubts=(*doubts, *_date_doubts(identity, dates), *_nip_doubts((signed, *loose)), *_other_doubts(identity)),
        repairs=_label_repairs(identity),
        evidence={f"/{name}": found.place for name, found in identity.fields.items() if found.text},
        created=dates["created"].day,
        revised=dates["revised"].day,
        effective=dates["effective"].day,
        qualifications=moved["qualifications"],
        related=moved["related"],
        equipment=moved["equipment"],
        warnings=moved["warnings"],
        records=moved["records"],
    )


def _field(identity: RawIdentity, name: str) -> str:
    return identity.fields.get(name, Found("")).text


def _laws(texts: tuple[str, ...]) -> tuple[LegalBasis, ...]:
    return tuple(read_legal(text) for text in texts)


def _moved(lists: dict[str, Items]) -> tuple[dict[str, tuple[str, ...]], tuple[Doubt, ...]]:
    """Lists with a stray piece put back: one that begins at N > 1 continues the list that ends before N."""
    texts = {name: items.texts for name, items in lists.items()}
    doubts: list[Doubt] = []
    for name, items in lists.items():
        owner = next((o for o, other in lists.items() if items.first > 1 and other.following == items.first), None)
        if owner and owner != name:
            texts[owner], texts[name] = (*texts[owner], *items.texts), ()
            doubts.append(Doubt(f"/{owner}/{len(texts[owner]) - 1}", "item_moved", f"Butir {items.first} berada di bawah label lain ({name}); dipindahkan ke daftarnya."))  # fmt: skip
    return texts, tuple(doubts)


def _date_doubts(identity: RawIdentity, dates: dict[str, DateReading]) -> tuple[Doubt, ...]:
    """What is doubtful about each date; text with digits that gave none is unreadable too."""
    found = [(name, code) for name, reading in dates.items() for code in reading.doubts or _unread(identity, name, reading)]  # fmt: skip
    return tuple(Doubt(f"/{name}", f"date_{code}", f"{_DATE_DOUBTS[code]}: {fold(_field(identity, name))}") for name, code in found)  # fmt: skip


def _label_repairs(identity: RawIdentity) -> tuple[Repair, ...]:
    """Labels of fields that a scanner misread."""
    right = {name: applied(written, fixes(written)) for name, written in identity.labels.items()}
    slips = ((name, written, right[name]) for name, written in identity.labels.items() if right[name] != written)
    return tuple(Repair(f"/{name}", old, new, "section_label", _LABEL_CONFIDENCE) for name, old, new in slips)


def _unread(identity: RawIdentity, name: str, reading: DateReading) -> tuple[str, ...]:
    unread = reading.day is None and any(map(str.isdigit, _field(identity, name)))
    return ("unreadable",) if unread else ()


def _nip_doubts(texts: Iterable[str]) -> tuple[Doubt, ...]:
    """A NIP with letters in it is not read at all."""
    return tuple(Doubt("/approval/nip", "nip_unreadable", f"NIP tidak terbaca: {nip}") for nip in map(unread_nip, texts) if nip)  # fmt: skip


def _other_doubts(identity: RawIdentity) -> tuple[Doubt, ...]:
    """Sections that the form does not know are said, so that nothing is lost."""
    return tuple(
        Doubt("", "section_without_place", f"Bagian di luar formulir: {fold(_field(identity, name))}")
        for name in OTHERS
        if _field(identity, name)
    )


def with_procedures(document: SopDocument, reads: list[Read], doubts: tuple[Doubt, ...] = ()) -> SopDocument:
    """`document` with what was read of its procedures.

    Words are put right only where a scanner may have misread them: what is wrong in other files is the author's.
    """
    evidence = dict(document.evidence)
    for read_ in reads:
        evidence.update(read_.evidence)
    whole = replace(
        document,
        procedures=tuple(r.procedure for r in reads),
        doubts=(*document.doubts, *doubts, *(d for r in reads for d in r.doubts)),
        repairs=(*document.repairs, *(repair for r in reads for repair in r.repairs)),
        evidence=evidence,
    )
    return checked(mended(whole) if document.source.format in _SCANNED else whole)
