"""Word files: page, properties, settings and body of every one we write; equal contents give equal bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from docs_out.blocks.cells import FONT
from docs_out.characters import clean
from docs_out.package import AUTHOR, LOCALES, undated
from model.text import Lang

_TITLE_LIMIT = 255  # python-docx refuses longer core properties
_WORD_2013 = "15"
_OFFICE = "http://schemas.openxmlformats.org"
_NAMESPACES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "c": f"{_OFFICE}/drawingml/2006/chart",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is turned, with its margins (points)."""

    width: float
    height: float
    margin_x: float
    margin_y: float

    @property
    def room(self) -> tuple[float, float]:
        """Width and height between the margins."""
        return self.width - 2 * self.margin_x, self.height - 2 * self.margin_y


@dataclass(frozen=True, slots=True)
class WordAbout:
    """What a Word file says of itself."""

    title: str
    lang: Lang
    at: datetime


def begun(page: Page, about: WordAbout) -> WordDocument:
    """An empty document on `page`."""
    word = docx.Document()
    _set_page(word, page)
    _set_properties(word, about)
    word.styles["Normal"].font.name = FONT
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
    return word


def fill(word: WordDocument, blocks: Iterable[str]) -> None:
    """Puts `blocks` of XML into the body."""
    section = word.element.body[-1]
    for block in list(element("w:body", "".join(blocks))):
        section.addprevious(block)


def element(tag: str, content: str) -> BaseOxmlElement:
    """The element `tag` around `content`."""
    return parse_xml(f"<{tag} {_DECLARED}>{content}</{tag}>")


def add_part(word: WordDocument, name: str, kinds: tuple[str, str], content: bytes) -> str:
    """The relation of the document to a new part, numbered in `name`; `kinds` are those of content and relation."""
    package = word.part.package
    place = PackURI(package.next_partname(name))
    return word.part.relate_to(Part(place, kinds[0], content, package), kinds[1])


def packed_word(word: WordDocument) -> bytes:
    """The .docx file."""
    stream = BytesIO()
    word.save(stream)
    return undated(stream.getvalue())


def _set_page(word: WordDocument, page: Page) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(page.width), Pt(page.height)
    section.left_margin = section.right_margin = Pt(page.margin_x)
    section.top_margin = section.bottom_margin = Pt(page.margin_y)
    section.header_distance = section.footer_distance = Pt(page.margin_y / 2)


def _set_properties(word: WordDocument, about: WordAbout) -> None:
    properties = word.core_properties
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = about.at.astimezone(UTC).replace(tzinfo=None)
    properties.title = clean(about.title)[:_TITLE_LIMIT]
    properties.language = LOCALES[about.lang]
    properties.comments = ""
