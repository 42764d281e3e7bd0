"""JSON from outside: numbers as they are written, no key twice, no NaN."""

import json
from collections.abc import Callable
from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | bool | Fault | None"


class Written(str):
    """A number with the digits it has in the file: an 18-digit one stays whole."""

    __slots__ = ()


class Fault:
    """Stands where JSON has a key twice or NaN; nothing can be made of it."""

    def __init__(self, what: str) -> None:
        self.what = what


def decoder(fault: Callable[[str], Json]) -> json.JSONDecoder:
    """Decodes JSON; `fault` gives, or raises, what is to stand where a key comes twice or a value is NaN."""

    def together(pairs: list[tuple[str, Json]]) -> Json:
        found = dict(pairs)
        return found if len(found) == len(pairs) else fault(_twice([key for key, _ in pairs]))

    return json.JSONDecoder(object_pairs_hook=together, parse_int=Written, parse_float=Written, parse_constant=fault)


def as_text(value: Json) -> str | None:
    """The text of a cell; lists and objects as JSON.

    TypeError for a `Fault`, ValueError for halves of characters.
    """
    if value is None:
        return None
    if isinstance(value, str):
        value.encode()
        return str(value) or None
    return as_json(value)


def as_json(value: Json) -> str:
    """`value` as JSON text, its numbers as they were written."""
    if isinstance(value, Written):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(as_json, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {as_json(item)}" for key, item in value.items()) + "}"
    text = json.dumps(value, ensure_ascii=False)
    text.encode()
    return text


def _twice(keys: list[str]) -> str:
    return next(key for at, key in enumerate(keys) if key in keys[:at])
