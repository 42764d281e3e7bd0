"""What is wrong with an Office file as a package: its parts, their kinds, their relations, the ids in them."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from zipfile import ZipFile

from lxml import etree

_TYPES, _R = "[Content_Types].xml", "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWN = ("docPr", "cNvPr")
Parts = dict[str, bytes]


def faults(raw: bytes) -> list[str]:
    """Each fault in words; none in a sound file."""
    with ZipFile(BytesIO(raw)) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    twice = [f"{name} twice" for name, n in Counter(names).items() if n > 1]
    return [*twice, *_kinds(parts), *_relations(parts), *_references(parts), *_ids(parts)]


def _root(raw: bytes) -> etree._Element:
    return etree.fromstring(raw)


def _kinds(parts: Parts) -> Iterator[str]:
    types = _root(parts[_TYPES])
    told = [one.get("PartName", "").lstrip("/") for one in types if one.get("PartName")]
    ends = [one.get("Extension") for one in types if one.get("Extension")]
    yield from (f"{part}: kind told twice" for part, n in Counter(told).items() if n > 1)
    yield from (f"{part}: kind told, part missing" for part in told if part not in parts)
    unknown = (part for part in parts if part != _TYPES and part not in told and part.rpartition(".")[2] not in ends)
    yield from (f"{part}: no kind" for part in unknown)


def _links(parts: Parts, part: str) -> dict[str, str]:
    """The targets of a part's relations that are in the file, by id."""
    rels = parts.get(normpath(join(dirname(part), "_rels", f"{basename(part)}.rels")))
    found = [] if rels is None else [one for one in _root(rels) if one.get("TargetMode") != "External"]
    base = f"/{dirname(part)}"
    return {str(one.get("Id")): normpath(join(base, one.get("Target", ""))).lstrip("/") for one in found}


def _relations(parts: Parts) -> Iterator[str]:
    for part in parts:
        if part.endswith(".rels"):
            ids = [one.get("Id") for one in _root(parts[part])]
            yield from (f"{part}: {one} twice" for one, n in Counter(ids).items() if n > 1)
    for owner in ("", *parts):
        for name, target in _links(parts, owner).items():
            if target not in parts:
                yield f"{owner or 'package'}: {name} leads to {target}, which is missing"


def _references(parts: Parts) -> Iterator[str]:
    """Attributes of the relations' namespace name a relation of their part."""
    for part, raw in parts.items():
        if part.endswith(".xml"):
            used = {str(v) for one in _root(raw).iter() for k, v in one.items() if str(k).startswith(_R)}
            yield from (f"{part}: relation {name} is missing" for name in used - _links(parts, part).keys())


def _ids(parts: Parts) -> Iterator[str]:
    """Ids of drawings, each over the whole part; connectors lead from and to drawings."""
    for part, raw in parts.items():
        if not part.endswith(".xml"):
            continue
        root = _root(raw)
        for tag in _DRAWN:
            ids = Counter(one.get("id") for one in root.iter(f"{{*}}{tag}"))
            yield from (f"{part}: {tag} {name} twice" for name, n in ids.items() if n > 1)
        drawn = {one.get("id") for tag in _DRAWN for one in root.iter(f"{{*}}{tag}")}
        ends = {one.get("id") for tag in ("stCxn", "endCxn") for one in root.iter(f"{{*}}{tag}")}
        yield from (f"{part}: no drawing {name} to connect" for name in ends - drawn)
