"""Office files: packages of XML parts with their content types and relations; equal parts give equal bytes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
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
CORE_LINK = f"{PACKAGE}/relationships/metadata/core-properties"
TYPES = "[Content_Types].xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_USUAL = {"rels": f"{KIND}package.relationships+xml", "xml": "application/xml"}
_TERMS = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
Link = tuple[str, str, str]  # id, kind, target


def parts_of(parts: Mapping[str, str], kinds: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """All parts of the package with `parts` by name, whose content types are `kinds`."""
    return ((name, (_HEAD + text).encode()) for name, text in {TYPES: _types(kinds), **parts}.items())


def packed(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """The file, whose entries all bear the same day."""
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, content in entries:
            package.writestr(ZipInfo(name, _FIRST_DAY), content, ZIP_DEFLATED)
    return stream.getvalue()


def relations(links: Iterable[Link]) -> str:
    """The part that says what another part refers to."""
    told = (f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in links)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(told)}</Relationships>'


def roots(document: str) -> str:
    """The relations of a package to its main part `document` and its properties."""
    return relations([("book", f"{OFFICE}/officeDocument", document), ("core", CORE_LINK, "docProps/core.xml")])


def core(title: str, language: str, at: datetime | None = None) -> str:
    """The properties of a file; `at` is when it was made, in UTC."""
    stamp = f"{at:%Y-%m-%dT%H:%M:%SZ}" if at else ""
    made = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified") if at
    )
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" {_TERMS}><dc:creator>{AUTHOR}</dc:creator>'
        f"<dc:language>{language}</dc:language><dc:title>{escaped(title)}</dc:title>{made}</cp:coreProperties>"
    )


def _types(kinds: Mapping[str, str]) -> str:
    usual = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in _USUAL.items())
    parts = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return f'<Types xmlns="{PACKAGE}/content-types">{usual}{parts}</Types>'
