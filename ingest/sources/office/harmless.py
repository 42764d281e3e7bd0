"""An office file as another program may open it: without macros, links to the outside, and field instructions."""

import re
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from ingest.sources.office.package import Package
from ingest.sources.office.xml import Element, attr, local

_ACTIVE = re.compile(r"vbaProject|vbaData|/embeddings/|/activeX/|/externalLinks/|attachedToolbars", re.IGNORECASE)
_INSTRUCTIONS = frozenset({"instrText", "delInstrText"})


def harmless(package: Package) -> bytes:
    """The file with the same text and drawings."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as copy:
        for part in package.archive.parts:
            if not part.endswith("/") and not _ACTIVE.search(part):
                copy.writestr(part, _content(package, part))
    return stream.getvalue()


def _content(package: Package, part: str) -> bytes:
    if PurePosixPath(part).suffix not in (".xml", ".rels"):
        return package.archive.read(part)
    root = package.required(part)
    for element in list(root.iter()):
        _disarm(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _disarm(element: Element) -> None:
    """Empties field instructions and takes out relations that lead outside."""
    name = local(element)
    if name in _INSTRUCTIONS:
        element.text = ""
    elif name == "fldSimple":
        for key in [key for key in element.attrib if str(key).endswith("}instr")]:
            element.attrib[key] = ""
    elif name == "Relationship" and attr(element, "TargetMode") == "External":
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
