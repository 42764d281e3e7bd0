"""Elements of our own namespace → dataclasses; what stands there that the dataclass does not know is skipped."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import Field, fields, is_dataclass
from types import NoneType
from typing import TypeVar, get_args, get_origin, get_type_hints

from lxml import etree

from ingest.sources.office.xml import Element
from model.bpmn import OWN
from model.sop_json import build

T = TypeVar("T")
_CASTS: Mapping[object, Callable[[str], object]] = {int: int, float: float, bool: "true".__eq__}


def own(element: Element, name: str) -> Element | None:
    """The child `name` of our namespace; also inside `extensionElements`, where BPMN wants it."""
    return next(iter(every_own(element, name)), None)


def every_own(element: Element, name: str) -> list[Element]:
    """All children `name` of our namespace, `extensionElements` opened."""
    tag = f"{{{OWN}}}{name}"
    places = [element, *(child for child in element if etree.QName(child).localname == "extensionElements")]
    return [child for place in places for child in place if child.tag == tag]


def read_facts(kind: type[T], element: Element, given: Mapping[str, object]) -> T:
    """A `kind` from `element`, JSON values in `given` in place of its own; ValueError or TypeError where it does not fit."""
    return build(kind, {**facts_of(kind, element, given.keys()), **given})


def facts_of(kind: type, element: Element, without: Collection[str] = ()) -> dict[str, object]:
    """The JSON data of a `kind` that stand in `element`, but for the keys `without`."""
    hints = get_type_hints(kind)
    wanted = {_key(field): hints[field.name] for field in fields(kind) if _key(field) not in without}
    found = {key: _value(hint, key, element) for key, hint in wanted.items()}
    return {key: value for key, value in found.items() if value is not None}


def _key(field: "Field[object]") -> str:
    return str(field.metadata.get("json", field.name))


def _value(hint: object, key: str, element: Element) -> object:
    args = [arg for arg in get_args(hint) if arg not in (NoneType, Ellipsis)]
    if get_origin(hint) is tuple:
        return [_item(args[0], child) for child in every_own(element, key)]
    kind = args[0] if args else hint
    if isinstance(kind, type) and is_dataclass(kind):
        child = own(element, key)
        return None if child is None else facts_of(kind, child)
    text = element.get(key)
    return None if text is None else _CASTS.get(kind, str)(text)


def _item(kind: object, element: Element) -> object:
    if isinstance(kind, type) and is_dataclass(kind):
        return facts_of(kind, element)
    return element.get("text", "")
