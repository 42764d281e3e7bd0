"""XML of office parts: parsed without entities and network, walked as the reader sees it.

Elements go by their local names: the strict and the transitional form of the standard differ in
namespaces only.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 (lxml's element type has no public name)

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)  # fmt: skip
_NUMBER = re.compile(r"\s*([-+]?(?:\d{1,12}(?:\.\d{1,6})?|\.\d{1,6}))")
_OUTER = frozenset({"ins", "moveTo", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo"})
_GONE = frozenset({"del", "moveFrom", "sdtPr", "sdtEndPr"})
_WORD = "/wordprocessingml/"
_KNOWN = (
    "/wordprocessingShape",
    "/wordprocessingGroup",
    "/wordprocessingCanvas",
    "/wordprocessingDrawing",
    "/word/2010/wordml",
    "/word/2012/wordml",
    "/drawing/2010/main",
    "/spreadsheetml/2009/9/main",
)


def parse(raw: bytes) -> Element:
    """The root of `raw`; `etree.XMLSyntaxError` when it is no XML."""
    return etree.fromstring(raw, _PARSER)


def local(element: Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attr(element: Element | None, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace."""
    if element is None:
        return None
    plain = element.get(name)
    if plain is not None:
        return plain
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}" + name)), None)


def kids(element: Element) -> Iterator[Element]:
    """The children as they count: insertions and content controls opened, deletions left out, one alternative."""
    for child in element:
        name = local(child) if _WORD in str(child.tag) else ""
        if name in _OUTER:
            yield from kids(child)
        elif name == "sdt":
            yield from (inner for content in child if local(content) == "sdtContent" for inner in kids(content))
        elif local(child) == "AlternateContent":
            chosen = _chosen(child)
            yield from kids(chosen) if chosen is not None else ()
        elif name not in _GONE:
            yield child


def first(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in kids(element) if local(child) == name), None)
    return element


def every(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name."""
    return (child for child in kids(element) if local(child) == name) if element is not None else iter(())


def within(element: Element, name: str) -> Iterator[Element]:
    """The descendants of that name, outermost ones only."""
    for child in kids(element):
        if local(child) == name:
            yield child
        else:
            yield from within(child, name)


def value(element: Element | None, *path: str) -> str | None:
    """The attribute `val` at the end of a path."""
    return attr(first(element, *path), "val")


def marked(element: Element | None, name: str) -> bool:
    """Whether a property of that name stands directly in `element`, tracked changes included."""
    return element is not None and any(local(child) == name for child in element)


def on(element: Element | None, *path: str) -> bool | None:
    """A switch at the end of a path: whether it is on, None where it does not stand."""
    found = first(element, *path)
    return None if found is None else attr(found, "val") not in ("0", "false", "off", "none")


def number(text: str | None, default: float = 0.0, most: float = 1e9) -> float:
    """The number that `text` begins with, at most `most` in size."""
    found = _NUMBER.match(text or "")
    return max(-most, min(most, float(found[1]))) if found else default


def _chosen(alternatives: Element) -> Element | None:
    """The first choice whose namespaces are known, else the fallback."""
    for branch in alternatives:
        needed = (branch.get("Requires") or "").split()
        if local(branch) == "Fallback" or all(_is_known(branch.nsmap.get(prefix)) for prefix in needed):
            return branch
    return None


def _is_known(namespace: str | None) -> bool:
    return namespace is not None and namespace.endswith(_KNOWN)
