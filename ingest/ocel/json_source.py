"""OCEL 2.0 in JSON → its events and objects."""

import re
from collections.abc import Mapping
from pathlib import Path

from ingest.decode import decode
from ingest.file_bytes import read_bytes
from ingest.json_text import Json, as_text, decoder
from ingest.limits import LOG_LIMITS
from ingest.ocel.facts import NOT_OCEL, Change, Ocel, OcelEvent, OcelObject, Relation
from model.errors import SopError

_OPENING = re.compile(r'\{\s*"(?:objectTypes|eventTypes|objects|events|ocel:[\w-]+)"\s*:')


def _refuse(what: str) -> Json:
    raise ValueError(f"{what!r:.40}")


_DECODER = decoder(_refuse)


def is_ocel(head: str) -> bool:
    """Whether a JSON text that begins with `head` is an OCEL log."""
    return _OPENING.match(head) is not None


def read_ocel_json(path: Path) -> Ocel:
    """The log at `path`; `SopError` when it is no OCEL 2.0, has a key twice or NaN."""
    text = decode(read_bytes(path, LOG_LIMITS.whole_bytes), path.name)
    try:
        return _ocel(_DECODER.decode(text.lstrip("\ufeff")))
    except KeyError as error:
        raise SopError(NOT_OCEL, name=path.name, why=f"tanpa {error}") from error
    except (TypeError, ValueError) as error:
        raise SopError(NOT_OCEL, name=path.name, why=" ".join(str(error).split())[:80]) from error
    except RecursionError as error:
        raise SopError(NOT_OCEL, name=path.name, why="> 1000 { [") from error


def _ocel(data: Json) -> Ocel:
    objects = {_text(entry, "id"): _object(entry) for entry in _entries(data, "objects")}
    events = tuple(_event(entry) for entry in _entries(data, "events"))
    named = [_text(entry, "name") for entry in _entries(data, "objectTypes", needed=False)]
    used = (thing.type for thing in objects.values())
    return Ocel(tuple(dict.fromkeys([*named, *used])), objects, events)


def _object(entry: Json) -> OcelObject:
    changes = _entries(entry, "attributes", needed=False)
    return OcelObject(_text(entry, "type"), tuple(_change(change) for change in changes))


def _change(entry: Json) -> Change:
    found = _mapping(entry)
    return Change(_text(entry, "name"), as_text(found["value"]), as_text(found.get("time")))


def _event(entry: Json) -> OcelEvent:
    attributes = _entries(entry, "attributes", needed=False)
    related = _entries(entry, "relationships", needed=False)
    return OcelEvent(
        _text(entry, "id"),
        _text(entry, "type"),
        _text(entry, "time"),
        {_text(attribute, "name"): as_text(_mapping(attribute)["value"]) for attribute in attributes},
        tuple(Relation(_text(link, "objectId"), as_text(_mapping(link).get("qualifier")) or "") for link in related),
    )


def _entries(data: Json, key: str, *, needed: bool = True) -> list[Json]:
    found = _mapping(data)[key] if needed else _mapping(data).get(key) or []
    if not isinstance(found, list):
        raise TypeError(key)
    return found


def _mapping(data: Json) -> Mapping[str, Json]:
    if not isinstance(data, dict):
        raise TypeError(f"{data!r:.40}")
    return data


def _text(data: Json, key: str) -> str:
    """The text under `key`, which has to be there."""
    text = as_text(_mapping(data)[key])
    if text is None:
        raise KeyError(key)
    return text
