"""What a Word file is written over: our own template, or one of an office with its letterhead."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from typing import TypeAlias
from zipfile import BadZipFile, ZipFile

from lxml import etree

from docs_out.package import CORE_LINK, OFFICE, TYPES
from docs_out.setting import Page
from docs_out.word_styles import W, own_template
from model.errors import SopError
from model.text import Text

Element: TypeAlias = etree._Element  # noqa: SLF001 (lxml's element type has no public name)
_NO_TEMPLATE = Text(
    id="Templat bukan berkas Word tanpa makro (.docx atau .dotx) yang utuh. Simpan ulang di Word, lalu ulangi.",
    en="The template is no whole Word file without macros (.docx or .dotx). Save it again in Word and try again.",
)
_NARROW = Text(
    id="Margin templat menyisakan {width} × {height} titik dari halaman; bagan alir memerlukan sedikitnya {least}. Perkecil margin templat.",
    en="The margins of the template leave {width} × {height} points of the page; a flow table needs at least {least}. Make them smaller.",
)
_LEAST = (560.0, 300.0)
_MOST_BYTES, _MOST_PARTS = 64_000_000, 1000
_KINDS = tuple(
    f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}.main+xml"
    for kind in ("document", "template")
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class Base:
    """The parts of a file: which one is the document, what refers from it, which are the properties.

    `references`, `margins` and `first` are what its last section says of header and footer, margins and first page;
    `sides` are its mean margins across and up and down in points.
    """

    parts: Mapping[str, bytes]
    main: str
    links: str
    core: str
    references: str = ""
    margins: str = ""
    first: str = ""
    sides: tuple[float, ...] = ()

    def page(self, wanted: Page) -> Page:
        """`wanted` between the margins of the template; `SopError` where they leave too little."""
        if not self.sides:
            return wanted
        page = replace(wanted, margin_x=self.sides[0], margin_y=self.sides[1])
        if page.room[0] < _LEAST[0] or page.room[1] < _LEAST[1]:
            width, height = map(round, page.room)
            raise SopError(_NARROW, width=width, height=height, least="{:g} × {:g}".format(*_LEAST))
        return page


def base_of(template: bytes | None) -> Base:
    """What to write over; `SopError` where `template` cannot be that."""
    if template is None:
        return Base(own_template(), "word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml")
    try:
        return _opened(template)
    except (BadZipFile, etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise SopError(_NO_TEMPLATE) from error


def parsed(xml: bytes) -> Element:
    """The root of a part; entities stay unread."""
    return etree.fromstring(xml, _PARSER)


def _opened(template: bytes) -> Base:
    parts = _parts(template)
    targets = {link.get("Type"): link.get("Target", "").lstrip("/") for link in parsed(parts["_rels/.rels"])}
    main = targets[f"{OFFICE}/officeDocument"]
    kinds = {one.get("PartName"): one.get("ContentType") for one in parsed(parts[TYPES])}
    if kinds.get(f"/{main}") not in _KINDS:
        raise ValueError(main)
    links = normpath(join(dirname(main), "_rels", f"{basename(main)}.rels"))
    section = parsed(parts[main]).find(f"{{{W}}}body/{{{W}}}sectPr")
    base = Base(parts, main, links, targets.get(CORE_LINK, "docProps/core.xml"))
    return base if section is None else _with_section(base, section)


def _parts(template: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(template)) as package:
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
            raise ValueError(len(entries))
        return {entry.filename: package.read(entry) for entry in entries}


def _with_section(base: Base, section: Element) -> Base:
    def told(*names: str) -> str:
        found = (section.findall(f"{{{W}}}{name}") for name in names)
        return "".join(etree.tostring(one, encoding="unicode", with_tail=False) for some in found for one in some)

    heads, margins = told("headerReference", "footerReference"), section.find(f"{{{W}}}pgMar")
    sides = () if margins is None else (_mean(margins, "left", "right"), _mean(margins, "top", "bottom"))
    return replace(base, references=heads, margins=told("pgMar"), first=told("titlePg"), sides=sides)


def _mean(margins: Element, *names: str) -> float:
    """Of two margins, given in twentieths of a point."""
    return sum(abs(float(margins.get(f"{{{W}}}{name}", "0"))) for name in names) / 40
