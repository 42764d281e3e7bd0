"""An office file as a package of parts with relations between them."""

import posixpath
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 (an exception class that zlib names like a function)

from lxml import etree

from ingest.sources.office.xml import Element, attr, parse
from model.errors import SopError
from model.text import Text

_BROKEN = Text(
    id="{name}: berkas rusak atau bukan berkas Office. Buka di Word atau Excel, simpan ulang, lalu ulangi.",
    en="{name}: damaged or not an Office file. Open it in Word or Excel, save it again and try again.",
)
_BROKEN_PART = Text(
    id="{name}: bagian {part} rusak. Buka di Word atau Excel, simpan ulang, lalu ulangi.",
    en="{name}: part {part} is damaged. Open it in Word or Excel, save it again and try again.",
)
_FAULTS = (BadZipFile, ZlibError, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
_LARGEST = 200_000_000


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of the office file `name`."""

    name: str
    zip: ZipFile

    def xml(self, part: str | None) -> Element | None:
        """The root of a part; None when there is no such part."""
        if part is None or part not in self.zip.NameToInfo:
            return None
        try:
            with self.zip.open(part) as file:
                return parse(file.read(_LARGEST))
        except (*_FAULTS, etree.XMLSyntaxError) as error:
            raise SopError(_BROKEN_PART, name=self.name, part=part) from error

    def required(self, part: str | None) -> Element:
        """The root of a part that every such file has."""
        root = self.xml(part)
        if root is None:
            raise SopError(_BROKEN, name=self.name)
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What `part` refers to: kind and part by relation id."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = [] if root is None else [r for r in root if attr(r, "TargetMode") != "External"]
        return {attr(r, "Id") or "": (_kind(r), _target(folder, attr(r, "Target") or "")) for r in found}

    def related(self, part: str, kind: str) -> str | None:
        """The first part of a kind that `part` refers to."""
        return next((target for found, target in self.relations(part).values() if found == kind), None)


def open_package(raw: bytes, name: str) -> Package:
    """The package in `raw`; `SopError` when it is none."""
    try:
        return Package(name, ZipFile(BytesIO(raw)))
    except _FAULTS as error:
        raise SopError(_BROKEN, name=name) from error


def _kind(relation: Element) -> str:
    return (attr(relation, "Type") or "").rpartition("/")[2]


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
