"""An office file as parts with relations between them, checked before anything is parsed."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from ingest.archive import Archive, open_archive
from ingest.sources.office.xml import Element, attr, parse
from model.errors import SopError
from model.text import Text

_BROKEN_PART = Text(
    id="{name}: bagian {part} rusak. Buka di Word atau Excel, simpan ulang, lalu ulangi.",
    en="{name}: part {part} is damaged. Open it in Word or Excel, save it again and try again.",
)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an office file as XML."""

    archive: Archive

    def xml(self, part: str | None) -> Element | None:
        """The root of a part; None when there is no such part."""
        return self.required(part) if part is not None and part in self.archive.parts else None

    def required(self, part: str) -> Element:
        """The root of a part that every such file has."""
        try:
            return parse(self.archive.read(part))
        except etree.XMLSyntaxError as error:
            raise SopError(_BROKEN_PART, name=self.archive.name, part=part) from error

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What `part` refers to inside the file: kind and part by relation id."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = [] if root is None else [r for r in root if attr(r, "TargetMode") != "External"]
        return {attr(r, "Id") or "": (_kind(r), _target(folder, attr(r, "Target") or "")) for r in found}

    def related(self, part: str, kind: str) -> str | None:
        """The first part of a kind that `part` refers to."""
        return next((target for found, target in self.relations(part).values() if found == kind), None)


def open_package(raw: bytes, name: str) -> Package:
    """The package in `raw`; `SopError` when it is none, or none to be trusted."""
    return Package(open_archive(raw, name))


def _kind(relation: Element) -> str:
    return (attr(relation, "Type") or "").rpartition("/")[2]


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
