"""OCR text, Markdown and HTML: TAB or pipe tables, markup remnants, several procedures."""

import hashlib
import re
from dataclasses import replace
from datetime import date

from ingest.decode import decode
from ingest.language.dates import read_date
from ingest.language.legal import read_legal
from ingest.layout.approval import read_approval, read_stamp
from ingest.layout.identity import Found, RawIdentity, read_identity
from ingest.layout.items import Items, split_items
from ingest.layout.markup import Line, fold, lines_of
from ingest.layout.procedure import Read, procedure_of, tables_of
from ingest.layout.table import RawTable, find_tables
from model.errors import SopError
from model.reader import OnPage, Reader
from model.sop import SECTIONS, Doubt, LegalBasis, Place, SopDocument, Source
from model.text import Text

_NO_TABLE = Text(
    id="{name}: tidak ada tabel langkah SOP (No | Kegiatan | Pelaksana | Mutu Baku); ditemukan {found}. Berikan dokumen SOP yang memuat tabel itu.",
    en="{name}: no SOP step table found (No | Kegiatan | Pelaksana | Mutu Baku); found {found}. Give an SOP document that has it.",
)
_CHAPTER = re.compile(r"[A-Z]\.\s+[A-Z]{3}")
_PROCEDURE = re.compile(r"(?:[A-Z0-9]{1,3}[.)]\s*)?(?:prosedur|sop)\b", re.IGNORECASE)
_HEADING = re.compile(r"standar\s+opera?sional\s+prosedur\s*(?:\(\s*sop\s*\))?\s*[:-]?\s*", re.IGNORECASE)
_DATES = ("created", "revised", "effective")


def read(raw: bytes, name: str, _on_page: OnPage) -> SopDocument:
    """The SOP in the text file `raw`; `SopError` when it has no step table."""
    lines = lines_of(decode(raw, name))
    raws = find_tables(lines)
    if not raws:
        raise SopError(_NO_TABLE, name=name, found=_what_there_is(lines))
    block, titles = _zones(lines, raws)
    identity = read_identity(block)
    document = _identity(identity, Source(name, "text", hashlib.sha256(raw).hexdigest()))
    reads = [
        procedure_of(table, title or document.title, f"/procedures/{i}")
        for i, (table, title) in enumerate(zip(tables_of(raws), titles, strict=True))
    ]
    return _joined(document, reads)


def _zones(lines: tuple[Line, ...], raws: tuple[RawTable, ...]) -> tuple[tuple[Line, ...], list[str | None]]:
    """The identity lines, and the title line above each table (None where there is none)."""
    starts = [0, *(raw.last for raw in raws)]
    gaps = [lines[start : raw.first] for start, raw in zip(starts, raws, strict=False)]
    titles = [_title_line(gap, first=i == 0) for i, gap in enumerate(gaps)]
    block = gaps[0][:-1] if titles[0] else gaps[0]
    end = next((i for i, line in enumerate(block) if _CHAPTER.match(line.text)), len(block))
    return block[:end], titles


def _title_line(gap: tuple[Line, ...], *, first: bool) -> str | None:
    """The last line above a table, where it stands alone and is worded like a title."""
    if not gap or len([cell for cell in gap[-1].cells if cell]) != 1:
        return None
    text = fold(gap[-1].text)
    worded = _PROCEDURE.match(text) if first else not text.endswith(".")
    return text.rstrip(" :") if worded else None


def _identity(identity: RawIdentity, source: Source) -> SopDocument:
    loose = tuple(found.text for found in identity.loose)
    heading = next((text for text in loose if _HEADING.match(text)), None)
    loose = tuple(text for text in loose if text != heading)
    signed = _field(identity, "approval")
    stamp = None if signed or "approval" not in identity.fields else read_stamp(loose)
    lists = {name: split_items(_field(identity, name)) for name in SECTIONS}
    moved, doubts = _moved(lists)
    dates = {name: read_date(_field(identity, name)) for name in _DATES}
    return SopDocument(
        source=source,
        institution=tuple(fold(part) for text in (stamp.rest if stamp else loose) for part in text.split("\n")),
        number=fold(_field(identity, "number")).rstrip(".") or None,
        title=fold(_field(identity, "title")) or (fold(_HEADING.sub("", heading)) if heading else None) or None,
        approval=stamp.approval if stamp else read_approval(signed),
        legal_basis=_laws(moved["legal_basis"]),
        doubts=(*doubts, *_date_doubts(identity, dates)),
        evidence={f"/{name}": Place(line=found.line) for name, found in identity.fields.items() if found.text},
        created=dates["created"],
        revised=dates["revised"],
        effective=dates["effective"],
        qualifications=moved["qualifications"],
        related=moved["related"],
        equipment=moved["equipment"],
        warnings=moved["warnings"],
        records=moved["records"],
    )


def _field(identity: RawIdentity, name: str) -> str:
    return identity.fields.get(name, Found("", 0)).text


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


def _date_doubts(identity: RawIdentity, dates: dict[str, date | None]) -> tuple[Doubt, ...]:
    unread = [name for name, day in dates.items() if day is None and any(map(str.isdigit, _field(identity, name)))]
    return tuple(Doubt(f"/{n}", "date_unreadable", f"Tanggal tidak terbaca: {_field(identity, n)}") for n in unread)


def _joined(document: SopDocument, reads: list[Read]) -> SopDocument:
    evidence = dict(document.evidence)
    for read_ in reads:
        evidence.update(read_.evidence)
    return replace(
        document,
        procedures=tuple(r.procedure for r in reads),
        doubts=(*document.doubts, *(d for r in reads for d in r.doubts)),
        repairs=tuple(repair for r in reads for repair in r.repairs),
        evidence=evidence,
    )


def _what_there_is(lines: tuple[Line, ...]) -> str:
    return f"{len(lines)} baris teks ({fold(lines[0].text)[:60]} …)" if lines else "-"


READER = Reader(suffixes=(".txt", ".md", ".html", ".htm", ".tsv"), read=read)
