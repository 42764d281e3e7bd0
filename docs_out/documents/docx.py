"""The SOP as a Word document with native, editable shapes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from docs_out.blocks.cells import hairline
from docs_out.blocks.flow_table import flow_table
from docs_out.blocks.identity import identity
from docs_out.characters import clean, escaped, json_safe
from docs_out.document import Document
from docs_out.word_file import Page, WordAbout, add_part, begun, fill, packed_word
from model.sop import SopDocument
from model.sop_json import dumps
from model.text import Lang

_PAGE = Page(width=841.9, height=595.3, margin_x=28.35, margin_y=36.0)  # A4 landscape
_NO_DAY = date(2000, 1, 1)
_MODEL = ("application/xml", RELATIONSHIP_TYPE.CUSTOM_XML)
_MODEL_NAMESPACE = "urn:mutu-baku:sop:1"


def write_docx(document: SopDocument) -> bytes:
    """A .docx file: identity block, then a flow table a procedure."""
    word = begun(_PAGE, _about(document))
    fill(word, _blocks(document))
    _embed(word, document)
    return packed_word(word)


def _about(document: SopDocument) -> WordAbout:
    """Properties that depend on `document` alone, so that equal documents give equal files."""
    day = document.revised or document.created or _NO_DAY
    return WordAbout(document.title or "", Lang.ID, datetime.combine(day, time(), UTC))


def _blocks(document: SopDocument) -> Iterator[str]:
    yield identity(document, _PAGE.room[0])
    last = 0
    for procedure in document.procedures:
        xml, last = flow_table(procedure, clean(procedure.title or document.title), _PAGE.room, last)
        yield xml
    yield hairline()


def _embed(word: WordDocument, document: SopDocument) -> None:
    """Put the model in as a custom XML part, for reading the file back without loss."""
    text = escaped(json_safe(dumps(document)))
    blob = f'<?xml version="1.0" encoding="UTF-8"?>\n<sop xmlns="{_MODEL_NAMESPACE}">{text}</sop>'.encode()
    add_part(word, "/customXml/item%d.xml", _MODEL, blob)


DOCUMENT = Document(suffix=".docx", write=write_docx)
