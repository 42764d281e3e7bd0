"""The SOP as a Word document with native, editable shapes."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from hashlib import sha256
from html import unescape

from docs_out.blocks.cells import hairline
from docs_out.blocks.flow_table import flow_table
from docs_out.blocks.identity import identity
from docs_out.blocks.qr import SIDE, picture
from docs_out.characters import clean, escaped, json_safe
from docs_out.document import Document
from docs_out.drawing.front import leaves
from docs_out.package import OFFICE
from docs_out.setting import USUAL, Setting
from docs_out.word_file import PartKind, WordAbout, WordFile
from model.sop import SopDocument
from model.sop_json import dumps
from model.text import Lang

_UNSURE = 30.0  # what the block may be taller in the word processor than planned
_NO_DAY = date(2000, 1, 1)
_MODEL = PartKind("customXml/item{}.xml", "application/xml", f"{OFFICE}/customXml")
_MODEL_NAMESPACE = "urn:mutu-baku:sop:1"
_TEXT = re.compile("<w:t(?: [^>]*)?>([^<]*)</w:t>")


def write_docx(document: SopDocument, setting: Setting = USUAL) -> bytes:
    """A .docx file: identity block, then a flow table a procedure."""
    word = WordFile(setting.template)
    blocks = [*sop_blocks(document, word, setting), hairline()]
    return word.packed(blocks, word.page(setting.page), about(document))


def sop_blocks(document: SopDocument, word: WordFile, setting: Setting) -> list[str]:
    """The body of the official form; its pictures and the SOP as data become parts of `word`."""
    page = word.page(setting.page)
    blocks, last = [identity(document, page.room[0])], 0
    for procedure in document.procedures:
        xml, last = flow_table(procedure, clean(procedure.title or document.title), page.room, last)
        blocks.append(xml)
    if setting.qr:
        blocks.insert(1, picture(document, word, last + 1, at_foot=leaves(document, page.room, SIDE + _UNSURE)))
    word.add(_MODEL, _model(document, blocks))
    return blocks


def about(document: SopDocument) -> WordAbout:
    """Properties that depend on `document` alone, so that equal documents give equal files."""
    day = document.revised or document.created or _NO_DAY
    return WordAbout(document.title or "", Lang.ID, datetime.combine(day, time(), UTC))


def _model(document: SopDocument, blocks: Iterable[str]) -> bytes:
    """The SOP as JSON in XML; `text` is the hash of the document's visible text, spaces apart, as it was written."""
    text = escaped(json_safe(dumps(document)))
    visible = unescape("".join(found for block in blocks for found in _TEXT.findall(block)))
    seal = sha256("".join(visible.split()).encode("utf-8")).hexdigest()
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<sop xmlns="{_MODEL_NAMESPACE}" text="{seal}">{text}</sop>'.encode()
    )


DOCUMENT = Document(suffix=".docx", draw=write_docx, takes=("paper", "template", "qr"))
