"""OCR text, Markdown and HTML: TAB or pipe tables, markup remnants, several procedures."""

import hashlib
import re

from ingest.decode import decode
from ingest.layout.document import identity_document, with_procedures
from ingest.layout.identity import read_identity
from ingest.layout.markup import Line, fold, lines_of
from ingest.layout.narrative import read_narrative
from ingest.layout.procedure import procedure_of, tables_of
from ingest.layout.table import RawTable, find_tables
from model.errors import SopError
from model.reader import OnPage, Reader
from model.sop import SopDocument, Source
from model.text import Text

_NO_TABLE = Text(
    id="{name}: tidak ada tabel langkah SOP (No | Kegiatan | Pelaksana | Mutu Baku); ditemukan {found}. Berikan dokumen SOP yang memuat tabel itu.",
    en="{name}: no SOP step table found (No | Kegiatan | Pelaksana | Mutu Baku); found {found}. Give an SOP document that has it.",
)
_CHAPTER = re.compile(r"[A-Z]\.\s+[A-Z]{3}")
_PROCEDURE = re.compile(r"(?:[A-Z0-9]{1,3}[.)]\s*)?(?:prosedur|sop)\b", re.IGNORECASE)


def read(raw: bytes, name: str, _on_page: OnPage) -> SopDocument:
    """The SOP in the text file `raw`; `SopError` when it has no step table."""
    lines = lines_of(decode(raw, name))
    raws = find_tables(lines)
    if not raws:
        raise SopError(_NO_TABLE, name=name, found=_what_there_is(lines))
    block, titles = _zones(lines, raws)
    identity = read_identity(block)
    document = identity_document(identity, Source(name, "text", hashlib.sha256(raw).hexdigest()))
    narrative = read_narrative(lines[: raws[0].first])
    reads = [
        procedure_of(table, title or document.title, f"/procedures/{i}", narrative)
        for i, (table, title) in enumerate(zip(tables_of(raws), titles, strict=True))
    ]
    return with_procedures(document, reads)


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


def _what_there_is(lines: tuple[Line, ...]) -> str:
    return f"{len(lines)} baris teks ({fold(lines[0].text)[:60]} …)" if lines else "-"


READER = Reader(suffixes=(".txt", ".md", ".html", ".htm", ".tsv"), read=read)
