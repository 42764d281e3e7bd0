"""Office files: packages of XML parts with their content types and relations; equal parts give equal bytes."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docs_out.characters import escaped
from model.text import Lang

AUTHOR = "Mutu Baku"
LOCALES = {Lang.ID: "id-ID", Lang.EN: "en-US"}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-"
CORE = f"{KIND}package.core-properties+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"
_USUAL = {"rels": f"{KIND}package.relationships+xml", "xml": "application/xml"}
Link = tuple[str, str, str]  # id, kind, target


def packed(parts: Mapping[str, str], kinds: Mapping[str, str]) -> bytes:
    """The file with `parts` by name, whose content types are `kinds`."""
    return _zipped((name, (_HEAD + text).encode()) for name, text in {_TYPES: _types(kinds), **parts}.items())


def undated(package: bytes) -> bytes:
    """`package` with the same day on every entry."""
    with ZipFile(BytesIO(package)) as given:
        return _zipped((entry.filename, given.read(entry)) for entry in given.infolist())


def relations(links: Iterable[Link]) -> str:
    """The part that says what another part refers to."""
    told = (f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in links)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(told)}</Relationships>'


def roots(document: str) -> str:
    """The relations of a package to its main part `document` and its properties."""
    core = ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    return relations([("book", f"{OFFICE}/officeDocument", document), core])


def core(title: str, language: str) -> str:
    """The properties of a file."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>{AUTHOR}</dc:creator><dc:language>{language}</dc:language><dc:title>{escaped(title)}</dc:title></cp:coreProperties>"
    )


def _types(kinds: Mapping[str, str]) -> str:
    usual = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in _USUAL.items())
    parts = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return f'<Types xmlns="{PACKAGE}/content-types">{usual}{parts}</Types>'


def _zipped(entries: Iterable[tuple[str, bytes]]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, content in entries:
            package.writestr(ZipInfo(name, _FIRST_DAY), content, ZIP_DEFLATED)
    return stream.getvalue()
