"""What an OCEL file says: events, objects, and how they relate."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from model.text import Text

Cells: TypeAlias = Mapping[str, str | None]

NOT_OCEL = Text(
    id="{name}: bukan log OCEL 2.0 yang utuh ({why}). Ekspor ulang sebagai OCEL 2.0, lalu ulangi.",
    en="{name}: no complete OCEL 2.0 log ({why}). Export it again as OCEL 2.0 and try again.",
)


@dataclass(frozen=True, slots=True)
class Change:
    """An attribute's value from `time` on; without time it holds always."""

    attribute: str
    value: str | None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class OcelObject:
    """An object with the values its attributes had."""

    type: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """An object that an event concerns, and as what."""

    object: str
    qualifier: str


@dataclass(frozen=True, slots=True)
class OcelEvent:
    """Something that happened."""

    id: str
    type: str
    time: str | None
    attributes: Cells
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Ocel:
    """A whole log: object types, objects by id, events in the order of the file."""

    types: tuple[str, ...]
    objects: Mapping[str, OcelObject]
    events: tuple[OcelEvent, ...]
