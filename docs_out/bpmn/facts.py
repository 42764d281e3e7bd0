"""What BPMN has no place for, as elements of an own namespace: one element a dataclass, one attribute a value."""

from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from typing import TypeAlias

from lxml import etree

from docs_out.characters import clean
from model.bpmn import OWN

Element: TypeAlias = etree._Element  # noqa: SLF001 (lxml's element type has no public name)


def own(name: str, values: Mapping[str, str] | None = None) -> Element:
    """An element of the own namespace."""
    return etree.Element(f"{{{OWN}}}{name}", dict(values or {}))


def facts(name: str, value: object, without: frozenset[str] = frozenset()) -> Element:
    """`value`, a dataclass, as an element; None is left out, nested and repeated values are children."""
    element = own(name)
    assert is_dataclass(value)
    for field in fields(value):
        if field.name not in without:
            _add(element, field, getattr(value, field.name))
    return element


def _add(element: Element, field: "Field[object]", value: object) -> None:
    name = str(field.metadata.get("json", field.name))
    if isinstance(value, tuple):
        element.extend([facts(name, i) if is_dataclass(i) else own(name, {"text": clean(i)}) for i in value])
    elif is_dataclass(value):
        element.append(facts(name, value))
    elif value is not None:
        element.set(name, written(value))


def written(value: object) -> str:
    """A value as attribute text: numbers and truth as JSON has them, dates as ISO has them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return clean(value) if isinstance(value, str) else repr(value)
