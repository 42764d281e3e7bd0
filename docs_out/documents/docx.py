"""The SOP as a Word document with native, editable shapes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

from docs_out.blocks.cells import FONT, hairline
from docs_out.blocks.flow_table import flow_table
from docs_out.blocks.identity import identity
from docs_out.characters import clean, escaped, json_safe
from docs_out.document import Document
from model.sop import SopDocument
from model.sop_json import dumps

_PAGE_WIDTH, _PAGE_HEIGHT = 841.9, 595.3  # A4 landscape
_MARGIN_X, _MARGIN_Y = 28.35, 36.0
_ROOM = (_PAGE_WIDTH - 2 * _MARGIN_X, _PAGE_HEIGHT - 2 * _MARGIN_Y)
_AUTHOR = "Mutu Baku"
_FALLBACK_DATE = date(2000, 1, 1)
_TITLE_LIMIT = 255  # python-docx refuses longer core properties
_WORD_2013 = "15"
_MODEL_NAMESPACE = "urn:mutu-baku:sop:1"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def write_docx(document: SopDocument) -> bytes:
    """A .docx file: identity block, then a flow table a procedure."""
    word = docx.Document()
    _set_page(word)
    _set_properties(word, document)
    body = parse_xml(f"<w:body {_NAMESPACES}>{''.join(_blocks(document))}</w:body>")
    section = word.element.body[-1]
    for block in list(body):
        section.addprevious(block)
    _embed(word, document)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _blocks(document: SopDocument) -> Iterator[str]:
    yield identity(document, _ROOM[0])
    last = 0
    for procedure in document.procedures:
        xml, last = flow_table(procedure, clean(procedure.title or document.title), _ROOM, last)
        yield xml
    yield hairline()


def _set_page(word: WordDocument) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Pt(_PAGE_WIDTH), Pt(_PAGE_HEIGHT)
    section.left_margin = section.right_margin = Pt(_MARGIN_X)
    section.top_margin = section.bottom_margin = Pt(_MARGIN_Y)
    section.header_distance = section.footer_distance = Pt(_MARGIN_Y / 2)
    word.styles["Normal"].font.name = FONT
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _set_properties(word: WordDocument, document: SopDocument) -> None:
    """Properties that depend on `document` alone, so that equal documents give equal files."""
    day = document.revised or document.created or _FALLBACK_DATE
    stamp = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    properties = word.core_properties
    properties.author = properties.last_modified_by = _AUTHOR
    properties.created = properties.modified = stamp
    properties.title = clean(document.title)[:_TITLE_LIMIT]
    properties.language = "id-ID"
    properties.comments = ""


def _embed(word: WordDocument, document: SopDocument) -> None:
    """Put the model in as a custom XML part, for reading the file back without loss."""
    text = escaped(json_safe(dumps(document)))
    blob = f'<?xml version="1.0" encoding="UTF-8"?>\n<sop xmlns="{_MODEL_NAMESPACE}">{text}</sop>'.encode()
    package = word.part.package
    name = package.next_partname("/customXml/item%d.xml")
    word.part.relate_to(Part(name, "application/xml", blob, package), RELATIONSHIP_TYPE.CUSTOM_XML)


DOCUMENT = Document(suffix=".docx", write=write_docx)
