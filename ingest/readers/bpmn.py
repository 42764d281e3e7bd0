"""BPMN 2.0: our own files whole, those of other programs as far as they go."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

from lxml import etree

from ingest.bpmn.facts import facts_of, own
from ingest.bpmn.procedure import Read, procedure_of
from ingest.bpmn.source import Diagram, Process
from ingest.language.checks import checked
from ingest.layout.markup import fold
from ingest.limits import LIMITS
from ingest.sources.office.xml import Element, parse
from ingest.xml_check import check_xml
from model.bpmn import BPMN
from model.errors import SopError
from model.reader import OnPage, Reader
from model.sop import Doubt, SopDocument
from model.sop_json import build
from model.text import Text

_NO_BPMN = Text(
    id="{name}: bukan berkas BPMN 2.0 (unsur pertamanya {tag}). Ekspor ulang diagramnya sebagai BPMN 2.0 XML.",
    en="{name}: no BPMN 2.0 file (its first element is {tag}). Export the diagram again as BPMN 2.0 XML.",
)
_NO_STEPS = Text(
    id="{name}: tidak ada kegiatan dalam diagram BPMN ini ({count} proses kosong). Berikan diagram yang memuat kegiatan (task).",
    en="{name}: no activity in this BPMN diagram ({count} empty processes). Give a diagram that holds tasks.",
)
_SPOILT = Text(
    id="{name}: keterangan Mutu Baku di dalam berkas ini rusak ({why}). Tulis ulang dengan `sop write`.",
    en="{name}: the Mutu Baku details in this file are damaged ({why}). Write it again with `sop write`.",
)
_TOO_MUCH = Text(
    id="{name}: isinya terlalu besar untuk sebuah diagram ({why}). Bagi menjadi beberapa diagram, lalu ulangi.",
    en="{name}: too large for a diagram ({why}). Split it into several diagrams and try again.",
)
_PART = "BPMN"


def read(raw: bytes, name: str, _on_page: OnPage) -> SopDocument:
    """The SOP in the BPMN file `raw`; `SopError` when it is none or holds no step."""
    check_xml(BytesIO(raw), name, _PART, LIMITS.xml_depth)
    root = _parsed(raw, name)
    if root.tag != f"{{{BPMN}}}definitions":
        raise SopError(_NO_BPMN, name=name, tag=str(root.tag)[:60])
    source = {"name": name, "format": "bpmn", "sha256": sha256(raw).hexdigest()}
    try:
        return _document(Diagram(root), source, name)
    except (KeyError, TypeError, ValueError) as error:
        raise SopError(_SPOILT, name=name, why=error) from error


def _parsed(raw: bytes, name: str) -> Element:
    """The root of `raw`; lxml refuses texts and names that no diagram needs."""
    try:
        return parse(raw)
    except etree.XMLSyntaxError as error:
        raise SopError(_TOO_MUCH, name=name, why=error.msg) from error


def _document(diagram: Diagram, source: dict[str, str], name: str) -> SopDocument:
    title = None if diagram.collaboration is None else diagram.collaboration.get("name")
    told = {} if diagram.document is None else facts_of(SopDocument, diagram.document)
    known = build(SopDocument, {**told, "source": source, "title": title})
    reads = list(_reads(diagram, title))
    if not reads and diagram.document is None:
        raise SopError(_NO_STEPS, name=name, count=len(list(diagram.processes())))
    doubts = (*known.doubts, *(doubt for one in reads for doubt in one.doubts), *_left_out(diagram))
    document = replace(known, procedures=tuple(one.procedure for one in reads), doubts=doubts)
    return document if diagram.document is not None else checked(_titled(document))


def _reads(diagram: Diagram, title: str | None) -> Iterator[Read]:
    count = 0
    for process in diagram.processes():
        found = procedure_of(process, diagram, _title(process, title), f"/procedures/{count}")
        if found:
            count += 1
            yield found


def _title(process: Process, document: str | None) -> str | None:
    """The pool's name, unless it only shows the document's."""
    pool = process.participant
    if pool is None:
        return fold(process.pool) or None
    named = pool.get("name")
    borrowed = own(pool, "untitled") is not None and named in (None, "", document)
    return None if borrowed else named


def _titled(document: SopDocument) -> SopDocument:
    """A diagram of one procedure bears its name."""
    names = [p.title for p in document.procedures if p.title]
    return replace(document, title=document.title or (names[0] if names else None))


def _left_out(diagram: Diagram) -> Iterator[Doubt]:
    messages = 0 if diagram.collaboration is None else len(diagram.collaboration.findall(f"{{{BPMN}}}messageFlow"))
    if messages:
        yield Doubt("", "message_flow_left_out", f"{messages} alur pesan antar-pool tidak dibaca sebagai panah.")


READER = Reader(suffixes=(".bpmn",), read=read)
