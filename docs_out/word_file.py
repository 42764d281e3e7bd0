"""Word files over our own template or an office's; equal contents give equal bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from lxml import etree

from docs_out.blocks.cells import twips
from docs_out.package import CORE, CORE_LINK, LOCALES, OFFICE, PACKAGE, TYPES, core, packed
from docs_out.setting import Page
from docs_out.word_base import Base, Element, base_of, parsed
from docs_out.word_styles import MAIN_KIND, W
from model.text import Lang

_PRESENT = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES = {
    "w": W,
    "r": OFFICE,
    "wp": f"{_PRESENT}/wordprocessingDrawing",
    "a": f"{_PRESENT}/main",
    "c": f"{_PRESENT}/chart",
    "pic": f"{_PRESENT}/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())


@dataclass(frozen=True, slots=True)
class WordAbout:
    """What a Word file says of itself."""

    title: str
    lang: Lang
    at: datetime


@dataclass(frozen=True, slots=True)
class PartKind:
    """What a part is: how it is named and numbered, its content type, the kind of relation that leads to it."""

    name: str
    content: str
    relation: str


class WordFile:
    """A Word file under way: parts are added, then its body closes it."""

    def __init__(self, template: bytes | None = None) -> None:
        self._base: Base = base_of(template)
        self._parts = dict(self._base.parts)
        self._types = parsed(self._parts[TYPES])
        self._links = parsed(self._parts[self._base.links])
        self._feet = ""

    def page(self, wanted: Page) -> Page:
        """`wanted` between the margins of the office's template, where there is one."""
        return self._base.page(wanted)

    def add(self, kind: PartKind, content: bytes) -> str:
        """The relation of the document to a new part."""
        name = next(name for n in count(1) if (name := kind.name.format(n)) not in self._parts)
        self._parts[name] = content
        self._tell(name, kind.content)
        return _related(self._links, kind.relation, f"/{name}")

    def foot(self, content: str) -> None:
        """Gives every page a foot of paragraphs."""
        kind = PartKind("word/footer{}.xml", f"{MAIN_KIND.replace('document.main', 'footer')}", f"{OFFICE}/footer")
        relation = self.add(kind, f"<w:ftr {DECLARED}>{content}</w:ftr>".encode())
        self._feet += f'<w:footerReference w:type="default" r:id="{relation}"/>'

    def packed(self, blocks: Iterable[str], page: Page, about: WordAbout) -> bytes:
        """The .docx file with `blocks` of XML in its body."""
        body = f"{''.join(blocks)}<w:sectPr>{self._feet}{self._base.references}{_size(page)}{self._base.margins or _margins(page)}{self._base.first}</w:sectPr>"
        self._parts[self._base.main] = f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>".encode()
        self._tell(self._base.main, MAIN_KIND)
        self._describe(about)
        self._parts[TYPES], self._parts[self._base.links] = _bytes(self._types), _bytes(self._links)
        return packed(self._parts.items())

    def _describe(self, about: WordAbout) -> None:
        """Properties of our own, in place of those of a template."""
        if self._base.core not in self._parts:
            roots = parsed(self._parts["_rels/.rels"])
            _related(roots, CORE_LINK, self._base.core)
            self._parts["_rels/.rels"] = _bytes(roots)
        self._parts[self._base.core] = core(about.title, LOCALES[about.lang], about.at.astimezone(UTC)).encode()
        self._tell(self._base.core, CORE)

    def _tell(self, part: str, kind: str) -> None:
        """Says what a part is, in place of what was said of it."""
        for told in [one for one in self._types if one.get("PartName") == f"/{part}"]:
            self._types.remove(told)
        self._types.append(
            self._types.makeelement(f"{{{PACKAGE}/content-types}}Override", PartName=f"/{part}", ContentType=kind)
        )


def _related(links: Element, kind: str, target: str) -> str:
    taken = {link.get("Id") for link in links}
    name = next(name for n in count(1) if (name := f"sop{n}") not in taken)
    tag = f"{{{PACKAGE}/relationships}}Relationship"
    links.append(links.makeelement(tag, Id=name, Type=kind, Target=target))
    return name


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _size(page: Page) -> str:
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'


def _margins(page: Page) -> str:
    sides = {"top": page.margin_y, "right": page.margin_x, "bottom": page.margin_y, "left": page.margin_x}
    edges = {"header": page.margin_y / 2, "footer": page.margin_y / 2, "gutter": 0.0}
    told = " ".join(f'w:{name}="{twips(points)}"' for name, points in {**sides, **edges}.items())
    return f"<w:pgMar {told}/>"
