"""What a Word file is written over: our own template, or one of an office with its letterhead."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from statistics import fmean
from typing import TypeAlias
from zipfile import BadZipFile, ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.oxml import parse_xml
from docx.oxml.section import CT_SectPr
from lxml import etree

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
    parts, package = _parts(template), OpcPackage.open(BytesIO(template))
    main = package.part_related_by(RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    if main.content_type not in _KINDS:
        raise ValueError(main.content_type)
    name, core = (
        _named(package, kind) for kind in (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    )
    links = normpath(join(dirname(name), "_rels", f"{basename(name)}.rels"))
    section = parse_xml(main.blob).find(f"{{{W}}}body/{{{W}}}sectPr")
    base = Base(parts, name, links, core)
    return _with_section(base, section) if isinstance(section, CT_SectPr) else base


def _named(package: OpcPackage, kind: str) -> str:
    """The name of the part that a package refers to as `kind`."""
    found = [rel.target_part.partname for rel in package.rels.values() if rel.reltype == kind]
    return str(found[0]).lstrip("/") if found else "docProps/core.xml"


def _parts(template: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(template)) as package:
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
            raise ValueError(len(entries))
        return {entry.filename: package.read(entry) for entry in entries}


def _with_section(base: Base, section: CT_SectPr) -> Base:
    def told(*names: str) -> str:
        found = (section.findall(f"{{{W}}}{name}") for name in names)
        return "".join(etree.tostring(one, encoding="unicode", with_tail=False) for some in found for one in some)

    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    known = [abs(side.pt) for side in sides if side is not None]
    means = (fmean(known[:2]), fmean(known[2:])) if len(known) == len(sides) else ()
    heads = told("headerReference", "footerReference")
    return replace(base, references=heads, margins=told("pgMar"), first=told("titlePg"), sides=means)
